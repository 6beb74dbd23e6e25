"""The card with a draft to send."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout

from ui.accessibility import announce
from ui.pages.requests.words import letters
from ui.translation import LANGUAGES, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field


class LetterCard(Card):
    """Which letter, in which language; it can be changed before it is copied."""

    def __init__(self, write: Callable[[str, str], str], languages: tuple[str, ...]) -> None:
        super().__init__(
            translate("Requests", "Letter"),
            translate("Requests", "A draft: read it, change it, and send it from your own mail."),
        )
        self._write = write
        self.which = Choice(translate("Requests", "Which letter"), letters())
        named_ = [(each, LANGUAGES.get(each, each)) for each in languages]
        self.language = Choice(translate("Requests", "Language of the letter"), named_)
        self.text = TextArea(translate("Requests", "The letter"), lines=10)
        self.copy_button = Button(translate("Requests", "Copy"), icon_name="copy")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(field(self.which.accessibleName(), self.which), 1)
        row.addWidget(field(self.language.accessibleName(), self.language), 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        self.add(row, self.text, foot)
        for choice in (self.which, self.language):
            choice.currentIndexChanged.connect(lambda _at: self.draft())
        self.copy_button.clicked.connect(lambda _on: self._copy())

    def draft(self) -> None:
        """Write it anew."""
        self.text.fill(self._write(self.which.value, self.language.value))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.text)
        announce(self, translate("Requests", "Copied"))

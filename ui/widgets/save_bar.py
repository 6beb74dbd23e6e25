"""What is not saved yet, what it would mean, and the two buttons for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.text import label


class SaveBar(QFrame):
    """Hidden while there is nothing to save."""

    saved = Signal()
    discarded = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "savebar")
        unsaved = translate("SaveBar", "You have changes that are not saved.")
        self._title = label(unsaved, "strong", wrap=True)
        self._meaning = label("", "small", wrap=True)
        self._warnings = label("", "warn", wrap=True)
        self._discard = Button(translate("SaveBar", "Discard"))
        self._save = Button(translate("SaveBar", "Save changes"), kind="primary")
        self._discard.clicked.connect(lambda _checked: self.discarded.emit())
        self._save.clicked.connect(lambda _checked: self.saved.emit())
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(self._title)
        texts.addWidget(self._meaning)
        texts.addWidget(self._warnings)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(32, 14, 32, 14)
        inside.setSpacing(10)
        inside.addLayout(texts, 1)
        inside.addWidget(self._discard)
        inside.addWidget(self._save)
        self.hide()

    @property
    def save_button(self) -> Button:
        """The button that saves."""
        return self._save

    @property
    def discard_button(self) -> Button:
        """The button that goes back to what was saved."""
        return self._discard

    def show_change(
        self, dirty: bool, meaning: Sequence[str] = (), warnings: Sequence[str] = ()
    ) -> None:
        """Show or hide the bar; `meaning` says what the change would do, `warnings` the risks."""
        for shown, said in ((self._meaning, meaning), (self._warnings, warnings)):
            shown.setText("\n".join(f"•  {sentence}" for sentence in said))
            shown.setVisible(bool(said))
        self.setVisible(dirty)

    def busy(self, saving: bool) -> None:
        """No second save while one is under way."""
        self._save.setEnabled(not saving)
        self._discard.setEnabled(not saving)

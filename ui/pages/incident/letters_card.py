"""Letters about an incident: read here, written as HTML, Word and PDF."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from builder.privacy.papers.paper import Paper
from builder.studio.incident import LETTERS
from builder.system import texts
from ui.accessibility import named
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import field
from ui.widgets.paper_view import PaperView
from ui.widgets.text import label

_NAMES = {"en": "English", "de": "Deutsch", "es": "Español"}


class LettersCard(Card):
    """Drafts: check them before you send them."""

    read_wanted = Signal(str, str)
    write_wanted = Signal(str)

    def __init__(self, presenter: IncidentPresenter) -> None:
        super().__init__(
            translate("Incident", "Letters"),
            translate("Incident", "Drafts from what is known. Check them before you send them."),
        )
        self._presenter = presenter
        spoken = translate("Incident", "Language of the letters")
        self.language = Choice(
            spoken, [(code, _NAMES.get(code, code)) for code in texts.languages()]
        )
        self.language.choose(presenter.language)
        self.write = Button(
            translate("Incident", "Write all to a folder…"), kind="primary", icon_name="file-text"
        )
        self.view = PaperView(translate("Incident", "Text of the letter"))
        self.view.hide()
        head = QHBoxLayout()
        head.addWidget(field(spoken, self.language))
        head.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.write)
        self.add(head)
        self.rows(*(self._row(kind) for kind in LETTERS))
        self.add(self.view, foot)
        self.write.clicked.connect(lambda _on: self.write_wanted.emit(self.language.value))

    def show_letter(self, letter: Paper) -> None:
        """Show one letter."""
        self.view.show_paper(letter)
        self.view.show()
        self.view.setFocus()

    def put_away(self) -> None:
        """Another incident is looked at: the letter shown is not its."""
        self.view.hide()

    def _row(self, kind: str) -> QWidget:
        title = self._presenter.title(kind)
        read = named(
            Button(translate("Incident", "Read"), kind="small"),
            f"{translate('Incident', 'Read')}: {title}",
        )
        read.clicked.connect(lambda _on: self.read_wanted.emit(kind, self.language.value))
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(label(title, "strong", wrap=True), 1)
        inside.addWidget(read)
        return row

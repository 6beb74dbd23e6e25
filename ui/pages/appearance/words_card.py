"""Every other text of the chat, in the owner's words where they wrote any."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from builder.studio import appearance as verbs
from ui.accessibility import named
from ui.pages.appearance.wording import Wording
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import text_line
from ui.widgets.text import label


class WordsCard(Card):
    """A list that can be searched; made when it is first looked at."""

    def __init__(self, wording: Wording, languages: tuple[tuple[str, str], ...]) -> None:
        self.language = Choice(translate("Appearance", "Language of these texts"), languages)
        super().__init__(
            translate("Appearance", "Texts of the chat"),
            translate(
                "Appearance",
                "Write what shall stand there instead; empty keeps ours. Only what says that this "
                "is an AI stays as it is.",
            ),
            self.language,
        )
        self._wording = wording
        self.language.choose(wording.language)
        self.search = text_line(
            translate("Appearance", "Search the texts"), translate("Appearance", "Search…")
        )
        self._none = label(translate("Appearance", "No text has these words."), "small")
        self.lines: dict[str, _Row] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        self.add(self.search, self._none, self._list)
        self._none.hide()
        self.language.currentIndexChanged.connect(lambda _at: self.show_words())
        self.search.textChanged.connect(lambda _text: self._filter())

    def show_words(self) -> None:
        """Show what is written in the language that is chosen."""
        if not self.lines:
            self._make()
        spoken = self.language.value
        for key, row in self.lines.items():
            row.show_text(verbs.ours(key, spoken), self._wording.said(spoken, key))
        self._filter()

    def _make(self) -> None:
        for key in verbs.editable():
            row = self.lines[key] = _Row()
            row.line.textEdited.connect(
                lambda text, key=key: self._wording.write(self.language.value, key, text)
            )
            self._list.addWidget(row)

    def _filter(self) -> None:
        wanted = self.search.text().strip().casefold()
        for row in self.lines.values():
            row.setVisible(wanted in row.words)
        self._none.setVisible(not any(wanted in row.words for row in self.lines.values()))


class _Row(QWidget):
    """Our text, and a line for the owner's."""

    def __init__(self) -> None:
        super().__init__()
        self._ours = label("", "field", wrap=True)
        self.line = QLineEdit()
        self.line.setMaxLength(1000)
        self._ours.setBuddy(self.line)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self._ours)
        inside.addWidget(self.line)

    @property
    def words(self) -> str:
        """What a search looks into."""
        return f"{self._ours.text()} {self.line.text()}".casefold()

    def show_text(self, ours: str, own: str) -> None:
        """Show our text, and the owner's words."""
        self._ours.setText(ours)
        named(self.line, ours)
        self.line.setPlaceholderText(ours)
        if self.line.text() != own:
            self.line.setText(own)

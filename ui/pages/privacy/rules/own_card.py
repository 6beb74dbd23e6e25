"""What is the business's own in the rules: what stays readable, what is masked, and a try."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout

from builder.core.setting import Value
from ui.accessibility import announce
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.field import LineList, field, text_line
from ui.widgets.text import label

CONTACTS, PEOPLE = "business.contacts", "business.people"
NUMBERS, COUNTRIES = "business.numbers", "business.countries"
_PAUSE_MS = 300
"""So long after the last letter a sentence is tried."""


class OwnCard(Card):
    """Four lists with an entry a line, and a sentence that is tried as it is typed.

    Signals:
        edited: something in a list changed.
        tried: a sentence to be shown as it would be kept.
    """

    edited = Signal()
    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("OwnNumbers", "Your own details"),
            translate(
                "OwnNumbers", "What is yours stays readable; your customers' numbers do not."
            ),
        )
        self.lists: dict[str, LineList] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        for place, (name, title, hint, example) in enumerate(_fields()):
            self.lists[name] = LineList(title, example, lines=3)
            made = field(title, self.lists[name], hint)
            grid.addWidget(made, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            self.lists[name].edited.connect(lambda _text: self._changed())
        self.add(grid)
        self._build_trial()

    def values(self) -> dict[str, Value]:
        """What is typed, by dotted name."""
        return {
            name: tuple(e.upper() for e in area.entries) if name == COUNTRIES else area.entries
            for name, area in self.lists.items()
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        for name, area in self.lists.items():
            entries = values[name]
            area.show_entries(entries if isinstance(entries, tuple) else ())

    def show_trial(self, said: str) -> None:
        """The sentence that is tried, as it would be kept."""
        if not self.sentence.text().strip():
            return
        if said == self.sentence.text():
            said = translate("OwnNumbers", "Nothing in it is masked.")
        self.result.setText(said)
        announce(self.result, said)

    def _build_trial(self) -> None:
        title = translate("OwnNumbers", "Try it: type a sentence and see what is masked")
        self.sentence = text_line(
            title, translate("OwnNumbers", "Where is order RE-2024-00042? Please call Anna Berg.")
        )
        hint = translate("OwnNumbers", "Nothing you type here is kept or sent.")
        self.result = label("", "strong", wrap=True)
        self.add(field(title, self.sentence, hint))
        self.add(self.result)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._try)
        self.sentence.textChanged.connect(lambda _text: self._pause.start())

    def _changed(self) -> None:
        self.edited.emit()
        if self.sentence.text().strip():
            self._pause.start()

    def _try(self) -> None:
        text = self.sentence.text()
        if text.strip():
            self.tried.emit(text)
        else:
            self.result.clear()


def _fields() -> tuple[tuple[str, str, str, str], ...]:
    one_a_line = translate("OwnNumbers", "One a line.")
    return (
        (CONTACTS, translate("OwnNumbers", "Your own numbers and addresses"), one_a_line, ""),
        (PEOPLE, translate("OwnNumbers", "People you name on purpose"), one_a_line, ""),
        (
            NUMBERS,
            translate("OwnNumbers", "Examples of your order and customer numbers"),
            translate(
                "OwnNumbers",
                "One a line. Every number of the same form is masked: it leads to a person.",
            ),
            "RE-2024-00017\nC######",
        ),
        (
            COUNTRIES,
            translate("OwnNumbers", "Countries whose numbers are recognised"),
            translate(
                "OwnNumbers",
                "Two letters a line, beside those of your language: phone, tax and identity "
                "numbers of these countries are masked.",
            ),
            "FR\nIT",
        ),
    )

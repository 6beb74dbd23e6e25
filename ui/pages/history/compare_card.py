"""Two revisions beside each other: what is other in the later one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from builder.studio.history.differences import Difference
from builder.studio.history.restoring import Entry
from builder.system import texts
from ui.pages.history.revision_row import headings, moment
from ui.translation import language, translate
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.difference_rows import difference_rows
from ui.widgets.field import field
from ui.widgets.rows import Rows
from ui.widgets.text import label

_HEADING = 50


class CompareCard(Card):
    """Tells which two are wished for; shows what it is given."""

    wished = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(
            translate("History", "Two states compared"),
            translate("History", "What is other in the second one."),
        )
        self.first = Choice(translate("History", "First"))
        self.second = Choice(translate("History", "Second"))
        self._picked = False
        choices = QHBoxLayout()
        choices.setSpacing(16)
        for box in (self.first, self.second):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.activated.connect(lambda _at: self._pick())
            box.currentIndexChanged.connect(lambda _at: self._wish())
            choices.addWidget(field(box.accessibleName(), box), 1)
        self.nothing = label(texts.say("history.nothing", language()), "small")
        self.nothing.hide()
        self.found = Rows()
        self.sentences: list[str] = []
        self.add(choices, self.nothing, self.found)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these revisions: the last change, or what was chosen while that is there."""
        names = [(each.revision.n, _name(each)) for each in entries]
        for at, box in enumerate((self.first, self.second)):
            chosen = box.currentData() if self._picked else None
            with QSignalBlocker(box):
                box.clear()
                for key, name in names:
                    box.addItem(name, key)
                place = box.findData(chosen)
                box.setCurrentIndex(place if place >= 0 else min(1 - at, len(names) - 1))
        self._wish()

    def choose(self, first: int, second: int) -> None:
        """Compare these two."""
        self._picked = True
        for box, number in ((self.first, first), (self.second, second)):
            with QSignalBlocker(box):
                box.setCurrentIndex(box.findData(number))
        self._wish()

    def show_differences(self, found: Sequence[Difference], sentences: Sequence[str]) -> None:
        """Show what is other: the sentences, then what stood and stands there."""
        self.sentences = list(sentences)
        self.nothing.setVisible(not found)
        self.found.refill(difference_rows(found, sentences))

    def _pick(self) -> None:
        self._picked = True

    def _wish(self) -> None:
        first, second = self.first.currentData(), self.second.currentData()
        if first is not None and second is not None:
            self.wished.emit(first, second)


def _name(entry: Entry) -> str:
    heading = headings(entry)[0]
    short = heading if len(heading) <= _HEADING else f"{heading[: _HEADING - 1]}…"
    return f"{entry.revision.n} · {moment(entry)} · {short}"

"""Opening hours, a line a day."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from builder.core.errors import UsageError
from builder.core.pinned import DAYS, Spans
from builder.core.pinned_check import parse_spans, say_spans
from ui.pages.documents.facts.forms import show_spans
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.entry_list import EntryList
from ui.widgets.field import text_line
from ui.widgets.text import label, restyle

Week = tuple[Spans | None, ...]


class HoursCard(Card):
    """Seven lines, and a list of special days."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Facts", "Opening hours"),
            translate(
                "Facts",
                "Such as 9:00–12:30, 14:00–18:00, or “closed”. What stays empty is not told.",
            ),
        )
        self._lines: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, day in enumerate(DAYS):
            name = QLocale().standaloneDayName(row + 1)
            line = text_line(translate("Facts", "Hours on {day}").format(day=name))
            line.textChanged.connect(lambda _text: self.edited.emit())
            title = label(name.capitalize(), "field")
            title.setBuddy(line)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(line, row, 1)
            self._lines[day] = line
        self.special = EntryList(
            translate("Facts", "Special days"),
            translate("Facts", "Add a special day"),
            translate("Facts", "Holidays and other days with hours of their own."),
        )
        self.add(grid, label(translate("Facts", "Special days"), "title"), self.special)

    def line(self, day: str) -> QLineEdit:
        """The line of a day (`monday`)."""
        return self._lines[day]

    def week(self) -> Week:
        """The hours that are filled in.

        Raises:
            UsageError: a line is not hours; it is marked.
        """
        found, first = [], None
        for day, line in self._lines.items():
            error = None
            try:
                found.append(parse_spans(line.text(), where=f"hours.{day}"))
            except UsageError as wrong:
                error, first = wrong, first or wrong
            _mark(line, error is not None)
        if first is not None:
            raise first
        return tuple(found)

    def show_week(self, week: Week) -> None:
        """Show hours; a line that says the same otherwise stays as it was typed."""
        for line, spans in zip(self._lines.values(), week, strict=True):
            said = show_spans(say_spans(spans))
            if line.text() != said:
                line.setText(said)


def _mark(line: QLineEdit, bad: bool) -> None:
    state = "bad" if bad else ""
    if (line.property("state") or "") != state:
        line.setProperty("state", state)
        restyle(line)

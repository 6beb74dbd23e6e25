"""The rows of the activity, by day: searched, narrowed, paged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.activity.exporting import period
from builder.studio.activity.kinds import KINDS, OTHER
from builder.studio.activity.listing import Line, Wish
from builder.studio.activity.words import details, local
from builder.system import texts
from ui.pages.activity.presenter import Shown
from ui.translation import language, translate
from ui.widgets.button import Button, IconLabel
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import text_line
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, line

ICONS = {
    "access": "lock",
    "settings": "settings",
    "documents": "file-text",
    "answers": "message-square-text",
    "publishing": "rocket",
    "contacts": "globe",
    "people": "monitor",
    "care": "shield-check",
    OTHER: "info",
}
_TYPED_MS = 250
_FITS = 60
"""Characters that have room on a line of the smallest window."""


class LogCard(Card):
    """Tells what is wished for; shows what it is given."""

    wished = Signal(object)
    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__(
            translate("Activity", "What happened"),
            translate("Activity", "Numbers and counts; never what stands in a document or a chat."),
        )
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_TYPED_MS)
        self._shown: list[tuple[int, str]] = []
        self._day = QDate()
        self._build()
        self._typed.timeout.connect(self._wish)
        self.search.textChanged.connect(lambda _text: self._typed.start())
        for choice in (self.kind, self.days):
            choice.currentIndexChanged.connect(lambda _at: self._wish())
        self.older.clicked.connect(lambda _on: self.turned.emit(True))
        self.newer.clicked.connect(lambda _on: self.turned.emit(False))

    @property
    def wish(self) -> Wish:
        """What is chosen and typed."""
        since = ""
        if self.days.value:
            first = datetime.now().astimezone().date() - timedelta(days=int(self.days.value) - 1)
            since = period(first.isoformat(), "").since
        return Wish(kind=self.kind.value, since=since, words=self.search.text().strip())

    def show_lines(self, shown: Shown) -> None:
        """Show these rows; nothing is made anew while they are the same."""
        keys = [(each.row.n, each.sentence) for each in shown.lines]
        if keys != self._shown:
            self._shown = keys
            self._fill(shown.lines)
        self._nothing.setVisible(not shown.lines)
        self.older.setVisible(shown.older)
        self.newer.setVisible(shown.newer)

    def sentences(self) -> list[str]:
        """What is shown, from top to bottom."""
        return [sentence for _, sentence in self._shown]

    def _build(self) -> None:
        shown = language()
        kinds = [(kind, texts.say(f"activity.kinds.{kind}", shown)) for kind in (*KINDS, OTHER)]
        everything = ("", translate("Activity", "Everything"))
        self.kind = Choice(translate("Activity", "Kind of event"), [everything, *kinds])
        self.days = Choice(
            translate("Activity", "Since when"),
            [
                ("", translate("Activity", "At any time")),
                ("1", translate("Activity", "Today")),
                ("7", translate("Activity", "The last 7 days")),
                ("30", translate("Activity", "The last 30 days")),
                ("91", translate("Activity", "The last quarter")),
                ("365", translate("Activity", "The last year")),
            ],
        )
        words = translate("Activity", "Search the activity")
        self.search = text_line(words, translate("Activity", "Search…"))
        self.search.setClearButtonEnabled(True)
        filters = QGridLayout()
        filters.setSpacing(10)
        filters.addWidget(self.search, 0, 0, 1, 2)
        filters.addWidget(self.kind, 1, 0)
        filters.addWidget(self.days, 1, 1)
        self._nothing = label(translate("Activity", "Nothing like that happened."), "small")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.newer = Button(translate("Activity", "Newer ones"), kind="small")
        self.older = Button(translate("Activity", "Older ones"), kind="small")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.newer)
        foot.addWidget(self.older)
        foot.addStretch(1)
        self.add(filters, self._nothing, self._rows, foot)

    def _wish(self) -> None:
        self._typed.stop()
        self.wished.emit(self.wish)

    def _fill(self, lines: Sequence[Line]) -> None:
        empty(self._rows)
        day: date | None = None
        for each in lines:
            when = local(each.row.when)
            if self._rows.count() == 0 or (when and when.date() != day):
                day = when.date() if when else None
                self._rows.addWidget(_heading(day, first=self._rows.count() == 0))
            else:
                self._rows.addWidget(line())
            self._rows.addWidget(_row(each, when.time() if when else None))


def _heading(day: date | None, *, first: bool) -> QWidget:
    told = translate("Activity", "At an unknown time")
    if day is not None:
        shown = QDate(day.year, day.month, day.day)
        told = QLocale().toString(shown, QLocale.FormatType.LongFormat)
        if shown == QDate.currentDate():
            told = translate("Activity", "Today, {day}").format(day=told)
    made = label(told, "strong")
    made.setContentsMargins(0, 0 if first else 14, 0, 2)
    return made


def _row(each: Line, at: time | None) -> QWidget:
    made = QWidget()
    clock = ""
    if at is not None:
        told_at = QTime(at.hour, at.minute)
        clock = QLocale().toString(told_at, QLocale.FormatType.ShortFormat)
    parts = [clock, each.actor, f"#{each.row.n}"]
    told = QVBoxLayout()
    told.setSpacing(1)
    # A label that wraps is laid out again and again: most sentences fit on their line.
    long = len(each.sentence) > _FITS
    told.addWidget(label(each.sentence, wrap=True) if long else ElidedLabel(each.sentence))
    told.addWidget(ElidedLabel(" · ".join(part for part in parts if part), "small"))
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 4, 0, 4)
    inside.setSpacing(12)
    inside.addWidget(IconLabel(ICONS.get(each.kind, "info"), colour="muted"))
    inside.addLayout(told, 1)
    made.setToolTip(details(each.row))
    return made

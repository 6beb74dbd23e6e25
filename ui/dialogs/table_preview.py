"""What a table would bring: how much, and what of it cannot be taken, row by row."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from builder.studio.facts_csv import Line, Taken
from ui.accessibility import named
from ui.dialogs.sheet import Sheet
from ui.errors import tell
from ui.translation import number, translate
from ui.widgets.pill import Pill
from ui.widgets.text import ElidedLabel, label, line

MOST = 200
"""Rows shown, those that cannot be taken first: a person reads no more."""

_LEVELS = {"new": "ok", "updated": "ok", "unchanged": "plain", "rejected": "danger"}


class TablePreview(Sheet):
    """Takes nothing by itself; `accepted` says that the rows are wanted."""

    def __init__(self, parent: QWidget | None, taken: Taken) -> None:
        good = taken.count("new") + taken.count("updated")
        action = number(good).translate("TablePreview", "Take %n rows", "", 0) if good else ""
        super().__init__(
            parent,
            translate("TablePreview", "What is in this table"),
            _summary(taken),
            action=action,
            width=640,
        )
        rows = QWidget()
        inside = QVBoxLayout(rows)
        inside.setContentsMargins(2, 2, 12, 2)
        inside.setSpacing(6)
        lines = sorted(taken.lines, key=lambda each: each.outcome != "rejected")
        for place, each in enumerate(lines[:MOST]):
            if place:
                inside.addWidget(line())
            inside.addWidget(_row(each))
        if len(lines) > MOST:
            more = number(len(lines) - MOST).translate("TablePreview", "%n more rows", "", 0)
            inside.addWidget(label(more, "small"))
        inside.addStretch(1)
        scroller = named(QScrollArea(), translate("TablePreview", "Rows of the table"))
        scroller.setProperty("ground", "bg")
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setMinimumHeight(280)
        scroller.setWidget(rows)
        self.content.addWidget(scroller)


def _summary(taken: Taken) -> str:
    said = [
        number(taken.count("new")).translate("TablePreview", "%n new", "", 0),
        number(taken.count("updated")).translate("TablePreview", "%n changed", "", 0),
        number(taken.count("unchanged")).translate("TablePreview", "%n as before", "", 0),
        number(taken.count("rejected")).translate("TablePreview", "%n cannot be taken", "", 0),
    ]
    return " · ".join(said)


def _row(each: Line) -> QWidget:
    words = {
        "new": translate("TablePreview", "New"),
        "updated": translate("TablePreview", "Changed"),
        "unchanged": translate("TablePreview", "As before"),
        "rejected": translate("TablePreview", "Not taken"),
    }
    row = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(ElidedLabel(each.first or "–", "strong"))
    where = translate("TablePreview", "Line {number}").format(number=each.number)
    if each.error is None:
        texts.addWidget(ElidedLabel(f"{where} · {each.second}", "small"))
    else:
        told = tell(each.error)
        texts.addWidget(label(f"{where} · {told.sentence} {told.next_step}", "danger", wrap=True))
    pill = Pill()
    pill.say(words[each.outcome], _LEVELS[each.outcome])
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 4, 0, 4)
    inside.setSpacing(12)
    inside.addLayout(texts, 1)
    inside.addWidget(pill, 0, Qt.AlignmentFlag.AlignTop)
    return row

"""One revision: when, who, what changed, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.activity.words import actor, local
from builder.studio.history.restoring import Entry
from builder.system import texts
from builder.vault.audit_log import AuditRow
from ui.accessibility import named
from ui.translation import language, number, translate
from ui.widgets.button import Button
from ui.widgets.pill import Pill
from ui.widgets.text import label

_SHOWN = 4
"""Sentences of one revision; more are counted."""


class RevisionRow(QWidget):
    """A row of the history."""

    compare_wanted = Signal(int)
    restore_wanted = Signal(int)

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.number = entry.revision.n
        words = QVBoxLayout()
        words.setSpacing(2)
        told = headings(entry)
        for sentence in told[:_SHOWN]:
            words.addWidget(label(sentence, "", wrap=True))
        if len(told) > _SHOWN:
            more = number(len(told) - _SHOWN).translate("History", "and %n more", "", 0)
            words.addWidget(label(more, "small"))
        words.addWidget(label(self._place(), "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(words, 1)
        if entry.current:
            pill = Pill()
            pill.say(translate("History", "as it is now"), "ok")
            row.addWidget(pill)
            return
        self.compare = Button(translate("History", "Compare"), kind="small")
        self.restore = Button(translate("History", "Bring back"), kind="small")
        name = translate("History", "Compare revision {number} with now")
        named(self.compare, name.format(number=self.number))
        name = translate("History", "Bring revision {number} back")
        named(self.restore, name.format(number=self.number))
        self.compare.clicked.connect(lambda _on: self.compare_wanted.emit(self.number))
        self.restore.clicked.connect(lambda _on: self.restore_wanted.emit(self.number))
        row.addWidget(self.compare)
        row.addWidget(self.restore)

    def _place(self) -> str:
        who = who_did(self.entry)
        number = translate("History", "Revision {number}").format(number=self.number)
        parts = [number, moment(self.entry), who]
        return " · ".join(part for part in parts if part)


def headings(entry: Entry) -> list[str]:
    """What a revision is about, a sentence each."""
    row = entry.revision
    if row.cause:
        about = str(row.about or "")
        cause = texts.say(f"history.{row.cause}", language(), number=about)
        return [cause, *entry.sentences]
    return list(entry.sentences) or [texts.say("history.first", language())]


def moment(entry: Entry) -> str:
    """When, on the owner's clock."""
    when = local(entry.revision.when)
    if when is None:
        return entry.revision.when
    day, time = QDate(when.year, when.month, when.day), QTime(when.hour, when.minute)
    short = QLocale.FormatType.ShortFormat
    return f"{QLocale().toString(day, short)} {QLocale().toString(time, short)}"


def who_did(entry: Entry) -> str:
    """Who, in words."""
    row = entry.revision
    return actor(AuditRow(0, row.when, "", {}, row.actor), language())

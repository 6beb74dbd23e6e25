"""The card with the changes that wait for the owner's word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from builder.knowledge.folder_changes import Change
from ui.pages.documents.folders.rows import ChangeRow
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.rows import empty
from ui.widgets.text import label, line
from ui.widgets.tick import Tick

SHOWN = 200
"""Rows that are drawn at most; the others go with the tick for all."""


class ChangesCard(Card):
    """A list with ticks. What is gone with much else at once is not ticked from the start."""

    accepted = Signal(list)
    ignored = Signal(list)

    def __init__(self) -> None:
        super().__init__(
            translate("Folders", "Changes to look at"),
            translate("Folders", "Found in your folders. Nothing is done until you say so."),
        )
        self.rows_shown: list[ChangeRow] = []
        self._rest: list[Change] = []
        self._off: set[tuple[str, str, str]] = set()
        self._known: set[tuple[str, str, str]] = set()
        self._build()
        self.hide()

    def show_changes(self, changes: Sequence[Change], names: dict[str, str]) -> None:
        """Show `changes`; ticks that were taken away stay away."""
        keys = [_key(change) for change in changes]
        if keys == [_key(change) for change in self._everything()]:
            return
        self._off |= {
            key for key, c in zip(keys, changes, strict=True) if c.held and key not in self._known
        }
        self._known = set(keys)
        self._off &= self._known
        self._clear()
        for change in changes[:SHOWN]:
            row = ChangeRow(change, names, on=_key(change) not in self._off)
            row.ticked.connect(self._ticked)
            self.rows_shown.append(row)
            if self._list.count():
                self._list.addWidget(line())
            self._list.addWidget(row)
        self._rest = list(changes[SHOWN:])
        self._more.setVisible(bool(self._rest))
        more = number(len(self._rest)).translate("Folders", "and %n more", "", 0)
        self._more.setText(more)
        self.setVisible(bool(changes))
        self._summarise()

    def show_busy(self, busy: bool) -> None:
        """Nothing can be chosen while changes are made."""
        for part in (self.accept, self.ignore, self.every):
            part.setEnabled(not busy)
        if not busy:
            self._summarise()

    def _build(self) -> None:
        self.every = Tick(translate("Folders", "All changes"), on=True)
        self.every.clicked.connect(self._tick_all)
        self._count = label("", "small")
        self.accept = Button(translate("Folders", "Take over"), kind="primary")
        self.accept.clicked.connect(lambda _on: self.accepted.emit(self._chosen()))
        self.ignore = Button(translate("Folders", "Ignore"))
        self.ignore.clicked.connect(lambda _on: self.ignored.emit(self._chosen()))
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.every)
        head.addWidget(self._count, 1)
        head.addWidget(self.ignore)
        head.addWidget(self.accept)
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        self._more = label("", "small")
        self.add(head, line(), self._list, self._more)

    def _everything(self) -> list[Change]:
        return [*(row.change for row in self.rows_shown), *self._rest]

    def _chosen(self) -> list[Change]:
        return [change for change in self._everything() if _key(change) not in self._off]

    def _ticked(self) -> None:
        for row in self.rows_shown:
            key = _key(row.change)
            if row.tick.isChecked():
                self._off.discard(key)
            else:
                self._off.add(key)
        self._summarise()

    def _tick_all(self) -> None:
        on = len(self._chosen()) < len(self._everything())
        self._off = set() if on else {_key(change) for change in self._everything()}
        for row in self.rows_shown:
            row.tick.blockSignals(True)
            row.tick.setChecked(on)
            row.tick.blockSignals(False)
        self._summarise()

    def _summarise(self) -> None:
        chosen, every = len(self._chosen()), len(self._everything())
        states = {0: Qt.CheckState.Unchecked, every: Qt.CheckState.Checked}
        self.every.setCheckState(states.get(chosen, Qt.CheckState.PartiallyChecked))
        said = number(every).translate("Folders", "{chosen} of %n changes", "", 0)
        self._count.setText(said.format(chosen=chosen))
        self.accept.setEnabled(chosen > 0)
        self.ignore.setEnabled(chosen > 0)

    def _clear(self) -> None:
        self.rows_shown = []
        empty(self._list)


def _key(change: Change) -> tuple[str, str, str]:
    """The same change at two looks."""
    now = change.now
    return change.kind, now.folder_id, f"{now.path} {now.size} {now.mtime_ns} {change.held}"

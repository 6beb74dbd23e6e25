"""A list of things a person wrote: found by words, changed, taken away, added to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import announce, named
from ui.translation import number, translate
from ui.widgets.button import Button, icon_button
from ui.widgets.field import text_line
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import ElidedLabel, label, line

SHOWN, SEARCHED = 30, 6
"""Rows made at once, and from how many on there is a line to search with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row; `words` is what a search looks through besides what is shown."""

    id: str
    title: str
    details: str = ""
    pill: tuple[str, str] = ("", "plain")
    words: str = ""


class EntryList(QWidget):
    """Shows entries; what happens to them is told by their ids."""

    added = Signal()
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, name: str, add: str, empty: str) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._limit = SHOWN
        self.search = text_line(translate("EntryList", "Search: {name}").format(name=name))
        self.search.setPlaceholderText(translate("EntryList", "Search…"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _text: self._search())
        self.add_button = Button(add, icon_name="plus")
        self.add_button.clicked.connect(lambda _checked: self.added.emit())
        self._empty = label(empty, "small", wrap=True)
        self._more = Button(kind="link")
        self._more.clicked.connect(lambda _checked: self._show_more())
        first = QHBoxLayout()
        first.addWidget(self.add_button)
        first.addStretch(1)
        # A row of their own: in the smallest window there is no room beside the other.
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._actions.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        inside.addWidget(self.search)
        inside.addWidget(self._empty)
        inside.addLayout(self._rows)
        inside.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addLayout(first)
        inside.addLayout(self._actions)
        self._fill()

    def add_action(self, text: str, icon_name: str, act: Callable[[], None]) -> Button:
        """A further button beside the one that adds."""
        made = Button(text, icon_name=icon_name)
        made.clicked.connect(lambda _checked: act())
        self._actions.insertWidget(self._actions.count() - 1, made)
        return made

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these instead of those before; nothing is made anew when they are the same."""
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self._fill()

    @property
    def shown(self) -> list[Entry]:
        """The entries that the search finds, as many as have rows."""
        return self._found()[: self._limit]

    def _found(self) -> list[Entry]:
        words = self.search.text().casefold().split()
        return [
            each
            for each in self._entries
            if all(w in f"{each.title}\n{each.details}\n{each.words}".casefold() for w in words)
        ]

    def _search(self) -> None:
        self._limit = SHOWN
        self._fill()
        told = number(len(self._found())).translate("EntryList", "%n found", "", 0)
        announce(self, told)

    def _show_more(self) -> None:
        self._limit += 4 * SHOWN
        self._fill()

    def _fill(self) -> None:
        empty(self._rows)
        found = self._found()
        for place, each in enumerate(found[: self._limit]):
            if place:
                self._rows.addWidget(line())
            self._rows.addWidget(self._row(each))
        hidden = len(found) - self._limit
        self._more.setVisible(hidden > 0)
        self._more.setText(
            number(max(hidden, 0)).translate("EntryList", "%n more: show them, or search", "", 0)
        )
        self._empty.setVisible(not self._entries)
        self.search.setVisible(len(self._entries) > SEARCHED or bool(self.search.text()))

    def _row(self, each: Entry) -> QWidget:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(each.title, "strong"))
        if each.details:
            texts.addWidget(ElidedLabel(each.details, "small"))
        change = Button(translate("EntryList", "Change"), kind="small")
        named(change, translate("EntryList", "Change {name}").format(name=each.title))
        change.clicked.connect(lambda _checked: self.opened.emit(each.id))
        remove = icon_button(
            "trash-2", translate("EntryList", "Remove {name}").format(name=each.title)
        )
        remove.clicked.connect(lambda _checked: self._remove(each.id))
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.setSpacing(12)
        inside.addLayout(texts, 1)
        if each.pill[0]:
            inside.addWidget(Pill(*each.pill))
        inside.addWidget(change)
        inside.addWidget(remove)
        return row

    def _remove(self, identity: str) -> None:
        self.removed.emit(identity)
        # The row that had the focus is gone; it must not jump to the top of the window.
        QTimer.singleShot(0, self.add_button, self.add_button.setFocus)

"""The list of files: a page of thousands at a time, what needs the owner first."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.ingest import FileRow
from ui.pages.documents.files import states
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.document_row import DocumentRow, RowState
from ui.widgets.field import text_line
from ui.widgets.text import label, line

PAGE = 30
"""Rows shown at a time: however many files there are, the window has no more to lay out."""

MANY = 12
"""From here on there is something to search in."""

_REST = 10
"""How much longer than sorting took the next one waits: of very many files too."""

_LONGEST_REST_MS = 1000

_AT_ONCE = 6
"""Rows made before the window gets its turn again."""


class FileList(QWidget):
    """Rows keep their places while the pointer or the focus is on them: nobody clicks amiss."""

    removed = Signal(str)
    looked_into = Signal(str)
    examined = Signal(str)
    acted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._files: dict[str, FileRow] = {}
        self._order: list[str] = []
        self._page = 0
        self._stale = False
        self.rows: dict[str, DocumentRow] = {}
        self._made: list[tuple[DocumentRow, QWidget]] = []
        self.search = text_line(
            translate("Files", "Search by name"), translate("Files", "Search by name")
        )
        self.search.setClearButtonEnabled(True)
        self.filter = Choice(translate("Files", "Which files to show"), _choices())
        self.count = label("", "small")
        self.earlier = Button(translate("Files", "Earlier files"), kind="small")
        self.later = Button(translate("Files", "More files"), kind="small")
        self._list = QVBoxLayout()
        self._list.setSpacing(4)
        tools = QHBoxLayout()
        tools.setSpacing(10)
        tools.addWidget(self.search, 1)
        tools.addWidget(self.filter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(tools)
        inside.addLayout(self._list)
        turning = QHBoxLayout()
        turning.setSpacing(8)
        turning.addWidget(self.count, 1)
        turning.addWidget(self.earlier)
        turning.addWidget(self.later)
        inside.addLayout(turning)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self._arrange)
        self._cost_ms = 0.0
        self.search.textChanged.connect(lambda _text: self._begin_anew())
        self.filter.currentIndexChanged.connect(lambda _at: self._begin_anew())
        self.earlier.clicked.connect(lambda _checked: self._turn(-1))
        self.later.clicked.connect(lambda _checked: self._turn(1))
        self._arrange()

    @property
    def files(self) -> dict[str, FileRow]:
        """Every file, by name, shown or not."""
        return self._files

    def show_files(self, rows: Iterable[FileRow]) -> None:
        """Show these and no others."""
        self._files = {row.entry.name: row for row in rows}
        self._arrange()

    def update_files(self, rows: Iterable[FileRow]) -> None:
        """Show where some of them stand now; others stay as they are."""
        self.setUpdatesEnabled(False)
        for row in rows:
            self._files[row.entry.name] = row
            shown = self.rows.get(row.entry.name)
            if shown is not None:
                shown.show_state(states.of_row(row))
        self.setUpdatesEnabled(True)
        if not self._settling.isActive():
            self._settling.start(min(round(_REST * self._cost_ms), _LONGEST_REST_MS))

    def state(self, name: str) -> RowState:
        """What the row of a file says, or would."""
        return states.of_row(self._files[name])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The pointer left a row: what was held back is shown."""
        if event.type() == QEvent.Type.Leave and self._stale:
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _begin_anew(self) -> None:
        self._page = 0
        self._arrange(asked=True)

    def _turn(self, by: int) -> None:
        """Show the next page or the one before, and go on with the keyboard at its top."""
        self._page += by
        self._arrange(asked=True)
        if self._made:
            self._made[0][0].set_focus()

    def _arrange(self, *, asked: bool = False) -> None:
        begun = time.monotonic()
        self._sort()
        self._tell_count()
        gone = not self._files.keys() >= self.rows.keys()
        if self._is_held() and not (gone or asked):
            self._stale = True
        else:
            self._show()
        self._cost_ms = 1000 * (time.monotonic() - begun)

    def _sort(self) -> None:
        wanted = self.search.text().casefold().strip()
        group = states.GROUPS.get(self.filter.value)
        fitting = [
            row
            for name, row in self._files.items()
            if wanted in name.casefold() and (group is None or row.entry.state in group)
        ]
        self._order = [row.entry.name for row in sorted(fitting, key=states.rank)]
        self._page = max(min(self._page, (len(self._order) - 1) // PAGE), 0)

    def _tell_count(self) -> None:
        many = len(self._files) > MANY
        for part in (self.search, self.filter, self.count):
            part.setVisible(many)
        first = self._page * PAGE
        last = min(first + PAGE, len(self._order))
        total = number(len(self._order)).translate("Files", "{first} to {last} of %n files", "", 0)
        self.count.setText(total.format(first=min(first + 1, last), last=last))
        self.earlier.setVisible(first > 0)
        self.later.setVisible(last < len(self._order))

    def _is_held(self) -> bool:
        """Whether somebody is about to click or press something in a row."""
        focus = QApplication.focusWidget()
        return any(
            row.underMouse() or (focus is not None and row.isAncestorOf(focus))
            for row, _ in self._made
        )

    def _show(self) -> None:
        """Put each name into its row; rows that are missing are made a few at a time."""
        self._stale = False
        at_once = _AT_ONCE
        names = self._order[self._page * PAGE :][:PAGE]
        while len(self._made) < len(names) and at_once > 0:
            self._make(names[len(self._made)])
            at_once -= 1
        # Laid out and painted once, not with every row.
        self._list.setEnabled(False)
        self.setUpdatesEnabled(False)
        for (row, rule), name in zip(self._made, names, strict=False):
            row.show_state(states.of_row(self._files[name]))
            row.show()
            rule.show()
        for row, rule in self._made[len(names) :]:
            row.hide()
            rule.hide()
        self._list.setEnabled(True)
        self._list.activate()
        self.setUpdatesEnabled(True)
        self.rows = dict(zip(names, (row for row, _ in self._made), strict=False))
        if len(self._made) < len(names):
            self._later.start(0)

    def _make(self, name: str) -> None:
        row, rule = DocumentRow(states.of_row(self._files[name])), line()
        row.removed.connect(self.removed)
        row.looked_into.connect(self.looked_into)
        row.examined.connect(self.examined)
        row.acted.connect(self.acted)
        row.installEventFilter(self)
        self._list.addWidget(row)
        self._list.addWidget(rule)
        self._made.append((row, rule))


def _choices() -> tuple[tuple[str, str], ...]:
    return (
        ("", translate("Files", "All files")),
        ("attention", translate("Files", "Need you")),
        ("open", translate("Files", "Under way")),
        ("ready", translate("Documents", "Ready")),
        ("left_out", translate("Documents", "Left out")),
    )

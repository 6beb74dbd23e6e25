"""The list of findings: as many as there are, drawn as they come into sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView

from builder.studio.findings import Judged
from ui.accessibility import named
from ui.dialogs.personal_data import words
from ui.theme.icons import icon
from ui.theme.tokens import shown
from ui.translation import translate

_ICON = 16
_GAP = 8
_Index = QModelIndex | QPersistentModelIndex


class FindingsModel(QAbstractListModel):
    """One row a finding."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Sequence[Judged] = ()

    def show(self, found: Sequence[Judged]) -> None:
        """Show these; when they are the same findings, only what becomes of them changes."""
        same = [each.found.id for each in self.found] == [each.found.id for each in found]
        if same and found:
            self.found = found
            self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row shows, and says to a screen reader."""
        if not 0 <= index.row() < len(self.found):  # the view asks before there is anything
            return None
        each = self.found[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return words.item(each)
            case Qt.ItemDataRole.AccessibleTextRole:
                return words.spoken(each)
            case Qt.ItemDataRole.DecorationRole:
                colour = getattr(shown(), words.COLOURS[each.action])
                return icon(words.ICONS[each.action], colour, _ICON, _GAP)
            case _:
                return None


class FindingsList(QListView):
    """Several can be chosen: with Shift and Ctrl, or all with Ctrl+A."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, translate("PersonalData", "Findings"))
        self.setProperty("kind", "passages")
        self.rows = FindingsModel()
        self.setModel(self.rows)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setTabKeyNavigation(False)
        self.selectionModel().selectionChanged.connect(lambda _new, _old: self.chosen.emit())

    def show_findings(self, found: Sequence[Judged]) -> None:
        """Show these, and choose the first when nothing is chosen any more."""
        self.rows.show(found)
        if found and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.rows.index(0))
        self.chosen.emit()

    @property
    def picked(self) -> list[Judged]:
        """The findings that are chosen, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.found[row] for row in rows]

    @property
    def at(self) -> Judged | None:
        """The finding that the keyboard stands at."""
        row = self.currentIndex().row()
        return self.rows.found[row] if 0 <= row < len(self.rows.found) else None

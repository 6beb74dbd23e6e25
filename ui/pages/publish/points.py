"""The points of the checklist: what is open at once, what is in order behind a button."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.translation import number
from ui.widgets.button import Button
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.rows import empty
from ui.widgets.text import line

IN_ORDER = "ok"


class Points(QWidget):
    """Rows with lines between them; those in order stay folded until they are asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ChecklistRow] = []
        self.more = Button(kind="link")
        self.more.setCheckable(True)
        self._fine = QWidget()
        self._open_rows, self._fine_rows = QVBoxLayout(), QVBoxLayout(self._fine)
        self._fine_rows.setContentsMargins(0, 0, 0, 0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        for rows in (self._open_rows, self._fine_rows, inside):
            rows.setSpacing(10)
        inside.addLayout(self._open_rows)
        inside.addWidget(self.more)
        inside.addWidget(self._fine)
        self.more.toggled.connect(lambda _on: self._fold())
        self._fold()

    def show_rows(self, rows: list[ChecklistRow]) -> None:
        """Show other points, in their order."""
        for layout in (self._open_rows, self._fine_rows):
            empty(layout)
        self.rows = rows
        for row in rows:
            layout = self._fine_rows if row.level == IN_ORDER else self._open_rows
            if layout.count():
                layout.addWidget(line())
            layout.addWidget(row)
        self._fold()

    def _fold(self) -> None:
        fine = sum(row.level == IN_ORDER for row in self.rows)
        shown = self.more.isChecked()
        said = (
            number(fine).translate("Publish", "Hide the %n points that are in order", "", 0)
            if shown
            else number(fine).translate("Publish", "Show the %n points that are in order", "", 0)
        )
        self.more.setText(said)
        self.more.setVisible(fine > 0)
        self._fine.setVisible(shown and fine > 0)

"""Rows that are shown anew: what was there goes, what comes has hairlines between."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.widgets.text import line


class Rows(QVBoxLayout):
    """A column of rows.

    Args:
        spacing: pixels between them.
        ruled: draw a hairline between two.
    """

    def __init__(self, spacing: int = 10, *, ruled: bool = True) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self._ruled = ruled

    def refill(self, rows: Iterable[QWidget]) -> None:
        """Show `rows` in place of those before."""
        empty(self)
        for place, row in enumerate(rows):
            if place and self._ruled:
                self.addWidget(line())
            self.addWidget(row)


def empty(layout: QLayout) -> None:
    """Take every widget out of `layout` for good."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()  # it would be seen until it is deleted
            gone.deleteLater()

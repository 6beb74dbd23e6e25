"""Tabs at the top of a page: a group of radio buttons, so that arrow keys move between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from ui.accessibility import named


class Tabs(QWidget):
    """One row of tabs; tells which one was turned to by its name."""

    turned = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)

    @property
    def current(self) -> str:
        """The name of the tab that is chosen; empty when none is."""
        return next((name for name, b in self._buttons.items() if b.isChecked()), "")

    def add(self, name: str, title: str) -> None:
        """Put a tab after those that are there."""
        button = QRadioButton(title)
        button.setProperty("kind", "tab")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.toggled.connect(lambda on: self.turned.emit(name) if on else None)
        self._group.addButton(button)
        self._row.insertWidget(len(self._buttons), button)
        self._buttons[name] = button

    def names(self) -> tuple[str, ...]:
        """The tabs, in their order."""
        return tuple(self._buttons)

    def button(self, name: str) -> QRadioButton:
        """The button of the tab `name`."""
        return self._buttons[name]

    def choose(self, name: str) -> None:
        """Turn to the tab `name`."""
        self._buttons[name].setChecked(True)

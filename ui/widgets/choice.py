"""A drop-down list whose arrow follows the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from ui.accessibility import named
from ui.theme.icons import pixmap
from ui.theme.tokens import shown

_ARROW = 16
_AROUND = 52
"""The room in a box that words do not have: its edges, and its arrow."""


class Choice(QComboBox):
    """A list of values, each with what is shown for it."""

    def __init__(self, name: str, options: Iterable[tuple[str, str]] = ()) -> None:
        super().__init__()
        named(self, name)
        # As wide as its longest value where there is room, and cut where there is none.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMinimumContentsLength(8)
        for value, words in options:
            self.addItem(words, value)

    @property
    def value(self) -> str:
        """The value chosen."""
        return str(self.currentData() or "")

    def choose(self, value: str) -> None:
        """Choose `value`, if it is there."""
        at = self.findData(value)
        if at >= 0:
            self.setCurrentIndex(at)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """A page scrolled under the pointer must not change a setting."""
        event.ignore()

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """The sheet's box and words, then our arrow: the sheet would want a file for it."""
        tokens = shown()
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.width() - _AROUND
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        left = self.width() - _ARROW - 10 if self.isLeftToRight() else 10
        arrow = pixmap("chevron-down", tokens.muted, _ARROW, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, arrow)
        painter.end()


class EditableChoice(Choice):
    """A line to type into that offers what is known."""

    edited = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.lineEdit()
        if line is not None:
            named(line, name)
        self.editTextChanged.connect(self.edited)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.currentText().strip()

    def fill(self, text: str) -> None:
        """Put `text` into the line."""
        if self.text != text:
            self.setEditText(text)

    def offer(self, values: Iterable[str]) -> None:
        """Offer `values` in the list; what was typed stays."""
        typed = self.text
        self.blockSignals(True)
        self.clear()
        for value in values:
            self.addItem(value, value)
        self.setEditText(typed)
        self.blockSignals(False)

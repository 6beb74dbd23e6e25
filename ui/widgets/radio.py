"""A radio button in the app's colours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QRadioButton

from ui.theme.tokens import shown

_SIDE = 24


class Radio(QRadioButton):
    """The mark alone; its words stand beside it, and in its accessible name."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_SIDE, _SIDE)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The smallest target a finger or a shaky hand should get."""
        return QSize(_SIDE, _SIDE)

    def hitButton(self, point: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it may be clicked."""
        return self.rect().contains(point)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """A ring, filled when chosen, ringed again when focused."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(4, 4, 16, 16)
        painter.setBrush(QColor(tokens.accent if self.isChecked() else tokens.surface))
        painter.setPen(QPen(QColor(tokens.accent if self.isChecked() else tokens.border2), 1.5))
        painter.drawEllipse(ring)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_accent))
            painter.drawEllipse(QRectF(9, 9, 6, 6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawEllipse(QRectF(1.5, 1.5, 21, 21))
        painter.end()

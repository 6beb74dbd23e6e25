"""A check box in the app's colours: the mark alone, or with its words beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QWidget

from ui.accessibility import named
from ui.theme.tokens import shown

_SIDE = 24


class Tick(QCheckBox):
    """The mark alone; its words stand beside it, and in its accessible name."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self.setFixedSize(_SIDE, _SIDE)
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        named(self, name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The smallest target a finger or a shaky hand should get."""
        return QSize(_SIDE, _SIDE)

    def hitButton(self, point: QPoint) -> bool:  # noqa: N802 - Qt's name
        """All of it may be clicked."""
        return self.rect().contains(point)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """A box, filled when ticked, with a dash when some of its like are, ringed when focused."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        box = QRectF(4, 4, 16, 16)
        on = self.checkState() is not Qt.CheckState.Unchecked
        painter.setBrush(QColor(tokens.accent if on else tokens.surface))
        painter.setPen(QPen(QColor(tokens.accent if on else tokens.border2), 1.5))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            pen = QPen(QColor(tokens.on_accent), 2)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            some = self.checkState() is Qt.CheckState.PartiallyChecked
            line = [(8, 12), (16, 12)] if some else [(8, 12), (11, 15), (16, 9)]
            painter.drawPolyline(QPolygonF([QPoint(*at) for at in line]))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(QRectF(1.5, 1.5, 21, 21), 7, 7)
        painter.end()


class TickLine(QWidget):
    """A tick with its words beside it; a click on the words ticks it, too."""

    def __init__(self, words: str, *, on: bool = False) -> None:
        super().__init__()
        self.tick = Tick(words, on=on)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignTop)
        shown = _Words(words)
        shown.clicked.connect(self._click)
        inside.addWidget(shown, 1)

    def _click(self) -> None:
        if self.tick.isEnabled():
            self.tick.click()


class _Words(QLabel):
    """Words that take a click."""

    clicked = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumHeight(_SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Tell of a click that ends where it began."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()

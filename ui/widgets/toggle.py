"""A switch: a check box with a painting of its own."""

from __future__ import annotations

from PySide6.QtCore import Property as QtProperty
from PySide6.QtCore import QEasingCurve, QPoint, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox

from ui.accessibility import named
from ui.theme.tokens import shown

_WIDTH, _HEIGHT, _KNOB, _MS = 40, 22, 16, 140


class Toggle(QCheckBox):
    """On or off. It stays a check box for the keyboard and for screen readers."""

    def __init__(self, name: str, *, on: bool = False) -> None:
        super().__init__()
        self._place = 1.0 if on else 0.0
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        named(self, name)
        self._motion = QPropertyAnimation(self, b"place", self)
        self._motion.setDuration(_MS)
        self._motion.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self.toggled.connect(self._move)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for the switch and the ring of the focus; at least 24 × 24."""
        return QSize(_WIDTH + 6, _HEIGHT + 6)

    def hitButton(self, point: QPoint) -> bool:  # noqa: N802 - Qt's name
        """The whole switch may be clicked."""
        return self.rect().contains(point)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """A track, a knob, and a ring when the focus is here."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        track = QRectF(3, (self.height() - _HEIGHT) / 2, _WIDTH, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        painter.setBrush(QColor(tokens.accent if self.isChecked() else tokens.track))
        painter.drawRoundedRect(track, _HEIGHT / 2, _HEIGHT / 2)
        reach = _WIDTH - _KNOB - 6
        left = track.left() + 3 + self._place * reach
        painter.setBrush(QColor(tokens.knob))
        painter.drawEllipse(QRectF(left, track.top() + 3, _KNOB, _KNOB))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.focus), 2))
            painter.drawRoundedRect(track.adjusted(-2, -2, 2, 2), 13, 13)
        painter.end()

    def _move(self, on: bool) -> None:
        self._motion.stop()
        self._motion.setStartValue(self._place)
        self._motion.setEndValue(1.0 if on else 0.0)
        if self.isVisible():
            self._motion.start()
        else:
            self._put(1.0 if on else 0.0)

    def _get(self) -> float:
        return self._place

    def _put(self, place: float) -> None:
        self._place = place
        self.update()

    place = QtProperty(float, _get, _put)

"""A small chart: a bar a day, told in words to who does not see it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.accessibility import named
from ui.theme.tokens import shown

_HEIGHT, _GAP, _ROUND, _LEAST = 72, 3.0, 2.0, 2.0


class BarChart(QWidget):
    """Bars from left to right; the pointer over one says what it stands for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bars: list[tuple[str, int]] = []
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name)

    def show_bars(self, bars: Sequence[tuple[str, int]], summary: str) -> None:
        """Draw `bars`: what is said of each, and its height; `summary` is for a screen reader."""
        self._bars = list(bars)
        named(self, self._name, summary)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """A day without anything has a low, quiet bar."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        most = max((height for _, height in self._bars), default=0)
        for place, (_, height) in enumerate(self._bars):
            room = self._room(place)
            tall = max(_LEAST, room.height() * height / most) if most else _LEAST
            painter.setBrush(QColor(tokens.accent if height else tokens.border2))
            bar = QRectF(room.left(), room.bottom() - tall, room.width(), tall)
            painter.drawRoundedRect(bar, _ROUND, _ROUND)

    def event(self, event: QEvent) -> bool:
        """What the bar under the pointer stands for."""
        if isinstance(event, QHelpEvent):
            spots = (place for place in range(len(self._bars)) if self._under(event, place))
            place = next(spots, None)
            if place is not None:
                QToolTip.showText(event.globalPos(), self._bars[place][0], self)
                return True
        return super().event(event)

    def _under(self, event: QHelpEvent, place: int) -> bool:
        room = self._room(place)
        return room.left() <= event.pos().x() <= room.right()

    def _room(self, place: int) -> QRectF:
        step = self.width() / max(1, len(self._bars))
        return QRectF(place * step, 0, max(1.0, step - _GAP), self.height())

"""A row that goes on below where the page is too narrow for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class Flow(QWidget):
    """Puts widgets beside each other, and under each other once a line is full."""

    def __init__(self, *parts: QWidget, gap: int = 8) -> None:
        super().__init__()
        self._parts = parts
        self._gap = gap
        for part in parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """How high it is in `width` pixels."""
        heights = [max(_size(part).height() for part in line) for line in self._lines(width)]
        return sum(heights) + self._gap * max(0, len(heights) - 1)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line with everything."""
        sizes = [_size(part) for part in self._shown()]
        gaps = self._gap * max(0, len(sizes) - 1)
        height = max((size.height() for size in sizes), default=0)
        return QSize(sum(size.width() for size in sizes) + gaps, height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One widget a line."""
        least = QSize()
        for part in self._shown():
            least = least.expandedTo(_size(part))
        return least

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """More or fewer have room in a line now."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """A widget was shown, hidden, or says something longer now."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self) -> None:
        y = 0
        for line in self._lines(self.width()):
            height = max(_size(part).height() for part in line)
            x = 0
            for part in line:
                size = _size(part)
                place = QRect(QPoint(x, y + (height - size.height()) // 2), size)
                mirrored = place.translated(self.width() - 2 * x - size.width(), 0)
                part.setGeometry(place if self.isLeftToRight() else mirrored)
                x += size.width() + self._gap
            y += height + self._gap

    def _lines(self, width: int) -> list[list[QWidget]]:
        lines: list[list[QWidget]] = []
        left = -1
        for part in self._shown():
            wide = _size(part).width()
            if left < wide:
                lines.append([])
                left = width
            lines[-1].append(part)
            left -= wide + self._gap
        return lines


def _size(part: QWidget) -> QSize:
    return part.sizeHint().expandedTo(part.minimumSize()).boundedTo(part.maximumSize())

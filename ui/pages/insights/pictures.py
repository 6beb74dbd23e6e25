"""Pictures of figures, drawn by us, each told in words to who does not see it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from builder.studio.inbox.report import Counts, Figure
from ui.accessibility import named
from ui.pages.insights import words
from ui.theme.tokens import shown
from ui.translation import translate

_LEFT, _CELL, _SCALE = 44, 20, 18
_BAR, _STEP = 10, 44


class HeatMap(QWidget):
    """When questions come: seven days by 24 hours, darker where there are more."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counts | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(7 * _CELL + _SCALE)
        named(self, translate("Insights", "Hours of the week"))

    def show_counts(self, found: Counts) -> None:
        """Draw the hours of a month."""
        self._counts = found
        named(self, translate("Insights", "Hours of the week"), words.busiest(found))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(320, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """A hidden or empty hour is a quiet cell."""
        if self._counts is None:
            return
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(12)
        painter.setFont(font)
        most = max((cell.height for row in self._counts.hours for cell in row), default=0)
        for at, row in enumerate(self._counts.hours):
            painter.setPen(QColor(tokens.muted))
            place = QRectF(0, at * _CELL, _LEFT - 6, _CELL)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words.weekday(at))
            for hour, cell in enumerate(row):
                ground, full = QColor(tokens.surface2), QColor(tokens.accent)
                share = cell.height / most if most else 0.0
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_between(ground, full, 0.15 + 0.85 * share if share else 0.0))
                painter.drawRoundedRect(self._box(at, hour).adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(QColor(tokens.muted))
        for hour in (0, 6, 12, 18):
            box = self._box(7, hour)
            painter.drawText(QRectF(box.left(), 7 * _CELL, 40, _SCALE), f"{hour}:00")
        painter.end()

    def event(self, event: QEvent) -> bool:
        """What the cell under the pointer stands for."""
        if isinstance(event, QHelpEvent) and self._counts is not None:
            for at, row in enumerate(self._counts.hours):
                for hour, cell in enumerate(row):
                    if self._box(at, hour).contains(event.pos()):
                        said = words.figure(cell, self._counts.least)
                        told = f"{words.weekday(at)} {hour}:00: {said}"
                        QToolTip.showText(event.globalPos(), told, self)
                        return True
        return super().event(event)

    def _box(self, at: int, hour: int) -> QRectF:
        wide = (self.width() - _LEFT) / 24
        return QRectF(_LEFT + hour * wide, at * _CELL, wide, _CELL)


class Shares(QWidget):
    """How many of each, as bars under their names."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._rows: list[tuple[str, str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name)

    def show_figures(self, figures: Mapping[str, Figure], least: int) -> None:
        """Draw `figures` by their names as they are shown."""
        self._rows = [
            (name, words.figure(found, least), found.height) for name, found in figures.items()
        ]
        self.setFixedHeight(max(1, len(self._rows)) * _STEP)
        named(self, self._name, "; ".join(f"{name}: {said}" for name, said, _ in self._rows))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """A bar's length is its share of the longest."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((height for _, _, height in self._rows), default=0)
        for at, (name, said, height) in enumerate(self._rows):
            top = at * _STEP
            line = QRectF(0, top, self.width(), 22)
            painter.setPen(QColor(tokens.text))
            leading = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(line, int(leading), name)
            painter.setPen(QColor(tokens.muted))
            trailing = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignTrailing
            painter.drawText(line, int(trailing), said)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.surface2))
            track = QRectF(0, top + 24, self.width(), _BAR)
            painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
            if most and height:
                painter.setBrush(QColor(tokens.accent))
                track.setWidth(max(_BAR, track.width() * height / most))
                painter.drawRoundedRect(track, _BAR / 2, _BAR / 2)
        painter.end()


def _between(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(a + (b - a) * share) for a, b in parts))

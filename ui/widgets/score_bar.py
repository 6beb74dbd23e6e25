"""A score as a bar, with a mark where the owner's threshold is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.accessibility import named
from ui.theme.tokens import shown

_HEIGHT, _THICK, _MARK = 14, 6, 2


class ScoreBar(QWidget):
    """Shows `share` of 1 in the colour of `level`: ok, danger or plain; it takes no focus.

    What it says must stand in words beside it, too: a bar alone tells nobody enough.
    """

    def __init__(
        self, name: str, share: float, *, limit: float | None = None, level: str = "plain"
    ) -> None:
        super().__init__()
        self.share = min(max(share, 0.0), 1.0)
        self.limit = limit
        self._level = level
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_HEIGHT)
        named(self, name)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough to tell tenths apart."""
        return QSize(90, _HEIGHT)

    def paintEvent(self, _event: object) -> None:  # noqa: N802 - Qt's name
        """A track, what is reached of it, and the mark."""
        tokens = shown()
        colour = {"ok": tokens.ok, "danger": tokens.danger}.get(self._level, tokens.accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        top = (self.height() - _THICK) / 2
        painter.setBrush(QColor(tokens.border))
        painter.drawRoundedRect(QRectF(0, top, self.width(), _THICK), _THICK / 2, _THICK / 2)
        if self.share > 0:
            reached = max(self.width() * self.share, _THICK)
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(0, top, reached, _THICK), _THICK / 2, _THICK / 2)
        if self.limit is not None:
            at = min(max(self.width() * self.limit, _MARK), self.width() - _MARK)
            painter.setBrush(QColor(tokens.text))
            painter.drawRect(QRectF(at - _MARK / 2, 0, _MARK, self.height()))
        painter.end()

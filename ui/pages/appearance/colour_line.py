"""A colour to type or to pick from a few."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.accessibility import named
from ui.theme.tokens import shown
from ui.widgets.field import text_line

_SIDE = 30
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class ColourLine(QWidget):
    """A line with `#rrggbb` and buttons that fill it; `edited` when it is whole, or empty."""

    edited = Signal()

    def __init__(self, name: str, offered: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self.line: QLineEdit = text_line(name, "#rrggbb")
        self.line.setMaxLength(7)
        self.line.setFixedWidth(110)
        self.line.textChanged.connect(self._told)
        self.swatches = [_Swatch(colour, words) for colour, words in offered]
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.line)
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _on, colour=swatch.colour: self.line.setText(colour))
            inside.addWidget(swatch)
        inside.addStretch(1)

    @property
    def colour(self) -> str:
        """The colour in small letters; empty for none, and while it is half typed."""
        text = self.line.text().strip().lower()
        return text if _COLOUR.fullmatch(text) else ""

    @property
    def whole(self) -> bool:
        """Whether it is a colour, or nothing."""
        return bool(self.colour) or not self.line.text().strip()

    def show_colour(self, colour: str) -> None:
        """Show `colour`, unless it stands there already."""
        if self.colour != colour.lower() or not self.whole:
            self.line.setText(colour)
        self._mark()

    def _told(self) -> None:
        self._mark()
        self.edited.emit()

    def _mark(self) -> None:
        for swatch in self.swatches:
            swatch.show_chosen(swatch.colour == self.colour)


class _Swatch(QPushButton):
    """One colour to pick."""

    def __init__(self, colour: str, words: str) -> None:
        super().__init__()
        self.colour = colour
        self._chosen = False
        self.setAutoDefault(False)
        self.setFixedSize(_SIDE, _SIDE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{words} {colour}")
        named(self, words, colour)

    def show_chosen(self, chosen: bool) -> None:
        """Show whether this one stands in the line."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's name and shape
        """A disc, with a ring when it is chosen and another one when the focus is here."""
        tokens = shown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.border2), 1))
        painter.setBrush(QColor(self.colour))
        painter.drawEllipse(self.rect().adjusted(5, 5, -5, -5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._chosen or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.focus if self.hasFocus() else tokens.text), 2))
            painter.drawEllipse(self.rect().adjusted(2, 2, -2, -2))
        painter.end()

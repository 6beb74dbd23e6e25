"""Lucide's line icons in the colour they are needed in."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from builder.system import resources


@lru_cache(maxsize=512)
def icon(name: str, colour: str, size: int = 18, gap: int = 0) -> QIcon:
    """The icon `name` drawn in `colour`, sharp on every screen there is.

    `gap` pixels after it are left empty: Qt puts a button's text right beside its icon.
    """
    made = QIcon()
    for density in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(pixmap(name, colour, size, density, gap))
    return made


def pixmap(name: str, colour: str, size: int = 18, density: float = 1, gap: int = 0) -> QPixmap:
    """One picture of the icon, `size` logical pixels high."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    real = round(size * density)
    drawn = QPixmap(round((size + gap) * density), real)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, real, real))
    painter.end()
    drawn.setDevicePixelRatio(density)
    return drawn


@cache
def _source(name: str) -> str:
    return resources.text("icons", f"{name}.svg")

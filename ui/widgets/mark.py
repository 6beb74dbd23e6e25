"""The app's mark: an icon on the accent."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ui.widgets.button import IconLabel


def mark(icon_name: str, side: int) -> QLabel:
    """A square of `side` pixels with the icon in its middle."""
    made = IconLabel(icon_name, colour="on_accent", size=side - 14)
    made.setProperty("kind", "mark")
    made.setFixedSize(side, side)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made

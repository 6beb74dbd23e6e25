"""A small coloured word that says a state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.widgets.text import restyle


class Pill(QLabel):
    """A state in a word; the colour says it again. `level`: ok, warn, danger or plain."""

    def __init__(self, text: str = "", level: str = "plain") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.say(text, level)

    def say(self, text: str, level: str) -> None:
        """Show `text` in the colours of `level`."""
        self.setText(text)
        if self.property("pill") != level:
            self.setProperty("pill", level)
            restyle(self)

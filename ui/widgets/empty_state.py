"""What stands where there is nothing yet, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import IconLabel
from ui.widgets.text import label


class EmptyState(QWidget):
    """An icon, a title and a sentence, in the middle."""

    def __init__(self, icon_name: str, title: str, about: str) -> None:
        super().__init__()
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(IconLabel(icon_name, colour="muted", size=28))
        middle.addStretch(1)
        heading = label(title, "title", wrap=True)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words = label(about, "small", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(16, 24, 16, 24)
        inside.setSpacing(6)
        inside.addLayout(middle)
        inside.addWidget(heading)
        inside.addWidget(words)

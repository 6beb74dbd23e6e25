"""What is shown while a bot is being opened or the sample is being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.progress import Step
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.mark import mark
from ui.widgets.text import ElidedLabel, label

_WIDTH = 420


class OpeningPage(QWidget):
    """A mark, a sentence, a bar."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = label("", "title", wrap=True)
        self._about = ElidedLabel("", "small")
        self._bar = named(QProgressBar(), translate("Opening", "Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(260)
        self._about.setMinimumWidth(_WIDTH)
        self._about.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._title.setMinimumWidth(_WIDTH)
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        for part in (mark("bot", 44), self._title, self._bar, self._about):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        inside = QHBoxLayout(self)
        inside.addStretch(1)
        inside.addLayout(column)
        inside.addStretch(1)
        self.say("")

    def say(self, name: str) -> None:
        """Say what is being opened; nothing for the app itself."""
        opening = translate("Opening", "Opening {name}…").format(name=name)
        self._title.setText(opening if name else translate("Opening", "One moment…"))
        self._about.say("")
        self._bar.setRange(0, 0)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        if step.item:
            self._about.say(translate("Opening", "Reading {name}").format(name=step.item))

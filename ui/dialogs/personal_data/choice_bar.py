"""A row of buttons that decide about something, with words before it that say about what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from builder.core.policy import DocumentData
from ui.accessibility import named
from ui.dialogs.personal_data import words
from ui.widgets.button import Button
from ui.widgets.text import label


class ChoiceBar(QWidget):
    """Tells `chosen` with an action, or None to follow the bot's setting."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.about = label("", "strong")
        self.buttons: dict[str, Button] = {}
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self.about, 1)
        for code, text in words.choices():
            button = Button(text, kind="small")
            action = DocumentData(code) if code else None
            button.clicked.connect(lambda _on, action=action: self.chosen.emit(action))
            inside.addWidget(button)
            self.buttons[code] = button

    def show_about(self, text: str) -> None:
        """Say what the buttons are for."""
        self.about.setText(text)
        for button in self.buttons.values():
            named(button, f"{button.text()}: {text}")

"""Thumbs under an answer, and the way to say more of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.translation import translate
from ui.widgets.button import Button, icon_button

_SIZE = 15


class NoteButtons(QWidget):
    """Tells `up`, `down` or `more`; the thumb that was chosen stays pressed."""

    def __init__(self, told: Callable[[str], object]) -> None:
        super().__init__()
        self._told = told
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for code, icon_name, name in (
            ("up", "thumbs-up", translate("NoteButtons", "Good answer")),
            ("down", "thumbs-down", translate("NoteButtons", "Wrong answer")),
        ):
            button = icon_button(icon_name, name, size=_SIZE)
            button.setCheckable(True)
            row.addWidget(button)
            self._offer(code, button)
        more = Button(translate("NoteButtons", "Say more…"), kind="link")
        more.setAccessibleName(translate("NoteButtons", "Say more about this answer"))
        row.addWidget(more)
        row.addStretch(1)
        self._offer("more", more)

    def _offer(self, code: str, button: Button) -> None:
        self.buttons[code] = button
        button.clicked.connect(lambda _on: self._choose(code))

    def _choose(self, code: str) -> None:
        for other in ("up", "down"):
            if code != "more":
                self.buttons[other].setChecked(other == code)
        self._told(code)

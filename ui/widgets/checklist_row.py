"""One item of a checklist: its state, what it means, how to mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.widgets.button import Button, IconLabel
from ui.widgets.text import label

_ICONS = {"ok": "circle-check", "amber": "triangle-alert", "red": "circle-alert"}
_COLOURS = {"ok": "ok", "amber": "warn", "red": "danger"}


class ChecklistRow(QWidget):
    """`fix` and `waive` are the words on the buttons; empty leaves a button out."""

    fixed = Signal(str)
    waived = Signal(str)

    def __init__(
        self,
        code: str,
        level: str,
        title: str,
        about: str,
        *,
        fix: str = "",
        waive: str = "",
    ) -> None:
        super().__init__()
        self.code, self.level = code, level
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(title, "strong", wrap=True))
        if about:
            texts.addWidget(label(about, "small", wrap=True))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.setSpacing(12)
        inside.addWidget(IconLabel(_ICONS[level], colour=_COLOURS[level]))
        inside.addLayout(texts, 1)
        if waive:
            button = named(Button(waive, kind="small"), f"{waive}: {title}")
            button.clicked.connect(lambda _checked: self.waived.emit(code))
            inside.addWidget(button)
        if fix:
            button = named(Button(fix, kind="small"), f"{fix}: {title}")
            button.clicked.connect(lambda _checked: self.fixed.emit(code))
            inside.addWidget(button)

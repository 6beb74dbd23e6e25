"""One item of a checklist: its state, what it means, how to mend it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.widgets.button import Button, IconLabel
from ui.widgets.text import label

_ICONS = {"ok": "circle-check", "amber": "triangle-alert", "red": "circle-alert"}
_COLOURS = {"ok": "ok", "amber": "warn", "red": "danger"}


class ChecklistRow(QWidget):
    """`fix`, `mend` and `waive` are the words on the buttons; empty leaves a button out.

    `fix` leads to where the point is mended, `mend` mends it at once.
    """

    fixed = Signal(str)
    mended = Signal(str)
    waived = Signal(str)

    def __init__(
        self,
        code: str,
        level: str,
        title: str,
        about: str,
        *,
        fix: str = "",
        mend: str = "",
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
        buttons = [
            self._button(word, told, title)
            for word, told in ((mend, self.mended), (waive, self.waived), (fix, self.fixed))
            if word
        ]
        if not mend:
            for button in buttons:
                inside.addWidget(button)
            return
        below = QGridLayout()  # three are wider than a narrow page has room for beside the text
        below.setHorizontalSpacing(8)
        below.setVerticalSpacing(6)
        below.setColumnStretch(2, 1)
        for place, button in enumerate((buttons[0], *buttons[:0:-1])):
            below.addWidget(button, place // 2, place % 2, Qt.AlignmentFlag.AlignLeft)
        texts.addSpacing(4)
        texts.addLayout(below)

    def _button(self, word: str, told: SignalInstance, title: str) -> Button:
        button = named(Button(word, kind="small"), f"{word}: {title}")
        button.clicked.connect(lambda _checked: told.emit(self.code))
        return button

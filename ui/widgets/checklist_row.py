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
        below = QHBoxLayout()
        below.setSpacing(8)
        if mend:  # two ways to mend it are wider than a narrow page has room for beside the text
            texts.addSpacing(4)
            texts.addLayout(below)
        beside = below if mend else inside
        for word, told, place in (
            (waive, self.waived, inside),
            (mend, self.mended, below),
            (fix, self.fixed, beside),
        ):
            if word:
                button = named(Button(word, kind="small"), f"{word}: {title}")
                button.clicked.connect(lambda _checked, told=told: told.emit(code))
                place.addWidget(button)
        below.addStretch(1)

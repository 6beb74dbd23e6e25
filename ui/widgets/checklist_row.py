"""One item of a checklist: its state, what it means, how to mend it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.accessibility import named
from ui.widgets.button import Button, IconLabel
from ui.widgets.flow import Flow
from ui.widgets.text import label

_ICONS = {"ok": "circle-check", "amber": "triangle-alert", "red": "circle-alert"}
_SEVERAL = 2
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
        if len(buttons) < _SEVERAL:
            for button in buttons:
                inside.addWidget(button)
            return
        # Several are wider than a narrow page has room for beside the text.
        kept = 1 if mend else 0  # what mends at once comes first, what sets aside last
        texts.addSpacing(4)
        texts.addWidget(Flow(*buttons[:kept], *reversed(buttons[kept:])))

    def _button(self, word: str, told: SignalInstance, title: str) -> Button:
        button = named(Button(word, kind="small"), f"{word}: {title}")
        button.clicked.connect(lambda _checked: told.emit(self.code))
        return button

"""A message that stands where it belongs: what happened, and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from ui.accessibility import announce
from ui.errors import Told, tell
from ui.translation import translate
from ui.widgets.button import Button, IconLabel, icon_button
from ui.widgets.text import label, restyle

_ICONS = {"ok": "circle-check", "warn": "triangle-alert", "danger": "circle-alert", "plain": "info"}
_COLOURS = {"plain": "accent_text"}


class Notice(QFrame):
    """Hidden until there is something to say. It never goes away by itself."""

    acted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("info", colour="accent_text")
        self._sentence = label("", "strong", wrap=True, copy=True)
        self._next = label("", "", wrap=True, copy=True)
        self._action = Button(kind="small")
        self._action.clicked.connect(lambda _checked: self.acted.emit())
        self._close = icon_button("x", translate("Notice", "Dismiss"), size=14)
        self._close.clicked.connect(lambda _checked: self.hide())
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._sentence)
        texts.addWidget(self._next)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(14, 10, 10, 10)
        inside.setSpacing(12)
        inside.addWidget(self._icon)
        inside.addLayout(texts, 1)
        inside.addWidget(self._action)
        inside.addWidget(self._close)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now, as one string; empty when hidden."""
        if self.isHidden():
            return ""
        return f"{self._sentence.text()} {self._next.text()}".strip()

    def say(
        self, sentence: str, next_step: str = "", *, level: str = "ok", action: str = ""
    ) -> None:
        """Show `sentence` and, where there is one, a button `action` that emits `acted`."""
        self._icon.show_icon(_ICONS[level], _COLOURS.get(level, level))
        self._sentence.setText(sentence)
        self._next.setText(next_step)
        self._next.setVisible(bool(next_step))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setProperty("notice", level)
        restyle(self)
        self.show()
        announce(self, f"{sentence} {next_step}")

    def fail(self, error: Exception | Told, *, action: str = "") -> None:
        """Show an error with its next step."""
        told = error if isinstance(error, Told) else tell(error)
        self.say(told.sentence, told.next_step, level="danger", action=action)

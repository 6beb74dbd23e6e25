"""A choice among a few, each with a sentence: radio buttons in cards."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.accessibility import named
from ui.widgets.radio import Radio
from ui.widgets.text import label, restyle


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose."""

    value: str
    title: str
    about: str


class Options(QWidget):
    """A group of options, side by side or below each other."""

    picked = Signal(str)

    def __init__(self, name: str, options: list[Option], *, beside: bool = False) -> None:
        super().__init__()
        named(self, name)
        self._cards: dict[str, _OptionCard] = {}
        self._group = QButtonGroup(self)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        inside = QBoxLayout(way, self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for option in options:
            card = _OptionCard(option)
            self._cards[option.value] = card
            self._group.addButton(card.radio)
            inside.addWidget(card, 1)
            card.radio.clicked.connect(lambda _on, value=option.value: self.picked.emit(value))

    @property
    def value(self) -> str:
        """The value chosen, or empty."""
        return next((value for value, card in self._cards.items() if card.radio.isChecked()), "")

    def choose(self, value: str) -> None:
        """Choose `value` without saying so; an unknown one chooses none."""
        self._group.setExclusive(False)
        for name, card in self._cards.items():
            card.radio.setChecked(name == value)
        self._group.setExclusive(True)

    def radio(self, value: str) -> QRadioButton:
        """The radio button of `value`."""
        return self._cards[value].radio


class _OptionCard(QFrame):
    def __init__(self, option: Option) -> None:
        super().__init__()
        self.setProperty("kind", "option")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.radio = named(Radio(), option.title, option.about)
        self.radio.toggled.connect(self._show)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        texts.addWidget(label(option.title, "strong", wrap=True))
        texts.addWidget(label(option.about, "small", wrap=True))
        texts.addStretch(1)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(12, 12, 16, 12)
        inside.setSpacing(10)
        inside.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click anywhere on the card picks it."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.radio.click()
            self.radio.setFocus()

    def _show(self, on: bool) -> None:
        self.setProperty("picked", "true" if on else "false")
        restyle(self)

"""A card: a title, a line about it, and what belongs together."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.widgets.text import label, line

PADDING, GAP = 20, 18


class Card(QFrame):
    """A bordered surface. Put rows into it with `add`; `rows` draws hairlines between them."""

    def __init__(self, title: str = "", about: str = "", action: QWidget | None = None) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, PADDING - 2, PADDING, PADDING)
        self.body.setSpacing(14)
        if title:
            self.body.addLayout(_head(title, about, action))

    def add(self, *parts: QWidget | QLayout) -> None:
        """Put `parts` under what is there."""
        for part in parts:
            if isinstance(part, QWidget):
                self.body.addWidget(part)
            else:
                self.body.addLayout(part)

    def rows(self, *parts: QWidget) -> None:
        """Put `parts` under what is there, with a hairline between them."""
        for place, part in enumerate(parts):
            if place:
                self.body.addWidget(line())
            self.body.addWidget(part)


def _head(title: str, about: str, action: QWidget | None) -> QHBoxLayout:
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(title, "title", wrap=True))
    if about:
        texts.addWidget(label(about, "small", wrap=True))
    head = QHBoxLayout()
    head.setSpacing(16)
    head.addLayout(texts, 1)
    if action is not None:
        head.addWidget(action)
    return head


def setting_row(title: str, about: str, control: QWidget) -> QWidget:
    """A row with a title and a sentence at the left, and a control at the right."""
    row = QWidget()
    texts = QVBoxLayout()
    texts.setSpacing(2)
    texts.addWidget(label(title, "strong", wrap=True))
    if about:
        texts.addWidget(label(about, "small", wrap=True))
    inside = QHBoxLayout(row)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(20)
    inside.addLayout(texts, 1)
    inside.addWidget(control)
    return row

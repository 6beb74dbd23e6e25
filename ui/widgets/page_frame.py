"""What every page has: a head that stays, a body that scrolls, a foot for changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.widgets.notice import Notice
from ui.widgets.pill import Pill
from ui.widgets.text import label

MARGIN, WIDEST = 32, 900


class PageFrame(QWidget):
    """A page's frame: put cards into it with `add`."""

    def __init__(self, title: str, about: str) -> None:
        super().__init__()
        self.setProperty("ground", "bg")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pill = Pill()
        self.pill.hide()
        self.notice = Notice()
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(18)
        self._outside = QVBoxLayout(self)
        self._outside.setContentsMargins(0, 0, 0, 0)
        self._outside.setSpacing(0)
        self._outside.addWidget(self._head(title, about))
        self._outside.addWidget(self._scroller(), 1)

    def add(self, *parts: QWidget) -> None:
        """Put `parts` under what is there."""
        for part in parts:
            self._cards.addWidget(part)

    def add_action(self, *buttons: QWidget) -> None:
        """Put `buttons` at the right of the head."""
        for button in buttons:
            self._actions.addWidget(button)

    def add_under_head(self, part: QWidget) -> None:
        """Put `part` below the head, above what scrolls."""
        self._head_parts.addWidget(part)

    def add_foot(self, foot: QWidget) -> None:
        """Put `foot` below the part that scrolls."""
        self._outside.addWidget(foot)

    def _head(self, title: str, about: str) -> QWidget:
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(label(title, "h1"))
        first.addWidget(self.pill)
        first.addStretch(1)
        first.addLayout(self._actions)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(first)
        texts.addWidget(label(about, "sub", wrap=True))
        inside = self._head_parts = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(14)
        inside.addLayout(texts)
        inside.addWidget(self.notice)
        head = _centred(inside)
        head.layout().setContentsMargins(MARGIN, 24, MARGIN, 14)  # type: ignore[union-attr]
        return head

    def _scroller(self) -> QScrollArea:
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._cards)
        inside.addStretch(1)
        body = _centred(inside)
        body.layout().setContentsMargins(MARGIN, 2, MARGIN, MARGIN)  # type: ignore[union-attr]
        scroller = QScrollArea()
        scroller.setProperty("ground", "bg")
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroller.setWidget(body)
        bar = scroller.verticalScrollBar()

        # The bar takes its room from the margin, so that head and body stay in line.
        def fit(_lowest: int, highest: int) -> None:
            if not isValid(bar):  # the page is going, its last layout still under way
                return
            taken = bar.sizeHint().width() if highest else 0
            body.layout().setContentsMargins(MARGIN, 2, MARGIN - taken, MARGIN)  # type: ignore[union-attr]

        bar.rangeChanged.connect(fit)
        return scroller


def _centred(inside: QVBoxLayout) -> QWidget:
    """A column that does not grow wider than text can be read."""
    column = QWidget()
    column.setMaximumWidth(WIDEST)
    column.setLayout(inside)
    made = QWidget()
    row = QHBoxLayout(made)
    row.setSpacing(0)
    row.addWidget(column, 1)
    return made

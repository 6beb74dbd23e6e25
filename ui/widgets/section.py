"""What every tab of a page is: cards one below the other, made when first seen."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.notice import Notice


class Section(QWidget):
    """One tab's cards; `notice` is the page's own, above them."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice = notice
        self._cards = QVBoxLayout(self)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(18)

    def add(self, *parts: QWidget) -> None:
        """Put `parts` under what is there."""
        for part in parts:
            self._cards.addWidget(part)

    def turn_to(self) -> None:
        """The tab is being shown: the place to read what may have changed meanwhile."""

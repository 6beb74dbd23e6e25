"""A whole number to type or step through."""

from __future__ import annotations

from PySide6.QtWidgets import QSpinBox

_MARGIN = 9


class NumberBox(QSpinBox):
    """A spin box whose digits stand where the words of other fields do.

    The sheet's padding moves its frame, and not the line inside.
    """

    def __init__(self) -> None:
        super().__init__()
        self.lineEdit().setTextMargins(_MARGIN, 0, _MARGIN, 0)

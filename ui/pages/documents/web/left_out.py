"""Pages that are left out, by reason: the reason once, and the addresses it holds for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.knowledge.website.page import Page
from ui.errors import tell_code
from ui.translation import number, translate
from ui.widgets.button import IconLabel
from ui.widgets.text import ElidedLabel, label

_SHOWN = 8


class LeftOut(QWidget):
    """One reason with its addresses."""

    def __init__(self, pages: list[Page]) -> None:
        super().__init__()
        told = tell_code(pages[0].left_out or "", **pages[0].why)
        self.sentence = told.sentence
        self.addresses = [page.address for page in pages]
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(told.sentence, "strong", wrap=True))
        texts.addWidget(label(told.next_step, "small", wrap=True))
        for page in pages[:_SHOWN]:
            texts.addWidget(ElidedLabel(page.address.partition("://")[2], "small"))
        if len(pages) > _SHOWN:
            more = number(len(pages) - _SHOWN).translate("WebPages", "and %n more", "", 0)
            texts.addWidget(label(more, "small"))
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.setSpacing(12)
        inside.addWidget(IconLabel("eye-off"), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)


def by_reason(pages: Iterable[Page]) -> list[list[Page]]:
    """The pages that share a reason, to the letter, in the order they were met."""
    groups: dict[tuple[str, str], list[Page]] = {}
    for page in pages:
        key = (page.left_out or "", repr(sorted(page.why.items())))
        groups.setdefault(key, []).append(page)
    return list(groups.values())


def heading() -> str:
    """What stands above them."""
    return translate("WebPages", "Left out, and why")

"""One finding: both places side by side, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from builder.knowledge.health.report import Finding, Fix, Place
from ui.accessibility import named
from ui.pages.documents.health import words
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.source_button import place
from ui.widgets.text import ElidedLabel, label

SHOWN_CHARACTERS = 320


class FindingCard(Card):
    """Tells what the owner wants done: a fix by its code, or `fine`."""

    acted = Signal(object, str)

    def __init__(self, found: Finding, fixes: tuple[Fix, ...]) -> None:
        super().__init__()
        self.found = found
        self.buttons: dict[str, Button] = {}
        head = QHBoxLayout()
        head.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(label(words.title(found), "title", wrap=True))
        texts.addWidget(label(words.advice(found), "small", wrap=True))
        head.addLayout(texts, 1)
        head.addWidget(
            Pill(words.severity(found), words.LEVELS[found.severity]), 0, Qt.AlignmentFlag.AlignTop
        )
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(_side(found.first), 1)
        if found.second is not None:
            sides.addWidget(_side(found.second), 1)
        self.add(head, sides, self._actions(fixes))

    def _actions(self, fixes: tuple[Fix, ...]) -> QHBoxLayout:
        codes = [(fix.value, words.fix(self.found, fix)) for fix in fixes]
        codes.append(("fine", translate("Health", "This is fine")))
        # Two a row: in the smallest window there is no room for more in every language.
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for number, (code, text) in enumerate(codes):
            button = Button(text, kind="small")
            named(button, f"{text}: {words.title(self.found)}")
            button.clicked.connect(lambda _on, code=code: self.acted.emit(self.found, code))
            self.buttons[code] = button
            grid.addWidget(button, number // 2, number % 2, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addLayout(grid)
        row.addStretch(1)
        return row


def _side(where: Place) -> QWidget:
    box = QFrame()
    box.setProperty("kind", "inset")
    inside = QVBoxLayout(box)
    inside.setContentsMargins(14, 10, 14, 12)
    inside.setSpacing(4)
    inside.addWidget(ElidedLabel(where.document, "strong"))
    said = place(where.ref)
    if said:
        inside.addWidget(ElidedLabel(said, "small"))
    text = " ".join(where.text.split())
    if len(text) > SHOWN_CHARACTERS:
        text = f"{text[:SHOWN_CHARACTERS].rstrip()}…"
    if text:
        inside.addWidget(label(text, "", wrap=True, copy=True))
    inside.addStretch(1)
    return box

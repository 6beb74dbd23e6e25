"""The card that says what is different from the last bundle."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from builder.studio.bundle_state import Difference, Piece
from ui.translation import number, translate
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.rows import empty
from ui.widgets.text import label

_NAMED = 8
"""Names a line; the rest is counted."""


class BundleCard(Card):
    """Added, changed and removed since the last export."""

    def __init__(self) -> None:
        self.pill = Pill()
        super().__init__(
            translate("Folders", "Since the last bundle"),
            translate("Folders", "Visitors see changes when you export again."),
            self.pill,
        )
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.add(self._lines)
        self.text = ""

    def show_difference(self, different: Difference | None) -> None:
        """Show what is different; None when nothing was exported yet."""
        empty(self._lines)
        if different is None:
            self.pill.say(translate("Folders", "No bundle yet"), "plain")
        elif not different:
            self.pill.say(translate("Folders", "Up to date"), "ok")
        else:
            said = number(len(different)).translate("Folders", "%n differences", "", 0)
            self.pill.say(said, "warn")
        lines = _sentences(different) if different else []
        for sentence in lines:
            self._lines.addWidget(label(sentence, "", wrap=True))
        self.text = "\n".join(lines)


def _sentences(different: Difference) -> list[str]:
    parts = (
        (translate("Folders", "New: {names}"), different.added),
        (translate("Folders", "Changed: {names}"), different.changed),
        (translate("Folders", "Gone: {names}"), different.removed),
    )
    return [said.format(names=_names(pieces)) for said, pieces in parts if pieces]


def _names(pieces: tuple[Piece, ...]) -> str:
    named = ", ".join(piece.name for piece in pieces[:_NAMED])
    rest = len(pieces) - _NAMED
    if rest <= 0:
        return named
    return f"{named}, {number(rest).translate('Folders', 'and %n more', '', 0)}"

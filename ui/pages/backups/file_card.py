"""The card that says whether the bot's file is whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from builder.vault.soundness import Soundness
from ui.errors import tell
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.text import label


class FileCard(Card):
    """A button, and what was found: each fault with what to do."""

    wanted = Signal()

    def __init__(self) -> None:
        self.check = Button(translate("FileCard", "Check the file"), icon_name="shield-check")
        super().__init__(
            translate("FileCard", "Is the file whole?"),
            translate(
                "FileCard",
                "Every page is deciphered and compared with its seal, every row and the activity "
                "are counted. Nothing is changed.",
            ),
            self.check,
        )
        self.check.clicked.connect(lambda _on: self.wanted.emit())
        self._said = label("", "strong", wrap=True, copy=True)
        self._faults = label("", "warn", wrap=True, copy=True)
        for part in (self._said, self._faults):
            part.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            part.hide()
        self.add(self._said, self._faults)

    @property
    def text(self) -> str:
        """What was found."""
        return f"{self._said.text()} {self._faults.text()}".strip()

    def show_working(self, on: bool) -> None:
        """Nobody checks twice at once."""
        self.check.setEnabled(not on)

    def show_found(self, found: Soundness) -> None:
        """Say what was found."""
        told = [tell(fault) for fault in found.faults]
        whole = number(found.pages).translate("FileCard", "All %n pages are as written.", "", 0)
        bad = translate("FileCard", "The file is not as it was written.")
        self._said.setText(whole if found.sound else bad)
        self._faults.setText("\n".join(f"{each.sentence} {each.next_step}" for each in told))
        self._said.show()
        self._faults.setVisible(bool(told))

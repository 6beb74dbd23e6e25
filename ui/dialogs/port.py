"""What pages ask people, without knowing which window asks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Confirmation:
    """A question with a yes that does something.

    Attributes:
        action: the word on the button that does it.
        reason: the label of a field that must be filled first; empty for none.
    """

    title: str
    text: str
    action: str
    dangerous: bool = False
    reason: str = ""


class Dialogs(Protocol):
    """Every method returns at once; `then` is called later, and not when the person gave up."""

    def files(self, parent: QWidget, then: Callable[[list[Path]], None]) -> None:
        """Choose documents."""
        ...

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        """Choose a folder."""
        ...

    def bot_file(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a bot's file."""
        ...

    def save_as(self, parent: QWidget, proposal: Path, then: Callable[[Path], None]) -> None:
        """Choose where a bundle goes."""
        ...

    def confirm(self, parent: QWidget, question: Confirmation, then: Callable[[str], None]) -> None:
        """Ask; `then` gets the reason that was written, or an empty text."""
        ...

    def passphrase(
        self, parent: QWidget, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        """Ask for a passphrase that exists."""
        ...

    def new_passphrase(
        self, parent: QWidget, title: str, text: str, then: Callable[[str], None]
    ) -> None:
        """Ask for a passphrase to be made, with its strength."""
        ...

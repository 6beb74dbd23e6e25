"""What pages ask people, without knowing which window asks it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from builder.studio.facts_csv import Taken


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


@dataclass(frozen=True, slots=True)
class Blank:
    """A field to fill in; `lines` above 1 make an area of it, `choices` (value, words) a list."""

    name: str
    label: str
    value: str = ""
    hint: str = ""
    placeholder: str = ""
    lines: int = 1
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Fields to fill in together.

    Attributes:
        check: given the values by name, raises `HushdeskError` while they do not hold.
        typed: given the values while they are being typed, and none once that has ended.
    """

    title: str
    blanks: tuple[Blank, ...]
    action: str
    check: Callable[[dict[str, str]], object]
    text: str = ""
    typed: Callable[[dict[str, str]], object] | None = None


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """The kinds of ways that open a bot now, and whether its keyring can be reached."""

    ways: tuple[str, ...]
    keyring: bool


@dataclass(frozen=True, slots=True)
class KeyAnswer:
    """What shall open a bot under its new key.

    Attributes:
        sheet: whether a new sheet is printed.
        drop: kinds of ways that shall open it no longer.
    """

    passphrase: str
    code: str
    sheet: bool
    drop: tuple[str, ...]

    def __repr__(self) -> str:
        """Without what was typed."""
        return f"KeyAnswer(sheet={self.sheet}, drop={self.drop})"


class Dialogs(Protocol):
    """Every method returns at once; `then` is called later, and not when the person gave up."""

    def files(self, parent: QWidget, then: Callable[[list[Path]], None]) -> None:
        """Choose documents."""
        ...

    def folder(self, parent: QWidget, title: str, then: Callable[[Path], None]) -> None:
        """Choose a folder."""
        ...

    def bot_file(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a bot's file, or a backup."""
        ...

    def host_file(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a sealed file that a host made for its owner."""
        ...

    def bundle(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a bundle to look at."""
        ...

    def save_as(self, parent: QWidget, proposal: Path, then: Callable[[Path], None]) -> None:
        """Choose where a bundle goes."""
        ...

    def table(self, parent: QWidget, then: Callable[[Path], None]) -> None:
        """Choose a CSV file to read."""
        ...

    def save_table(self, parent: QWidget, proposal: str, then: Callable[[Path], None]) -> None:
        """Choose where a CSV or PDF file goes, whichever `proposal` ends in."""
        ...

    def save_file(
        self, parent: QWidget, title: str, proposal: Path, then: Callable[[Path], None]
    ) -> None:
        """Choose where a file goes; its ending says what it is."""
        ...

    def form(self, parent: QWidget, form: Form, then: Callable[[dict[str, str]], None]) -> None:
        """Fill in fields; `then` gets values that hold."""
        ...

    def preview_table(self, parent: QWidget, taken: Taken, then: Callable[[], None]) -> None:
        """Show what a table would bring, and take it or not."""
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

    def new_key(
        self, parent: QWidget, question: KeyQuestion, then: Callable[[KeyAnswer], None]
    ) -> None:
        """Ask what shall open a bot once it has a new key."""
        ...

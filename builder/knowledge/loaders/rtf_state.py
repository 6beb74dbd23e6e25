"""What holds at a place in Rich Text: letters, paragraph, and where the text goes."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field

BODY_LEVEL = 9
_TINY_HALF_POINTS = 4


class Paper:
    """Takes text: bytes in their code page, and letters that are told by number."""

    def __init__(self, role: str = "body") -> None:
        self.role = role
        self.bold = True
        self._pieces: list[str] = []
        self._bytes = bytearray()
        self._codec = "cp1252"

    def put_bytes(self, raw: bytes, codec: str) -> None:
        """Add text as it stands in the file; a letter of two bytes may come one by one."""
        if codec != self._codec:
            self._settle()
            self._codec = codec
        self._bytes += raw

    def put(self, text: str) -> None:
        """Add letters."""
        self._settle()
        self._pieces.append(text)

    def take(self) -> str:
        """All there is, once."""
        self._settle()
        text = "".join(self._pieces)
        self._pieces.clear()
        self.bold = True
        # Letters beyond the first plane come as two halves.
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _settle(self) -> None:
        if self._bytes:
            self._pieces.append(self._bytes.decode(self._codec, errors="replace"))
            self._bytes.clear()


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it.

    Attributes:
        kind: what its words are about: `text`, `silent`, `fonts`, `styles` or `colours`.
        fallback: how many characters follow one that was told by number, for old readers.
        outline: 0 to 8 for a heading, 9 for running text, None when only the style tells.
        ground: whether the letters are painted over; `shaded` is their paragraph.
    """

    paper: Paper
    kind: str = "text"
    font: int = 0
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    bold: bool = False
    ink: int = 0
    ground: bool = False
    size: int = 24
    style: int = 0
    outline: int | None = None
    in_table: bool = False
    listed: bool = False
    shaded: bool = False

    def inside(self) -> State:
        """The state that a group begins with."""
        return copy.copy(self)

    @property
    def tiny(self) -> bool:
        """Whether nobody could read letters of this size."""
        return self.size <= _TINY_HALF_POINTS

    def new_letters(self, font: int) -> None:
        """Forget how letters look."""
        self.font, self.size, self.ink = font, 24, 0
        self.hidden = self.deleted = self.bold = self.ground = False

    def new_paragraph(self) -> None:
        """Forget what held for the paragraph."""
        self.style, self.outline = 0, None
        self.in_table = self.listed = self.shaded = False


@dataclass(slots=True)
class Row:
    """A row of a table: what is told of its cells, and their texts."""

    merged: list[bool] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    header: bool = False
    merges: bool = False
    shaded: bool = False

    def define(self) -> None:
        """What was told is told anew; Word does so before and after the cells."""
        self.merged = []
        self.header = self.merges = self.shaded = False

    def take(self, above: list[str]) -> list[str]:
        """The cells, once; one merged downwards says again what stands above it."""
        texts = list(self._texts(above))
        self.cells = []
        return texts

    def _texts(self, above: list[str]) -> Iterator[str]:
        for at, text in enumerate(self.cells):
            merged = at < len(self.merged) and self.merged[at] and at < len(above)
            yield above[at] if merged and not text else text


class Palette:
    """The colours by number; 0 is what the reader's program takes for its own."""

    def __init__(self) -> None:
        self._colours: list[list[int]] = []
        self._mixing = [0, 0, 0]
        self._told = False

    def mix(self, part: int, value: int) -> None:
        """Set red (0), green (1) or blue (2) of the colour that is being told."""
        self._mixing[part], self._told = value, True

    def add(self, count: int) -> None:
        """The colour ends here; `count` of them when nothing stands between."""
        for _ in range(count):
            self._colours.append(self._mixing if self._told else [0, 0, 0])
            self._mixing, self._told = [0, 0, 0], False

    def is_white(self, number: int) -> bool:
        """Whether it cannot be seen on white paper."""
        return 0 <= number < len(self._colours) and min(self._colours[number]) >= 250

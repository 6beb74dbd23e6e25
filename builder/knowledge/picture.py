"""A page as a picture, drawn in a killable child from bytes in memory; nothing lies on disk.

The child answers with plain pixels: what is shown was put together here, so that no parser of
pictures ever sees what a stranger's file made.
"""

from __future__ import annotations

import base64
import json
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import worker
from builder.knowledge.child import Process
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.wire import told_error

WIDTH = 1000
"""Pixels: an A4 page of ordinary letters is read well at it."""

_MOST_PIXELS = 4_100_000
_MOST_WORDS = 20_001
_PART = 1 << 20
_SURE, _SHORT = 3, 6
_LETTERS = re.compile(r"\w+")
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True, slots=True)
class PageWord:
    """A word on a drawn page, and its place in pixels."""

    text: str
    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page: a PNG, its size in pixels, and the words that stand in it."""

    png: bytes
    width: int
    height: int
    words: tuple[PageWord, ...] = ()


def can_be_drawn(media_type: str) -> bool:
    """Whether a kind of document has pages to draw."""
    return media_type == "application/pdf" or media_type.startswith("image/")


def draw_page(
    data: bytes,
    page: int,
    *,
    width: int = WIDTH,
    limits: Limits = DEFAULT,
    token: CancelToken | None = None,
    start: Callable[[], Process] | None = None,
) -> PagePicture:
    """Draw page number `page`, counted from 1, of the document that `data` holds.

    Raises:
        DocumentError: `document_damaged`, `document_timeout`, `document_memory`, ….
        Cancelled: when `token` was cancelled; the child is gone then.
    """
    job: dict[str, str | int] = {"job": "picture", "page": page, "width": width}
    drawn = worker.ask(data, job, _Hearing(), limits=limits, token=token, start=start)
    if drawn is None:
        raise DocumentError("document_damaged", detail="answer")
    return drawn


def picture_lines(width: int, height: int, pixels: bytes, words: Sequence[Any]) -> Iterator[bytes]:
    """A drawn page as lines: its pixels, packed, then the rest."""
    packed = zlib.compress(pixels, 1)
    for at in range(0, len(packed), _PART):
        part = base64.b64encode(packed[at : at + _PART]).decode()
        yield json.dumps({"pixels": part}).encode() + b"\n"
    last = {"width": width, "height": height, "words": []}
    for at in range(0, len(words), 2000):
        yield json.dumps({"words": words[at : at + 2000]}).encode() + b"\n"
    yield json.dumps(last).encode() + b"\n"


def find_words(words: Sequence[PageWord], text: str) -> list[int]:
    """Which of a page's words are those of a passage: runs that both have in the same order."""
    there = [_plain(word.text) for word in words]
    wanted = [plain for word in text.split() if (plain := _plain(word))]
    if not there or not wanted:
        return []
    least = 1 if len(wanted) < _SHORT else _SURE
    blocks = SequenceMatcher(None, there, wanted, autojunk=False).get_matching_blocks()
    return [
        at
        for block in blocks
        if block.size >= least
        for at in range(block.a, block.a + block.size)
        if there[at]
    ]


def _plain(word: str) -> str:
    return "".join(_LETTERS.findall(word)).casefold()


class _Hearing:
    """Puts a picture together from lines, trusting none of them."""

    def __init__(self) -> None:
        self.page = 0
        self.parsed: PagePicture | None = None
        self._packed = bytearray()
        self._words: list[PageWord] = []

    @property
    def ended(self) -> bool:
        """Whether the picture is whole."""
        return self.parsed is not None

    def take(self, line: bytes) -> None:
        """Take one line.

        Raises:
            DocumentError: the child's own, or `document_damaged` when the line is not ours.
        """
        try:
            said = json.loads(line)
            if "error" in said:
                raise told_error(said)
            self._take(said)
        except (ValueError, TypeError, KeyError, AttributeError, zlib.error) as fault:
            raise DocumentError("document_damaged", detail="answer") from fault

    def _take(self, said: dict[str, Any]) -> None:
        if "pixels" in said:
            self._packed += base64.b64decode(said["pixels"], validate=True)
        elif "width" in said:
            self.parsed = self._picture(said["width"], said["height"])
        else:
            self._words += map(_word, said["words"])
        if len(self._packed) > 3 * _MOST_PIXELS or len(self._words) > _MOST_WORDS:
            raise ValueError

    def _picture(self, width: object, height: object) -> PagePicture:
        if type(width) is not int or type(height) is not int or width < 1 or height < 1:
            raise TypeError
        if width * height > _MOST_PIXELS:
            raise ValueError(width)
        size = width * height * 3
        pixels = zlib.decompressobj().decompress(bytes(self._packed), size + 1)
        if len(pixels) != size:
            raise ValueError(len(pixels))
        return PagePicture(_png(width, height, pixels), width, height, tuple(self._words))


def _word(said: list[Any]) -> PageWord:
    text, *box = said
    if type(text) is not str or len(text) > 200 or len(box) != 4:
        raise TypeError
    if not all(type(edge) is int and 0 <= edge <= _MOST_PIXELS for edge in box):
        raise TypeError
    return PageWord(text, *box)


def _png(width: int, height: int, pixels: bytes) -> bytes:
    """The pixels as PNG (https://www.w3.org/TR/png/): one IHDR, one IDAT, rows unfiltered."""
    wide = width * 3
    rows = b"".join(b"\0" + pixels[at : at + wide] for at in range(0, len(pixels), wide))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return _PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )

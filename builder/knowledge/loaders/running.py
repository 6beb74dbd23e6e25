"""Finds what repeats at the top and foot of pages: running titles and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from builder.knowledge.loaders.pieces import Piece

_MARGIN = 0.12
_SHARE = 0.45
_LEAST = 3
_STEP = 4.0
_NUMBER = re.compile(r"\d{1,5}")
_MONEY = re.compile(r"[€$£%]|\b(?:EUR|USD|GBP|CHF)\b")
_BARE = re.compile(r"[^\w]*(?:\w{1,6}\.?\s)?[^\w]*#[^\w]*(?:(?:\w{1,3}|/)\s\d{1,5}[^\w]*)?")
_LETTERS = 200


@dataclass(slots=True)
class Leaf:
    """A page as far as its margins are concerned: its pieces, top and height."""

    pieces: list[Piece]
    top: float
    height: float


def drop_running(pages: Sequence[Leaf]) -> None:
    """Take what repeats out of the pages' pieces, but for the first time it is there.

    A page number is taken out everywhere: the reference to the page says it already. It is told
    by counting along with the pages, so that prices at the foot of pages stay. Where pages hold
    nothing else, all of it is their text.
    """
    keys = [
        [_keys(piece, page, index) for piece in page.pieces] for index, page in enumerate(pages)
    ]
    counts = Counter(key for page in keys for key in {key for piece in page for key in piece})
    filled = sum(bool(page.pieces) for page in pages)
    most = max(_LEAST, _SHARE * filled)
    seen: set[str] = set()
    left: list[list[Piece]] = []
    for page, page_keys in zip(pages, keys, strict=True):
        kept: list[Piece] = []
        for piece, names in zip(page.pieces, page_keys, strict=True):
            running = [key for key in names if counts[key] >= most]
            numbers = any(
                counts[key] >= 2 and _BARE.fullmatch(key.split("|", 1)[1]) for key in names
            ) and filled <= 2 * max(counts[key] for key in names)
            if numbers or (running and not seen.isdisjoint(running)):
                continue
            seen.update(running)
            kept.append(piece)
        left.append(kept)
    if any(left):
        for page, kept in zip(pages, left, strict=True):
            page.pieces[:] = kept


def _keys(piece: Piece, page: Leaf, index: int) -> list[str]:
    """Names under which a piece of the margin may repeat; none for one of the body."""
    share = (piece.middle - page.top) / max(page.height, 1.0)
    if _MARGIN < share < 1 - _MARGIN or len(piece.text) > _LETTERS:
        return []
    place = f"{round(piece.middle / _STEP)}|"
    text = " ".join(piece.text.split())
    numbers = list(_NUMBER.finditer(text))
    if not numbers or _MONEY.search(text):
        return [place + text]
    names = [place + text]
    for found in {numbers[0], numbers[-1]}:
        if int(found[0]) - index in range(-50, 2000):
            offset = int(found[0]) - index
            names.append(f"{offset}:{place}{text[: found.start()]}#{text[found.end() :]}")
    return names

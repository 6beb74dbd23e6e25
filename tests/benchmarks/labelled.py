"""Labelled text: where the persons, places and organisations stand, read from CoNLL files."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

TYPES = {
    "PER": "PERSON",
    "person": "PERSON",
    "LOC": "LOCATION",
    "location": "LOCATION",
    "ORG": "ORGANIZATION",
    "corporation": "ORGANIZATION",
    "group": "ORGANIZATION",
}
Span = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text and its spans: (start, end, type), in order, not overlapping."""

    text: str
    spans: tuple[Span, ...]


_TIGHT_BEFORE = re.compile(r"[.,;:!?)\]}%…]+|'\w{1,2}|n't|’\w{1,2}|''")
_TIGHT_AFTER = re.compile(r"[(\[{#@$€£¿¡]|``")


def read_conll(path: Path) -> list[Labelled]:
    """The sentences of a file, a token a line, written as people write them."""
    blocks = path.read_text("utf-8").split("\n\n")
    return [_join(list(_tokens(block))) for block in blocks if block.strip()]


def _tokens(block: str) -> Iterator[tuple[str, str, str]]:
    """(token, type or "", B or I or O)."""
    for line in block.splitlines():
        token, _, label = line.strip().rpartition("\t" if "\t" in line else " ")
        if token:
            mark, _, name = label.partition("-")
            yield token, TYPES.get(name, ""), mark


def _join(tokens: list[tuple[str, str, str]]) -> Labelled:
    text, spans = "", list[Span]()
    open_quote, before = False, ""
    handle = False
    for token, kind, mark in tokens:
        tight = (
            not text
            or _TIGHT_BEFORE.fullmatch(token)
            or _TIGHT_AFTER.fullmatch(before)
            or (token == '"' and open_quote)
            or (before == '"' and open_quote)
        )
        if token == '"':
            open_quote = not open_quote
        start = len(text) + (0 if tight else 1)
        text += token if tight else f" {token}"
        # Twitter's handles are no names here: the detector has a word for each.
        handle = before == "@" or token.startswith("@")
        last = spans[-1] if spans else None
        if kind and not handle and token != "@":
            if last and mark == "I" and last[2] == kind and start - last[1] <= 1:
                spans[-1] = (last[0], len(text), kind)
            else:
                spans.append((start, len(text), kind))
        before = token
    return Labelled(text, tuple(spans))


def part(labelled: list[Labelled], one_in: int, seed: int) -> tuple[list[Labelled], list[Labelled]]:
    """(most, a random slice of one in so many) of the sentences, alike for a seed."""
    order = list(range(len(labelled)))
    random.Random(seed).shuffle(order)
    held = set(order[:: one_in])
    kept = [each for place, each in enumerate(labelled) if place not in held]
    return kept, [labelled[place] for place in sorted(held)]

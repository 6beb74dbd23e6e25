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
_ALL_HELD_OUT, _ENCYCLOPAEDIA = "wnut17-dev", "wikigold"
_ONE_IN = 8
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


def learnt_from(path: Path) -> list[Labelled]:
    """The sentences of a file that the recogniser of names may learn from."""
    return [] if path.stem == _ALL_HELD_OUT else _parted(path)[0]


def held_out_sentences(folder: Path) -> dict[str, list[Labelled]]:
    """What it never saw: the whole of one file, and one sentence in eight of the others."""
    found: dict[str, list[Labelled]] = {"tweets": []}
    for path in sorted(folder.glob("*.conll")):
        if path.stem == _ALL_HELD_OUT:
            found[path.stem] = read_conll(path)
        elif path.stem.startswith(_ENCYCLOPAEDIA):
            found[path.stem] = _parted(path)[1]
        else:
            found["tweets"] += _parted(path)[1]
    return found


def _parted(path: Path) -> tuple[list[Labelled], list[Labelled]]:
    """(most, a random slice) of a file's sentences, always the same."""
    sentences = [each for each in read_conll(path) if each.text != "-DOCSTART-"]
    order = list(range(len(sentences)))
    random.Random(1).shuffle(order)
    held = set(order[::_ONE_IN])
    kept = [each for place, each in enumerate(sentences) if place not in held]
    return kept, [sentences[place] for place in sorted(held)]

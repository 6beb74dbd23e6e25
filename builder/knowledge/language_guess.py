"""Tells which language a text is written in, offline, by which pieces of words it is made of."""

from __future__ import annotations

import io
import math
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from builder.system import resources

UNKNOWN = ""

EXPECTED = 1.0
"""How much likelier than others the languages are that a bot speaks, for a text of one letter;
less for longer ones, as the square root of their length. Questions are short and full of names:
`Is Leg 7 in sync?` looks Dutch."""

SURE = 0.5
"""The same unit: how far ahead a language must be of the others of a document to be believed."""

_SAMPLE = 4000
"""Characters of a document that are looked at, from its beginning."""


@dataclass(frozen=True, slots=True)
class _Profiles:
    """Weights of pieces for languages: what `packaging/language_profiles.py` makes."""

    languages: tuple[str, ...]
    pieces: dict[bytes, int]
    weights: NDArray[np.int8]
    scale: float
    longest: int


def language_of_document(parts: Iterable[str]) -> str:
    """The language of a document as ISO 639-1; `UNKNOWN` when there is too little to tell.

    Args:
        parts: its text in pieces, in order; no more than a sample is read.
    """
    scores = _scores(_sample(parts))
    if scores is None:
        return UNKNOWN
    second, best = np.sort(scores)[-2:]
    return _profiles().languages[int(scores.argmax())] if best - second >= SURE else UNKNOWN


def language_of_question(text: str, expected: Collection[str], otherwise: str) -> str:
    """The language of a short text.

    Args:
        text: what a visitor typed.
        expected: languages that are likelier than others: the bot's own, its documents'.
        otherwise: the answer for a text that says nothing, such as `CR2032?`.
    """
    scores = _scores(text)
    if scores is None:
        return otherwise
    languages = _profiles().languages
    raised = [
        score + EXPECTED * (each in expected) for each, score in zip(languages, scores, strict=True)
    ]
    return languages[int(np.argmax(raised))]


def _scores(text: str) -> NDArray[np.float32] | None:
    """Evidence for each language, alike for texts of any length."""
    profiles = _profiles()
    plain = unicodedata.normalize("NFC", text.lower() if text.isupper() else text).encode()
    found: Counter[int] = Counter()
    for end in range(1, len(plain) + 1):
        for start in range(max(end - profiles.longest, 0), end):
            place = profiles.pieces.get(plain[start:end])
            if place is not None:
                found[place] += 1
                break
    if not found:
        return None
    counts = np.log1p(np.fromiter(found.values(), np.float32, len(found)))
    evidence = counts @ profiles.weights[list(found)].astype(np.float32)
    return np.asarray(evidence / (profiles.scale * math.sqrt(len(plain))), dtype=np.float32)


def _sample(parts: Iterable[str]) -> str:
    taken: list[str] = []
    room = _SAMPLE
    for part in parts:
        if room <= 0:
            break
        taken.append(part[:room])
        room -= len(part)
    return " ".join(taken)


@lru_cache(maxsize=1)
def _profiles() -> _Profiles:
    with np.load(io.BytesIO(resources.data("languages", "profiles.npz"))) as held:
        pieces = held["pieces"].tobytes()
        ends = np.cumsum(held["sizes"].astype(np.int64)).tolist()
        return _Profiles(
            languages=tuple(held["languages"].tolist()),
            pieces={
                pieces[start:end]: place
                for place, (start, end) in enumerate(zip([0, *ends], ends, strict=False))
            },
            weights=held["weights"],
            scale=float(held["scale"]),
            longest=int(held["sizes"].max()),
        )

"""Puts an owner's corrections in the place of the passages they were made for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from builder.core.correction import Correction, Fit
from builder.core.decision import Rulings
from builder.core.document import Chunk, LoadedDocument, Section
from builder.core.policy import DocumentsPolicy
from builder.knowledge.findings import Finds, Settled, settle
from builder.knowledge.sentences import line_spans, sentence_spans

NEAR = 0.85
"""Share of words that two passages must have in common to be the same one, changed a little."""

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


def amend(
    corrections: Sequence[Correction],
    chunks: Sequence[Chunk],
    *,
    detector: Finds,
    policy: DocumentsPolicy,
    rulings: Rulings | None = None,
) -> tuple[list[Chunk], list[Correction]]:
    """A document's passages with `corrections` applied, and the corrections as they fit now.

    A passage keeps its place and its id; one that is switched off is left out, its place empty.
    """
    found = _found(corrections, chunks)
    now: list[Correction] = []
    effects: dict[str, Chunk | None] = {}
    for correction in corrections:
        match = found.get(correction.id)
        if match is None:
            now.append(replace(correction, fit=Fit.GONE))
            continue
        chunk, fit = match
        # What was near once stays so until the owner decides anew.
        fit = Fit.NEAR if correction.fit is Fit.NEAR else fit
        now.append(replace(correction, original=chunk, fit=fit))
        effects[chunk.id] = effect(now[-1], detector=detector, policy=policy, rulings=rulings)
    amended = [effects.get(chunk.id, chunk) for chunk in chunks]
    return [chunk for chunk in amended if chunk is not None], now


def effect(
    correction: Correction,
    *,
    detector: Finds,
    policy: DocumentsPolicy,
    rulings: Rulings | None = None,
) -> Chunk | None:
    """What stands in the passage's place; None for nothing.

    The owner's words are checked for personal data like the document's own.
    """
    if correction.text is None:
        return None
    original = correction.original
    text = checked(
        correction.text, original.kind, detector=detector, policy=policy, rulings=rulings
    )
    sections = text.document.sections
    if not sections:
        return None
    said = sections[0].text
    spans = sentence_spans(said) if original.kind == "text" else line_spans(said)
    return replace(original, text=said, sentences=tuple(spans))


def checked(
    text: str,
    kind: str,
    *,
    detector: Finds,
    policy: DocumentsPolicy,
    rulings: Rulings | None = None,
) -> Settled:
    """`text` after the policy: who typed it may not be there to be asked, so `ask` masks."""
    loaded = LoadedDocument((Section(text, kind=kind),))
    return settle(loaded, detector, policy.at_once, rulings)


def _found(
    corrections: Sequence[Correction], chunks: Sequence[Chunk]
) -> dict[str, tuple[Chunk, Fit]]:
    """The passage of each correction, by its id: the same words, else nearly the same."""
    found: dict[str, tuple[Chunk, Fit]] = {}
    free = {chunk.id: chunk for chunk in chunks}
    same: dict[str, list[Chunk]] = {}
    for chunk in chunks:
        same.setdefault(normalised(chunk.text), []).append(chunk)
    for correction in corrections:
        equals = [c for c in same.get(normalised(correction.original.text), ()) if c.id in free]
        if equals:
            place = correction.original.position
            best = min(equals, key=lambda chunk: abs(chunk.position - place))
            found[correction.id] = (free.pop(best.id), Fit.EXACT)
    left = [correction for correction in corrections if correction.id not in found]
    counts = {chunk.id: _words(chunk.text) for chunk in free.values()} if left else {}
    for correction in left:
        nearest = _nearest(correction, free, counts)
        if nearest is not None:
            found[correction.id] = (free.pop(nearest), Fit.NEAR)
    return found


def _nearest(
    correction: Correction, free: Mapping[str, Chunk], counts: Mapping[str, Counter[str]]
) -> str | None:
    """The free passage with the most words in common, when these are enough.

    The owner's words never stand in for other numbers than those they replaced: a price or a time
    that has changed in the document meanwhile is the newer word.
    """
    words = _words(correction.original.text)
    best, most = None, NEAR
    for chunk_id, chunk in free.items():
        share = _share(words, counts[chunk_id])
        changed = not correction.off and numbers(chunk.text) != numbers(correction.original.text)
        if share >= most and not changed:
            best, most = chunk_id, share
    return best


def normalised(text: str) -> str:
    """`text` as it is compared: blanks and capitals mean nothing."""
    return " ".join(text.split()).casefold()


def numbers(text: str) -> list[str]:
    """The numbers in `text`, sorted."""
    return sorted(_NUMBER.findall(text))


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.casefold()))


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0

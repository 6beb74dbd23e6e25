"""Looks again at the sentences that seem to answer a question: word by word, beside each other."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from builder.knowledge import sentence_parts
from builder.knowledge.embedding import TokenReader, Vector
from builder.knowledge.evidence import Weighed, set_by_hand, weigh
from builder.knowledge.hits import Hit, Reading
from builder.knowledge.question_kind import EXACT, kind_of
from builder.knowledge.sentence_parts import Asked
from builder.knowledge.word_shares import Matrix
from builder.system import resources

LOOKED_THROUGH = 10
"""Passages whose sentences may be read again, the best first."""

JUDGED, READ = 24, 8
"""Sentences judged beside each other, and of those how many are read word by word: twelve found the
answer for no question more."""

KEPT_BYTES = 24 * 1024 * 1024
"""Room for the word pieces of some 2,000 sentences: those of a small bot."""

RULED = 10.0
"""Odds for 1 that a rule of the first look adds: about what likeness counts in all."""

CLOSENESS = ("alone", "met", "least")
"""Cosine of the sentence, read by itself, with the question; how near the question's word pieces
come to its own, on average; and the piece that is met worst."""

PARTS = (*sentence_parts.NAMES, *CLOSENESS)
"""What a sentence is judged by."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What was learnt (`tests/benchmarks/fit.py`, `resources/ranking/MODEL_CARD.md`).

    Attributes:
        parts: what each of `PARTS` weighs for the odds of a sentence.
        lift: what the odds of its best sentence weigh in a passage's place, beside its score.
    """

    parts: NDArray[np.float64]
    lift: float


@lru_cache(maxsize=1)
def learnt() -> Weights:
    """The weights that came with the program."""
    kept = json.loads(resources.text("ranking", "sentences.json"))
    parts = np.array([kept["parts"].get(name, 0.0) for name in PARTS])
    return Weights(parts, float(kept["lift"]))


class SecondLook:
    """Keeps the word pieces' vectors of sentences that were read lately. Safe for threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tokens: OrderedDict[tuple[str, int, int], NDArray[np.int8]] = OrderedDict()
        self._held = 0
        self._cleared = 0

    def order(
        self,
        question: str,
        hits: Sequence[Hit],
        holdings: Mapping[str, Matrix],
        reader: TokenReader,
        pieces: Vector,
    ) -> list[Hit]:
        """`hits` in a better order, their likeliest sentences read.

        Args:
            question: what was asked.
            hits: best first; where the owner pinned one, or a phone number is asked for, they stay.
            holdings: which words of the question stand in the sentences of each passage.
            reader: gives the word pieces' vectors.
            pieces: those of the question.
        """
        looked = hits[:LOOKED_THROUGH]
        chosen = [each for each in weigh(question, looked) if hits[each.hit].sentence_scores]
        chosen = chosen[:JUDGED]
        kind = kind_of(question)
        if not chosen or kind in EXACT or any(hit.pinned for hit in hits):
            return list(hits)
        asked = Asked(question, kind, sentence_parts.rarities(looked, holdings))
        rows = [
            sentence_parts.describe(asked, each, chosen, looked[each.hit], holdings)
            for each in chosen
        ]
        near = self._closeness(pieces, chosen[:READ], looked, reader)
        # One that was not read is as far off as the farthest of those that were.
        far = np.repeat(near.min(axis=0, keepdims=True), len(chosen) - len(near), axis=0)
        parts = np.hstack([np.array(rows), np.vstack([near, far])])
        weights = learnt()
        ruled = [set_by_hand(looked[each.hit], each.sentence) for each in chosen]
        odds = parts @ weights.parts + RULED * np.array(ruled)
        found: dict[int, dict[int, Reading]] = {}
        for each, sure, row in zip(chosen, odds.tolist(), parts.tolist(), strict=True):
            found.setdefault(each.hit, {})[each.sentence] = Reading(sure, tuple(row))
        least = float(odds.min())
        places = {
            at: hit.score
            + weights.lift * max((r.odds for r in found.get(at, {}).values()), default=least)
            for at, hit in enumerate(looked)
        }
        order = sorted(places, key=lambda at: -places[at])
        read = [_with_readings(hits[at], found.get(at, {})) for at in order]
        return [*read, *(_with_readings(hit, {}) for hit in hits[LOOKED_THROUGH:])]

    def clear(self) -> None:
        """Forget every sentence: some may be gone."""
        with self._lock:
            self._tokens.clear()
            self._held = 0
            self._cleared += 1

    def _closeness(
        self, pieces: Vector, chosen: Sequence[Weighed], hits: Sequence[Hit], reader: TokenReader
    ) -> NDArray[np.float64]:
        """`CLOSENESS` of each sentence."""
        keys = [(hits[each.hit].chunk.id, each.since, each.sentence) for each in chosen]
        with self._lock:
            known = {key: self._tokens[key] for key in keys if key in self._tokens}
            for key in known:
                self._tokens.move_to_end(key)
            before = self._cleared
        lacking = [at for at, key in enumerate(keys) if key not in known]
        texts = [_text(chosen[at], hits[chosen[at].hit]) for at in lacking]
        read = reader.read_tokens(texts)
        fresh = {keys[at]: _packed(rows) for at, rows in zip(lacking, read, strict=True)}
        self._keep(fresh, before)
        known |= fresh
        return _near(pieces, [known[key] for key in keys])

    def _keep(self, fresh: Mapping[tuple[str, int, int], NDArray[np.int8]], before: int) -> None:
        with self._lock:
            if before != self._cleared:  # what was erased meanwhile must not stay behind here
                return
            for key, rows in fresh.items():
                old = self._tokens.pop(key, None)
                self._held += rows.nbytes - (0 if old is None else old.nbytes)
                self._tokens[key] = rows
            while self._held > KEPT_BYTES:
                _, oldest = self._tokens.popitem(last=False)
                self._held -= oldest.nbytes


def _with_readings(hit: Hit, found: Mapping[int, Reading]) -> Hit:
    count = len(hit.chunk.sentence_texts())
    return replace(hit, readings=tuple(found.get(number) for number in range(count)))


def _text(each: Weighed, hit: Hit) -> str:
    """The sentence, after the question in the document that it answers."""
    return " ".join(hit.chunk.sentence_texts()[each.since : each.sentence + 1])


def _packed(rows: Vector) -> NDArray[np.int8]:
    packed: NDArray[np.int8] = np.rint(rows * 127).astype(np.int8)
    return packed


def _near(asked: Vector, texts: Sequence[NDArray[np.int8]]) -> NDArray[np.float64]:
    """`CLOSENESS` of each text.

    A product for each: one of all is so large that it is spread over threads, which take many times
    its time to wake, and longer where other work has the cores.
    """
    near = []
    for rows in texts:
        cosines = asked @ rows.astype(np.float32).T / 127
        met = cosines[:-1, :-1].max(axis=1)
        near.append((cosines[-1, -1], met.mean(), met.min()))
    return np.array(near, dtype=np.float64)

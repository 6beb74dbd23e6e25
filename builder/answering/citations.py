"""Ties each sentence of a model's reply to the passage that supports it, or drops it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.answering.numbers import borne_out, not_borne_out, readings
from builder.core.conversation import Citation, Dropped
from builder.knowledge.hits import Hit
from builder.knowledge.language import stems

SUPPORTED_SHARE = 0.5
"""Share of a sentence's content stems that must stand in one passage or the question. Chosen so
that paraphrases of the sample shop's answers pass and unrelated fluent text does not."""

_END = re.compile(r"(?<=[.!?…])[\"'”»)\]]*(?:\s*\[\d+\])*\s+|\n+")
_MARK = re.compile(r"\s*\[(\d{1,2})\]")


@dataclass(frozen=True, slots=True)
class Released:
    """A sentence that may be shown, and the index of the passage that supports it."""

    text: str
    passage: int


class SentenceGate:
    """Takes a reply piece by piece and lets supported sentences through, whole."""

    def __init__(self, question: str, passages: Sequence[str], language: str) -> None:
        self._language = language
        self._passages = [set(stems(text, language)) for text in passages]
        self._numbers = [readings(text) for text in passages]
        self._question = set(stems(question, language))
        self._question_numbers = readings(question)
        self._waiting = ""
        self.lost: list[Dropped] = []

    @property
    def dropped(self) -> int:
        """How many sentences no passage supported."""
        return len(self.lost)

    def feed(self, piece: str) -> Iterator[Released]:
        """The sentences that `piece` completes and a passage supports."""
        self._waiting += piece
        while (match := _END.search(self._waiting)) is not None:
            sentence, self._waiting = (
                self._waiting[: match.end()],
                self._waiting[match.end() :],
            )
            yield from self._judge(sentence)

    def finish(self) -> Iterator[Released]:
        """The last sentence, when it is supported."""
        sentence, self._waiting = self._waiting, ""
        yield from self._judge(sentence)

    def _judge(self, sentence: str) -> Iterator[Released]:
        named = [int(number) - 1 for number in _MARK.findall(sentence)]
        text = _MARK.sub("", sentence)
        if not text.strip():
            return
        passage = self._support(text, named)
        if passage is None:
            self.lost.append(self._lost(text))
            return
        yield Released(text, passage)

    def _support(self, text: str, named: list[int]) -> int | None:
        words = set(stems(text, self._language))
        order = [i for i in named if 0 <= i < len(self._passages)]
        order += [i for i in range(len(self._passages)) if i not in order]
        best, best_share = None, 0.0
        for index in order:
            if not borne_out(text, self._numbers[index], self._question_numbers):
                continue
            known = len(words & (self._passages[index] | self._question))
            own = len(words & self._passages[index])
            share = known / len(words) if words and own else 0.0
            if share > best_share:
                best, best_share = index, share
        return best if best_share >= SUPPORTED_SHARE else None

    def _lost(self, text: str) -> Dropped:
        """Why a sentence has no support, and which passage comes nearest."""
        words = set(stems(text, self._language))
        standing = frozenset[str]().union(*self._numbers)
        unknown = not_borne_out(text, standing, self._question_numbers)
        shares = [
            len(words & (each | self._question)) / len(words) if words & each else 0.0
            for each in self._passages
        ]
        share = max(shares, default=0.0)
        if unknown:
            reason = "number"
        elif share >= SUPPORTED_SHARE:
            reason = "scattered"
        else:
            reason = "unsupported" if share else "unlike"
        return Dropped(
            text=text.strip(),
            reason=reason,
            numbers=unknown,
            closest=shares.index(share) if share else None,
            share=round(share, 4),
        )


def cite(hits: Sequence[Hit], used: Sequence[int]) -> tuple[Citation, ...]:
    """Citations of the passages `used` (indexes into `hits`), numbered in that order from 1."""
    return tuple(
        Citation(
            n=number,
            document=hits[index].document,
            document_id=hits[index].chunk.document_id,
            chunk_id=hits[index].chunk.id,
            text=hits[index].chunk.text,
            ref=hits[index].chunk.ref,
            score=round(hits[index].score, 4),
        )
        for number, index in enumerate(used, start=1)
    )

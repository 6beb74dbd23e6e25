"""What an owner pinned goes before every document, where it is what was asked, while it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from builder.core.document import Chunk
from builder.core.pinned import FACT, question_key
from builder.core.ports import Clock
from builder.knowledge.language import stems
from builder.knowledge.ranking import Likeness

LIKENESS, SHARED = 0.4, 0.6
"""What the cosine of two questions and the words they share weigh in how well they match."""

WELL = 0.62
"""From here on a question is taken to be the pinned one. On the 123 questions of
`tests/benchmarks/pinned.py` (three languages) 71 of 75 find the fact they ask for, one another
fact, and 3 of 48 that no fact answers are taken for one that does; by words alone 66, 2 and 0."""

_DURATION = re.compile(
    r"\bhow\ long\b|\bwie\ lang|\bcuánto\ (?:tiempo|tarda|dura)|\bdauer", re.IGNORECASE | re.VERBOSE
)
NOT_ASKED = 0.75
"""What is left of a match when one of the two asks how long and the other does not: to "how long
does a repair take" its price is no answer, however alike the questions look."""

SURE, SPREAD = 0.9, 0.1
"""The score of a pinned answer: above any document's, and higher the better it matches."""

Weights = Callable[[Sequence[str]], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class _Words:
    """The stems of what may be asked, and of the answer, in one language."""

    asked: tuple[frozenset[str], ...]
    answer: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What may be asked for one fact, as far as comparing needs it; its words by language."""

    keys: tuple[str, ...]
    texts: tuple[str, ...]
    durations: tuple[bool, ...]
    answer: str
    fact: tuple[str, str | None]
    _words: dict[str, _Words] = field(default_factory=dict)

    def words(self, language: str) -> _Words:
        """The words of this fact, read in `language`."""
        if language not in self._words:
            self._words[language] = _Words(
                tuple(frozenset(stems(each, language)) for each in self.texts),
                frozenset(stems(self.answer, language)),
            )
        return self._words[language]


@dataclass(frozen=True, slots=True)
class _Question:
    """The same of what a visitor asks."""

    key: str
    words: frozenset[str]
    duration: bool


class Precedence:
    """Which passages are facts, and which passages hold for a time only. Not a lock of its own.

    Args:
        clock: asked at every question, so that what has ended is not given on a host either.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._asked: dict[str, _Asked] = {}
        self._limits: dict[str, tuple[datetime | None, datetime | None]] = {}

    def put(self, chunks: Iterable[Chunk]) -> None:
        """Take notice of passages."""
        for chunk in chunks:
            self.forget([chunk.id])
            if chunk.valid_from or chunk.valid_until:
                self._limits[chunk.id] = (_moment(chunk.valid_from), _moment(chunk.valid_until))
            if chunk.kind == FACT:
                *asked, answer = chunk.sentence_texts()
                self._asked[chunk.id] = _Asked(
                    keys=tuple(map(question_key, asked)),
                    texts=tuple(asked),
                    durations=tuple(_DURATION.search(each) is not None for each in asked),
                    answer=answer,
                    fact=(chunk.document_id, chunk.ref.section),
                )

    def forget(self, ids: Iterable[str]) -> None:
        """Forget passages."""
        for chunk_id in ids:
            self._asked.pop(chunk_id, None)
            self._limits.pop(chunk_id, None)

    def clear(self) -> None:
        """Forget everything."""
        self._asked, self._limits = {}, {}

    def holding(self, ids: Sequence[str]) -> list[str]:
        """`ids` less what does not hold now: not yet, or no more."""
        now = self._clock.now()
        return [each for each in ids if _holds(self._limits.get(each), now)]

    def apart(self, ids: Sequence[str]) -> list[str]:
        """`ids` less the other ways to ask for a fact that stands there already."""
        kept: dict[object, str] = {}
        for each in ids:
            asked = self._asked.get(each)
            kept.setdefault(each if asked is None else asked.fact, each)
        return list(kept.values())

    def strengths(
        self,
        text: str,
        language: str,
        ids: Iterable[str],
        likenesses: Mapping[str, Likeness],
        weights: Weights,
    ) -> dict[str, float]:
        """How well `text` matches each fact among `ids` that it matches well, 0..1.

        Args:
            text: the question.
            language: what it is written in, which the facts are read in too: where both are of
                one language, and it is not the bot's, the forms of a word still meet.
            ids: passages that were proposed.
            likenesses: of the passages that have vectors.
            weights: how much each stem tells passages apart.
        """
        facts = [each for each in ids if each in self._asked]
        if not facts:
            return {}
        question = _Question(
            question_key(text),
            frozenset(stems(text, language)),
            _DURATION.search(text) is not None,
        )
        words = {each: self._asked[each].words(language) for each in facts}
        known = question.words.union(*(w.answer.union(*w.asked) for w in words.values()))
        weigh = weights(sorted(known))
        found = {}
        for each in facts:
            alike = likenesses.get(each)
            cosines = alike.sentences if alike is not None else ()
            strength = _strength(self._asked[each], words[each], question, cosines, weigh)
            if strength >= WELL:
                found[each] = strength
        return found


def _strength(
    asked: _Asked,
    words: _Words,
    question: _Question,
    cosines: Sequence[float],
    weigh: Mapping[str, float],
) -> float:
    if question.key in asked.keys:
        return 1.0
    if not _numbers(question.words) <= _numbers(words.answer.union(*words.asked)):
        return 0.0  # size 26 is not what size 28 is the answer to
    best = 0.0
    for number, said in enumerate(words.asked or (words.answer,)):
        shared = _shared(question.words, said, weigh)
        likeness = cosines[number] if number < len(cosines) else shared
        strength = LIKENESS * likeness + SHARED * shared
        if number < len(asked.durations) and question.duration != asked.durations[number]:
            strength *= NOT_ASKED
        best = max(best, strength)
    return best


def score(strength: float) -> float:
    """The score of a passage that matches with `strength`."""
    return SURE + SPREAD * strength


def _shared(question: frozenset[str], said: frozenset[str], weigh: Mapping[str, float]) -> float:
    """The weight of the words in both, as a share of the middle of either's (Dice), 0..1."""
    both = sum(weigh[word] for word in question & said)
    all_words = sum(weigh[word] for word in question) + sum(weigh[word] for word in said)
    return 2 * both / all_words if all_words else 0.0


def _numbers(words: Iterable[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _holds(limits: tuple[datetime | None, datetime | None] | None, now: datetime) -> bool:
    first, end = limits or (None, None)
    return (first is None or first <= now) and (end is None or now < end)

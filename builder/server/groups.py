"""Puts questions that mean the same together: by meaning with the built-in model, else by words.

Only a model on this computer is asked: a reading by the operator sends nobody's words anywhere.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.knowledge.embedding import Embedder, TokenReader, unit
from builder.knowledge.language import stems
from builder.vault.unanswered import Unanswered

NEAR = 0.57
"""Cosine above which a question belongs to a group. Of 37 questions with 12 meanings
(`tests/integration/test_groups.py`), at 0.55 it puts 82 % of the pairs that mean the same
together, and 8 % of its pairs are wrong; at 0.60 it is 69 % and 3 %. Words alone find 19 %."""

SHARED = 0.6
"""Share of their words (Dice) above which two questions ask the same, without a meaning."""

MOST_READ = 400
"""Questions whose meaning is read at one time; those beyond are put together by their words."""

MEANING, WORDS = "meaning", "words"


@dataclass(slots=True)
class _Group:
    first: Unanswered
    words: frozenset[str]
    middle: NDArray[np.float32] | None
    questions: list[Unanswered] = field(default_factory=list)

    def add(self, question: Unanswered, vector: NDArray[np.float32] | None) -> None:
        """Take a question in; the middle of the group moves a little."""
        count = len(self.questions)
        self.questions.append(question)
        if vector is not None and self.middle is not None:
            self.middle = unit((self.middle * count + vector) / (count + 1))


class Groups:
    """Groups questions; vectors are kept in memory while their questions are kept.

    Args:
        embedder: the bot's own; used only when it is the one built in.
    """

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder if _built_in(embedder) else None
        self._lock = threading.Lock()
        self._vectors: dict[tuple[int, str], NDArray[np.float32]] = {}

    @property
    def by(self) -> str:
        """`meaning` or `words`."""
        return WORDS if self._embedder is None else MEANING

    def of(self, questions: Sequence[Unanswered]) -> list[dict[str, Any]]:
        """Groups of `questions` (the newest first), the largest first."""
        with self._lock:
            known = {(each.number, each.text) for each in questions}
            self._vectors = {k: v for k, v in self._vectors.items() if k in known}
            groups: list[_Group] = []
            budget = MOST_READ
            for question in reversed(questions):
                vector, budget = self._vector(question, budget)
                words = frozenset(stems(question.text, question.language))
                near = self._nearest(groups, words, vector)
                if near is None:
                    near = _Group(question, words, vector)
                    groups.append(near)
                near.add(question, vector)
        groups.sort(key=lambda group: (-len(group.questions), group.first.number))
        return [_told(group) for group in groups]

    def _nearest(
        self, groups: Sequence[_Group], words: frozenset[str], vector: NDArray[np.float32] | None
    ) -> _Group | None:
        best, found = 0.0, None
        for group in groups:
            if vector is not None and group.middle is not None:
                likeness = float(vector @ group.middle) - NEAR
            else:
                both = len(words) + len(group.words)
                likeness = (2 * len(words & group.words) / both if both else 0.0) - SHARED
            if words == group.words:
                likeness = 1.0
            if likeness >= 0 and (found is None or likeness > best):
                best, found = likeness, group
        return found

    def _vector(self, question: Unanswered, budget: int) -> tuple[NDArray[np.float32] | None, int]:
        if self._embedder is None or not self._embedder.speaks(question.language):
            return None, budget
        key = (question.number, question.text)
        if key not in self._vectors and budget > 0:
            budget -= 1
            self._vectors[key] = np.asarray(
                self._embedder.embed_question(question.text), dtype=np.float32
            )
        return self._vectors.get(key), budget


def _built_in(embedder: object) -> bool:
    """Only the model on this computer reads single words, too."""
    return isinstance(embedder, TokenReader)


def _told(group: _Group) -> dict[str, Any]:
    questions = group.questions[::-1]
    return {
        "id": f"u{group.first.number}",
        "question": group.first.text,
        "count": len(questions),
        "first": group.first.when[:10],
        "last": questions[0].when[:10],
        "languages": sorted({each.language for each in questions}),
        "reasons": sorted({each.reason for each in questions}),
        "questions": [
            {"text": each.text, "when": each.when[:10], "language": each.language,
             "reason": each.reason}
            for each in questions
        ],
    }  # fmt: skip

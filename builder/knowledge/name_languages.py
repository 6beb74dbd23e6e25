"""Says of a passage whether it is in a language in which names can be told from other words."""

from __future__ import annotations

from collections.abc import Iterable

from builder.knowledge.language_guess import (
    UNKNOWN,
    language_of_document,
    language_of_question,
)
from builder.privacy.pii.names import LANGUAGES

_FEWEST_WORDS = 5
"""A passage with fewer words in small letters says nothing of its language."""


def _without_capitals(text: str) -> str:
    return " ".join(word for word in text.split() if not word[0].isupper())


class Spoken:
    """Asked about passages of one document. A document that says nothing counts as one of ours.

    Args:
        texts: of the document, in order.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        # Names would speak for where their bearers come from, not for what is written about them.
        self._whole = language_of_document(map(_without_capitals, texts))

    def __call__(self, passage: str) -> bool:
        """Whether names are read in the language of the passage, or else of the document."""
        if sum(word[0].islower() for word in passage.split()) < _FEWEST_WORDS:
            return self._whole == UNKNOWN or self._whole in LANGUAGES
        return language_of_question(passage, LANGUAGES, "en") in LANGUAGES

"""What speaks for a name beside the network: lists, words that announce it, the way it is written.

The network learnt to read from English. German writes every noun with a capital, and a sentence
begins with one everywhere: there a word alone that is on no list needs something to speak for it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from builder.privacy.pii.names import lines, stretches
from builder.privacy.pii.names.decoding import Span
from builder.privacy.pii.names.lists import Kind
from builder.privacy.pii.names.network import Network
from builder.privacy.pii.names.words import Words

PERSON, LOCATION = "PERSON", "LOCATION"
_LISTS = {
    PERSON: stretches.PEOPLE,
    LOCATION: stretches.PLACES,
}
_SENTENCE_ENDS = frozenset('.!?:;\n„“"«»¿¡•*|>')
_BEFORE = 3
"""A word that announces a name stands at most so many words before it."""
_FEW_WORDS = 4
_SURE = 0.75


class Evidence:
    """Weighs the spans of one sheet of words.

    Args:
        words: of the sheet.
        looks: what `stretches.look` saw of each.
        begins: where each text begins.
        network: whose lists are asked.
    """

    def __init__(
        self, words: Words, looks: NDArray[np.uint8], begins: list[int], network: Network
    ) -> None:
        self._words = words
        self._looks = looks
        self._network = network
        self._line = np.cumsum((looks & lines.LINE_END) > 0, dtype=np.int64)
        self._foreign = _foreign_lines(looks, self._line, begins)
        self._capitals = np.bincount(self._line, weights=(looks & lines.CAPITAL) > 0)
        self._spoken = np.bincount(self._line, weights=(looks & lines.LETTERS) > 0)

    def speaks_for(self, span: Span, label: str) -> bool:
        """Whether the span may stand."""
        line = self._line[span.first]
        foreign = bool(self._foreign[line])
        texts = self._words.texts[span.first : span.last + 1]
        listed, announced = self._listed(texts, label), self._announced(span)
        if self._capitals[line] and not any(text[:1].isupper() for text in texts):
            return (announced and listed) or (not foreign and span.score >= _SURE)
        if announced or not (foreign or self._begins_sentence(span.first)):
            return True
        if listed or len(texts) > 1:
            return not foreign or self._is_foreign_name(span, texts, label, listed=listed)
        return span.score >= _SURE and (not foreign or self._spoken[line] <= _FEW_WORDS)

    def _is_foreign_name(self, span: Span, texts: list[str], label: str, *, listed: bool) -> bool:
        if len(texts) > 1:
            return listed or span.score >= _SURE
        # Every other German noun is somebody's surname: Koch, Kinder, Winkel.
        surname = label == PERSON and not self._network.kind(texts[0]) & Kind.GIVEN
        return span.score >= _SURE and not surname

    def _listed(self, texts: list[str], label: str) -> bool:
        wanted = _LISTS.get(label)
        return wanted is not None and any(
            text[:1].isalpha() and self._network.kind(text) & wanted for text in texts
        )

    def _announced(self, span: Span) -> bool:
        before = self._looks[max(0, span.first - _BEFORE) : span.first]
        return bool((before & stretches.CUE).any())

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or self._words.texts[place - 1] in _SENTENCE_ENDS | {""}


def _foreign_lines(
    looks: NDArray[np.uint8], line: NDArray[np.int64], begins: list[int]
) -> NDArray[np.bool_]:
    """By line whether it is German or Spanish: by its small words, else by those of its text."""
    own = np.where(looks & stretches.FOREIGN, 1, 0) - np.where(looks & stretches.ENGLISH, 1, 0)
    by_line = np.bincount(line, weights=own, minlength=int(line[-1]) + 1)
    by_text = np.add.reduceat(own, begins)
    lengths = np.diff([*begins, len(looks)])
    of_word = np.repeat(by_text, lengths)
    text_of_line = np.zeros(len(by_line))
    text_of_line[line] = of_word
    found: NDArray[np.bool_] = np.where(by_line == 0, text_of_line, by_line) > 0
    return found

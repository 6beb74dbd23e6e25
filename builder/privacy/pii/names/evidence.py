"""What speaks for a name beside the network: lists, words that announce it, the way it is written.

The network learnt to read from English. German writes every noun with a capital, and a sentence
begins with one everywhere: there a word alone that is on no list needs something to speak for it.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from builder.privacy.pii.names import lines, stretches
from builder.privacy.pii.names.decoding import Span
from builder.privacy.pii.names.lists import Kind
from builder.privacy.pii.names.network import Network
from builder.privacy.pii.names.words import Words

PERSON, LOCATION, ORGANIZATION = "PERSON", "LOCATION", "ORGANIZATION"
_LISTS = {
    PERSON: stretches.PEOPLE,
    LOCATION: stretches.PLACES,
}
_SENTENCE_ENDS = frozenset([*'.!?:;\n„“"«»¿¡•*|>', ""])
_BEFORE = 3
"""A word that announces a name stands at most so many words before it."""
_FEW_WORDS = 4
_MOSTLY, _SHORT = 0.7, 4
_CAMEL = re.compile(r"[^\W\d_A-Z][A-ZÄÖÜ]")
_SCOTS = re.compile(r"(?:Ma?c|De|Di|Du|La|Le|Van|Von|Fitz|O)[A-Z]")
_NEVER = frozenset(
    """
    euro euros dollar dollars pound pounds cent cents pfund franken peso pesos hz khz mhz ghz mah
    kwh
    kg cm mm km ml kb mb gb tb uhr st nr no num tel fax mail email iban bic vat iva ust hrb hra cif
    nif plz pin wlan wifi usb
    eu weihnachten ostern pfingsten silvester neujahr christmas easter navidad navidades pascua
    nochebuena nochevieja reyes mai juni juli mayo junio julio may june july
    mo di mi do fr sa so mon tue tues wed thu thur fri sat sun lun mar mié jue vie sáb dom
    """.split()  # noqa: SIM905 - a list of words reads better
)
_SURE, _CERTAIN, _BEYOND_DOUBT = 0.75, 0.9, 0.97


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
        self._network = network
        line = np.cumsum((looks & lines.LINE_END) > 0, dtype=np.int64)

        def count(what: int) -> list[float]:
            counted: list[float] = np.bincount(line, weights=(looks & what) > 0).tolist()
            return counted

        # Lists: a place of an array costs some times as much to look at.
        self._line: list[int] = line.tolist()
        self._foreign: list[bool] = _foreign_lines(looks, line, begins).tolist()
        self._capitals = count(lines.CAPITAL)
        self._small = count(stretches.FOREIGN | stretches.ENGLISH)
        self._loud = count(lines.LOUD)
        self._spoken = count(lines.LETTERS)
        self._cues: list[bool] = ((looks & stretches.CUE) > 0).tolist()

    def speaks_for(self, span: Span, label: str) -> bool:
        """Whether the span may stand."""
        line = self._line[span.first]
        foreign = self._foreign[line]
        texts = self._words.texts[span.first : span.last + 1]
        listed, announced = self._listed(texts, label), self._announced(span)
        if not announced and self._is_no_word(texts, span, label):
            return False
        if self._capitals[line] and not any(text[:1].isupper() for text in texts):
            return (announced and listed) or (not foreign and span.score >= _SURE)
        if announced:
            return True
        # Words typed into a search, as `rye loaf`, say nothing else.
        searched = not self._capitals[line] and not self._small[line] and span.score < _CERTAIN
        if searched or not (foreign or self._begins_sentence(span.first)):
            return not searched
        return self._stands_alone(span, texts, label, foreign=foreign, listed=listed)

    def _stands_alone(
        self, span: Span, texts: list[str], label: str, *, foreign: bool, listed: bool
    ) -> bool:
        """Whether it may stand in German or Spanish, or where a sentence begins."""
        sure = not foreign and span.score >= _CERTAIN
        if not sure and self._is_ordinary(texts, label, foreign=foreign, listed=listed):
            return False
        given = label != PERSON or self._network.kind(texts[0]) & Kind.GIVEN
        if not foreign and len(texts) == 1 and not given:
            # `Service: Beard trim`: trades and goods are surnames in English too.
            labelled = span.first > 0 and self._words.texts[span.first - 1] == ":"
            return not labelled and span.score >= _BEYOND_DOUBT
        if listed or len(texts) > 1:
            return not foreign or self._is_foreign_name(span, texts, label, listed=listed)
        few = self._spoken[self._line[span.first]] <= _FEW_WORDS
        return span.score >= _SURE and (not foreign or few)

    def _is_no_word(self, texts: list[str], span: Span, label: str) -> bool:
        """Whether the span is an abbreviation, a unit or a code: `mAh`, `IVA`, `Hz`, `USt-IdNr`."""
        words = _words(texts)
        line = self._line[span.first]
        if not words or all(word.lower() in _NEVER or len(word) == 1 for word in words):
            return True
        odd = any(_CAMEL.search(word) and not _SCOTS.match(word) for word in words)
        loud = self._loud[line] >= _MOSTLY * self._spoken[line] > 1
        short = not loud and all(word.isupper() and len(word) <= _SHORT for word in words)
        return (short and label == PERSON) or (odd and label != ORGANIZATION)

    def _is_ordinary(self, texts: list[str], label: str, *, foreign: bool, listed: bool) -> bool:
        """Whether all its words are seldom names, and no list says that they are one here."""
        if label == ORGANIZATION or (label == LOCATION and listed):
            return False
        widely = any(self._network.kind(text) & Kind.GIVEN_WIDELY for text in texts)
        return (foreign or not widely) and self._all_ordinary(_words(texts))

    def _is_foreign_name(self, span: Span, texts: list[str], label: str, *, listed: bool) -> bool:
        """Whether it is a name among nouns that wear capitals too."""
        words = _words(texts)
        if label != PERSON:
            several = len(texts) > 1
            return span.score >= (_CERTAIN if self._all_ordinary(words) else _SURE) or (
                several and listed
            )
        rare = [word for word in words if not self._network.is_ordinary(word)]
        given = any(self._network.kind(word) & Kind.GIVEN for word in rare)
        if len(texts) > 1:
            return given or (len(rare) == len(words) and (listed or span.score >= _SURE))
        # Every other German noun is somebody's surname: Koch, Kinder, Winkel.
        return given and span.score >= _SURE

    def _all_ordinary(self, words: list[str]) -> bool:
        return all(map(self._network.is_ordinary, words))

    def _listed(self, texts: list[str], label: str) -> bool:
        wanted = _LISTS.get(label)
        return wanted is not None and any(
            text[:1].isalpha() and self._network.kind(text) & wanted for text in texts
        )

    def _announced(self, span: Span) -> bool:
        return any(self._cues[max(0, span.first - _BEFORE) : span.first])

    def _begins_sentence(self, place: int) -> bool:
        return place == 0 or self._words.texts[place - 1] in _SENTENCE_ENDS


def _words(texts: list[str]) -> list[str]:
    return [text for text in texts if text[:1].isalpha()]


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

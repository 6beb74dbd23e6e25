"""The words of a question, each with the forms in which a collection may hold it.

A question's word counts as found where its stem stands, and in part where a compound with it, a
part of it, a word made from it or a likely spelling of it stands. Every form is a word of the
collection itself, so nothing has to be written down beforehand.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from builder.knowledge import compounds
from builder.knowledge.asking_words import asked_as
from builder.knowledge.language import base, content_words, fold, stemmed
from builder.knowledge.spelling import nearly_alike
from builder.knowledge.vocabulary import Vocabulary

SHARED_PART = 0.7
"""How surely a word that shares a part with the question's means the same, times the share of its
letters that the part has."""

TYPED_WRONG = 0.7
"""The same for a word spelt nearly so, where the question's own stands nowhere."""

ASKED_AS = 0.9
"""The same for a word that says what the question's asks for: `Preis` for `kostet`."""

_MOST_FORMS = 40


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a question.

    Attributes:
        forms: stems of the collection, and how surely each means the word, 0..1; the forms of
            one passage count together, up to 1. Never empty: the word's own stem stands here
            even where the collection lacks it.
        own: those that are the word itself.
    """

    forms: Mapping[str, float]
    own: frozenset[str]


@dataclass(frozen=True, slots=True)
class Known:
    """What a collection holds.

    Attributes:
        languages: of its documents.
        holds: whether a stem stands in it.
        vocabulary: its stems; made only when a word calls for them.
    """

    languages: Collection[str]
    holds: Callable[[str], bool]
    vocabulary: Callable[[], Vocabulary]


def asked_words(text: str, language: str, known: Known) -> list[Word]:
    """The content words of `text`, each once.

    Args:
        text: a question.
        language: what it is written in.
        known: the collection that is asked.
    """
    found: dict[str, Word] = {}
    for word in dict.fromkeys(content_words(text, language)):
        made = _word(word, language, known)
        found.setdefault(min(made.own), made)
    return list(found.values())


def _word(word: str, language: str, known: Known) -> Word:
    stems = list(
        dict.fromkeys(
            stemmed([form], each)[0]
            for each in (language, *known.languages)
            for form in (word, fold(word))
        )
    )
    # Each document is stemmed by its own language: a name stands there in another form.
    own = frozenset(filter(known.holds, stems)) or frozenset(stems[:1])
    forms = dict.fromkeys(own, 1.0)
    forms |= dict.fromkeys(asked_as(stems[0], language) - own, ASKED_AS)
    if base(language) in compounds.LANGUAGES:
        shared = compounds.sharing_a_part(stems[0], known.vocabulary())
        best = sorted(shared, key=lambda each: (-shared[each], each))[:_MOST_FORMS]
        forms |= {each: SHARED_PART * shared[each] for each in best if each not in forms}
    if not any(map(known.holds, forms)):
        forms |= dict.fromkeys(nearly_alike(stems[0], known.vocabulary()), TYPED_WRONG)
    return Word(forms, own)

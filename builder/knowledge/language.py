"""Words of a language: content words stemmed, words that carry no content left out."""

from __future__ import annotations

import json
import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from builder.system import resources

FORM = "2"
"""Which words a text becomes; another name makes kept words of bot files void."""

_WORD = re.compile(r"\w[\w\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0b80-\u0bd7]*")
_UNMARKED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th"})
_LAST_LATIN = "\u024f"

_STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "nb": "norwegian", "pl": "polish", "pt": "portuguese",
    "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish",
}  # fmt: skip

_LISTED = {
    "da": "DANISH", "de": "GERMAN", "en": "EN", "es": "SPANISH", "fr": "FRENCH", "it": "ITALIAN",
    "nb": "NORWEGIAN", "nl": "DUTCH", "no": "NORWEGIAN", "pt": "PORTUGUESE", "ru": "RUSSIAN",
    "sv": "SWEDISH", "tr": "TURKISH",
}  # fmt: skip

_local = threading.local()


def stems(text: str, language: str) -> list[str]:
    """The content words of `text`, lower-cased and stemmed, in order, repeated as they stand.

    A language that is not known is neither stemmed nor freed of small words. Single letters are
    left out, single digits are not. Accents go after stemming, so that `café` is found as `cafe`.
    """
    return stemmed(content_words(text, language), language)


def content_words(text: str, language: str) -> list[str]:
    """The words of `text` that carry content, in lower case, as they stand."""
    empty = _empty_words(base(language))
    return [
        word
        for word in _WORD.findall(text.casefold())
        if word not in empty and (len(word) > 1 or word.isdigit() or not word.isascii())
    ]


def stemmed(words: Sequence[str], language: str) -> list[str]:
    """The stems of single words, without accents on Latin letters."""
    stemmer = _stemmer(base(language))
    cut = stemmer.stemWords(list(words)) if stemmer is not None else words
    return [word if word.isascii() else fold(word) for word in cut]


def fold(word: str) -> str:
    """`word` without the accents of Latin letters; other scripts keep their marks."""
    if word.isascii():
        return word
    plain = [
        unicodedata.normalize("NFKD", letter)[0] if "\u00c0" <= letter <= _LAST_LATIN else letter
        for letter in word.translate(_UNMARKED)
    ]
    return "".join(plain)


def base(language: str) -> str:
    """The language without its region: `de` for `de-CH`."""
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=64)
def _empty_words(language: str) -> frozenset[str]:
    from bm25s import stopwords

    name = _LISTED.get(language)
    listed = frozenset(getattr(stopwords, f"STOPWORDS_{name}")) if name else frozenset()
    words = listed.union(_said_around().get(language, "").split())
    # Typed in a hurry they lack their accents.
    return words | {fold(word) for word in words}


@lru_cache(maxsize=1)
def _said_around() -> dict[str, str]:
    """By language what people say around the matter, and what the library's lists lack."""
    words: dict[str, str] = json.loads(resources.text("languages", "small_words.json"))
    return words | {"nb": words["no"]}


def _stemmer(language: str) -> Any:
    """The thread's own stemmer: the library's keep a cache that threads must not share."""
    name = _STEMMERS.get(language)
    if name is None:
        return None
    kept: dict[str, Any] = _local.__dict__.setdefault("stemmers", {})
    if name not in kept:
        import Stemmer

        kept[name] = Stemmer.Stemmer(name)
    return kept[name]

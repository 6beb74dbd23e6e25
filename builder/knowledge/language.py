"""Words of a language: content words stemmed, words that carry no content left out."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

FORM = "1"
"""Which words a text becomes; another name makes kept words of bot files void."""

_WORD = re.compile(r"\w+")

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

# What people say around the matter when they ask a bot, as far as the library's lists lack it
# (its list for English has 33 words).
_ASKED_AROUND = {
    "en": """
        about after again all also am any anybody anyone anything been before being below between
        both can cannot could did do does doing don down during each ever few from further get give
        got had has have having he hello help her here hers herself hi him himself his how i its
        itself just kindly know ll many may me might mine more most much must my myself need nor now
        off once only other ought our ours ourselves out over own please re s same shall she should
        so some somebody someone something t tell than thank thanks them themselves those through
        too under until up ve very want we were what when where whether which while who whom whose
        why would you your yours yourself yourselves
    """,
    "de": """
        wann wer warum wieso weshalb wessen wem wen wohin woher bitte danke hallo gibt möchte
        möchten darf dürfen müssen viele wieviel lange irgendwelche
    """,
    "es": """
        cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde adónde quién quiénes cómo puedo puede
        pueden quiero quisiera favor gracias hola debo necesito algún alguna
    """,
}

_local = threading.local()


def stems(text: str, language: str) -> list[str]:
    """The content words of `text`, lower-cased and stemmed, in order, repeated as they stand.

    A language that is not known is neither stemmed nor freed of small words. Single letters are
    left out, single digits are not.
    """
    empty = _empty_words(_base(language))
    words = [
        word
        for word in _WORD.findall(text.casefold())
        if word not in empty and (len(word) > 1 or word.isdigit() or not word.isascii())
    ]
    stemmer = _stemmer(_base(language))
    return list(stemmer.stemWords(words)) if stemmer is not None else words


def _base(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


@lru_cache(maxsize=64)
def _empty_words(language: str) -> frozenset[str]:
    from bm25s import stopwords

    name = _LISTED.get(language)
    listed = frozenset(getattr(stopwords, f"STOPWORDS_{name}")) if name else frozenset()
    return listed.union(_ASKED_AROUND.get(language, "").split())


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

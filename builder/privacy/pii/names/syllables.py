"""Names that show by their letters: Korean given names, and what is written in Vietnamese.

Labelled English text has hardly any. A Korean given name with a hyphen is made of two out of few
syllables that combine freely, as `Jae-hyun`; some letters are Vietnamese alone, as in `Đỗ`.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from builder.privacy.pii.names.words import Words

_HYPHENS = frozenset("-‐‑")
_SYLLABLES = frozenset(
    """
    ah bin bo beom byung chae chan chang cheol chul da dae do dong eun ga geun gi gu ha hae han hee
    heon ho hong hoon hwa hwan hwi hye hyeon hyo hyuk hyun hyung il in ja jae jeong ji jin jong joo
    joon ju jun jung ki ku kwang kyeong kyu kyung kyun mi min mo moon myeong myung na nam ok ra rae
    ri rin san sang seo seok seon seong seul seung shik shin si sik sim so soo sook su suk sun sung
    tae taek uk won woo wook woong wook ye yeon yeong yong yoo yoon young yu yul yun
    """.split()  # noqa: SIM905 - a list of words reads better
)
_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_NAME, _LIKELY, _REST = -0.05, -0.6, -4.0


def point_out(words: Words, scores: NDArray[np.float32], person: int) -> None:
    """Make such names likely persons, in place.

    Args:
        words: of a sheet.
        scores: log likelihoods (word, label) of them.
        person: the label of persons.
    """
    texts = words.texts
    for place, text in enumerate(texts):
        if not text.isascii() and text[0].isupper() and _VIETNAMESE.search(text):
            scores[place, person] = max(scores[place, person], _LIKELY)
    for place in range(1, len(texts) - 1):
        if texts[place] in _HYPHENS and _is_name(words, place):
            scores[place - 1 : place + 2] = _REST
            scores[place - 1 : place + 2, person] = _NAME


def _is_name(words: Words, hyphen: int) -> bool:
    first, second = words.texts[hyphen - 1], words.texts[hyphen + 1]
    return (
        words.ends[hyphen - 1] == words.starts[hyphen]
        and words.ends[hyphen] == words.starts[hyphen + 1]
        and first[:1].isupper()
        and first.lower() != second.lower()
        and {first.lower(), second.lower()} <= _SYLLABLES
    )

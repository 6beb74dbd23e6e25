"""A message as it is compared with lists: lower case, no accents, no signs, single blanks."""

from __future__ import annotations

import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_SPANISH = re.compile(r"(?<=[gq])ü(?=[eéií])")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_SIGNS = re.compile(r"[^a-z0-9% ]+")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def plain(text: str) -> str:
    """`text` so that spellings of one message are alike: `Danke schön!!!` is `danke schoen`."""
    lowered = _SPANISH.sub("u", unicodedata.normalize("NFC", text.casefold()))
    apart = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", lowered.translate(_UMLAUTS)))
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(_DRAWN_OUT.sub(r"\1", _SIGNS.sub(" ", bare)).split())

"""Tells a place that a shop is asked about from a place where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading

_SHOP = re.compile(
    r"\b(?:deliver\w*|ship(?:s|ped|ping|ment)?|postage|courier|export\w*|import\w*|customs|stores?|"
    r"shops?|branch(?:es)?|locations?|outlets?|showrooms?|warehouses?|restaurants?|open(?:ing|s)?|"
    r"clos(?:e|es|ed|ing)|pick(?:ed)? ?up|collect(?:ion)?|made in|grown|sourced|origin|stocks?|"
    r"available|sell|price[sd]?|costs?|how (?:much|long|far)|send (?:it|this|them|to)|duty|duties|"
    r"tax|weather|"
    r"(?:meet|visit|find|see) us|"
    r"\w*liefer\w*|versand\w*|versend\w*|verschick\w*|schick\w*|porto|zoll|filialen?|gesch(?:ä|ae)ft\w*|"
    r"l(?:a|ä|ae)den|standorte?|niederlassung\w*|ge(?:ö|oe)ffnet|offen|geschlossen|(?:ö|oe)ffn\w+|"
    r"abhol\w*|hergestellt|kommt|stamm\w*|herkunft|vorr(?:ä|ae)tig|kostet?n?|preis\w*|wetter|"
    r"env(?:í|i|ia|ía)\w*|entreg\w*|mand(?:a|an|áis|ar)|tiendas?|locales?|sucursal(?:es)?|"
    r"abr(?:e|en|ir)|cierr\w+|recog\w+|hech[oa]s?|fabric\w+|existencias|cu(?:e|á|a)nto|cuesta\w*|"
    r"precios?|aduanas?|d(?:ó|o)nde|procede\w*|origen)\b"
)
_ORIGIN = re.compile(r"\b(?:from|where|aus|wo|es de|son de|viene\w*|tienen|tiempo)\b")
_HOME = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|(?:my|our|his|her|new|home|billing) address|address is|"
    r"born|moved?|moving|home|my (?:house|flat|place|office|"
    r"apartment|mother|father|parents|wife|husband|family|hotel)|apartment|resident\w*|residence|"
    r"grew up|i'?m|i am|we are|we're|name|i was|we were|"
    r"wohn\w*|adresse\w*|anschrift\w*|geboren\w*|geburts\w*|umzug|ziehe\w*|gezogen|heimat|zuhause|"
    r"ich (?:bin|komme|war)|wir (?:sind|waren|kommen)|hei(?:ß|ss)e|meine (?:mutter|eltern|familie)|"
    r"viv\w+|direcci(?:ó|o)n|nac(?:í|i|ió|ido|ida|imiento)\w*|mud\w+|soy|somos|casa|llamo|"
    r"resid\w+|mi (?:madre|padre|familia|piso|oficina)|mis padres)\b"
)
_OF_SOME_KIND = re.compile(r"(?:\b(?:an?|the|your|eine?n?|une?|una)|\d) $")
"""Before the place; with a small word behind it, it says what kind of thing: `a UK plug`."""
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_FARTHEST = 200


def asks_about_places(reading: Reading, place: Finding, people: Sequence[int]) -> bool:
    """Whether the sentence is about where a business delivers, sells or buys, and nobody's home.

    Args:
        reading: the text.
        place: a place that was found.
        people: where names of persons begin in the same text.
    """
    first, last = _sentence(reading.lowered, place)
    said = reading.lowered[first:last]
    if any(first <= start < last for start in people) or _HOME.search(said):
        return False
    if _OF_SOME_KIND.search(reading.lowered, max(0, place.start - 8), place.start) and re.match(
        r" [a-zà-ÿ]", reading.folded[place.end : place.end + 2]
    ):
        return True
    asked = "?" in reading.lowered[max(first, last - 1) : last + 1]
    if asked and _ORIGIN.search(said):
        return True
    return bool(_SHOP.search(said))


def _sentence(text: str, place: Finding) -> tuple[int, int]:
    """Where the sentence around the place begins and ends, at most so many characters away."""
    first = max(0, place.start - _FARTHEST)
    for end in _SENTENCE_END.finditer(text, first, place.start):
        first = end.end()
    after = _SENTENCE_END.search(text, place.end)
    last = after.start() if after else len(text)
    return first, min(last, place.end + _FARTHEST)

"""What stands around a name in a document: a code, a longer name of a thing, a heading."""

from __future__ import annotations

import re

_OF_PLACES = (
    r"St|Ste|San|Santa|Santo|São|Saint|Mont|Monte|Mount|Mt|Dent|Piz|Col|Val|Lake|Lago|Fort|Port|Cape|"
    r"Cap|Bad|Sankt|Château|Chateau|Castle|Schloss|Villa|Hotel|Café|Cafe|Hôtel|River|Rio|Río|Isle|"
    r"University of|City of|Universität|Calle|Avenida|Plaza|Rue|Via"
)
_PLACE_BEFORE = re.compile(rf"(?<!\w)(?:{_OF_PLACES})\.? \Z", re.IGNORECASE)
_PLACE = re.compile(rf"(?:{_OF_PLACES})\.? ", re.IGNORECASE)
_THING = (
    r"Street|St|Road|Rd|Avenue|Lane|Drive|Square|Place|Court|Park|Bridge|Hill|Mount|Mountains?|Lake|"
    r"River|Valley|Bay|Beach|Island|Islands|County|Oblast|District|Province|City|Town|Village|"
    r"Castle|Hall|House|Hotel|Inn|Café|Cafe|Bar|Restaurant|Church|Cathedral|Abbey|School|College|"
    r"University|Institute|Academy|Museum|Library|Theatre|Theater|Stadium|Arena|Airport|Station|"
    r"Hospital|Clinic|Bank|Group|Company|Co|Corp|Corporation|Inc|Ltd|Limited|LLC|LLP|PLC|plc|GmbH|"
    r"AG|KG|SE|SA|SL|Holding|Partners|Press|Publishing|Books|Records|Studios?|Foundation|Trust|"
    r"Society|Association|Union|Club|United|Rovers|Cup|Trophy|Prize|Award|Medal|League|Run|Race|"
    r"Act|Law|Rules?|Test|Method|Model|Index|Scale|Theorem|Syndrome|Disease|Family|Literary|"
    r"Archive|Project|Award|Awards|Tower|Building|Center|Centre|Market|Store|Shop|Motors?|Airlines|"
    r"Systems|Software|Technologies|Industries|Brothers|Bros|Line|Series|Collection"
)
_THING_AFTER = re.compile(rf"(?:['’]s)?[ -](?:{_THING})(?!\w)|[ ]?(?:&|and) (?:Sons?|Co)\b")
_GLUED = frozenset("_/\\@#=~^")
_IS_THING = re.compile(rf"(?:\w+-)?(?:{_THING})", re.IGNORECASE)
_SENTENCE_MARKS = re.compile(r"[.!?…:;,]\s*\Z")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL_WORD = re.compile(r"(?<!\w)[^\W\d_A-Z]{2,}(?!\w)")
_FEW_WORDS = 3
_MOST_OF = 0.7
_HEADING = 90
_AROUND = 200


def may_be_name(text: str, start: int, end: int) -> bool:
    """Whether nothing around it says that it is a piece of a code, an address or a thing's name."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if _is_glued(before) or _is_glued(after):
        return False
    if before in {".", "-"} and text[start - 2 : start - 1].isalnum():
        return False
    if after in {".", "-"} and text[end + 1 : end + 2].isalnum() and text[start].islower():
        return False
    if not text[start:end].isascii() and not any(c.isupper() for c in text[start:end]):
        return False
    if _THING_AFTER.match(text, end) or _PLACE.match(text, start):
        return False
    return not _PLACE_BEFORE.search(text[max(0, start - 16) : start])


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether it stands in a short line in which nearly every long word wears a capital."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    if len(line) > _HEADING or _SENTENCE_MARKS.search(line) or ";" in line or ", " in line:
        return False
    words = _LONG_WORD.findall(f"{text[first:start]} {text[end : first + len(line)]}")
    return len(words) > 2 and sum(word[0].isupper() for word in words) >= _MOST_OF * len(words)


def is_thing(word: str) -> bool:
    """Whether it is what names of firms, roads and the like end with: `Press`, `Bob-run`."""
    return bool(_IS_THING.fullmatch(word))


def is_in_prose_or_row(text: str, start: int, end: int) -> bool:
    """Whether it stands among small words, or in a row of a table; a lone line is a heading."""
    line = passage(text, start, end)
    return ";" in line or ":" in line or len(_SMALL_WORD.findall(line)) >= _FEW_WORDS


def passage(text: str, start: int, end: int) -> str:
    """The line around it, no more than is needed to tell its language."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    last = text.find("\n", end)
    return text[first : min(last if last >= 0 else len(text), end + _AROUND)]


def _is_glued(sign: str) -> bool:
    return bool(sign) and (sign.isalnum() or sign in _GLUED)

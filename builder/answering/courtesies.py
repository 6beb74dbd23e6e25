"""Takes greetings, introductions and thanks off a question, so that who asks changes no answer.

"Hi, I am Mohammed. What does a full service cost?" asks what "What does a full service cost?"
does. Only what is searched with is shortened: a model reads the visitor's own words.
"""

from __future__ import annotations

import re

_GREETING = (
    r"(?:hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|dear [\w ]{2,40}"
    r"|hallo|guten (?:tag|morgen|abend)|moin|servus|gr(?:ü|ue|u)(?:ß|ss) gott"
    r"|sehr geehrte[\w .]{0,60}"
    r"|liebe[sr]? (?:team|leute|alle)"
    r"|hola|buen[oa]s (?:d[ií]as|tardes|noches)|buenas|estimad[oa]s?[\w .]{0,60})"
    r"(?: (?:there|everyone|all|team|again|folks|zusammen|nochmals?|a todos|equipo))?"
)
# A name has capital letters, or follows words that can only introduce one.
_NAME = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*(?: (?:[a-z]{1,3} ){0,2}[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.-]*){0,3}"
_ANY_NAME = r"[\w'’.-]+(?: [\w'’.-]+){0,2}"
_FROM = r"(?: (?:here|speaking|from|aus|von|de|desde)(?: [\w'’.-]+){0,3})?"
_INTRODUCTION = (
    rf"(?:(?:(?i:i am|i'?m|i’m|this is|ich bin|hier ist|hier spricht|soy)) {_NAME}"
    r"|(?:(?i:my name is|my name's|mein name ist|ich hei(?:ß|ss)e|me llamo|mi nombre es)) "
    rf"{_ANY_NAME})"
    rf"{_FROM}"
)
_THANKS = (
    r"(?:(?:many )?thanks(?: (?:a lot|so much|in advance))?|thank you(?: (?:very|so) much)?"
    r"(?: in advance)?|thx|cheers|please"
    r"|(?:vielen |besten |herzlichen )?dank(?: im voraus)?|danke(?: (?:schön|sehr|im voraus))?"
    r"|bitte"
    r"|(?:muchas |mil )?gracias(?: (?:de antemano|por adelantado))?|por favor)"
)
_CLOSING = (
    r"(?:(?:kind |best |warm )?regards|best wishes|yours"
    r"|(?:mit )?(?:freundlichen|besten|vielen|herzlichen|viele|liebe) gr(?:ü|ue)(?:ß|ss)en?|lg"
    r"|un saludo|(?:un cordial )?saludos?)"
)
_FIRST = re.compile(rf"\s{{0,9}}(?i:{_GREETING})(?:\s?[,.!:;–-]+\s{{0,9}}|\n\s{{0,9}}|\s(?=\S))")
_SECOND = re.compile(
    rf"\s{{0,9}}{_INTRODUCTION}(?:\s?[,.!;:–-]+\s{{0,9}}(?:(?i:and|und|y) )?|\n\s{{0,9}})"
)
# A closing takes the signature below it along.
_LAST = re.compile(
    rf"(?<=[\s.!?,])(?i:{_THANKS})[\s.!,?]{{0,9}}$|(?<=[\n.!?,])\s?(?i:{_CLOSING})\b[^?]{{0,60}}$"
)
_TAIL = 120
"""Characters at the end that can be thanks and a signature."""
_ROUNDS = 3

_WORD = re.compile(r"[^\W\d_]{2}")


def without_courtesies(text: str) -> str:
    """`text` from where it begins to ask, to where it ends asking; `text` if nothing else stands.

    The question mark stays where there was one.
    """
    rest = text
    for lead in (_FIRST, _SECOND, _FIRST):
        found = lead.match(rest)
        if found and _WORD.search(rest[found.end() :]):
            rest = rest[found.end() :]
    for _ in range(_ROUNDS):
        at = max(0, len(rest) - _TAIL)
        found = _LAST.search(rest[at:])
        if not found or not _WORD.search(rest[: at + found.start()]):
            break
        asked = "?" in found.group()
        rest = rest[: at + found.start()].rstrip(" \t\n,.!")
        rest += "?" if asked and not rest.endswith("?") else ""
    return rest.strip() or text

"""How old somebody is; never how old a whisky is, or how long a guarantee lasts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading, Recogniser

AGE = "AGE"

_N = r"(?P<n>1[01]\d|[1-9]\d|[1-9])(?!\d|[.,:]\d)"
_RATHER = (
    r"(?:only |just |now |already |about |almost |nearly |over |currently |soon |erst |schon "
    r"|jetzt |fast |"
    r"gerade |bald |ya |solo |sólo |casi |turning )?"
)
_KIN = (
    r"(?:son|daughter|child|kid|boy|girl|baby|toddler|mother|mum|mom|father|dad|wife|husband"
    r"|grand\w+|"
    r"brother|sister|nephew|niece|cousin|aunt|uncle|friend|partner|girlfriend|boyfriend|patient|"
    r"twins?|teenager|student|pupil|lady|man|woman|guy|gentleman|person|male|female)"
)
_KIN_DE = (
    r"(?:tochter|sohn|kind|junge|mädchen|baby|mutter|mama|vater|papa|frau|mann|oma|opa|großmutter|"
    r"großvater|enkel\w*|bruder|schwester|neffe|nichte|cousin\w*|tante|onkel|freund\w*|partner\w*|"
    r"patient\w*|schüler\w*|student\w*|kleine[rn]?)"
)
_KIN_ES = (
    r"(?:hij[oa]|niñ[oa]|bebé|chic[oa]|madre|mamá|padre|papá|espos[oa]|marido|mujer|abuel[oa]"
    r"|niet[oa]|"
    r"herman[oa]|sobrin[oa]|prim[oa]|tí[oa]|amig[oa]|novi[oa]|pareja|paciente|hombre|señora?"
    r"|alumn[oa])"
)
_STOPS = r"(?=\s*(?:[.,;!?)\n]|$|and\b|but\b|so\b|und\b|aber\b|y\b|pero\b|years?\b|jahre?\b))"
_OLD = r"[ -]?(?:years?|yrs?|yr|y)[ -]?(?:old|olds|of age)\b|[ -]?y/?o\b"

_TIED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # I am 43 years old · my son just turned 7 · she's 30
        rf"\b(?:i'm|i am|im(?![ ]\d+\.[ ](?-i:[A-ZÄÖÜ]))|he's|he is|she's|she is|"
        rf"{_KIN}(?:'s| is| was| turns| turned| will be))[ ]"
        rf"{_RATHER}{_N}(?:{_OLD}|{_STOPS})",
        rf"\b(?:i|he|she|{_KIN})[ ](?:just |recently )?(?:turned|turns|will turn|am turning|is "
        rf"turning)[ ]{_N}(?!\w)",
        # a 43-year-old woman · my 5 year old needs
        rf"(?<![\w.,-]){_N}(?:{_OLD})[ ](?:\w+[ ])?{_KIN}s?\b",
        rf"\b(?:my|our|his|her)[ ]{_N}(?:{_OLD})(?=\s*(?:[.,;!?)\n]|$|(?:is|was|has|had|needs?"
        rf"|wants?|loves?|"
        r"likes?|will|would|can|could|who|and|keeps|got)\b))",
        # my age is 43 · age: 43 · Anna, aged 43
        rf"\b(?:my|his|her|their)[ ]age(?:[ ]is|:)?[ ]{_N}(?!\w)",
        rf"(?:^|[\n,;(|])\s*(?:age|alter|edad|âge|età)\s*[:=]\s*{_N}(?!\w|[ ]?[-+–]|[ ](?:and"
        rf"|or|to|bis|und|y|a)\b)",
        rf"\b{_KIN},?[ ]aged?[ ]{_N}(?![\w+]|[ ]?[-–]|[ ](?:to|months?|weeks?|days?|and|or)\b)",
        # Ich bin 43 Jahre alt · meine 7-jährige Tochter · mein Sohn wird 8
        rf"\b(?:ich bin|er ist|sie ist|{_KIN_DE}[ ](?:ist|war|wird))[ ]{_RATHER}{_N}"
        rf"(?:[ ]jahre?(?:[ ]alt)?(?![ ]?\w*garantie)\b|{_STOPS})",
        rf"\b(?:ich werde|er wird|sie wird)[ ](?:bald |morgen |nächste woche )?{_N}(?:[ ]"
        rf"jahre\b|{_STOPS})",
        rf"(?<![\w.,-]){_N}[ -]?jährige[rsnm]?[ ](?:\w+[ ])?{_KIN_DE}\b",
        rf"\b(?:mein|meine|meinen|meiner|unser|unsere|unseren)[ ]{_N}[ -]?jährige[rsnm]?\b",
        # tengo 43 años · mi hija tiene 7 años · una niña de 5 años
        rf"\b(?:tengo|cumplo|cumplí)[ ]{_RATHER}{_N}[ ]años?\b(?![ ]de[ ](?!edad))",
        rf"\b(?:{_KIN_ES}|él|ella)[ ](?:ya |solo |sólo )?(?:tiene|tenía|cumple|cumplió)"
        rf"[ ]{_RATHER}{_N}(?:[ ]años?\b)"
        r"(?![ ]de[ ](?!edad))",
        rf"\b(?:mi|su|un|una|nuestr[oa])[ ]{_KIN_ES}[ ]de[ ]{_N}[ ]años?\b",
        rf"(?<![\w.,-]){_N}[ ]años[ ]de[ ]edad\b",
        # j'ai 43 ans · ho 43 anni · ik ben 43 jaar
        rf"\b(?:j'ai|ho|ik ben|tenho)[ ]{_N}[ ](?:ans|anni|jaar|anos)\b",
    )
)
_LOOSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\w.,-]){_N}(?:{_OLD}|[ ]jahre[ ]alt\b|[ -]?jährig\w*|[ ]años[ ]de[ ]edad\b)",
        rf"\baged?[ ](?:of[ ])?{_N}(?!\w)",
    )
)
_NUMBER = re.compile(r"(?<![\w.,-])(?:1[01]\d|[1-9]\d?)(?!\d|[.,:]\d)")
_FOLLOWED = re.compile(
    r"[ -]?(?:year|yr|y/?o\b|jahre|jährig|años|ans\b|anni\b|jaar|anos)", re.IGNORECASE
)
_LED = re.compile(
    rf"(?:(?P<be>'m|'s|\b(?:im|am|is|was|be|bin|ist|war|wird|werde))|"
    rf"\b(?:turn(?:s|ed|ing)?|aged?|alter|edad|âge|età))[ :=]*{_RATHER}$",
    re.IGNORECASE,
)
_AT_END = re.compile(_STOPS, re.IGNORECASE)
_BEFORE, _BEHIND = 60, 48


def find_ages(*, tied: bool) -> Recogniser:
    """A recogniser of ages: those that are somebody's when `tied`, else any."""
    patterns = _TIED if tied else (*_TIED, *_LOOSE)

    def find(reading: Reading) -> Iterator[Finding]:
        if not reading.has_digit:
            return
        text = reading.folded
        for number in _NUMBER.finditer(text):
            start, end = number.span()
            before = text[max(0, start - _BEFORE) : start]
            if not (_FOLLOWED.match(text, end) or _is_led(before, text, end)):
                continue
            window = before + text[start : end + _BEHIND]
            if any(m.start("n") == len(before) for p in patterns for m in p.finditer(window)):
                yield Finding(AGE, start, end, 0.85)

    return find


def _is_led(before: str, text: str, end: int) -> bool:
    """Whether a word before the number may speak of an age; `is 43` only where a clause ends."""
    led = _LED.search(before, max(0, len(before) - 32))
    return bool(led and (not led["be"] or _AT_END.match(text, end)))

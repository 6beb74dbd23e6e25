"""Words right before a name that say that somebody follows: a title, a greeting, a label."""

from __future__ import annotations

import re

_TITLE = (
    r"mrs?|ms|miss|mister|dr|prof(?:essor)?|sir|madam|lady|lord|herrn?|frau|fräulein|familie|hr|fr|"
    r"sra?|srta|señor(?:a|ita)?|don|doña|dña|dra|"
    r"dear|hi|hello|hey|hallo|lieber?|hola|querid[oa]|estimad[oa]|"
    r"(?:good )?(?:morning|afternoon|evening)|guten (?:tag|morgen|abend)|buen[oa]s (?:días|tardes)|"
    r"(?:first|last|given|family|middle) name|(?:vor|nach)name|apellidos?|passenger|"
    r"(?:my )?name is|i am called|ich heiße|ich heisse|mein name ist|me llamo|mi nombre es"
)
_TITLE_ALONE = re.compile(r"(?:Mrs?|Ms|Miss|Dr|Prof|Sir|Lady|Lord|Herrn?|Frau|Sra?|Srta|Don|Doña)")
_CLOSING = (
    r"(?:best|kind|warm|many)?\s?(?:regards|wishes)|sincerely|cheers|best|yours(?: \w+)?|"
    r"(?:viele|liebe|beste|herzliche|mit freundlichen|mit besten) grüße?n?|mfg|lg|"
    r"(?:un )?(?:saludos?|abrazo)(?: cordial(?:es)?)?|atentamente"
)
_LABEL = (
    r"(?:full |first |last |sur|customer |contact |recipient )?name|from|to|cc|bcc|contact|"
    r"applicant|insured(?: person)?|policy ?holder|account ?holder|tenant|passenger|"
    r"antragsteller(?:in)?|versicherte[rn]?|mieter(?:in)?|solicitante|asegurad[oa]|inquilin[oa]|"
    r"customer|client|recipient|signed|signature|attn|attention|author|patient|guest|employee|owner|"
    r"(?:vor|nach|zu)?name|von|an|kunde|kundin|empfänger(?:in)?|ansprechpartner(?:in)?|"
    r"inhaber(?:in)?|unterschrift|mitarbeiter(?:in)?|geschäftsführer(?:in)?|"
    r"nombre(?: y apellidos)?|apellidos?|de|para|cliente|destinatari[oa]|firma(?:do)?|titular|"
    r"contacto|responsable"
)
_ANNOUNCED = re.compile(
    rf"(?:(?<!\w)(?:{_TITLE})[.,]? |(?<!\w)(?:{_CLOSING})[ ,.!]*\n\s*|"
    rf"(?:^|[\n;|]) ?(?:{_LABEL}) ?: ?)\Z",
    re.IGNORECASE,
)
_KIN = (
    r"husband|wife|sons?|daughters?|brothers?|sisters?|mother|father|mum|dad|parents|aunt|uncle|nephew|"
    r"niece|cousin|grandmother|grandfather|friend|neighbou?r|colleague|flatmate|partner|boss|doctor|"
    r"technician|driver|landlord|lawyer|witness|customer|client|tenant|patient|pupil|student|"
    r"mann|sohn|tochter|bruder|schwester|mutter|vater|eltern|großmutter|großvater|oma|opa|tante|onkel|"
    r"neffe|nichte|cousine?|freund(?:in)?|nachbar(?:in)?|kolleg(?:en?|in)|mitbewohner(?:in)?|chefin?|"
    r"doktor(?:in)?|techniker(?:in)?|fahrer(?:in)?|vermieter(?:in)?|anwalt|anwältin|zeug(?:en?|in)|"
    r"kunden?|kundin|mieter(?:in)?|patient(?:in)?|schüler(?:in)?|"
    r"marido|mujer|hij[oa]s?|herman[oa]s?|madre|padres?|abuel[oa]|tí[oa]|prim[oa]|vecin[oa]|"
    r"compañer[oa]|jef[ea]|técnic[oa]|abogad[oa]|testigo|clienta?|amig[oa]|pacient[ea]|alumn[oa]|"
    r"inquilin[oa]|judge|richter(?:in)?|juez|jueza"
)
_KIN_BEFORE = re.compile(rf"(?<!\w)(?:{_KIN}),? \Z", re.IGNORECASE)
_FIELD = re.compile(r"(?:^|[\n;|•]) ?[^\W\d_][\w .'/()-]{2,30}: ?\Z")
_DOES = re.compile(
    r"(?:['’]s)?,? (?:said|says|asked|asks|wrote|writes|told|tells|called|calls|ordered|paid|"
    r"bought|complained|borrowed|returned|lives?|lived|works?|worked|was born|attended|married|"
    r"recalls?|recalled|died|joined|who|whose|"
    r"sagte?|fragte?|schrieb|schreibt|rief|bestellte?|kaufte?|wohnte?|arbeitete?|meinte?|"
    r"dijo|dice|preguntó|escribió|llamó|pidió|compró|vive|vivía|trabaja|trabajó|nació)(?!\w)"
)
_TALK = re.compile(
    r"(?<!\w)(?:i['’]?m|i am|i was|i have|i['’]ve|my|me|ich|mein(?:e[mnrs]?)?|mir|mich|mi|mis|soy|"
    r"estoy|tengo|it['’]s|pls|please refund|yours|eure?|tu|bitte)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_REACH, _FAR = 40, 160
_BEFORE_NAMES = frozenset(
    """
    president chairman chairwoman chairperson chancellor minister senator governor mayor judge
    justice captain colonel general major sergeant lieutenant commander king prince princess
    pope bishop father brother sister uncle aunt saint coach director manager chef
    präsident präsidentin kanzler kanzlerin minister ministerin bürgermeister bürgermeisterin
    direktor direktorin könig papst trainer
    presidente presidenta ministro ministra alcalde alcaldesa director directora rey papa
    """.split()  # noqa: SIM905 - a list of words reads better
)


def announces(text: str, start: int) -> bool:
    """Whether the words of `text` right before `start` say that somebody's name follows."""
    return bool(_ANNOUNCED.search(text[max(0, start - _REACH) : start]))


def is_title(word: str) -> bool:
    """Whether it is an office or a title that stands before a name: `President Joe Biden`."""
    return word.lower() in _BEFORE_NAMES or bool(_TITLE_ALONE.fullmatch(word))


def fills_a_field(text: str, start: int) -> bool:
    """Whether it stands right behind a label: `Insured person: …`."""
    return bool(_FIELD.search(text[max(0, start - _REACH) : start]))


def speaks_of_somebody(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks as people do of people: `our son …`, `… said`, `I am …`."""
    before = text[max(0, start - _REACH) : start]
    if _KIN_BEFORE.search(before) or _DOES.match(text, end):
        return True
    first = max(0, start - _FAR)
    for mark in _SENTENCE_END.finditer(text, first, start):
        first = mark.end()
    after = _SENTENCE_END.search(text, end, end + _FAR)
    return bool(_TALK.search(text, first, after.end() if after else end + _FAR))

"""Streets with their number, in each family of languages; the rest of an address follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.privacy.pii.addresses import parts
from builder.privacy.pii.reading import Reading
from builder.privacy.pii.vocabulary import words

_BACK = 80
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Street:
    """A street and number at (start, end); `sure` when it needs no town to be believed."""

    start: int
    end: int
    sure: bool


# Number first: 12 High Street · 350 W 42nd St.
_ENGLISH = words(
    "street st avenue ave av road rd lane ln drive dr boulevard blvd court ct place pl square "
    "sq way "
    "terrace ter tce close crescent cres parkway pkwy highway hwy circle cir trail trl row "
    "mews gardens "
    "gdns hill park grove walk rise quay parade pde esplanade alley plaza loop pike turnpike "
    "crossing "
    "path green wharf broadway view point ridge heights hts route rte freeway expressway"
)
_ENGLISH_PLAIN = words("street road avenue lane boulevard crescent terrace st rd ave blvd ln drive")
_NUMBER = r"\d{1,5}(?:[A-Za-z](?![a-z])|[-/]\d{1,4}[A-Za-z]?|[ ]?½)?"
_NAMED = rf"(?:{parts.NAME}|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH))[ ]"
_WORDS = (
    rf"(?:(?:[NSEW]|NE|NW|SE|SW)\.?[ ])?(?:the[ ])?{_NAMED}"
    rf"(?:{_NAMED}|(?:of|the|de|la|del|los|las|and)[ ]){{0,3}}"
)
_ENGLISH_BEFORE = re.compile(rf"(?<![\w.,/$€£#-]){_NUMBER},?[ ]{_WORDS}$")
_LOWER_BEFORE = re.compile(r"(?<![\w.,/$€£#-])\d{1,5}[a-z]?,?[ ](?:[a-z][a-z'.-]{1,20}[ ]){1,3}$")
_PLACED = re.compile(
    r"\b(?:live|lives|living|reside|moved?|moving|address|deliver(?:ed|y)?|ship(?:ped|ping)?"
    r"|sen[dt]|"
    r"post(?:ed)?|bring|come|pick|house|home|flat|apartment|located)\b[^.!?\n]{0,30}$"
)
_NO_NAME = re.compile(
    r"\b(?:the|a|an|of|in|on|to|minutes?|mins?|miles?|km|m|hours?|days?|best|new|pairs?|pcs"
    r"|pieces|for|"
    r"from|and|or|per|off|%|wide|inch)\b"
)
_AFTER_TYPE = re.compile(r"\.?(?:[ ](?:NE|NW|SE|SW|[NSEW]|North|South|East|West)(?![\w'])\.?)?")
_ENGLISH_NUMBER = re.compile(rf"(?<![\w.,/$€£#-]){_NUMBER},?[ ]$")
# 12 Green Square plates: what a sentence goes on with after a street is no thing.
_OTHER_NOUN = re.compile(
    r"[ ](?!(?:in|on|near|and|is|to|at|for|by|but|so|from|as|or|since|with|if|when|was|please|"
    r"because|my|the|where|will|until|not|instead|today|tomorrow|if|apt|flat|unit)\b)[a-z]"
)

_YEAR = re.compile(r"(?:19|20)\d\d ")
_NUMBERED_ROADS = words("highway hwy route rte road rd")
_ROAD_NUMBER = re.compile(r"[ ]\d{1,4}[A-Z]?(?![\w-])")

# Kind first: Calle Mayor 5 · Via Roma, 12 · Rua Augusta 1200 · ul. Piękna 7
_LEADING = words(
    "calle avenida avda av paseo plaza pza plza carrera cra camino carretera ctra ronda travesía "
    "travesia glorieta rambla calzada jirón jiron jr pasaje urbanización urb colonia col diagonal "
    "transversal boulevard blvd callejón alameda cuesta vía gran c via viale piazza piazzale corso "
    "largo vicolo strada contrada lungomare rua travessa praça estrada ul ulica al aleja pl "
    "plac os "
    "rue chemin"
)
_LEADING_PLAIN = words("calle avenida avda paseo carrera rua viale")
_JOIN = (
    r"(?:de la|de los|de las|de les|de|del|dels|la|las|los|el|y|e|i|da|do|das|dos|di|d'"
    r"|della|delle|dei|degli|san|santa)"
)
_NO = r"(?:[ ]?(?:n\.?[º°]\.?|núm(?:ero)?\.?|num\.?|nro\.?|no\.?|n\.|nr\.?|#|número)[ ]?)?"
_HOUSE = (
    rf"{_NO}(?:\d{{1,5}}(?:[ ]?[-/][ ]?\d{{1,4}})?(?:[ ]?(?:bis|ter)|[ ]?[A-Za-z](?![\w])"
    rf")?|s/n)(?![\w%€$£])(?![.,:]\d)"
    r"(?![ ](?:hours?|hrs?|h|days?|min\w*|Stunden|Tage|Uhr|horas?|d[ií]as?|km|m|€|euros?|pcs"
    r"|times|veces)\b)"
)
_LEADING_AFTER = re.compile(
    rf"(?:[./]|\.?[ ])[ ]?(?:{_JOIN}[ ]){{0,2}}(?:{parts.NAME}|\d{{1,2}} de {parts.NAME})"
    rf"(?:[ ](?:{_JOIN}[ ]){{0,2}}{parts.NAME}){{0,5}},?[ ]{{0,2}}{_HOUSE}",
)
_LEADING_LOWER = re.compile(
    rf"\.?[ ](?:{_JOIN}[ ]){{0,2}}[^\W\d_]{{3,20}}(?:[ ][^\W\d_]{{2,20}}){{0,3}},?[ ]{_HOUSE}"
)
_COLOMBIAN = re.compile(
    r"\.?[ ]\d{1,3}[ ]?[A-Za-z]?(?:[ ](?:[Ss]ur|[Nn]orte|[Bb]is))?[ ]?(?:\#|[Nn]o\.?|[Nn][°º]"
    r"\.?)[ ]?"
    r"\d{1,3}[ ]?[A-Za-z]?[ ]?-[ ]?\d{1,3}(?!\d)"
)

# Number first, then the kind, then its name: 12 bis, rue de la Paix
_FRENCH = words(
    "rue avenue av boulevard bd bld place allée allee impasse chemin quai cours route passage "
    "square "
    "faubourg sentier villa esplanade ruelle"
)
_FRENCH_BEFORE = re.compile(
    r"(?<![\w.,/$€£#-])\d{1,4}(?:[ ]?(?:bis|ter|quater|[A-D]))?,?[ ]$", re.IGNORECASE
)
_FRENCH_AFTER = re.compile(
    rf"\.?(?:[ ](?:(?:de la|de l'|des|du|de|d'|la|le|les|l')[ ]?)?"
    rf"(?:{parts.NAME}|\d{{1,2}}(?:er)?[ ][A-Za-zé]+)(?:-{parts.NAME})*){{1,5}}"
    r"|\.?[ ](?:de la |de l'|des |du |de |d')[^\W\d_]{3,20}(?:[ -][^\W\d_]{3,20})?"
)

# One word, the number behind: Musterstraße 12 · Keizersgracht 241-H · Drottninggatan 5
_SURE_ENDS = (
    "straße",
    "strasse",
    "strase",
    "str",
    "gasse",
    "allee",
    "chaussee",
    "straat",
    "gracht",
    "steeg",
    "gatan",
    "vägen",
    "gade",
    "veien",
    "gata",
)
_OTHER_ENDS = (
    "weg", "platz", "ring", "damm", "ufer", "hof", "steig", "markt", "graben", "berg", "pfad",
    "wall", "stieg", "zeile", "laan", "plein", "kade", "dijk", "singel", "dreef", "vej", "vegen",
    "katu", "tie", "feld", "park", "brücke", "tor", "winkel", "kamp", "rain", "halde", "leite",
    "matte",
)  # fmt: skip
_ENDS = _SURE_ENDS + _OTHER_ENDS
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,40})(?:\.?,?[ ]{1,2}(?:nr\.?[ ]?)?|\.)$")
# Straße des 17. Juni 135 · Platz der Republik 1 · Weg zum Stadion 2
_GENITIVE = words("straße strasse platz allee weg ring ufer brücke")
_GENITIVE_AFTER = re.compile(
    rf"[ ](?:des|der|am|an der|zum|zur|vor dem)[ ](?:\d{{1,2}}\.[ ])?{parts.NAME}(?:"
    rf"[ ]{parts.NAME}){{0,2}}"
    r"[ ]\d{1,4}(?:[ ]?[a-z](?!\w))?(?![\w.,]\d)(?!\w)"
)
_PREPOSITION = (
    r"(?:(?:An der|An den|Am|An|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter|Hinter|Vor)[ ])?"
)
_COMPOUND_BEFORE = re.compile(
    rf"(?<!\w){_PREPOSITION}(?:(?:Ob|Unt|Alt|Neu|Groß|Klein|Lang|Hoh|Inn|Äuß|Vord|Hint|Recht"
    rf"|Link|Erst|Zweit|"
    rf"Grote|Kleine|Oude|Nieuwe|Korte|Lange)\w{{0,4}}[ ])?$"
)
_NAMED_BEFORE = re.compile(
    rf"(?<!\w){_PREPOSITION}(?!(?:Adresse|Anschrift|Lieferung|Lieferadresse|Wohnung|Herr|Frau"
    rf"|Hallo|Ort|Firma|"
    rf"Die|Der|Das|In|An|Zu|Nach|Von|Adres|Straße|Strasse)[ ])(?:{parts.NAME}[ -]){{1,2}}$"
)
_COMPOUND_AFTER = re.compile(
    r"(?:\.?,?[ ]{1,2}|\.)(?:[Nn]r\.?[ ]?)?\d{1,4}(?:[ ]?[a-zA-Z](?![\w]))?"
    r"(?:[ ]?[-/+][ ]?(?:\d{1,4}[a-zA-Z]?|[A-Z]{1,2})){0,3}"
    r"(?![\w%€$£])(?![.,:]\d)(?![ ](?:mm|cm|m|km|g|kg|ml|l|€|EUR|Uhr|Stück|St|x)\b)"
)
_NOT_STREETS = words(
    "str stück stuck ring ringe ohrring goldring silberring parkplatz sitzplatz arbeitsplatz "
    "stellplatz "
    "hof bauernhof bahnhof rückweg hinweg umweg tie park tor feld berg weg markt supermarkt platz"
)

_BOX = re.compile(
    r"(?:P\.?[ ]?O\.?[ ]?|Post(?:al)?[ ]?|Locked |GPO |Private )?(?:Box|BOX|box|Bag)[ ]"
    r"\d{1,6}(?!\d)"
    r"|Postfach[ ]\d[\d ]{1,8}\d|Apartado(?: de [Cc]orreos| [Pp]ostal)?[ ]\d{1,6}|BP[ ]\d{2,6}"
    r"|(?:PSC|CMR|Unit)[ ]\d{1,5},?[ ]Box[ ]\d{1,5}"
)
_BOX_CUES = words("box bag postfach apartado bp")


def streets(reading: Reading) -> Iterator[Street]:
    """Every street with a number, by the words for streets that stand in the text."""
    if not reading.has_digit:
        return
    yield from _english(reading)
    yield from _leading(reading)
    yield from _french(reading)
    yield from _compounds(reading)
    yield from _boxes(reading)


def _english(reading: Reading) -> Iterator[Street]:
    text = reading.folded
    for start, end in reading.spots(_ENGLISH):
        kind, lead = reading.lowered[start:end], max(0, start - _BACK)
        if not _DIGIT.search(text, lead, start):
            continue
        after = _AFTER_TYPE.match(text, end)
        stop = after.end() if after else end
        if stop == end + 1 and len(kind) > 4:
            stop = end  # the full stop of a sentence
        pattern = _ENGLISH_NUMBER if kind == "broadway" else _ENGLISH_BEFORE
        before = pattern.search(text, lead, start)
        if text[start].isupper() and before:
            stop = _numbered(text, kind, stop)
            year = _YEAR.match(text, before.start())
            sure = kind in _ENGLISH_PLAIN or not (year or _OTHER_NOUN.match(text, stop))
            yield Street(before.start(), stop, sure=sure)
        elif kind in _ENGLISH_PLAIN:
            yield from _lower(reading, start, stop)


def _numbered(text: str, kind: str, stop: int) -> int:
    """Where a road with a number ends: `13206 W Highway 40`."""
    number = _ROAD_NUMBER.match(text, stop) if kind in _NUMBERED_ROADS else None
    return number.end() if number else stop


def _lower(reading: Reading, start: int, stop: int) -> Iterator[Street]:
    """12 high street, as it is typed in a hurry: where somebody lives or wants a parcel."""
    said = reading.lowered
    before = _LOWER_BEFORE.search(said, max(0, start - _BACK), start)
    if before and not _NO_NAME.search(before.group()):
        lead = said[max(0, before.start() - 50) : before.start()]
        begins = not lead or lead.endswith("\n")
        yield Street(before.start(), stop, sure=begins or bool(_PLACED.search(lead)))


def _leading(reading: Reading) -> Iterator[Street]:
    text = reading.folded
    for start, end in reading.spots(_LEADING):
        kind = reading.lowered[start:end]
        match = _LEADING_AFTER.match(text, end) or _COLOMBIAN.match(text, end)
        if match:
            # "c" and "al" are words for streets with their sign only: C/ Mayor, al. Jerozolimskie
            short = len(kind) <= 2 and text[end : end + 1] not in {".", "/"}
            if not short or text[start:end] in {"Av", "Cl", "Pl"}:
                brand = kind == "via" and match.group().split()[0].isupper()
                sure = (text[start].isupper() and not brand) or kind in _LEADING_PLAIN
                yield Street(start, match.end(), sure=sure)
        elif kind in _LEADING_PLAIN:
            match = _LEADING_LOWER.match(text, end)
            if match:
                yield Street(start, match.end(), sure=kind == "calle")


def _french(reading: Reading) -> Iterator[Street]:
    text = reading.folded
    for start, end in reading.spots(_FRENCH):
        before = _FRENCH_BEFORE.search(text, max(0, start - 14), start)
        after = _FRENCH_AFTER.match(text, end) if before else None
        if before and after:
            sure = reading.lowered[start:end] in {"rue", "impasse", "quai", "chemin", "boulevard"}
            yield Street(before.start(), after.end(), sure=sure)


def _compounds(reading: Reading) -> Iterator[Street]:
    text, said = reading.folded, reading.lowered
    for start, end in reading.spots(_GENITIVE):
        named = _GENITIVE_AFTER.match(text, end) if text[start].isupper() else None
        if named:
            yield Street(start, named.end(), sure=True)
    for number in _DIGITS.finditer(text):
        back = _WORD_BEFORE.search(said, max(0, number.start() - _BACK), number.start())
        if not back or not back[1].endswith(_ENDS):
            continue
        word, (start, end) = back[1], back.span(1)
        after = _COMPOUND_AFTER.match(text, end)
        if not after:
            continue
        bare = word in _ENDS
        pattern = _NAMED_BEFORE if bare else _COMPOUND_BEFORE
        before = pattern.search(text, max(0, start - 40), start)
        begin = before.start() if before and text[start].isupper() else start
        if begin == start and (bare or word in _NOT_STREETS):
            continue
        sure = word.endswith(_SURE_ENDS) and word not in _NOT_STREETS
        yield Street(begin, after.end(), sure=sure)


def _boxes(reading: Reading) -> Iterator[Street]:
    text = reading.folded
    for start, _ in reading.spots(_BOX_CUES):
        match = next(
            (m for m in _BOX.finditer(text, max(0, start - 18), start + 24) if m.end() > start),
            None,
        )
        if match:
            named = not match.group().lower().startswith(("box", "bag", "bp"))
            yield Street(match.start(), match.end(), sure=named)

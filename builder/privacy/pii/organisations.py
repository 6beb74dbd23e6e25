"""Organisations by the words they are made of: a legal form, or what kind of house it is.

The network learnt organisations from English news. Firms, schools, hospitals and offices say
themselves what they are, in German and Spanish too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.core.document import Finding
from builder.privacy.pii.reading import Reading

ORGANIZATION = "ORGANIZATION"

_NAME = r"[^\W\d_a-zß-öø-ÿ][\w'&-]*"
_LEGAL = (
    r"GmbH|mbH|AG|KG|OHG|UG|eG|Ltd|Limited|LLC|LLP|PLC|plc|Inc|Corp|Corporation|"
    r"S\.?A\.?U?|S\.?L\.?U?|S\.p\.A|B\.V|N\.V|e\.V|Pty"
)
_BEHIND = (
    r"University|College|School|Academy|Institute|Hospital|Clinic|Surgery|Bank|Council|Museum|"
    r"Foundation|Association|Airlines|Airways|Insurance|Holdings|Hochschule|Bahn|Bundesbahn|"
    r"Versicherung|Klinik|Stiftung|Krankenkasse"
)
_BEFORE = (
    r"University|Institute|Ministry|Department|Embassy|Consulate|Bank|Universität|Hochschule|"
    r"Sparkasse|Volksbank|Stadtwerke|Klinikum|Amtsgericht|Finanzamt|Jugendamt|Bundesamt|"
    r"Bundesministerium|Ministerium|Botschaft|Universidad|Hospital|Clínica|Banco|Instituto|"
    r"Ministerio|Ayuntamiento|Colegio|Fundación|Asociación|Embajada|Juzgado"
)
_SMALL = r"(?:of|for|the|de|del|la|las|los|el|y|für|der|des|and|und)"
_FIRMS = re.compile(
    rf"(?<![\w.'-]){_NAME}(?: (?:{_NAME}|&|und|and|y)){{0,3}},? (?:{_LEGAL})(?![\w-])\.?"
)
_HOUSES = re.compile(
    rf"(?<![\w.'-]){_NAME}(?: {_NAME}){{0,2}} (?:{_BEHIND})(?![\w-])"
    rf"|(?<![\w.'-])(?:{_BEFORE})(?: {_SMALL}){{0,2}}(?: {_NAME})+(?: {_SMALL}(?: {_NAME})+)?"
)
_ENDS = re.compile(r"\s*\Z|\s+[^\W\d_a-zß-öø-ÿ]")
_IS_FIRM = re.compile(rf"(?<![\w-])(?:{_LEGAL})(?![\w-])")
_IS_HOUSE = re.compile(rf"(?<![\w-])(?:{_BEHIND}|{_BEFORE})(?![\w-])")
_OPENS = re.compile(
    r"(?:The|A|An|My|Our|Your|His|Her|At|In|From|And|For|Is|Are|Does|Do|Which|What|Any|"
    r"Der|Die|Das|Ein|Eine|Mein|Meine|Unser|Unsere|Bei|Im|Am|Von|Und|El|La|Los|Las|Un|Una|Mi|Su|"
    r"En|Del|De|Y) "
)


def find_firms(reading: Reading) -> Iterator[Finding]:
    """Every name with a legal form behind it."""
    if _IS_FIRM.search(reading.folded):
        yield from _found(_FIRMS, reading.folded)


def find_houses(reading: Reading) -> Iterator[Finding]:
    """Every name of a school, a bank, a hospital, an office and the like."""
    if _IS_HOUSE.search(reading.folded):
        yield from _found(_HOUSES, reading.folded)


def _found(form: re.Pattern[str], text: str) -> Iterator[Finding]:
    for match in form.finditer(text):
        start, end = match.span()
        while opening := _OPENS.match(text, start, end):
            start = opening.end()
        if " " in text[start:end].strip():
            closes = text[end - 1] == "." and _ENDS.match(text, end)
            yield Finding(ORGANIZATION, start, end - bool(closes), 0.6)

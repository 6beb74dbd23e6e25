"""Finds where sentences end, in English, German and Spanish business texts.

A line break always ends one: loaders keep only the breaks that mean something. A full stop does
not after an abbreviation, an initial, an ordinal ("am 3. Oktober") or inside a number.
"""

from __future__ import annotations

import re

_END = re.compile(
    r"[.!?…]+[)\]\"'”’»«“]*(?=\s)|[。！？]+[」』）]*|\n+|\s(?=[•▪●◦‣]\s)"  # a bullet inside a line
)
_LINE = re.compile(r"\S(?:.*\S)?")
_LAST_WORDS = re.compile(r"(?:([\w.&/'’-]+)\s+)?[^\w\s]*([\w.&/'’-]*)$")
_NEXT_WORD = re.compile(r"[\s\"'(\[“‘„«»¿¡]*([\w-]*)(.?)")
_DOTTED = re.compile(r"(?:\w{1,2}\.)+\w{1,3}")

_QUOTES = re.compile('["“”„«»]')
_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«"}
_LONGEST_QUOTATION = 240
"""Characters after a full stop in which its quotation must end; else the mark was something else:
inches, a forgotten one, a speech of a page."""

_NEVER = frozenset(
    """
    mr mrs ms mx dr prof rev hon jr messrs mme mlle capt gov pres sen sgt gen col maj
    sra srta srs dra lic ing arq abg hr frau dipl mag dres med dent phil jur rer nat habil
    etc usw ca cf vs viz approx etw ggf bzw evtl inkl incl exkl excl zzgl abzgl vgl sog bspw mind
    tägl wöchentl jährl mtl einschl gem gest gegr ehem allg insb insbes zw verh exc
    ej aprox avda dpto depto telf tfno avd prov urb pza ctra
    fon mob hbf postf hrsg aufl dept ave blvd rd
    """.split()  # noqa: SIM905 - a list of words reads better
) - {"etc", "usw", "mob"}
"""Abbreviations that something always follows."""

_MAY_END = frozenset(
    """
    a.m p.m u.s u.k e.u d.c b.c a.d u.s.a ee.uu u.ä o.ä u.a s.a s.l c.v h.c
    """.split()  # noqa: SIM905
)
"""Dotted abbreviations that also stand at the end of a sentence."""

_BEFORE_NUMBER = frozenset(
    """
    no nr nrn nº núm num nro p pp s seite art artt abs kap ziff fig figs vol bd ch chap sec par pág
    págs párr c st tel apt rm ext est str zi zimmer room
    mon tue tues wed thu thur thurs fri sat sun mo di mi do fr sa so lun mar mié mie jue vie sáb dom
    jan feb febr mär apr jun jul aug sep sept okt oct nov dez dec ene abr ago dic
    """.split()  # noqa: SIM905
)
"""Abbreviations when a number follows, words otherwise."""

_BEFORE_NAME = frozenset("st ste sr fr hr mt ft gr d dña".split())  # noqa: SIM905
"""Abbreviations when a capital follows: St. Gallen, Sr. Pérez, Fr. Maier."""

_ORDINAL_BEFORE = frozenset(
    """
    am der die das den dem des im vom zum zur bis ab seit jeder jede jedes jeden jedem ein eine
    einen einem einer unser unsere unserem unserer ihr ihre ihrem ihrer dieser diese diesem und oder
    """.split()  # noqa: SIM905
)
_ORDINAL_AFTER = frozenset(
    """
    januar jänner februar märz april mai juni juli august september oktober november dezember
    january february march may june july october december
    klasse stock etage obergeschoss untergeschoss jahrhundert quartal halbjahr tag monat
    """.split()  # noqa: SIM905
)


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of every sentence in `text`, in order, without the blanks around it.

    What holds no letter or digit goes with the sentence before it.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in _END.finditer(text):
        if _ends(text, start, found) and not _is_quoted(text, start, found.end()):
            _add(text, start, found.end(), spans)
            start = found.end()
    _add(text, start, len(text), spans)
    return spans


def line_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of every line that is not empty: the sentences of tables and code."""
    return [found.span() for found in _LINE.finditer(text)]


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    piece = text[start:end]
    end -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    if start >= end:
        return
    if any(letter.isalnum() for letter in text[start:end]):
        spans.append((start, end))
    elif spans and "\n" not in text[spans[-1][1] : start]:
        spans[-1] = (spans[-1][0], end)


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    mark = found[0]
    if mark[0] not in ".!?…":
        return True
    following = _NEXT_WORD.match(text, found.end())
    word, after = (following[1], following[2]) if following else ("", "")
    if "\n" in text[found.end() : following.start(1) if following else found.end()]:
        return True
    if word[:1].islower():
        return False
    if mark[0] != "." or mark.startswith(".."):
        return True
    if not word and after in {",", ";", ":", ")", "/", "&"}:
        return False
    return not _abbreviates(text, start, found.start(), word, after)


def _is_quoted(text: str, start: int, stop: int) -> bool:
    """Whether `stop` lies between the marks of a quotation that the sentence from `start` opens."""
    closing = ""
    for found in _QUOTES.finditer(text, start, stop):
        mark = found[0]
        if closing:
            closing = "" if mark in closing else closing
        elif mark in _CLOSING and not text[found.start() - 1 : found.start()].isdigit():
            closing = _CLOSING[mark]
    if not closing or "\n" in text[start:stop].rstrip("\n ") or text[stop - 1 : stop] == "\n":
        return False
    rest = text[stop : stop + _LONGEST_QUOTATION].partition("\n")[0]
    return any(mark in rest for mark in closing)


def _abbreviates(text: str, start: int, stop: int, word: str, after: str) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    found = _LAST_WORDS.search(text, max(start, stop - 60), stop)
    before, last = (found[1] or "", found[2].lower()) if found else ("", "")
    if last.isdigit():
        return _is_ordinal(text, start, stop, before.lower(), last, word.lower())
    if len(last) == 1 and last.isalpha():
        # An initial; but "um 9 h." and "bei 20 °C." end.
        return not (before.isdigit() or text[stop - 2 : stop - 1] == "°")
    if last in _NEVER or _DOTTED.fullmatch(last):
        return last not in _MAY_END
    if word[:1].isdigit():
        return last in _BEFORE_NUMBER
    return last in _BEFORE_NAME if word else after in {"-", "–", "—"} and len(last) <= 4


def _is_ordinal(text: str, start: int, stop: int, before: str, last: str, word: str) -> bool:
    """Whether a number with a full stop counts: `3. Oktober`, `im 2. Stock`, `1. Preise`."""
    if len(last) > 2:
        return False
    if not text[start : stop - len(last)].strip(" \t([*•-–"):
        return True  # the number of a list's item
    return word in _ORDINAL_AFTER or before in _ORDINAL_BEFORE

"""Looks for identifiers beside the words that announce them, and for those that need no word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from builder.core.document import Finding
from builder.privacy.pii import context
from builder.privacy.pii.identifiers import presidio
from builder.privacy.pii.identifiers.kinds import Kind
from builder.privacy.pii.identifiers.national_kinds import NATIONAL_KINDS
from builder.privacy.pii.identifiers.presidio_kinds import PRESIDIO_KINDS
from builder.privacy.pii.reading import Reading

BUSINESS = frozenset(kind.entity for kind in PRESIDIO_KINDS if kind.business)
"""Types of numbers that a firm prints in its imprint."""

_BEHIND, _BEFORE, _AROUND = 80, 48, 24
# Whatever is announced has four digits, or is a plate: AB 12 CDE.
_CANDIDATE = re.compile(r"(?:\d[ ./-]?[A-Za-z]?){4}|[A-Z]{1,3}[ -]?[A-Z\d]{1,4}[ -]?[A-Z\d]{2,4}")
_LONG, _SHORT = re.compile(r"(?:\d\D{0,2}){9}"), re.compile(r"\d\D*\d")
# Between the word and its number stands no other number, no full stop and no other thing's name.
_OTHER = re.compile(
    r"[.!?] +[A-ZÀ-Þ]|\n\s*\n|(?<![^\W\d_])(?i:orders?|invoices?|tracking|parcel|sku|articles?|"
    r"items?|bookings?|reservations?|phone|telephone|tel|call|mobile|ring|e-?mail|serial|batch|lot|"
    r"vouchers?|coupons?|tickets?|models?|reference|customer|ean|gtin|isbn|version|costs?|price|"
    r"bestell\w*|rechnung\w*|sendung\w*|artikel\w*|auftrag\w*|buchung\w*|telefon\w*|handy\w*|"
    r"anruf\w*|serien\w*|chargen?\w*|gutschein\w*|kunden\w*|vorgang\w*|modell\w*|kostet|preis|"
    r"pedidos?|facturas?|seguimiento|reservas?|tel[eé]fono|m[oó]vil|ll[aá]m\w*|lote|referencia|"
    r"art[ií]culo|cup[oó]n|cliente|modelo|cuesta|precio|from|until|since|seit|bis|desde|hasta)"
    r"(?![^\W\d_])"
)
_GOES_ON = re.compile(r"\w|[-/.]\w")
_IS = re.compile(
    r"[\s,:=()\"'-]*(?:is|was|ist|war|lautet|es|für|for)?\s*(?:the|my|our|his|her|your|their"
    r"|mein\w*|"
    r"sein\w*|ihr\w*|unser\w*|die|der|das|el|la|mi|su|il|mio)?\s*(?:uk|us|spanish|german|dutch)?\s*",
    re.IGNORECASE,
)


class Identifiers:
    """Finds national numbers, licences, passports and the like.

    Args:
        regions: the owner's countries (ISO 3166, two letters), asked before all others.
    """

    def __init__(self, regions: Sequence[str]) -> None:
        kinds = [*PRESIDIO_KINDS, *NATIONAL_KINDS]
        order = {region: place for place, region in enumerate(regions)}
        kinds.sort(key=lambda kind: order.get(kind.country, len(order)))
        self._by_cue: dict[str, list[Kind]] = {}
        for kind in kinds:
            for cue in kind.cues:
                self._by_cue.setdefault(cue, []).append(kind)
        self._cues = frozenset(self._by_cue)
        alone = [k for k in kinds if k.alone and (k.widely or k.country in order)]
        self._alone = alone
        forms = "|".join(f"({kind.alone.pattern})" for kind in alone if kind.alone)
        self._forms = re.compile(
            rf"(?<![\w@#/])(?<!\w[-./])(?=[A-Za-z]{{0,6}} ?\d)(?:{forms})"
            r"(?![\w@])(?![-/.]\w)"
        )

    def announced(self, reading: Reading) -> Iterator[Finding]:
        """Identifiers beside a word that announces them, the nearest of each word."""
        for start, end in reading.spots(self._cues):
            found = self._behind(reading, start, end) or self._ahead(reading, start, end)
            if found:
                yield found

    def alone(self, reading: Reading) -> Iterator[Finding]:
        """Identifiers so formed that nothing else looks like them."""
        for match in self._forms.finditer(reading.folded):
            kind = self._alone[(match.lastindex or 1) - 1]
            start, end = match.span()
            if context.labelled_otherwise(reading, start):
                continue
            if _whole(kind, match.group()):
                yield Finding(kind.entity, start, end, 0.85)

    def _kinds(self, reading: Reading, start: int, end: int) -> Iterable[Kind]:
        around = reading.lowered[max(0, start - _AROUND) : end + _AROUND]
        for kind in self._by_cue[reading.lowered[start:end]]:
            if kind.phrase is None or kind.phrase.search(around):
                yield kind

    def _behind(self, reading: Reading, start: int, end: int) -> Finding | None:
        window = reading.folded[end : end + _BEHIND]
        if not _CANDIDATE.search(window):
            return None
        for kind in self._kinds(reading, start, end):
            for first, last, score in _spans(kind, window):
                between = window[:first]
                rest = reading.folded[end + last : end + last + 2]
                if _GOES_ON.match(rest) or re.search(r"\d", between) or _OTHER.search(between):
                    continue
                return Finding(kind.entity, end + first, end + last, _raised(score))
        return None

    def _ahead(self, reading: Reading, start: int, end: int) -> Finding | None:
        begin = max(0, start - _BEFORE)
        window = reading.folded[begin:start]
        if not _CANDIDATE.search(window):
            return None
        for kind in self._kinds(reading, start, end):
            for first, last, score in _spans(kind, window):
                lead = reading.folded[max(0, begin + first - 2) : begin + first]
                if not _GOES_ON.match(lead[::-1]) and _IS.fullmatch(window, last):
                    return Finding(kind.entity, begin + first, begin + last, _raised(score))
        return None


def _spans(kind: Kind, text: str) -> list[tuple[int, int, float]]:
    """Where an identifier of this kind stands in `text`, nearest to its begin first."""
    if kind.form is None:
        if not _may_be(kind, text):
            return []
        found = presidio.spans(kind.recogniser, text)
        return [span for span in found if sum(map(str.isdigit, text[span[0] : span[1]])) >= 2]
    matches = kind.form.finditer(text)
    return [(*m.span(), 0.6) for m in matches if kind.check is None or kind.check(m.group())]


def _may_be(kind: Kind, text: str) -> bool:
    """Whether Presidio need be asked at all: it takes a second to come, and longer than we do."""
    return bool((_LONG if kind.long else _SHORT).search(text))


def _whole(kind: Kind, text: str) -> bool:
    if kind.form is not None:
        return bool(kind.form.fullmatch(text)) and (kind.check is None or kind.check(text))
    return _may_be(kind, text) and any(
        (start, end) == (0, len(text)) for start, end, _ in presidio.spans(kind.recogniser, text)
    )


def _raised(score: float) -> float:
    """A score as a word beside the number raises it; Presidio adds as much and stops there too."""
    return min(1.0, max(0.75, score + 0.35))

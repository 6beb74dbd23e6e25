"""Notes each value that is found in a document: how often, where first, and a masked sample."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.core.decision import FoundValue
from builder.core.document import Finding, Section, SourceRef
from builder.knowledge import contact_words
from builder.privacy.pii.samples import GAP, sample

PLACES = 5
"""Places of a value that are kept; how many there are is counted."""

_AROUND = 60
"""Characters of context at each side."""


@dataclass(slots=True)
class _Noted:
    entity_type: str
    value: str
    sample: str
    context: str
    count: int = 0
    places: list[SourceRef] = field(default_factory=list)
    contact: bool = False


class FoundValues:
    """The values of one document, in the order in which they stand first."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._noted: dict[str, _Noted] = {}
        self._names: dict[str, bool] = {}

    def note(
        self,
        text: str,
        findings: Sequence[Finding],
        ids: Sequence[tuple[str, str]],
        section: Section,
    ) -> None:
        """Take what was found in `text`, in its order, with each one's id and value hash.

        `section` says where it stands; names in its place are masked already.
        """
        rows = _Rows(text, section)
        for at, (finding, (finding_id, value)) in enumerate(zip(findings, ids, strict=True)):
            noted = self._noted.get(finding_id)
            if noted is None:
                shown = sample(finding.entity_type, text[finding.start : finding.end])
                around = _context(section.kind, text, findings, at, shown)
                noted = _Noted(finding.entity_type, value, shown, around)
                self._noted[finding_id] = noted
            noted.count += 1
            if len(noted.places) < PLACES:
                place = rows.place(finding.start)
                if place not in noted.places:
                    noted.places.append(place)
            noted.contact = noted.contact or self._is_contact(text, finding, section)

    def all(self) -> tuple[FoundValue, ...]:
        """Every value."""
        return tuple(
            FoundValue(
                id=finding_id,
                document_id=self._document_id,
                entity_type=noted.entity_type,
                value=noted.value,
                count=noted.count,
                places=tuple(noted.places),
                sample=noted.sample,
                context=noted.context,
                contact=noted.contact,
            )
            for finding_id, noted in self._noted.items()
        )

    def _is_contact(self, text: str, finding: Finding, section: Section) -> bool:
        heading = section.ref.section or ""
        if heading not in self._names:
            self._names[heading] = contact_words.name_contacts(heading.rpartition(" › ")[2])
        if self._names[heading] or section.kind != "text":  # beside a cell stand other people's
            return self._names[heading]
        return contact_words.stand_beside(text, finding.start, finding.end)


class _Rows:
    """Where an offset of a section stands; rows of a table count on from its first one."""

    def __init__(self, text: str, section: Section) -> None:
        self._text = text
        self._ref = section.ref
        self._row = section.ref.row
        self._done = 0

    def place(self, start: int) -> SourceRef:
        """The place of an offset; offsets come in order."""
        if self._row is None:
            return self._ref
        self._row += self._text.count("\n", self._done, start)
        self._done = start
        return replace(self._ref, row=self._row)


def _context(kind: str, text: str, findings: Sequence[Finding], at: int, shown: str) -> str:
    """Some words around a finding in one line; it is `shown`, the others are masked.

    Of a table or of code it is a part of the one row.
    """
    found = findings[at]
    lowest, highest = 0, len(text)
    if kind != "text":
        lowest = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        highest = end if end >= 0 else highest
    first, last = max(lowest, found.start - _AROUND), min(highest, found.end + _AROUND)
    before, after = "", ""
    done, other = found.start, at - 1
    while other >= 0 and findings[other].end > first:
        each = findings[other]
        before = f"[{each.entity_type}]{text[each.end : done]}{before}"
        done, other = each.start, other - 1
    before = (_from_word(text, min(first, done), done) if done > first else "") + before
    done, other = found.end, at + 1
    while other < len(findings) and findings[other].start < last:
        each = findings[other]
        after += f"{text[done : each.start]}[{each.entity_type}]"
        done, other = each.end, other + 1
    after += _to_word(text, done, last) if done < last else ""
    said = f"{before}{shown}{after}"
    lead, tail = GAP if first > lowest else "", GAP if last < highest else ""
    return lead + " ".join(said.split()) + tail


def _from_word(text: str, start: int, end: int) -> str:
    """From the first whole word on."""
    piece = text[start:end]
    if start and not text[start - 1].isspace():
        _, blank, piece = piece.partition(" ")
        return blank + piece
    return piece


def _to_word(text: str, start: int, end: int) -> str:
    """Up to the last whole word."""
    piece = text[start:end]
    if end < len(text) and not text[end].isspace():
        piece, blank, _ = piece.rpartition(" ")
        return piece + blank
    return piece

"""Does with personal data in a document what its owner decided, before anything is indexed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Protocol

from builder.core.document import Finding, LoadedDocument, Section
from builder.core.policy import DocumentData
from builder.knowledge.sentences import line_spans, sentence_spans
from builder.privacy.pii import mask


class Finds(Protocol):
    """Whatever finds personal data; `privacy.pii.Detector` does."""

    def find(self, text: str) -> list[Finding]:
        """What was found, in the order of the text, not overlapping."""
        ...


@dataclass(frozen=True, slots=True)
class Settled:
    """A document after the decision.

    Attributes:
        findings: what was found, counted by entity type.
        decided: False when the owner still has to say a word; then nothing may be indexed.
    """

    document: LoadedDocument
    findings: dict[str, int]
    decided: bool


def settle(loaded: LoadedDocument, detector: Finds, action: DocumentData) -> Settled:
    """`loaded` as `action` wants it: masked, with sentences left out, as it was, or undecided.

    Titles, headings and the names of sheets are masked where sentences are left out: they stand
    in every citation.
    """
    work = _Work(detector, action)
    title = work.name(loaded.title)
    sections = tuple(filter(None, (work.section(section) for section in loaded.sections)))
    waits = action is DocumentData.ASK and bool(work.counts)
    return Settled(
        document=replace(loaded, title=title, sections=sections),
        findings=dict(sorted(work.counts.items())),
        decided=not waits,
    )


class _Work:
    """One pass over a document; every heading is counted once."""

    def __init__(self, detector: Finds, action: DocumentData) -> None:
        self.counts: Counter[str] = Counter()
        self._detector = detector
        self._keeps = action in {DocumentData.KEEP, DocumentData.ASK}
        self._leaves_out = action is DocumentData.EXCLUDE
        self._names: dict[str, str] = {}

    def name(self, text: str | None) -> str | None:
        """A title, heading or sheet name."""
        if text is None:
            return None
        if text not in self._names:
            self._names[text] = self._masked(text, self._found(text))
        return self._names[text]

    def section(self, section: Section) -> Section | None:
        """A section; None when nothing of it is left."""
        ref = replace(
            section.ref,
            section=self.name(section.ref.section),
            sheet=self.name(section.ref.sheet),
        )
        findings = self._found(section.text)
        if self._leaves_out and findings:
            text = _without(section, findings)
        else:
            text = self._masked(section.text, findings)
        return replace(section, text=text, ref=ref) if text.strip() else None

    def _found(self, text: str) -> list[Finding]:
        findings = self._detector.find(text)
        self.counts.update(finding.entity_type for finding in findings)
        return findings

    def _masked(self, text: str, findings: list[Finding]) -> str:
        return text if self._keeps or not findings else mask(text, findings)[0]


def _without(section: Section, findings: list[Finding]) -> str:
    """The section's text less every sentence or row that a finding touches."""
    spans = sentence_spans(section.text) if section.kind == "text" else line_spans(section.text)
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        if any(finding.start < end and finding.end > start for finding in findings):
            pieces.append(section.text[done:start])
            done = end
    pieces.append(section.text[done:])
    return "".join(pieces)

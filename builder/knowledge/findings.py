"""Does with personal data in a document what its owner decided, before anything is indexed."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from builder.core.decision import KEY_BYTES, FoundValue, Rulings, by_setting
from builder.core.document import Finding, LoadedDocument, Section, SourceRef
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.knowledge.found_values import FoundValues
from builder.knowledge.name_languages import Spoken
from builder.knowledge.sentences import line_spans, sentence_spans
from builder.privacy.pii import mask

Cut = tuple[int, int, str]
Find = Callable[[str], list[Finding]]
FindInDocument = Callable[[Sequence[str], Callable[[str], bool]], list[list[Finding]]]


class Finds(Protocol):
    """Whatever finds personal data; `privacy.pii.Detector` does.

    One that also has `find_in_document` is given all texts at once, and what its `flag` points out
    is listed beside what it finds.
    """

    def find(self, text: str) -> list[Finding]:
        """What was found, in the order of the text, not overlapping."""
        ...


@dataclass(frozen=True, slots=True)
class Settled:
    """A document after the decision.

    Attributes:
        document: what nobody has decided about yet is masked in it.
        findings: what was found, counted by entity type.
        decided: False when the owner still has to say a word; then nothing may be indexed.
        values: each value that was found, in the order of the document.
    """

    document: LoadedDocument
    findings: dict[str, int]
    decided: bool
    values: tuple[FoundValue, ...] = ()


def settle(
    loaded: LoadedDocument,
    detector: Finds,
    policy: DocumentsPolicy,
    rulings: Rulings | None = None,
    *,
    document_id: str = "",
) -> Settled:
    """`loaded` as its owner wants it: masked, with sentences left out, as it was, or undecided.

    Titles, headings and the names of sheets are masked where sentences are left out: they stand
    in every citation.

    What no decision of `rulings` covers is treated as `policy` says.
    """
    finder = _Finder(detector, loaded)
    work = _Work(finder, policy, rulings or no_rulings(document_id), document_id)
    title = work.name(loaded.title)
    sections = tuple(filter(None, (work.section(section) for section in loaded.sections)))
    return Settled(
        document=replace(loaded, title=title, sections=sections),
        findings=dict(sorted(work.counts.items())),
        decided=not work.waits,
        values=work.values.all(),
    )


def no_rulings(document_id: str) -> Rulings:
    """No decisions; the ids that it gives mean nothing the next time."""
    return Rulings(document_id, secrets.token_bytes(KEY_BYTES))


class _Finder:
    """Finds in every text of one document: all at once where the detector can."""

    def __init__(self, detector: Finds, loaded: LoadedDocument) -> None:
        self._detector = detector
        self._flag: Find | None = getattr(detector, "flag", None)
        self._ahead: dict[str, list[Finding]] = {}
        find_in_document: FindInDocument | None = getattr(detector, "find_in_document", None)
        if find_in_document is not None:
            texts = list(dict.fromkeys(_texts(loaded)))
            found = find_in_document(texts, Spoken(section.text for section in loaded.sections))
            self._ahead = dict(zip(texts, found, strict=True))

    def find(self, text: str) -> list[Finding]:
        """What was found, and what is only pointed out, in order and not overlapping."""
        found = self._ahead[text] if text in self._ahead else self._detector.find(text)
        flagged = self._flag(text) if self._flag is not None else ()
        more = [
            each
            for each in flagged
            if not any(each.start < other.end and other.start < each.end for other in found)
        ]
        return sorted([*found, *more], key=lambda each: each.start) if more else found


def _texts(loaded: LoadedDocument) -> Iterator[str]:
    yield loaded.title or ""
    for section in loaded.sections:
        yield section.text
        yield from filter(None, (section.ref.section, section.ref.sheet))


class _Work:
    """One pass over a document; every heading is counted once."""

    def __init__(
        self, detector: _Finder, policy: DocumentsPolicy, rulings: Rulings, document_id: str
    ) -> None:
        self.counts: Counter[str] = Counter()
        self.values = FoundValues(document_id)
        self.waits = False
        self._detector = detector
        self._policy = policy
        self._rulings = rulings
        self._names: dict[str, tuple[str, str]] = {}
        self._known: dict[tuple[str, str], tuple[str, str, DocumentData]] = {}

    def name(self, text: str | None) -> str | None:
        """A title, heading or sheet name."""
        return self._named(text)[0]

    def section(self, section: Section) -> Section | None:
        """A section; None when nothing of it is left."""
        heading, safe_heading = self._named(section.ref.section)
        sheet, safe_sheet = self._named(section.ref.sheet)
        ref = replace(section.ref, section=heading, sheet=sheet)
        safe = replace(section.ref, section=safe_heading, sheet=safe_sheet)
        findings = self._detector.find(section.text)
        actions = self._judge(section.text, findings, replace(section, ref=safe))
        text = _settled(section, findings, actions)
        return replace(section, text=text, ref=ref) if text.strip() else None

    def _named(self, text: str | None) -> tuple[str | None, str | None]:
        """A name as it is shown, and with every finding masked."""
        if text is None:
            return None, None
        if text not in self._names:
            findings = self._detector.find(text)
            safe, _ = mask(text, findings)
            actions = self._judge(text, findings, Section(text, SourceRef(section=safe)))
            hidden = [
                finding
                for finding, action in zip(findings, actions, strict=True)
                if action is not DocumentData.KEEP
            ]
            self._names[text] = mask(text, hidden)[0], safe
        return self._names[text]

    def _judge(
        self, text: str, findings: Sequence[Finding], section: Section
    ) -> list[DocumentData]:
        """What happens to each finding; all are counted and noted."""
        self.counts.update(finding.entity_type for finding in findings)
        ids: list[tuple[str, str]] = []
        actions: list[DocumentData] = []
        for finding in findings:
            known = self._of(finding.entity_type, text[finding.start : finding.end])
            ids.append(known[:2])
            actions.append(known[2])
        self.values.note(text, findings, ids, section)
        self.waits = self.waits or DocumentData.ASK in actions
        return actions

    def _of(self, entity_type: str, value: str) -> tuple[str, str, DocumentData]:
        known = self._known.get((entity_type, value))
        if known is None:
            finding_id, value_id = self._rulings.identify(entity_type, value)
            said = self._rulings.action(entity_type, finding_id)
            action = said or by_setting(entity_type, self._policy)
            known = self._known[entity_type, value] = finding_id, value_id, action
        return known


def _settled(section: Section, findings: Sequence[Finding], actions: Sequence[DocumentData]) -> str:
    """The section's text: masked, kept, or less every sentence or row that must not stay."""
    judged = list(zip(findings, actions, strict=True))
    hidden = [finding for finding, action in judged if action is not DocumentData.KEEP]
    left_out = [finding for finding, action in judged if action is DocumentData.EXCLUDE]
    if not hidden:
        return section.text
    cuts = _sentences_with(section, left_out, hidden) if left_out else []
    return _replaced(section.text, sorted([*cuts, *_masks(hidden, cuts)]))


def _masks(hidden: Iterable[Finding], cuts: Sequence[Cut]) -> Iterable[Cut]:
    """What stands in for the findings that no cut takes."""
    at = 0
    for finding in hidden:
        while at < len(cuts) and cuts[at][1] <= finding.start:
            at += 1
        if at == len(cuts) or cuts[at][0] >= finding.end:
            yield finding.start, finding.end, f"[{finding.entity_type}]"


def _sentences_with(
    section: Section, left_out: Sequence[Finding], hidden: Sequence[Finding]
) -> list[Cut]:
    """The sentences or rows that one of `left_out` touches; no hidden finding is cut in two."""
    spans = sentence_spans(section.text) if section.kind == "text" else line_spans(section.text)
    cuts: list[Cut] = []
    at = 0
    for start, end in spans:
        while at < len(left_out) and left_out[at].end <= start:
            at += 1
        if at == len(left_out):
            break
        if left_out[at].start < end:
            cuts.append((start, end, ""))
    return _widened(cuts, hidden)


def _widened(cuts: Iterable[Cut], hidden: Sequence[Finding]) -> list[Cut]:
    """The cuts with all of every finding that they touch."""
    wide: list[Cut] = []
    at = 0
    for first, last, _ in cuts:
        start, end = first, last
        while at < len(hidden) and hidden[at].end <= start:
            at += 1
        while at < len(hidden) and hidden[at].start < end:
            start, end = min(start, hidden[at].start), max(end, hidden[at].end)
            at += 1
        at = max(at - 1, 0)
        if wide and wide[-1][1] > start:
            start, end = wide[-1][0], max(end, wide[-1][1])
            wide.pop()
        wide.append((start, end, ""))
    return wide


def _replaced(text: str, cuts: Iterable[Cut]) -> str:
    """`text` with each stretch replaced; they come in order and do not overlap."""
    pieces: list[str] = []
    done = 0
    for start, end, said in cuts:
        pieces += [text[done:start], said]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)

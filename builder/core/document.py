"""What a document becomes: sections with a place, passages with sentences, a record."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class SourceRef:
    """Where a piece of text stands in its document. Numbers count from 1, as people do."""

    page: int | None = None
    slide: int | None = None
    sheet: str | None = None
    row: int | None = None
    section: str | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text that shares one place. `kind` is `text`, `table` or `code`.

    In a table section each line is one row, already joined with its header
    (`Size: large; Price: 12 €`), so that a row can be quoted alone.
    """

    text: str
    ref: SourceRef = SourceRef()
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """What a loader read from one file.

    Attributes:
        sections: in reading order.
        title: the document's own title, where it has one.
        stripped: names of what was taken out and must be shown: `zero_width`, `bidirectional`,
            `hidden_text`, `tag_characters`, `scripts`, `attachments`, `pages_without_text`,
            `pages_left_out`; and, to be checked by its owner, `ocr` for text that a machine read in
            pictures and `orders` for text that tries to command the bot.
        pages: how many pages, slides or sheets, where the format has them.
    """

    sections: tuple[Section, ...]
    title: str | None = None
    stripped: tuple[str, ...] = ()
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A piece of personal data: Presidio's type name, offsets in characters, score 0..1."""

    entity_type: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Chunk:
    """A passage: what is indexed, retrieved and cited. Its text is already masked.

    Attributes:
        sentences: (start, end) offsets in `text`, in order, not overlapping; a table row is one.
        heading: the document's title and section path, embedded and searched with the text but
            not part of it.
        kind: that of its section, or `fact` (see `core.pinned`): what may be asked, a sentence
            each, and as the last sentence the owner's answer.
        valid_from: ISO 8601 in UTC; it may not be used before. None is always.
        valid_until: the same; it may not be used from then on.
    """

    id: str
    document_id: str
    position: int
    text: str
    ref: SourceRef
    heading: str = ""
    kind: str = "text"
    sentences: tuple[tuple[int, int], ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None

    def sentence_texts(self) -> list[str]:
        """The sentences as strings; the whole text when none were marked."""
        if not self.sentences:
            return [self.text]
        return [self.text[start:end] for start, end in self.sentences]


class Outcome(StrEnum):
    """What became of one file that was added."""

    READY = "ready"
    REVIEW = "review"
    FAILED = "failed"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Document:
    """The record of one document in a bot.

    Attributes:
        outcome: `ready` (answerable), `review` (waits for the owner's word on personal data) or
            `failed` (with `error_code`).
        language: ISO 639-1, as the text was found to be; empty when there is too little to tell.
        findings: personal data found, counted by entity type.
        findings_decided: whether the owner's policy has settled every finding.
    """

    id: str
    name: str
    sha256: str
    size: int
    media_type: str
    added: str
    outcome: Outcome
    chunks: int = 0
    words: int = 0
    pages: int | None = None
    title: str | None = None
    source: str | None = None
    findings: dict[str, int] = field(default_factory=dict)
    findings_decided: bool = True
    stripped: tuple[str, ...] = ()
    error_code: str | None = None
    error_params: dict[str, str] = field(default_factory=dict)
    language: str = ""


@dataclass(frozen=True, slots=True)
class AddResult:
    """One line of `hushdesk add`: what became of one file, and how long it took in seconds.

    `notes` are those of `LoadedDocument.stripped`.
    """

    document: str
    outcome: Outcome
    chunks: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    error_code: str | None = None
    error_params: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    notes: tuple[str, ...] = ()

"""The verbs around one person: find them in a bot, take them out, erase what speaks of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from builder.core import setting
from builder.core.document import Document, SourceRef
from builder.core.errors import DocumentError, MachineError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.preparation import parse_as
from builder.privacy.person import Person
from builder.studio import documents, facts
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock

SCHEMA = {"name": "hushdesk.person-in-documents", "version": 1}


@dataclass(frozen=True, slots=True)
class Mention:
    """A line that speaks of the person, and where it stands; `original` or a `passage`."""

    text: str
    ref: SourceRef
    where: str


@dataclass(frozen=True, slots=True)
class InDocument:
    """A document that speaks of the person.

    Attributes:
        mentions: in reading order: what stands in the original, then what only passages say.
        passages: ids of the passages that name the person: what visitors can be told.
        named: whether the document's own name or title names the person.
        unreadable: why the original could not be searched; empty when it was.
    """

    document: Document
    mentions: tuple[Mention, ...]
    passages: tuple[str, ...] = ()
    named: bool = False
    unreadable: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """Where a person stands in one bot.

    Attributes:
        documents: those that speak of the person.
        unsearched: names of documents whose originals could not be searched, though their
            passages were, with the reason's code.
        facts: what the owner stated or asks in tests that names the person; `settings` by
            dotted name; both are the owner's own words and are changed where they were written.
    """

    documents: tuple[InDocument, ...] = ()
    unsearched: tuple[tuple[str, str], ...] = ()
    facts: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether the person stands nowhere."""
        return not (self.documents or self.facts or self.settings)


def find(
    bench: Workbench,
    identifier: str,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Found:
    """Where the person called `identifier` stands: originals, passages, facts, settings.

    Originals are read anew for it, as passages are masked. That somebody was looked for is in the
    audit, who it was is not.

    Raises:
        UsageError: `identifier_short` or `identifier_long`.
        Cancelled: when `token` asked for it.
    """
    person, token = Person(identifier), token or CancelToken()
    found: list[InDocument] = []
    unsearched: list[tuple[str, str]] = []
    listed = documents.listing(bench)
    for place, document in enumerate(listed):
        token.check()
        progress(Step("searching", place, len(listed), document.name))
        hit = _in_document(bench, document, person, token)
        if hit.unreadable:
            unsearched.append((document.name, hit.unreadable))
        if hit.mentions or hit.named:
            found.append(hit)
    made = Found(
        tuple(found),
        tuple(unsearched),
        tuple(text for text in _stated(bench) if person.is_in(text)),
        tuple(n for n, v in setting.values(bench.spec).items() if person.is_in(_spoken(v))),
    )
    bench.file.audit.record("person_searched", documents=len(made.documents))
    return made


def as_data(found: Found) -> dict[str, Any]:
    """What was found, for the person: the lines that speak of them, and no others."""
    return {
        "schema": SCHEMA,
        "made": SystemClock().now().isoformat(timespec="seconds"),
        "documents": [
            {
                "document": hit.document.name,
                "added": hit.document.added,
                "answers_from_it": bool(hit.passages),
                "mentions": [
                    {"text": m.text, **{k: v for k, v in asdict(m.ref).items() if v is not None}}
                    for m in hit.mentions
                ],
            }
            for hit in found.documents
        ],
        "facts": list(found.facts),
        "settings": list(found.settings),
        "not_searched": [{"document": name, "code": code} for name, code in found.unsearched],
    }


def _in_document(
    bench: Workbench, document: Document, person: Person, token: CancelToken
) -> InDocument:
    mentions, unreadable = _in_original(bench, document, person, token)
    chunks = list(bench.file.chunks.of_document(document.id))
    speaking = [chunk for chunk in chunks if person.is_in(chunk.text)]
    told = {mention.text for mention in mentions}
    for text, ref in [(chunk.text, chunk.ref) for chunk in speaking] + [
        (said, correction.original.ref)
        for correction in bench.file.corrections.of_document(document.id)
        for said in (correction.original.text, correction.text or "")
    ]:
        for line in _lines(text, person):
            if line not in told:
                told.add(line)
                mentions.append(Mention(line, ref, "passage"))
    named = any(map(person.is_in, (document.name, document.title, document.source)))
    headed = any(
        person.is_in(name)
        for chunk in chunks
        for name in (chunk.heading, chunk.ref.section, chunk.ref.sheet, chunk.ref.address)
    )
    ids = tuple(chunk.id for chunk in speaking)
    return InDocument(document, tuple(mentions), ids, named or headed, unreadable)


def _in_original(
    bench: Workbench, document: Document, person: Person, token: CancelToken
) -> tuple[list[Mention], str]:
    original = bench.file.documents.original(document.id)
    if original is None:
        return [], "original_missing"
    try:
        parsed = parse_as(document, original, token=token)
    except (DocumentError, MachineError) as error:
        return [], error.code
    return [
        Mention(line, section.ref, "original")
        for section in parsed.document.sections
        for line in _lines(section.text, person)
    ], ""


def _stated(bench: Workbench) -> Iterator[str]:
    """Everything the owner stated as facts or asks in tests, a text each."""
    pinned = facts.read(bench)
    for part in (pinned.contact, pinned.terms):
        yield from map(str, asdict(part).values())
    yield from (day.name for day in pinned.special_days)
    yield from (f"{price.name} {price.price} {price.note}".strip() for price in pinned.prices)
    yield from (notice.text for notice in pinned.notices)
    for test in bench.file.question_sets.questions():
        yield "\n".join((test.question, *test.expect, *test.forbid))
    for pair in pinned.pairs:
        yield "\n".join((pair.question, *pair.also, pair.answer, pair.link)).strip()


def _spoken(value: setting.Value) -> str:
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def _lines(text: str, person: Person) -> Iterator[str]:
    """The lines that speak of the person, whole, each once; a name may run over a line's end."""
    seen = set()
    for start, end in person.find(text):
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        line = text[begin : stop if stop >= 0 else len(text)].strip()
        if line not in seen:
            seen.add(line)
            yield line

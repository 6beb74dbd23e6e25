"""Takes one person out of a bot's documents, or erases whole documents for their sake."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from builder.core import setting
from builder.core.document import Chunk, Document, SourceRef
from builder.core.errors import DocumentError, MachineError
from builder.core.ids import new_id
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.knowledge.website.address import page_name
from builder.privacy.erasure import ErasureReceipt, receipt_of
from builder.privacy.person import Person
from builder.studio import documents, unsaved
from builder.studio.bots import Workbench
from builder.studio.bundle_state import forget_names, since_last_bundle
from builder.studio.learning import relearn
from builder.studio.unsaved import Unsaved
from builder.system.clock import SystemClock
from builder.vault import history
from builder.vault.history import unnaming

REMOVED = history.REMOVED
"""What stands where a person was taken out."""


def take_out(
    bench: Workbench,
    identifier: str,
    names: Sequence[str],
    *,
    token: CancelToken | None = None,
) -> ErasureReceipt:
    """Take the person out of the documents `names`: out of their passages, for good.

    The documents go on answering. Their originals go, as they could not be changed, and what the
    owner corrected in passages that name the person goes with them. The person also leaves the
    lists of whom and what the business never masks, and every earlier setting.

    Raises:
        DocumentError: `unknown_document`; nothing was changed.
        UsageError: `identifier_short` or `identifier_long`.
        Cancelled: when `token` asked for it; documents are changed one by one.
    """
    person, token = Person(identifier), token or CancelToken()
    counts: Counter[str] = Counter()
    for document in [_known(bench, name) for name in names]:
        token.check()
        counts += _clean(bench, document, person, token)
        _bury(bench, document)
    counts["test_answers"] += bench.file.question_sets.forget_words(person.is_in)
    counts["tester_notes"] += bench.file.tester_notes.forget_words(person.is_in)
    counts["tester_links"] += bench.file.tester_links.forget_words(person.is_in)
    counts["settings"] += _leave_settings(bench, person)
    return _receipt(bench, "person_taken_out", counts)


def erase(bench: Workbench, names: Sequence[str]) -> ErasureReceipt:
    """Erase whole documents for a person's sake: the same files do not come back by themselves.

    Raises:
        DocumentError: `unknown_document`; nothing was erased.
        PolicyError: `erasure_incomplete`, after every other place was asked.
    """
    counts: Counter[str] = Counter()
    for document in [_known(bench, name) for name in names]:
        # First, so that a folder that is watched meanwhile does not bring it back.
        _bury(bench, document)
        counts.update(documents.remove(bench, document.name).counts)
        counts["documents"] += 1
        bench.file.history.rewrite(unnaming(document))
        forget_names(bench, lambda piece, one=document.id: piece.id == one, REMOVED)  # type: ignore[misc]
    return _receipt(bench, "person_erased", counts)


def readmit(bench: Workbench, files: Sequence[Path], pages: Sequence[str] = ()) -> int:
    """Let files and web pages come back that were erased for a person's sake. How many.

    Raises:
        MachineError: `file_unreadable`.
    """
    lifted = 0
    for path, names in _walked(files):
        try:
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            reason = error.strerror or ""
            raise MachineError("file_unreadable", file=str(path), reason=reason) from None
        marks = [("content", content), *(("name", name) for name in names)]
        lifted += sum(bench.file.tombstones.lift(*mark) for mark in marks) > 0
    lifted += sum(bench.file.tombstones.lift("name", page_name(page, ())) for page in pages)
    if lifted:
        bench.file.audit.record("erased_readmitted", count=lifted)
    return lifted


def _clean(
    bench: Workbench, document: Document, person: Person, token: CancelToken
) -> Counter[str]:
    """Take the person out of one document, all or nothing; what went, by place."""
    file, fresh = bench.file, []
    counts: Counter[str] = Counter()
    with file.together():
        for correction in file.corrections.of_document(document.id):
            texts = (correction.original.text, correction.original.heading, correction.text)
            if any(map(person.is_in, texts)):
                file.corrections.remove(correction.id)
                counts["corrections"] += 1
        for chunk in list(file.chunks.of_document(document.id)):
            cleaned = _cleaned(chunk, person)
            if cleaned != chunk:
                file.chunks.exchange(document.id, chunk.id, [cleaned])
                fresh.append(cleaned)
        if person.is_in(document.title):
            title = person.without(document.title or "", REMOVED)
            file.documents.save(replace(document, title=title))
            counts["titles"] += 1
        counts["originals"] += file.originals.drop(document.id)
    counts["passages"] += len(fresh)
    known = file.documents.get(document.id)
    if known is not None and fresh:
        relearn(bench, known, fresh, token)
    return counts


def _cleaned(chunk: Chunk, person: Person) -> Chunk:
    """The passage without the person, its sentences where they are now; another id: it is new."""
    heading = person.without(chunk.heading, REMOVED)
    ref = _unnamed(chunk.ref, person)
    if not person.is_in(chunk.text):
        same = (heading, ref) == (chunk.heading, chunk.ref)
        return chunk if same else replace(chunk, id=new_id(), heading=heading, ref=ref)
    spans = person.find(chunk.text)

    def moved(offset: int) -> int:
        shift = 0
        for start, end in spans:
            if end <= offset:
                shift += len(REMOVED) - (end - start)
            elif start < offset:  # in the middle of what went: behind what stands there now
                return start + shift + len(REMOVED)
        return offset + shift

    return replace(
        chunk,
        id=new_id(),
        heading=heading,
        ref=ref,
        text=person.without(chunk.text, REMOVED),
        sentences=tuple((moved(start), moved(end)) for start, end in chunk.sentences),
    )


def _unnamed(ref: SourceRef, person: Person) -> SourceRef:
    """The place, its section and sheet without the person; an address that names them goes."""

    def clean(part: str | None) -> str | None:
        return person.without(part, REMOVED) if part else part

    address = None if person.is_in(ref.address) else ref.address
    return replace(ref, section=clean(ref.section), sheet=clean(ref.sheet), address=address)


def still_published(bench: Workbench) -> bool:
    """Whether a bundle was sealed that may still hold what was erased since."""
    return bool(since_last_bundle(bench))


def _leave_settings(bench: Workbench, person: Person) -> int:
    """Take the person off the business's own lists, and out of all earlier settings."""
    changes: dict[str, Value] = {}
    for name in ("business.people", "business.contacts"):
        listed = setting.get(bench.spec, name)
        left = tuple(each for each in cast("tuple[str, ...]", listed) if not person.is_in(each))
        if left != listed:
            changes[name] = left
    if changes:
        bench.change(changes)

    def cleaned(data: Any) -> Any:
        if isinstance(data, str):
            return person.without(data, REMOVED)
        if isinstance(data, list):
            return [
                cleaned(each) for each in data if not (isinstance(each, str) and person.is_in(each))
            ]
        if isinstance(data, dict):
            return {name: cleaned(value) for name, value in data.items()}
        return data

    before = bench.file.history.rewrite(cleaned) + bench.file.paperwork.rewrite(cleaned)
    return len(changes) + before + bench.file.revisions.rewrite(cleaned)


def _receipt(bench: Workbench, event: str, counts: Counter[str]) -> ErasureReceipt:
    kept = {place: count for place, count in counts.items() if count}
    unsaved.keep(bench, Unsaved())  # it may name the person; what is still shown is kept anew
    receipt = receipt_of(f"person:{new_id()}", kept, SystemClock())
    bench.file.audit.record(event, sha256=receipt.sha256, **kept)
    return receipt


def _known(bench: Workbench, name: str) -> Document:
    document = bench.file.documents.by_name(name)
    if document is None or document not in documents.listing(bench):
        raise DocumentError("unknown_document", name=name)
    return document


def _bury(bench: Workbench, document: Document) -> None:
    """Let neither the same bytes nor another version of the document come back by itself."""
    now = SystemClock().now()
    bench.file.tombstones.put("content", document.sha256, now)
    bench.file.tombstones.put("name", document.name, now)


def _walked(files: Sequence[Path]) -> Iterator[tuple[Path, set[str]]]:
    """Every file, and what it can be called as a document."""
    for path in files:
        if not path.is_dir():
            yield path, {path.name}
            continue
        for each in sorted(path.rglob("*")):
            if each.is_file():
                inside = each.relative_to(path).as_posix()
                yield each, {each.name, inside, f"{path.name}/{inside}"}

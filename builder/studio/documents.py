"""The verbs of the page *Documents*: add, look, remove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from builder.core.decision import Decision
from builder.core.document import AddResult, Chunk, Document, Outcome
from builder.core.errors import DocumentError
from builder.core.pinned import MEDIA_TYPE
from builder.core.policy import DocumentData
from builder.core.ports import Forgets
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.chunking import heading, spoken
from builder.knowledge.intake import Found
from builder.knowledge.pipeline import Pipeline
from builder.knowledge.preparation import as_text
from builder.privacy.erasure import ErasureReceipt, erase_document
from builder.studio import corrections, ingest
from builder.studio.bots import Workbench
from builder.studio.findings import left_undecided, now
from builder.studio.learning import relearn
from builder.studio.readings import Rulebook, judge
from builder.system.clock import SystemClock


def listing(bench: Workbench) -> list[Document]:
    """Every document the owner added, by name; the facts (`studio.facts`) are not among them."""
    return [each for each in bench.file.documents.all() if each.media_type != MEDIA_TYPE]


def add(
    bench: Workbench,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Iterator[AddResult]:
    """Read files and folders into the bot; one result a file, as each is finished.

    A passage answers by keywords as soon as its file is read, by meaning once its vectors are
    there. What was finished stays when the work is stopped, and the rest waits (`resume`).

    Raises:
        Cancelled: when `token` asked for it.
    """
    token = token or CancelToken()
    results = _pipeline(bench).add(paths, progress=progress, token=token)
    yield from _noted(bench, results, progress, token)


def add_found(
    bench: Workbench,
    found: Iterable[Found],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Iterator[AddResult]:
    """The same for what was found elsewhere: pages, members of an archive; taken when it is read.

    Each has its row in the journal. What cannot be taken again after the program was ended
    becomes `failed` then, and a retry takes it through `bench.queue.openers`.
    """
    token = token or CancelToken()
    results = _pipeline(bench).read(found, progress=progress, token=token)
    yield from _noted(bench, results, progress, token)


def resume(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Iterator[AddResult]:
    """Go on where an earlier reading ended, however it did: read what waits, learn what is read.

    Raises:
        Cancelled: when `token` asked for it; the rest goes on waiting.
    """
    token = token or CancelToken()
    ingest.note_going_on(bench)
    results = _pipeline(bench).resume(progress=progress, token=token)
    yield from _noted(bench, results, progress, token)


def unfinished(bench: Workbench) -> bool:
    """Whether something of an earlier reading is left to do (`resume`)."""
    return ingest.standing(bench).open > 0


def _noted(
    bench: Workbench, results: Iterator[AddResult], progress: Progress, token: CancelToken
) -> Iterator[AddResult]:
    book: Rulebook | None = None
    for result in results:
        document = bench.file.documents.by_name(result.document)
        if result.outcome is Outcome.UNCHANGED:
            book = book or Rulebook(bench)
            if document and book.is_outdated(document):
                result = _read_anew(bench, document, progress, token)  # noqa: PLW2901
            yield result
            continue
        bench.file.audit.record(
            "document_added",
            document=document.id if document else None,
            outcome=result.outcome,
            chunks=result.chunks,
            findings=sum(result.findings.values()),
        )
        yield result


def outdated(bench: Workbench) -> list[Document]:
    """The documents that settings and decisions as they are now would treat otherwise.

    Not those that would go on waiting for the owner's word on something in them.
    """
    book = Rulebook(bench)
    return [
        document
        for document in listing(bench)
        if book.is_outdated(document)
        and not (document.outcome is Outcome.REVIEW and left_undecided(bench, document, book))
    ]


def read_again(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Iterator[AddResult]:
    """Read the outdated documents from their kept originals; a result each.

    Raises:
        Cancelled: when `token` asked for it; the others stay as they were read before.
    """
    token = token or CancelToken()
    for document in outdated(bench):
        try:
            yield _read_anew(bench, document, progress, token)
        except DocumentError as error:  # one that cannot be read again stops no other
            params = as_text(error.params)
            yield AddResult(
                document.name, Outcome.FAILED, error_code=error.code, error_params=params
            )


def _read_anew(
    bench: Workbench, document: Document, progress: Progress, token: CancelToken
) -> AddResult:
    result = _read(bench, document, progress=progress, token=token)
    bench.file.audit.record(
        "document_read_again",
        document=document.id,
        outcome=result.outcome,
        findings=sum(result.findings.values()),
    )
    return result


def remove(bench: Workbench, name: str) -> ErasureReceipt:
    """Erase the document called `name` everywhere, with a receipt.

    Raises:
        DocumentError: `unknown_document`.
    """
    document = bench.file.documents.by_name(name)
    if document is None or document.media_type == MEDIA_TYPE:
        raise DocumentError("unknown_document", name=name)
    receipt = erase_document(document.id, places(bench))
    bench.file.tombstones.put("document", document.id, SystemClock().now())
    bench.file.audit.record("document_removed", document=document.id, **receipt.counts)
    return receipt


def places(bench: Workbench) -> list[Forgets]:
    """Everything that must be asked when a document is erased."""
    return [
        bench.file.question_sets,  # knows answers by a document's name, so it comes before it
        bench.file.tester_notes,  # likewise
        bench.file.corrections,
        bench.file.decisions,
        bench.file.history,
        bench.file.documents,
        bench.file.folders,
        bench.file.websites,
        bench.bot.retriever,
    ]


def rename(
    bench: Workbench,
    names: Mapping[str, tuple[str, str | None]],
    *,
    token: CancelToken | None = None,
) -> None:
    """Give documents, by id, another name and source; what they are and hold stays.

    Where the name stands for a title it is part of every passage's heading, and is learnt anew.

    Raises:
        UsageError: `document_name_taken`; nothing was renamed.
        MachineError: `model_missing`; the passages are found by their words then.
    """
    before = {each: document for each in names if (document := bench.file.documents.get(each))}
    bench.file.documents.rename(names)
    if before:
        bench.file.audit.record("documents_renamed", count=len(before))
    bench.bot.retriever.rename({each: name for each, (name, _) in names.items()})
    for document in before.values():
        _head_anew(bench, document, token)


def _head_anew(bench: Workbench, before: Document, token: CancelToken | None) -> None:
    """Put a document's new name into the headings of its passages, where it has no title."""
    document = bench.file.documents.get(before.id)
    if document is None or document.title or spoken(document.name) == spoken(before.name):
        return
    chunks = [
        replace(chunk, heading=heading(spoken(document.name), chunk.ref))
        for chunk in passages(bench, document.id)
    ]
    bench.file.chunks.put_headings(document.id, {chunk.id: chunk.heading for chunk in chunks})
    relearn(bench, document, chunks, token)


def passages(bench: Workbench, document_id: str) -> list[Chunk]:
    """The passages of one document, in reading order."""
    return list(bench.file.chunks.of_document(document_id))


def _pipeline(bench: Workbench) -> Pipeline:
    return Pipeline(
        documents=bench.file.documents,
        chunks=bench.file.chunks,
        queue=bench.queue,
        detector=bench.bot.gate.detector,
        policy=bench.spec.privacy,
        embedder=bench.load_embedder,
        indexes=[bench.bot.retriever],
        amend=partial(corrections.amended, bench),
        rulings=judge(bench),
    )


def decide(
    bench: Workbench,
    name: str,
    decision: DocumentData,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> AddResult:
    """Settle all personal data in the document called `name`, and read it accordingly.

    It holds for what will be found in it later, too, and stands in place of every decision about
    a part of it.

    Raises:
        DocumentError: `unknown_document`, `original_missing`.
        MachineError: `model_missing`.
        Cancelled: when `token` asked for it; the decision is kept, and the document is read
            accordingly the next time (`read_again`).
    """
    document = bench.file.documents.by_name(name)
    if document is None:
        raise DocumentError("unknown_document", name=name)
    if not bench.file.documents.has_original(document.id):
        raise DocumentError("original_missing", name=name)
    bench.file.decisions.put(Decision(decision, document.id, made=now()))
    result = _read(bench, document, progress=progress, token=token)
    bench.file.audit.record(
        "findings_decided", document=document.id, decision=decision, outcome=result.outcome
    )
    return result


def _read(
    bench: Workbench,
    document: Document,
    *,
    progress: Progress,
    token: CancelToken | None,
) -> AddResult:
    original = bench.file.documents.original(document.id)
    if original is None:
        raise DocumentError("original_missing", name=document.name)
    result = _pipeline(bench).read_again(
        document,
        original,
        policy=bench.spec.privacy.documents,
        progress=progress,
        token=token or CancelToken(),
    )
    ingest.note_document(bench, document.name)
    return result

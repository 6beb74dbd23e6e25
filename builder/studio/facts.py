"""The verbs of the tab *Facts*: what the owner states, in force at once and before any document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

from builder.core.document import Chunk, Document, Outcome
from builder.core.errors import DocumentError
from builder.core.ids import new_id
from builder.core.pinned import MEDIA_TYPE, ContactFacts, Pair, Pinned, Terms, question_key
from builder.core.pinned_check import check
from builder.core.ports import ChunkVectors
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.pinned_passages import entries, fingerprint, passages
from builder.privacy.pii.detector import build_detector
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.clock import SystemClock


def read(bench: Workbench) -> Pinned:
    """Everything the owner stated."""
    return bench.file.pinned.read()


def save(
    bench: Workbench,
    pinned: Pinned,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Pinned:
    """Keep `pinned` in place of what was stated before, and answer with it at once.

    The business's own contacts in it join the setting `business.contacts`, so that they are never
    masked; those that are gone from here go from there too.

    Raises:
        UsageError: what does not hold; see `core.pinned_check.check`. Nothing was changed.
        MachineError: `model_missing`; everything was kept, and is found by its words.
        Cancelled: when `token` asked for it; the same.
    """
    pinned = tidy(pinned)
    check(pinned)
    bench.file.pinned.replace(pinned)
    _tell_gate(bench, pinned)
    bench.file.audit.record(
        "facts_changed",
        pairs=len(pinned.pairs),
        prices=len(pinned.prices),
        notices=len(pinned.notices),
    )
    put_right(bench, progress=progress, token=token)
    return pinned


def put_right(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> None:
    """Make the passages say what is stated, where they do not: after a change, a crash, a move.

    Only passages that say something new are embedded.

    Raises:
        MachineError: `model_missing`; the passages are found by their words.
        Cancelled: when `token` asked for it; the same.
    """
    with bench.stating:
        known = document_of(bench)
        document_id = known.id if known else new_id()
        made = passages(read(bench), language=bench.spec.language, document_id=document_id)
        if not made:
            _clear(bench, known)
            return
        if known is None or known.sha256 != fingerprint(made):
            _replace(bench, _document(bench, document_id, made), made)
        _embed(bench, document_id, progress, token or CancelToken())


def document_of(bench: Workbench) -> Document | None:
    """The one document that is made from what is stated, when anything is."""
    found = (each for each in bench.file.documents.all() if each.media_type == MEDIA_TYPE)
    return next(found, None)


def tidy(pinned: Pinned) -> Pinned:
    """The same without blanks around anything; entries without any text are left out."""
    return replace(
        pinned,
        special_days=tuple(
            replace(each, name=each.name.strip())
            for each in sorted(pinned.special_days, key=lambda each: each.first)
        ),
        contact=ContactFacts(*_stripped(pinned.contact)),
        terms=Terms(*_stripped(pinned.terms)),
        prices=tuple(
            replace(e, name=e.name.strip(), price=e.price.strip(), note=e.note.strip())
            for e in pinned.prices
            if (e.name + e.price + e.note).strip()
        ),
        notices=tuple(
            replace(each, text=each.text.strip()) for each in pinned.notices if each.text.strip()
        ),
        pairs=tuple(
            replace(
                each,
                question=each.question.strip(),
                answer=each.answer.strip(),
                also=_other_ways(each),
                link=each.link.strip(),
            )
            for each in pinned.pairs
            if (each.question + each.answer + "".join(each.also)).strip()
        ),
    )


def _other_ways(pair: Pair) -> tuple[str, ...]:
    """Each once, and none that is the question itself."""
    ways = {question_key(way): way.strip() for way in reversed(pair.also) if way.strip()}
    ways.pop(question_key(pair.question), None)
    return tuple(reversed(ways.values()))


def _stripped(form: ContactFacts | Terms) -> Iterator[str]:
    return (str(getattr(form, entry.name)).strip() for entry in fields(form))


def _tell_gate(bench: Workbench, pinned: Pinned) -> None:
    before = bench.file.pinned.own_contacts()
    listed = [each for each in bench.spec.business.contacts if each not in before]
    own = [each for each in dict.fromkeys(_contacts(bench, pinned)) if each not in listed]
    if (*listed, *own) != bench.spec.business.contacts:
        bench.change({"business.contacts": (*listed, *own)})
    bench.file.pinned.note_own_contacts(own)


def _contacts(bench: Workbench, pinned: Pinned) -> Iterator[str]:
    """What an owner publishes in an answer belongs to the business, wherever it stands."""
    for value in _stripped(pinned.contact):
        if value:
            yield " ".join(value.replace(";", ",").split())
    detector = build_detector(language=bench.spec.language)
    for entry in entries(replace(pinned, contact=ContactFacts()), bench.spec.language):
        for finding in detector.find(entry.answer):
            yield entry.answer[finding.start : finding.end].strip()


def _document(bench: Workbench, document_id: str, made: list[Chunk]) -> Document:
    title = texts.say("facts.document", bench.spec.language)
    name, other = title, bench.file.documents.by_name(title)
    number = 2
    while other is not None and other.id != document_id:
        name = f"{title} ({number})"
        number, other = number + 1, bench.file.documents.by_name(name)
    return Document(
        id=document_id,
        name=name,
        sha256=fingerprint(made),
        size=sum(len(chunk.text.encode()) for chunk in made),
        media_type=MEDIA_TYPE,
        added=SystemClock().now().isoformat(timespec="seconds"),
        outcome=Outcome.READY,
        chunks=len(made),
        words=sum(len(chunk.text.split()) for chunk in made),
        title=title,
    )


def _replace(bench: Workbench, document: Document, made: list[Chunk]) -> None:
    """Keep the passages; those that say what they said before keep their vectors."""
    chunks, retriever = bench.file.chunks, bench.bot.retriever
    old = {chunk.id: chunk.text for chunk in chunks.of_document(document.id)}
    vectors = {
        old[each.chunk_id]: each
        for each in chunks.vectors_of_document(document.id)
        if each.chunk_id in old
    }
    made_by = chunks.embedder()
    bench.file.documents.replace(document, made, original=None)
    retriever.put(document, made)
    kept = [
        ChunkVectors(chunk.id, known.passage, known.sentences)
        for chunk in made
        if (known := vectors.get(chunk.text)) is not None
    ]
    if kept and made_by is not None:
        chunks.save_vectors(kept, made_by)
        if retriever.embedder is not None and retriever.embedder.identity == made_by:
            retriever.put_vectors(kept)


def _embed(bench: Workbench, document_id: str, progress: Progress, token: CancelToken) -> None:
    waiting = bench.file.chunks.without_vectors(document_id)
    if not waiting:
        return
    embedder = bench.load_embedder()
    made = list(embedder.embed_passages(waiting, token=token, progress=progress))
    bench.file.chunks.save_vectors(made, embedder.identity)
    bench.bot.retriever.put_vectors(made)
    passages_kept, vectors_kept = bench.file.chunks.counts(document_id)
    if passages_kept != vectors_kept:
        raise DocumentError("document_incomplete", missing=passages_kept - vectors_kept)


def _clear(bench: Workbench, known: Document | None) -> None:
    if known is not None:
        bench.file.documents.remove(known.id)
        bench.bot.retriever.forget_document(known.id)

"""Passages that no answer comes from (off, corrected, waiting, left out, out of date), weighed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from builder.answering import grounding
from builder.core.conversation import Answer
from builder.core.correction import Fit
from builder.core.document import Chunk, Document, Outcome
from builder.core.errors import DocumentError
from builder.core.pinned import MEDIA_TYPE
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.core.progress import CancelToken
from builder.knowledge.chunking import split
from builder.knowledge.findings import no_rulings, settle
from builder.knowledge.hits import Hit
from builder.knowledge.language import stems
from builder.knowledge.preparation import ALL_LEFT_OUT, parse_as
from builder.knowledge.retriever import Retriever
from builder.studio.bots import Workbench
from builder.studio.corrections import ALL_OFF
from builder.studio.why.shadow import Shadow
from builder.system.clock import SystemClock

EMPTIED = frozenset({ALL_LEFT_OUT, ALL_OFF})
"""Why documents failed that could be read: nothing of them was left by their owner."""

MOST = 24
"""Unused passages that are weighed, those with the most of the question's words."""

MOST_DOCUMENTS, LARGEST = 6, 4_000_000
"""Originals that are read again for it, and their bytes: it is only for a look."""

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_[A-Z]+)*\]")


@dataclass(frozen=True, slots=True)
class Unused:
    """A passage that could have answered, and does not.

    Attributes:
        why: `off`, `corrected`, `waiting`, `left_out`, `ended` or `not_yet`.
        day: from when or until when it holds, for the last two.
        opens: document and passage in *What was understood*; empty where it is not listed.
    """

    chunk: Chunk
    document: str
    why: str
    language: str = ""
    day: str = ""
    opens: tuple[str, str] = ("", "")


@dataclass(slots=True)
class Gathered:
    """What there is; `passed_over` are documents that were too many or too large to read again."""

    passages: list[Unused] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Weighed:
    """One unused passage beside the best one that was found.

    Attributes:
        score: its own, and `best` that of the best passage used or found, under one measure.
        sure: how sure the bot would be with it, 0..1, where that and nothing else makes it answer.
    """

    passage: Unused
    score: float
    best: float
    sure: float | None

    @property
    def better(self) -> bool:
        """Whether it fits better than what was found, or would have been enough."""
        return self.score > self.best or self.sure is not None


def gather(bench: Workbench, asked: str, token: CancelToken) -> Gathered:
    """The unused passages that share most words with what was asked."""
    gathered = Gathered()
    documents = bench.file.documents.all()
    for document in documents:
        gathered.passages += _corrected(bench, document)
        if document.media_type == MEDIA_TYPE:
            gathered.passages += _not_holding(bench, document)
    read = 0
    for document in documents:
        waiting = document.outcome is Outcome.REVIEW
        if not waiting and not _leaves_out(bench, document):
            continue
        token.check()
        data = bench.file.documents.original(document.id)
        if data is None or len(data) > LARGEST or read == MOST_DOCUMENTS:
            gathered.passed_over.append(document.name)
            continue
        read += 1
        gathered.passages += _read_again(bench, document, data, token)
    words = set(stems(asked, bench.spec.language))
    gathered.passages.sort(key=lambda each: -len(words & _stems(each, bench.spec.language)))
    del gathered.passages[MOST:]
    return gathered


def weigh(
    bench: Workbench, answer: Answer, passages: Sequence[Unused], token: CancelToken
) -> list[Weighed]:
    """`passages` beside those that were found, under one measure, best first."""
    found = bench.file.chunks.find([each.chunk_id for each in answer.trace.candidates])
    if not passages:
        return []
    live = bench.bot.retriever
    embedder = live.embedder
    local = embedder is not None and not hasattr(embedder, "told")
    source = Shadow(bench.file.documents.all(), [each.chunk for each in passages], found)
    if local and embedder is not None:
        source.embed(embedder.embed_passages(source.every, token=token), embedder.identity)
    shadow = Retriever(source, embedder=embedder if local else None, language=bench.spec.language)
    try:
        shadow.load_keywords()
        shadow.load_vectors(token=token)
        hits = shadow.search(answer.trace.asked, len(source.every))
    finally:
        shadow.close()
    among = live.readiness().passages
    hits = [replace(hit, among=max(among, len(hits))) for hit in hits]
    known = {each.chunk.id: each for each in passages}
    others = [hit for hit in hits if hit.chunk.id not in known]
    best = max((hit.score for hit in others), default=0.0)
    weighed = [
        Weighed(
            known[hit.chunk.id],
            min(hit.score, 1.0),
            min(best, 1.0),
            _sure(answer, hit, others) if local else None,
        )
        for hit in hits
        if hit.chunk.id in known
    ]
    return sorted(weighed, key=lambda each: (each.sure is None, -each.score))


def _sure(answer: Answer, hit: Hit, others: Sequence[Hit]) -> float | None:
    """How sure the bot would be with `hit`, where it would answer with it and not without."""
    asked, limit = answer.trace.asked, answer.trace.threshold
    hits = sorted([hit, *others], key=lambda each: (-each.pinned, -each.score))
    sure = grounding.confidence(asked, hits)[0]
    return sure if sure >= limit > grounding.confidence(asked, others)[0] else None


def _corrected(bench: Workbench, document: Document) -> Iterator[Unused]:
    for correction in bench.file.corrections.of_document(document.id):
        if correction.fit is not Fit.GONE:
            chunk = correction.original
            why = "off" if correction.off else "corrected"
            # A corrected passage keeps its id: the measure must tell the two apart.
            apart = chunk if correction.off else replace(chunk, id=f"{chunk.id}-before")
            opens = (document.name, chunk.id)
            yield Unused(apart, document.name, why, document.language, opens=opens)


def _not_holding(bench: Workbench, document: Document) -> Iterator[Unused]:
    now = SystemClock().now()
    for chunk in bench.file.chunks.of_document(document.id):
        first, end = _moment(chunk.valid_from), _moment(chunk.valid_until)
        why, moment = ("ended", end) if end and end <= now else ("not_yet", first)
        if moment is None or (why == "not_yet" and moment <= now):
            continue
        always = replace(chunk, valid_from=None, valid_until=None)
        name = chunk.ref.section or document.name
        yield Unused(always, name, why, document.language, moment.date().isoformat())


def _leaves_out(bench: Workbench, document: Document) -> bool:
    """Whether sentences of a document were left out for the personal data in them."""
    if document.media_type == MEDIA_TYPE or not document.findings:
        return False
    if document.error_code == ALL_LEFT_OUT:
        return True
    if document.outcome is not Outcome.READY:
        return False
    if bench.spec.privacy.documents.personal_data is DocumentData.EXCLUDE:
        return True
    made = bench.file.decisions.of_document(document.id)
    return any(each.action is DocumentData.EXCLUDE for each in made)


def _read_again(
    bench: Workbench, document: Document, data: bytes, token: CancelToken
) -> Iterator[Unused]:
    """Its passages with all personal data masked: those that wait, or what was left out of it."""
    try:
        parsed = parse_as(document, data, token=token)
    except DocumentError:  # what cannot be read now tells nothing
        return
    detector = bench.bot.gate.detector
    settled = settle(
        parsed.document,
        detector,
        DocumentsPolicy(DocumentData.MASK),
        no_rulings(document.id),
        document_id=document.id,
    )
    waiting = document.outcome is Outcome.REVIEW
    kept = " ".join(
        " ".join(chunk.text.split()) for chunk in bench.file.chunks.of_document(document.id)
    )
    for chunk in split(settled.document, document_id=document.id, name=document.name):
        if waiting:
            yield Unused(chunk, document.name, "waiting", document.language)
        elif (lost := _lost(chunk, kept)) is not None:
            yield Unused(lost, document.name, "left_out", document.language)


def _lost(chunk: Chunk, kept: str) -> Chunk | None:
    """The sentences of a passage that hold masked data and stand in no passage in use."""
    said = [
        text.strip()
        for text in chunk.sentence_texts()
        if _PLACEHOLDER.search(text) and " ".join(text.split()) not in kept
    ]
    if not said:
        return None
    spans, at = [], 0
    for text in said:
        spans.append((at, at + len(text)))
        at += len(text) + 1
    return replace(chunk, text=" ".join(said), sentences=tuple(spans))


def _stems(passage: Unused, language: str) -> set[str]:
    return set(stems(f"{passage.chunk.heading} {passage.chunk.text}", passage.language or language))


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)

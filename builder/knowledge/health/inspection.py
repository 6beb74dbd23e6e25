"""Looks through everything a bot knows, in the background, and says what is not in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

import numpy as np

from builder.core.document import Document
from builder.core.pinned import MEDIA_TYPE
from builder.core.ports import ChunkVectors, Clock, PassageSource
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.embedding import SENTENCE_SCALE, Vector
from builder.knowledge.health import dates, duplicates, injected
from builder.knowledge.health.contradictions import contradictions
from builder.knowledge.health.report import Finding, Fix, Kind, Passage, Place, Severity, in_order
from builder.knowledge.health.statements import Statement, statements
from builder.knowledge.health.wording import subject_words

VectorsOf = Callable[[str], ChunkVectors | None]


def inspect(
    source: PassageSource,
    *,
    language: str,
    name: str = "",
    clock: Clock,
    vectors_of: VectorsOf | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> list[Finding]:
    """Everything that an owner should look at, the gravest first.

    Args:
        source: the bot's documents and passages.
        language: the bot's.
        name: the bot's, which tells nothing apart.
        clock: tells which dates have passed.
        vectors_of: the vectors of a passage, asked for the few that are held against each other.
        progress: told the stages `statements` and `duplicates`.
        token: looked at every few hundred passages.

    Raises:
        Cancelled: when `token` asked for it.
    """
    token = token or CancelToken()
    documents = {each.id: each for each in source.documents()}
    passages = [
        Passage(chunk, documents[chunk.document_id].name)
        for chunk in source.chunks()
        if chunk.document_id in documents
    ]
    names = subject_words(name, language)
    today = clock.now().date()
    found: list[Finding] = []
    told: list[Statement] = []
    for number, each in enumerate(passages):
        if number % 256 == 0:
            token.check()
            progress(Step("statements", number, len(passages)))
        told.extend(statements(each, language, names))
        found.extend(dates.passed(each, today))
        found.extend(injected.orders(each))
    pairs = duplicates.versions(documents.values(), passages)
    found += [duplicates.version_finding(old, new) for old, new in pairs]
    found += _editions(documents, today, {old.id for old, _ in pairs})
    apart = frozenset(frozenset({old.id, new.id}) for old, new in pairs)
    likeness = _likeness(vectors_of) if vectors_of else None
    found += contradictions(
        told, documents, language=language, likeness=likeness, older=duplicates.older, apart=apart
    )

    def stepped(done: int) -> None:
        progress(Step("duplicates", done, len(passages)))

    known = {frozenset({old.name, new.name}) for old, new in pairs}
    found += [
        each
        for each in duplicates.duplicates(passages, documents, token=token, stepped=stepped)
        if frozenset({each.first.document, each.second.document if each.second else ""})
        not in known
    ]
    return in_order(found)


def unused(documents: Mapping[str, Document], never: Iterator[str]) -> list[Finding]:
    """Documents that no question ever used."""
    return [
        Finding(
            Kind.UNUSED,
            Severity.LOW,
            Place(each, documents[each].name),
            count=1,
            fixes=(Fix.REMOVE_DOCUMENT,),
            about=documents[each].name,
        )
        for each in never
        if each in documents and documents[each].media_type != MEDIA_TYPE
    ]


def _editions(documents: Mapping[str, Document], today: date, told: set[str]) -> Iterator[Finding]:
    """Documents whose own title names a year that is over."""
    for each in documents.values():
        titles = (
            each.name.rpartition(".")[0].replace("-", " ").replace("_", " "),
            each.title or "",
        )
        year = next((y for title in titles if (y := dates.edition(title, today))), "")
        if year and each.id not in told:
            yield Finding(
                Kind.DATE,
                Severity.MEDIUM,
                Place(each.id, each.name, value=year),
                topic="edition",
                count=1,
                fixes=(Fix.REMOVE_DOCUMENT,),
                about=each.name,
            )


def _likeness(vectors_of: VectorsOf) -> Callable[[Statement, Statement], float | None]:
    """The cosine of two sentences, from what is in the bot already."""

    def rows(each: Statement) -> Vector | None:
        chunk = each.passage.chunk
        vectors = vectors_of(chunk.id)
        if vectors is None:
            return None
        width = len(vectors.passage) // 4
        table = np.frombuffer(vectors.sentences, dtype=np.int8).reshape(-1, width)
        texts = [text.strip() for text in chunk.sentence_texts()]
        at = next((n for n, text in enumerate(texts) if each.text in text), 0)
        row: Vector = table[at].astype(np.float32) / np.float32(SENTENCE_SCALE)
        return row

    def likeness(one: Statement, other: Statement) -> float | None:
        first, second = rows(one), rows(other)
        if first is None or second is None or first.shape != second.shape:
            return None
        return float(first @ second)

    return likeness

"""What would have changed an answer: asked anew under other settings, never guessed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.answering import grounding
from builder.answering.bot import Bot
from builder.answering.models.quotes import pick
from builder.core.bot import ModelKind
from builder.core.conversation import Answer, Question
from builder.core.document import Document, Outcome
from builder.core.errors import Safe
from builder.core.pinned import FACT, MEDIA_TYPE
from builder.core.progress import CancelToken
from builder.knowledge.language_guess import language_of_question
from builder.studio.bots import Workbench
from builder.studio.why import unused

DEEP = 16
"""Passages looked at when the owner's own facts are set aside."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would have changed the answer, by its code (`why.change.*`).

    Attributes:
        params: of its sentence; a float is a share, 0..1.
        text: what would have been said, or the passage it is about, as the policy lets it be seen.
        document: where that stands, when it can be opened there.
    """

    code: str
    params: Mapping[str, Safe] = field(default_factory=dict)
    text: str = ""
    document: str = ""
    chunk_id: str = ""


def changes(bench: Workbench, answer: Answer, token: CancelToken | None = None) -> list[Change]:
    """What would have changed `answer`; nothing leaves the computer for it.

    Where a server of the owner's compares meanings, the question is not sent there again: then
    only what the trace holds, and words, are gone by.

    Raises:
        Cancelled: when `token` asked for it.
    """
    token = token or CancelToken()
    if not answer.trace.asked:
        return []
    made: list[Change] = []
    for look in (_strictness, _without_fact, _without_model, _next, _language, _not_ready):
        made += look(bench, answer)
        token.check()
    return [*made, *_unused(bench, answer, token)]


def _strictness(bench: Workbench, answer: Answer) -> Iterator[Change]:
    trace = answer.trace
    weighed = answer.confidence < trace.threshold if answer.refused else bool(trace.features)
    if not weighed or "pinned" in trace.rules or not trace.candidates:
        return
    low = math.floor(answer.confidence * 100) / 100
    if answer.refused:
        if _remote(bench):
            yield Change("lower", {"limit": low})
            return
        then = _asked_at(bench, answer, low)
        if then.refused:
            yield Change("no_strictness")
            return
        code = "lower_quotes" if low else "lower_zero"
        if low and bench.spec.answers.model is not ModelKind.QUOTES:
            code = "lower_model"
        yield Change(code, {"limit": low}, then.text, *_where(bench, then))
    elif low + 0.01 <= 1 and (_remote(bench) or _asked_at(bench, answer, low + 0.01).refused):
        yield Change("higher", {"limit": round(low + 0.01, 2)})


def _without_fact(bench: Workbench, answer: Answer) -> Iterator[Change]:
    trace = answer.trace
    if "pinned" not in trace.rules or _remote(bench):
        return
    hits = [hit for hit in bench.bot.retriever.search(trace.asked, DEEP) if hit.chunk.kind != FACT]
    sure, _ = grounding.confidence(trace.asked, hits)
    if not hits or sure < trace.threshold:
        yield Change("fact_or_none", {"sure": sure, "limit": trace.threshold})
        return
    choice = pick(trace.asked, hits)[0]
    chunk = hits[choice.hit].chunk
    said = choice.text
    name = hits[choice.hit].document
    yield Change("fact_or_document", {"sure": sure, "document": name}, said, name, chunk.id)


def _without_model(bench: Workbench, answer: Answer) -> Iterator[Change]:
    if "model_knows_not" not in answer.trace.rules or _remote(bench):
        return
    then = _asked_at(bench, answer, answer.trace.threshold)
    if not then.refused:
        yield Change("quotes_instead", {}, then.text, *_where(bench, then))


def _next(bench: Workbench, answer: Answer) -> Iterator[Change]:
    candidates = answer.trace.candidates
    used = [each.score for each in candidates if each.used]
    others = [each for each in candidates if not each.used and each.kind != FACT]
    if not used or not others or "pinned" in answer.trace.rules:
        return
    best, least = max(others, key=lambda each: each.score), min(used)
    told: dict[str, Safe] = {"document": best.document, "score": min(best.score, 1.0)}
    told["points"] = f"{abs(least - best.score) * 100:.1f}"
    code = "next_behind" if best.score <= least else "next_ahead"
    yield Change(code, told, best.text, *_openable(bench, best.chunk_id))


def _language(bench: Workbench, answer: Answer) -> Iterator[Change]:
    ready = [each for each in bench.file.documents.all() if each.outcome is Outcome.READY]
    languages = {each.language for each in ready if each.language}
    own = bench.spec.language
    spoken = language_of_question(answer.trace.asked, {*languages, own}, own)
    if languages and spoken not in languages:
        told = {"spoken": spoken, "languages": " ".join(sorted(languages))}
        yield Change("other_language", told)
    embedder = bench.bot.retriever.embedder
    if embedder is None:
        yield Change("no_meaning")
    elif not embedder.speaks(spoken):
        yield Change("foreign_meaning", {"spoken": spoken})


def _not_ready(bench: Workbench, answer: Answer) -> Iterator[Change]:
    if not answer.refused:
        return
    failed = [each for each in _owners(bench) if each.outcome is Outcome.FAILED]
    silent = [each.name for each in failed if each.error_code not in unused.EMPTIED]
    if silent:
        yield Change("unread", {"n": len(silent), "names": _named(silent)})


def _unused(bench: Workbench, answer: Answer, token: CancelToken) -> Iterator[Change]:
    """What stands where answers may not come from, and fits better than what was found."""
    gathered = unused.gather(bench, answer.trace.asked, token)
    if gathered.passed_over:
        told: dict[str, Safe] = {"names": _named(gathered.passed_over)}
        yield Change("passed_over", told)
    weighed = unused.weigh(bench, answer, gathered.passages, token)
    better = [each for each in weighed if each.better]
    for each in better[:3]:
        passage, chunk = each.passage, each.passage.chunk
        params: dict[str, Safe] = {"document": passage.document, "day": passage.day}
        params |= {"score": each.score, "best": each.best}
        code = passage.why
        if answer.refused and each.sure is not None:
            code, params["sure"] = f"{code}_answers", each.sure
        text = chunk.sentence_texts()[-1] if chunk.kind == FACT else chunk.text
        yield Change(code, params, text, *passage.opens)
    if weighed and not better:
        first = weighed[0]
        told = {"n": len(weighed), "score": first.score, "best": first.best}
        yield Change("unused_no_better", told)


def _asked_at(bench: Workbench, answer: Answer, limit: float) -> Answer:
    """The same question answered with quotes, at another strictness."""
    spec = replace(bench.spec, answers=replace(bench.spec.answers, refuse_below=limit))
    return Bot(spec, bench.bot.retriever, bench.bot.gate).answer(Question(answer.trace.asked))


def _remote(bench: Workbench) -> bool:
    """Whether asking again would tell a server the question once more."""
    return hasattr(bench.bot.retriever.embedder, "told")


def _where(bench: Workbench, answer: Answer) -> tuple[str, str]:
    return _openable(bench, answer.sources[0].chunk_id) if answer.sources else ("", "")


def _openable(bench: Workbench, chunk_id: str) -> tuple[str, str]:
    """The document and the passage to open there; a fact stands in no document."""
    chunk = bench.file.chunks.get(chunk_id)
    if chunk is None or chunk.kind == FACT:
        return "", ""
    document = bench.file.documents.get(chunk.document_id)
    return (document.name, chunk_id) if document else ("", "")


def _owners(bench: Workbench) -> list[Document]:
    return [each for each in bench.file.documents.all() if each.media_type != MEDIA_TYPE]


def _named(names: list[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown}, …" if len(names) > 3 else shown

"""How strict the bot should be: tried on the owner's own questions, without asking any model."""

from __future__ import annotations

from dataclasses import dataclass

from builder.answering import grounding
from builder.answering.courtesies import without_courtesies
from builder.answering.engine import PASSAGES
from builder.answering.models.quotes import pick
from builder.core.bot import EmbedderKind, ModelKind
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.core.question_set import TestQuestion
from builder.evaluation.scoring import says
from builder.evaluation.strictness import Tried
from builder.privacy.conflicts import embedder_address
from builder.privacy.egress import host_of, is_loopback
from builder.studio import question_sets
from builder.studio.bots import Workbench


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried.

    Attributes:
        suggested: the owner has no questions yet; these are what the documents suggest.
    """

    tried: tuple[Tried, ...]
    suggested: bool


def try_questions(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Trial:
    """How sure the bot is of each test question, and what it would quote.

    Nothing is kept, and no model is asked. Where a server compares meanings, questions go there,
    as they do when a visitor asks (see `runs_freely`).

    Raises:
        Cancelled: when `token` asked for it.
    """
    own = question_sets.questions(bench)
    asked = own or question_sets.suggestions(bench)
    tried: list[Tried] = []
    for number, question in enumerate(asked):
        if token is not None:
            token.check()
        progress(Step("asking", number, len(asked), question.question))
        tried.append(_try(bench, question))
    progress(Step("asking", len(asked), len(asked)))
    return Trial(tuple(tried), suggested=not own)


def runs_freely(bench: Workbench) -> bool:
    """Whether trying sends nothing to another computer, so that it may run by itself."""
    if bench.spec.search.embedder is EmbedderKind.BUILTIN:
        return True
    return is_loopback(host_of(embedder_address(bench.spec)))


def _try(bench: Workbench, question: TestQuestion) -> Tried:
    text = bench.bot.gate.without_findings(without_courtesies(question.question))
    hits = bench.bot.retriever.search(text, PASSAGES)
    sure, _ = grounding.confidence(text, hits)
    said = "\n\n".join(choice.text for choice in pick(text, hits))
    must_refuse = question.refuse
    if must_refuse is None and question.expect:
        must_refuse = False
    fits = None
    if question.expect and bench.spec.answers.model is ModelKind.QUOTES:
        fits = all(says(said, point) for point in question.expect)
    return Tried(question.question, sure, said, must_refuse, fits)

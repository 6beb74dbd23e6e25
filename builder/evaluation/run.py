"""Asks every test question, one after the other, and judges what comes."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Protocol

from builder.core.conversation import Answer, Question
from builder.core.errors import ModelError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.core.question_set import TestQuestion, Verdict
from builder.core.spending import CAPPED
from builder.evaluation.fairness import differs
from builder.evaluation.scoring import judge


class Answers(Protocol):
    """Whatever can be asked; `answering.Bot` can."""

    def answer(self, question: Question) -> Answer:
        """The whole answer."""
        ...


def run(
    bot: Answers,
    questions: Iterable[TestQuestion],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Iterator[Verdict]:
    """What came of each question, in order.

    Raises:
        Cancelled: between two questions, when `token` asked for it.
        ModelError: `spending_answer_cap`, `spending_day_cap` or `spending_month_cap`: quotes would
            be judged in place of the model.
    """
    asked = list(questions)
    heard: dict[str, Answer] = {}
    for number, question in enumerate(asked):
        if token is not None:
            token.check()
        progress(Step("asking", number, len(asked), question.question))
        begun = time.perf_counter()
        answer = bot.answer(Question(question.question, language=question.language))
        if answer.reason in CAPPED:
            raise ModelError(answer.reason)
        verdict = judge(question, answer, seconds=time.perf_counter() - begun)
        verdict = replace(verdict, cost=answer.spent.cost)
        heard[question.id] = answer
        other = heard.get(question.same_as)
        if other is not None and differs(other, answer):
            verdict = replace(verdict, failures=(*verdict.failures, ("differs", question.same_as)))
        yield verdict
    progress(Step("asking", len(asked), len(asked)))

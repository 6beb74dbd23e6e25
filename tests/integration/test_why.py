"""The report beside real servers: it shows what arrived there, and looking sends nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.core.bot import EmbedderKind, ModelKind
from builder.core.conversation import Answer, Question
from builder.studio import answers, embedders
from builder.studio.bots import Workbench
from builder.studio.why.report import Report, explain
from builder.studio.why.what_if import changes
from tests.support.desk import make_bench
from tests.support.embedding_server import MODEL, EmbeddingServer
from tests.support.openai_server import OpenAIServer

ASKED = "When do you open? Write to ann.lee@mail.example."


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as opened:
        opened.bot.load()
        opened.change({"answers.refuse_below": 0.0})
        yield opened


@pytest.fixture
def model(bench: Workbench) -> Iterator[OpenAIServer]:
    with OpenAIServer() as server:
        answers.choose_model(
            bench, ModelKind.OPENAI_COMPATIBLE, model_name="small", base_url=server.base_url
        )
        yield server


def explained(bench: Workbench) -> tuple[Answer, Report]:
    answer = bench.bot.answer(Question(ASKED))
    return answer, explain(ASKED, answer, "en", changes(bench, answer))


def test_what_went_to_a_model_stands_there_as_it_arrived(
    bench: Workbench, model: OpenAIServer
) -> None:
    answer, report = explained(bench)
    (asked,) = [each for each in model.asked if each.method == "POST"]
    arrived = [message["content"] for message in asked.body["messages"]]
    assert [part.text for part in report.sent] == arrived
    assert all(part.host == f"127.0.0.1:{model.port}" for part in report.sent)
    assert all(part.size == len(part.text.encode()) and part.ms for part in report.sent)
    assert "ann.lee" not in "".join(arrived)
    assert "E-mail addresses: 1" in report.sent[-1].masked
    assert report.dropped, answer
    assert {step.name for step in report.steps} >= {
        *("Masking what the model is told", "Waiting for the model's first word"),
    }


def test_a_model_that_fails_is_told_as_the_reason_for_quotes(
    bench: Workbench, model: OpenAIServer
) -> None:
    model.mode = "no_model"
    answer, report = explained(bench)
    assert answer.reason == "model_not_found"
    assert report.outcome.startswith("Answered with quotes. ")
    assert "quoted from your documents instead" in report.outcome
    assert report.sent


def test_a_service_for_meanings_is_named_and_is_not_asked_again_by_looking(
    bench: Workbench,
) -> None:
    with EmbeddingServer() as server:
        embedders.choose(bench, EmbedderKind.OLLAMA, model=MODEL, address=server.address)
        list(embedders.reembed(bench))
        answer = bench.bot.answer(Question(ASKED))
        before, requests = list(server.texts), server.requests
        report = explain(ASKED, answer, "en", changes(bench, answer))
        assert (server.texts, server.requests) == (before, requests)
        (part,) = report.sent
        assert part.purpose == "To the service that compares meanings"
        assert part.text == before[-1]
        assert "ann.lee" not in part.text
    answer = bench.bot.answer(Question(ASKED))  # it is away now
    assert "embedder_silent" in answer.trace.rules
    report = explain(ASKED, answer, "en", changes(bench, answer))
    assert any("did not answer" in sentence for sentence in report.rules)

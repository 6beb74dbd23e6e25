"""Test questions of a real bot: kept, asked, compared, and in the way of an export."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.bot import ModelKind
from builder.core.conversation import Question
from builder.core.errors import Cancelled, UsageError
from builder.core.progress import CancelToken
from builder.core.question_set import TestQuestion
from builder.evaluation.report import Change
from builder.studio import bots, documents, launch_checklist, question_sets
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import Level
from builder.vault.memory_store import MemoryStore
from builder.vault.question_sets import RUNS
from tests.support.embedders import WordEmbedder

HOURS = "We are open from 9:00 to 16:00 on Saturday."
FAQ = TestQuestion("q1", "When are you open on Saturday?", expect=("9:00 to 16:00",))


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore, tmp_path: Path) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        add(opened, tmp_path / "hours.txt", HOURS)
        yield opened


def add(bench: Workbench, file: Path, text: str) -> None:
    file.write_text(text)
    list(documents.add(bench, [file]))


def levels(bench: Workbench) -> dict[str, Level]:
    return {item.code: item.level for item in launch_checklist.check(bench)}


def test_questions_keep_their_place_when_they_are_changed(
    bench: Workbench, keyring: MemoryStore
) -> None:
    for number in range(3):
        question_sets.put(bench, TestQuestion(str(number), f" Question {number}? "))
    question_sets.put(bench, TestQuestion("1", "Changed?", forbid=("never",)))
    question_sets.remove(bench, ["0"])
    bench.close()
    with bots.open_bot("Bakery", keyring=keyring) as again:
        kept = question_sets.questions(again)
    assert [each.question for each in kept] == ["Changed?", "Question 2?"]
    assert kept[0].forbid == ("never",)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (TestQuestion("1", "  "), "question_empty"),
        (TestQuestion("1", "x" * 1001), "question_too_long"),
        (TestQuestion("1", "ok?", expect=("x" * 1001,)), "question_too_long"),
    ],
)
def test_what_is_no_question_is_refused(
    bench: Workbench, question: TestQuestion, code: str
) -> None:
    with pytest.raises(UsageError) as caught:
        question_sets.put(bench, question)
    assert caught.value.code == code
    assert question_sets.questions(bench) == []


def test_an_answer_that_gets_worse_blocks_the_export_until_it_is_mended(
    bench: Workbench, tmp_path: Path
) -> None:
    assert levels(bench)["no_tests"] is Level.AMBER
    question_sets.put(bench, FAQ)
    assert levels(bench)["tests_outdated"] is Level.AMBER
    assert question_sets.ask_all(bench).passed == 1
    assert levels(bench)["no_tests"] is Level.OK
    assert levels(bench)["tests_outdated"] is Level.OK
    assert levels(bench)["test_regression"] is Level.OK

    add(bench, tmp_path / "hours.txt", "We are open from 10:00 to 14:00 on Saturday.")
    assert levels(bench)["tests_outdated"] is Level.AMBER
    question_sets.ask_all(bench)
    question_sets.ask_all(bench)  # asking again does not make a fault the new normal
    assert question_sets.regressed(bench) == (FAQ.question,)
    assert levels(bench)["test_regression"] is Level.RED
    (compared,) = question_sets.compared(bench)
    assert compared.change is Change.SAME

    add(bench, tmp_path / "hours.txt", HOURS)
    question_sets.ask_all(bench)
    assert question_sets.regressed(bench) == ()
    assert [each.change for each in question_sets.compared(bench)] == [Change.IMPROVED]


def test_a_question_that_never_passed_or_was_changed_blocks_nothing(bench: Workbench) -> None:
    question_sets.put(bench, replace(FAQ, expect=("midnight",)))
    assert question_sets.ask_all(bench).failed == 1
    assert question_sets.regressed(bench) == ()
    question_sets.put(bench, FAQ)
    question_sets.ask_all(bench)
    question_sets.put(bench, replace(FAQ, question="When are you closed?", expect=("never",)))
    question_sets.ask_all(bench)
    assert question_sets.regressed(bench) == ()


def test_only_the_last_runs_are_kept(bench: Workbench) -> None:
    question_sets.put(bench, FAQ)
    for _ in range(RUNS + 3):
        question_sets.ask_all(bench)
    assert len(bench.file.question_sets.runs(100)) == RUNS


def test_a_run_that_is_stopped_keeps_nothing(bench: Workbench) -> None:
    question_sets.put(bench, FAQ)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        question_sets.ask_all(bench, token=token)
    assert question_sets.last_run(bench) is None


def test_what_the_preview_said_becomes_a_question_that_passes(bench: Workbench) -> None:
    for asked in ("When are you open on Saturday?", "Who painted the Mona Lisa?"):
        answer = bench.bot.answer(Question(asked))
        made = question_sets.from_answer(bench, asked, answer)
        assert made.refuse is answer.refused
    run = question_sets.ask_all(bench)
    assert (run.passed, run.failed) == (2, 0)


def test_documents_suggest_questions_with_their_answers(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path / "prices.csv", "Service,Price\nFull service,£95\nWash,£12\n")
    question_sets.add(bench, question_sets.suggestions(bench))
    assert {each.question for each in question_sets.questions(bench)} >= {
        "What does Full service cost?",
        "What does Wash cost?",
    }
    passed = [v.question for v in question_sets.ask_all(bench).verdicts.values() if v.passed]
    assert "What does Full service cost?" in passed
    assert question_sets.suggestions(bench) == []


def test_the_same_question_from_others_must_have_the_same_substance(bench: Workbench) -> None:
    question_sets.put(bench, FAQ)
    assert question_sets.add_fairness(bench, FAQ) >= 4
    run = question_sets.ask_all(bench)
    assert run.failed == 0, [v for v in run.verdicts.values() if not v.passed]


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_questions_go_into_a_file_and_back(bench: Workbench, tmp_path: Path, ending: str) -> None:
    question_sets.put(bench, FAQ)
    file = tmp_path / f"questions.{ending}"
    assert question_sets.export_file(bench, file) == 1
    question_sets.remove(bench, ["q1"])
    assert question_sets.import_file(bench, file) == 1
    assert question_sets.questions(bench)[0].expect == FAQ.expect


def test_only_what_costs_nothing_runs_by_itself(bench: Workbench) -> None:
    assert question_sets.runs_freely(bench)
    bench.change(
        {
            "privacy.network": "chosen",
            "privacy.hosts": ("api.openai.com",),
            "answers.model": ModelKind.OPENAI,
            "answers.model_name": "gpt-4o-mini",
        }
    )
    assert not question_sets.runs_freely(bench)
    bench.change({"answers.model": ModelKind.OLLAMA, "answers.model_name": "llama3.2"})
    assert question_sets.runs_freely(bench)

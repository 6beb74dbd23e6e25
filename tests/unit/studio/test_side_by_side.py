"""Two versions or two models over the same questions: answers, verdicts, cost, time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import Cancelled, ModelError, PolicyError, UsageError
from builder.core.pinned import Pair, Pinned
from builder.core.progress import CancelToken
from builder.core.question_set import TestQuestion
from builder.studio import facts, question_sets, side_by_side
from builder.studio.bots import Workbench
from builder.studio.side_by_side import Side
from tests.support.desk import make_bench
from tests.support.openai_server import OpenAIServer

FAQ = TestQuestion("q1", "What does a full service cost?", expect=("89",))
TANDEM = TestQuestion("q2", "Do you repair tandems?", expect=("Mondays",))


@pytest.fixture
def bench() -> Iterator[Workbench]:
    made = make_bench()
    made.recorder.keep()
    made.file.audit.listener = made.recorder.hear
    made.change({"answers.refuse_below": 0.0})
    question_sets.add(made, [FAQ, TANDEM])
    yield made
    made.close()


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as made:
        yield made


def number(bench: Workbench) -> int:
    row = bench.file.history.newest()
    assert row is not None
    return row.n


def both(bench: Workbench, first: str, second: str) -> tuple[Side, Side]:
    return side_by_side.side(bench, first), side_by_side.side(bench, second)


def test_a_revision_answers_with_its_own_settings_and_facts(bench: Workbench) -> None:
    facts.save(bench, Pinned(pairs=(Pair("p", "Do you repair tandems?", "Yes, on Mondays."),)))
    with_fact = number(bench)
    facts.save(bench, Pinned())
    bench.change({"answers.refuse_below": 1.0})
    questions = question_sets.questions(bench)

    sides = both(bench, str(with_fact), "now")
    found = side_by_side.compare(bench, sides, questions)

    assert found.first.name == f"Revision {with_fact}"
    assert found.passed() == (2, 0)
    by_id = {row.question.id: row for row in found.rows}
    assert by_id["q2"].first.answer == "Yes, on Mondays."
    assert by_id["q1"].second.refused
    assert facts.read(bench) == Pinned(), "nothing of the bot is changed by looking"
    assert bench.bot.retriever.readiness().passages == 3


def test_two_models_are_compared_with_their_cost(bench: Workbench, server: OpenAIServer) -> None:
    bench.change({
        "answers.model": "openai_compatible", "answers.model_name": "small",
        "answers.base_url": server.base_url, "spending.prices": ("small|1000|2000",),
    })  # fmt: skip
    questions = question_sets.questions(bench)
    sides = both(bench, "now", "quotes")
    told = side_by_side.estimates(bench, sides, questions)
    assert told[0].most >= told[0].about > 0
    assert told[1].most == 0

    found = side_by_side.compare(bench, sides, questions)

    assert found.cost() == (2 * 27_000, 0)
    assert found.cost()[0] <= told[0].most
    assert found.second.name == "Quotes"
    assert {row.question.id for row in found.rows} == {"q1", "q2"}
    assert bench.file.spending.figures()[0].calls == 2


def test_a_cap_ends_the_run_instead_of_judging_quotes(
    bench: Workbench, server: OpenAIServer
) -> None:
    bench.change({
        "answers.model": "openai_compatible", "answers.model_name": "small",
        "answers.base_url": server.base_url, "spending.prices": ("small|1000|2000",),
        "spending.day_cap": 0.01,
    })  # fmt: skip
    sides = both(bench, "now", "quotes")
    with pytest.raises(ModelError, match="spending_day_cap"):
        side_by_side.compare(bench, sides, question_sets.questions(bench))
    with pytest.raises(ModelError, match="spending_day_cap"):
        question_sets.ask_all(bench)
    assert question_sets.last_run(bench) is None


def test_it_stops_when_it_is_told_to(bench: Workbench) -> None:
    token = CancelToken()
    token.cancel()
    sides = both(bench, "now", "quotes")
    with pytest.raises(Cancelled):
        side_by_side.compare(bench, sides, question_sets.questions(bench), token=token)


@pytest.mark.parametrize("wanted", ["", "gpt-4o", "nobody:x"])
def test_what_is_no_side_is_told(bench: Workbench, wanted: str) -> None:
    with pytest.raises(UsageError, match="side_unknown"):
        side_by_side.side(bench, wanted)


def test_a_side_cannot_reach_what_the_policy_forbids(bench: Workbench) -> None:
    with pytest.raises(PolicyError, match="policy_conflict"):
        side_by_side.side(bench, "openai:gpt-4o")
    with pytest.raises(UsageError, match="unknown_revision"):
        side_by_side.side(bench, "999")


def test_an_old_revision_brings_no_older_caps_or_policy(bench: Workbench) -> None:
    bench.change({"spending.day_cap": 1.0})
    old = str(number(bench))
    bench.change({"spending.day_cap": 0.25, "privacy.transcripts.days": 7})
    made = side_by_side.side(bench, old)
    assert made.spec.spending.day_cap == 0.25
    assert made.spec.privacy == bench.spec.privacy


def test_the_command_compares_too(tmp_path: Path) -> None:
    from tests.support.commands import Inline

    terminal = Inline(tmp_path / "terminal")
    terminal.run("new", "Shop")
    (tmp_path / "prices.csv").write_text("Service,Price\nFull service,£95\nWash,£12\n")
    terminal.run("add", "--bot", "Shop", tmp_path / "prices.csv")
    terminal.run("evaluate", "--bot", "Shop", "--suggest")
    terminal.run("set", "--bot", "Shop", "answers.refuse_below=1.0")
    before = terminal.run("history", "--bot", "Shop").rows[1]["revision"]
    row = terminal.run("evaluate", "--bot", "Shop", "--against", before).row
    assert [side["passed"] for side in row["sides"]] == [0, 2]
    assert row["results"][0]["sides"][0]["refused"]

"""The owner's figures: this month, what asking will cost, and where nothing is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from builder.core.question_set import TestQuestion
from builder.core.spending import Price, Spent
from builder.studio import spending
from builder.studio.bots import Workbench
from builder.vault.spending import SqlSpending
from tests.support.bots import make_spec
from tests.support.desk import make_bench
from tests.support.stores import HandClock

MARCH = datetime(2026, 3, 31, 23, 0, tzinfo=UTC)


@pytest.fixture
def bench() -> Iterator[Workbench]:
    made = make_bench()
    yield made
    made.close()


def test_days_and_months_are_summed_and_other_currencies_told_apart() -> None:
    clock = HandClock(MARCH)
    book = SqlSpending.in_memory(clock)
    spec = make_spec(spending__month_cap=2.0, spending__currency="EUR")
    book.add(Spent("a", 10, 5, 500_000, "EUR", calls=1))
    book.add(Spent("b", 10, 5, 300_000, "USD", estimated=True, calls=2))
    clock.forward(2 * 3600)  # April
    book.add(Spent("a", 10, 5, 1_000_000, "EUR", estimated=True, calls=2))

    april = spending.overview(spec, book, clock)
    assert (april.today.spent, april.month.spent, april.month.percent) == (1_000_000, 1_000_000, 50)
    assert (april.calls, april.each, april.estimated) == (2, 500_000, 2)
    assert [cost for _, cost in april.days[-2:]] == [800_000, 1_000_000]
    assert april.price is None

    march = spending.overview(spec, book, HandClock(MARCH))
    assert march.others == (("USD", 300_000),)
    assert march.month.spent == 800_000, "a cap counts whatever currency it was in"


def test_what_asking_costs_grows_with_questions_and_is_nothing_for_quotes(bench: Workbench) -> None:
    one, two = [TestQuestion("1", "When?")], [TestQuestion("1", "When?"), TestQuestion("2", "Who?")]
    assert spending.estimate(bench, two).most == 0
    paid = make_spec(answers__model="openai", answers__model_name="gpt-4o")
    first, both = (spending.estimate(bench, asked, paid) for asked in (one, two))
    assert 0 < first.about <= first.most < both.most
    assert both.calls == 2
    local = make_spec(answers__model="ollama", answers__model_name="llama3.2")
    assert spending.estimate(bench, two, local).most == 0


def test_a_price_is_kept_and_dropped_as_a_change_of_the_bot(bench: Workbench) -> None:
    spending.set_price(bench, Price("Mine", 1.5, 2.0, "owner"))
    assert list(bench.spec.spending.prices) == ["Mine | 1.5 | 2"]
    spending.drop_price(bench, "mine")
    assert not bench.spec.spending.prices
    assert bench.file.audit.counts()["settings_changed"] == 2

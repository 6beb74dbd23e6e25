"""What a model costs: the owner's word, the published list, nothing, or the dearest there is."""

from __future__ import annotations

from datetime import date

import pytest

from builder.answering import prices
from builder.core.errors import UsageError
from builder.core.setting import Value, change
from builder.core.spending import Price
from builder.studio.spending import money, read_price, uncapped, unpriced
from tests.support.bots import make_spec


def price(model: str, name: str, **changes: Value) -> Price:
    wanted = {"answers__model": model, "answers__model_name": name, **changes}
    found = prices.price_of(make_spec(**wanted))
    assert found is not None
    return found


def test_quotes_have_no_price() -> None:
    assert prices.price_of(make_spec()) is None


@pytest.mark.parametrize("name", ["gpt-4o-mini", "GPT-4o-mini", "gpt-4o-mini-2024-07-18"])
def test_a_dated_version_costs_what_its_model_costs(name: str) -> None:
    found = price("openai", name)
    assert (found.sent, found.received, found.known_from) == (0.15, 0.6, "list")
    assert found.checked


def test_a_name_that_only_begins_alike_is_another_model() -> None:
    assert price("openai", "gpt-4o-audio-preview").known_from == "unknown"


def test_an_unknown_model_costs_the_dearest_that_is_known() -> None:
    found = price("openai_compatible", "mystery", answers__base_url="https://llm.example.com/v1")
    every = [pair for each in prices.lists().values() for pair in each.models.values()]
    assert found.sent == max(sent for sent, _ in every)
    assert found.received == max(received for _, received in every)
    assert found.known_from == "unknown"


def test_models_on_a_computer_of_the_owners_cost_nothing() -> None:
    assert price("ollama", "llama3.2").free
    assert price("openai_compatible", "any", answers__base_url="http://127.0.0.1:8080/v1").free


def test_the_owners_word_wins_and_is_in_their_currency() -> None:
    own = ("Our-Model | 0.8 | 2.4", "gpt-4o|1|2")
    found = price("openai", "gpt-4o", spending__prices=own, spending__exchange_rate=0.9)
    assert (found.sent, found.received, found.known_from) == (1.0, 2.0, "owner")


def test_a_published_price_is_told_in_the_owners_currency() -> None:
    found = price("openai", "gpt-4o", spending__currency="EUR", spending__exchange_rate=0.9)
    assert [found.sent, found.received] == pytest.approx([2.25, 9.0])


def test_a_price_of_the_owners_replaces_the_one_before() -> None:
    spec = make_spec(spending__prices=("one|1|2", "two | 3 | 4"))
    made = prices.with_price(spec.spending, Price("One", 5, 6.25, "owner"))
    assert made == ("two | 3 | 4", "One | 5 | 6.25")
    assert change(spec, {"spending.prices": made}).spending.prices == made
    assert prices.without_price(spec.spending, "TWO") == ("one|1|2",)


@pytest.mark.parametrize("line", ["", "one", "one|1", "one|1|x", "|1|2", "one|-1|2", "a|1|2|3"])
def test_a_line_that_is_no_price_is_refused(line: str) -> None:
    with pytest.raises(UsageError):
        change(make_spec(), {"spending.prices": (line,)})


@pytest.mark.parametrize("text", ["", "m", "m=1", "m=1/x", "=1/2", "m=1/-2", "m=1..2/3", "m=1/1e9"])
def test_a_price_that_cannot_be_read_is_told(text: str) -> None:
    with pytest.raises(UsageError, match="price_unreadable"):
        read_price(text)


def test_a_price_is_read_with_names_that_have_colons_and_slashes() -> None:
    found = read_price(" org/model:7b = 0.8/2.4")
    assert (found.model, found.sent, found.received) == ("org/model:7b", 0.8, 2.4)


def test_costs_are_rounded_up_never_down() -> None:
    assert Price("m", 0.05, 0.4, "list").cost(1, 0) == 1
    assert Price("m", 2.0, 8.0, "list").cost(3, 2) == 22
    assert Price("m", 0.0, 0.0, "free").cost(10**6, 10**6) == 0


def test_every_list_says_when_it_was_read_and_where() -> None:
    assert set(map(str, prices.lists())) == {"openai", "azure_openai", "anthropic"}
    for known in prices.lists().values():
        assert date.fromisoformat(known.checked).year >= 2026
        assert known.source
        assert all(0 < sent <= received for sent, received in known.models.values())


def test_a_paid_model_without_a_cap_is_told_and_a_local_one_is_not() -> None:
    paid = {"answers__model": "openai", "answers__model_name": "gpt-4o"}
    assert uncapped(make_spec(**paid))
    assert uncapped(make_spec(**paid, spending__answer_cap=0.1)), "it limits no month"
    assert not uncapped(make_spec(**paid, spending__month_cap=20.0))
    assert not uncapped(make_spec(answers__model="ollama", answers__model_name="llama3.2"))
    assert not uncapped(make_spec())
    assert unpriced(make_spec(answers__model="openai", answers__model_name="mystery"))
    assert not unpriced(make_spec(**paid))


def test_small_amounts_are_told_with_more_places() -> None:
    assert money(0, "USD") == "0.00 USD"
    assert money(13_200, "USD") == "0.0132 USD"
    assert money(2_500_000, "EUR") == "2.50 EUR"

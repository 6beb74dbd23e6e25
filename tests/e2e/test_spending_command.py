"""`hushdesk spending`, and a cap that turns a paid model into quotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.commands import Inline
from tests.support.openai_server import OpenAIServer

QUESTION = "What does a full service cost?"


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as made:
        yield made


@pytest.fixture
def terminal(tmp_path: Path, server: OpenAIServer) -> Inline:
    made = Inline(tmp_path / "terminal")
    made.run("new", "Shop")
    (tmp_path / "prices.csv").write_text("Service,Price\nFull service,£95\nWash,£12\n")
    made.run("add", "--bot", "Shop", tmp_path / "prices.csv")
    made.run("set", "--bot", "Shop", "answers.model=openai_compatible", "answers.model_name=small",
             f"answers.base_url={server.base_url}", "answers.refuse_below=0.0")  # fmt: skip
    return made


def test_a_model_on_this_computer_is_counted_and_costs_nothing(terminal: Inline) -> None:
    asked = terminal.run("ask", "--bot", "Shop", QUESTION).row
    assert asked["spent"]["tokens"] == {"sent": 9, "received": 9}
    row = terminal.run("spending", "--bot", "Shop").row
    assert (row["calls"], row["month"]["spent"]) == (1, 0.0)
    assert row["price"]["known_from"] == "free"


def test_a_price_and_a_cap_of_the_owners_hold(terminal: Inline, server: OpenAIServer) -> None:
    row = terminal.run("spending", "--bot", "Shop", "--price", "small=1000/2000").row
    assert (row["price"]["sent"], row["price"]["known_from"]) == (1000.0, "owner")

    asked = terminal.run("ask", "--bot", "Shop", QUESTION).row
    assert asked["spent"]["cost"] == pytest.approx((9 * 1000 + 9 * 2000) / 1e6)
    assert not asked["spent"]["estimated"]

    terminal.run("set", "--bot", "Shop", "spending.month_cap=0.05")
    sent = len(server.asked)
    capped = terminal.run("ask", "--bot", "Shop", QUESTION).row
    assert (capped["reason"], capped["spent"]) == ("spending_month_cap", None)
    assert "£95" in capped["answer"]
    assert len(server.asked) == sent, "nothing is sent at the cap"

    row = terminal.run("spending", "--bot", "Shop").row
    assert row["month"] == {"spent": pytest.approx(0.027), "cap": 0.05, "percent": 54}
    assert row["capped"]
    row = terminal.run("spending", "--bot", "Shop", "--forget-price", "small").row
    assert row["price"]["known_from"] == "free"


def test_what_is_missing_or_cannot_be_read_is_wrong_usage(terminal: Inline, tmp_path: Path) -> None:
    assert "spending_place_missing" in terminal.run("spending", expect=2).errors
    outcome = terminal.run("spending", "--bot", "Shop", "--price", "small", expect=2)
    assert "price_unreadable" in outcome.errors
    assert "host_missing" in terminal.run("spending", "--data", tmp_path, expect=1).errors


def test_the_checklist_names_a_paid_model_without_a_cap(terminal: Inline) -> None:
    terminal.run("spending", "--bot", "Shop", "--price", "small=1/2")
    codes = str(terminal.run("checklist", "--bot", "Shop").rows)
    assert "'spending_uncapped', 'level': 'amber'" in codes, codes

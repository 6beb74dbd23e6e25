"""`hushdesk contacts`, as scripts see it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.commands import Inline
from tests.support.openai_server import OpenAIServer

ASKED = "How long can helmets be returned? I am bob@example.com, 020 7946 0958."


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as opened:
        yield opened


def test_what_was_sent_is_told_without_its_words(tmp_path: Path, server: OpenAIServer) -> None:
    terminal = Inline(tmp_path / "terminal")
    terminal.run("new", "Corner")
    (tmp_path / "returns.md").write_text("Helmets can be returned within thirty days.\n")
    terminal.run("add", "--bot", "Corner", tmp_path / "returns.md")
    assert terminal.run("contacts", "--bot", "Corner").rows == []
    terminal.run(
        "set", "--bot", "Corner", "answers.model=openai_compatible", "answers.model_name=small",
        f"answers.base_url={server.base_url}", "answers.refuse_below=0.0",
    )  # fmt: skip
    terminal.run("ask", "--bot", "Corner", ASKED)

    row = terminal.run("contacts", "--bot", "Corner").row
    assert (row["host"], row["why"], row["outcome"]) == ("127.0.0.1", "model", "answered")
    assert row["masked"] == {"EMAIL_ADDRESS": 1, "PHONE_NUMBER": 1}
    assert not row["as_written"]
    assert row["bytes_out"] > 100 < row["bytes_in"]

    table = tmp_path / "contacts.csv"
    told = terminal.run("contacts", "--bot", "Corner", "--csv", table).row
    assert told == {"file": str(table), "contacts": 1}
    text = table.read_text("utf-8-sig")
    assert [line["masked"] for line in csv.DictReader(text.splitlines())] == [
        "EMAIL_ADDRESS: 1; PHONE_NUMBER: 1"
    ]
    assert "bob" not in text


def test_a_host_is_forbidden_from_the_terminal(tmp_path: Path) -> None:
    terminal = Inline(tmp_path / "terminal")
    terminal.run("new", "Corner")
    terminal.run(
        "set", "--bot", "Corner", "privacy.network=chosen", "privacy.hosts=api.example.com",
        "answers.model=openai_compatible", "answers.model_name=m",
        "answers.base_url=https://api.example.com/v1",
    )  # fmt: skip

    terminal.run("contacts", "--bot", "Corner", "--forbid", "api.example.com")

    shown = terminal.run("show", "--bot", "Corner").rows
    assert "api.example.com" not in repr(shown)
    wrong = terminal.run(
        "contacts", "--bot", "Corner", "--csv", tmp_path / "no" / "x.csv", expect=1
    )
    assert wrong.row["error"]["code"] == "not_writable"

"""`hushdesk facts`, as scripts see it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Terminal

BOT = ("--bot", "Corner")


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    made = Terminal(tmp_path_factory.mktemp("facts"))
    made.run("new", "Corner")
    return made


def test_facts_are_stated_listed_asked_and_taken_away(terminal: Terminal, tmp_path: Path) -> None:
    (day,) = terminal.run("facts", *BOT, "set", "hours.saturday=10-16").rows
    assert (day["id"], day["kind"], day["answer"]) == ("hours.saturday", "hours", "10:00–16:00")
    table = tmp_path / "answers.csv"
    table.write_text("Frage;Antwort\nDo you ship to France?;Yes, for £18.\n;nothing\n")
    rows = terminal.run("facts", "import", table, *BOT).rows
    assert [(row["line"], row["outcome"]) for row in rows] == [(2, "new"), (3, "rejected")]
    assert rows[1]["error"]["code"] == "fact_question_missing"
    answer = terminal.run("ask", *BOT, "shipping to France?").row
    assert (answer["answer"], answer["refused"]) == ("Yes, for £18.", False)
    assert [source["document"] for source in answer["sources"]] == ["Business facts"]
    listed = terminal.run("facts", *BOT).rows
    assert [row["kind"] for row in listed] == ["hours", "pair"]
    gone = terminal.run("facts", *BOT, "remove", listed[1]["id"]).row
    assert gone == {"removed": listed[1]["id"]}
    assert terminal.run("ask", *BOT, "shipping to France?").row["refused"]


def test_what_does_not_hold_is_refused_with_its_reason(terminal: Terminal) -> None:
    refused = terminal.run("facts", *BOT, "add", "--notice", "x", "--starts", "soon", expect=2)
    assert refused.row["error"]["code"] == "fact_bad_date"
    assert terminal.run("facts", "list", expect=2).row["error"]["code"] == "bot_not_named"

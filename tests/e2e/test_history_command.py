"""`hushdesk history` and `hushdesk duplicate` as a script uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Inline


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Inline:
    folder = tmp_path_factory.mktemp("terminal")
    made = Inline(folder)
    made.run("new", "Shop")
    (folder / "prices.csv").write_text("Service,Price\nFull service,£95\nWash,£12\n")
    made.run("add", "--bot", "Shop", folder / "prices.csv")
    return made


def test_changes_are_listed_compared_undone_and_brought_back(terminal: Inline) -> None:
    terminal.run("set", "--bot", "Shop", "answers.refuse_below=0.6")
    terminal.run("set", "--bot", "Shop", "answers.refuse_below=0.7")
    rows = terminal.run("history", "--bot", "Shop").rows
    assert rows[0]["current"]
    assert rows[0]["actor"] == "owner@cli"
    assert "from 0.6 to 0.7" in rows[0]["sentences"][0]
    assert "prices.csv" in str(rows)
    newest, before = rows[0]["revision"], rows[1]["revision"]

    shown = terminal.run("history", "--bot", "Shop", "--show", before, newest).row
    assert shown["differences"][0]["after"] == 0.7

    undone = terminal.run("history", "--bot", "Shop", "--undo").row
    assert "from 0.7 to 0.6" in undone["sentences"][0]
    assert undone["left"] == []
    back = terminal.run("history", "--bot", "Shop", "--restore", newest).row
    assert "from 0.6 to 0.7" in back["sentences"][0]
    row = terminal.run("history", "--bot", "Shop", "--limit", 1).row
    assert (row["cause"], row["about"]) == ("restored", newest)


def test_what_is_not_kept_is_wrong_usage(terminal: Inline) -> None:
    for words, code in ((("--restore", 999), "unknown_revision"), (("--show", 1, 999), "unknown")):
        assert code in terminal.run("history", "--bot", "Shop", *words, expect=2).errors


def test_a_duplicate_answers_like_the_first(terminal: Inline, tmp_path: Path) -> None:
    row = terminal.run("duplicate", "--bot", "Shop").row
    assert row["bot"] == "Shop copy"
    assert Path(row["file"]).is_file()
    answer = terminal.run("ask", "--bot", "Shop copy", "What does a full service cost?").row
    assert "£95" in answer["answer"]
    outcome = terminal.run("duplicate", "--bot", "Shop", "Shop copy", expect=1)
    assert "bot_exists" in outcome.errors

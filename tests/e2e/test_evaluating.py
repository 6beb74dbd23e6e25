"""`hushdesk evaluate` as a script uses it."""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def written(folder: Path, *questions: Mapping[str, object]) -> Path:
    file = folder / "questions.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in questions), encoding="utf-8")
    return file


GOOD = {"question": "What does a full service cost?", "expect": ["£95"], "document": "prices.csv"}
BAD = {"question": "What does a wash cost?", "expect": ["£99"]}


def test_every_answer_as_expected_is_exit_0(terminal: Inline, tmp_path: Path) -> None:
    row = terminal.run("evaluate", "--bot", "Shop", written(tmp_path, GOOD)).row
    assert (row["passed"], row["failed"]) == (1, 0)
    (result,) = row["results"]
    assert result["question"] == GOOD["question"]
    assert result["sources"][0] == "prices.csv"


def test_one_that_fails_is_exit_1_and_says_why(terminal: Inline, tmp_path: Path) -> None:
    row = terminal.run("evaluate", "--bot", "Shop", written(tmp_path, GOOD, BAD), expect=1).row
    assert (row["passed"], row["failed"]) == (1, 1)
    assert row["results"][1]["failures"] == [{"code": "missing", "about": "£99"}]


def test_a_file_that_cannot_be_read_is_wrong_usage(terminal: Inline, tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text("{")
    for given, code in ((file, "unreadable"), (tmp_path / "gone.jsonl", "missing")):
        outcome = terminal.run("evaluate", "--bot", "Shop", given, expect=2)
        assert f"questions_{code}" in outcome.errors
    misspelt = written(tmp_path, GOOD | {"expects": ["£99"]})
    outcome = terminal.run("evaluate", "--bot", "Shop", misspelt)
    assert "questions_unread_columns" in outcome.errors
    assert "expects" in outcome.errors


def test_questions_are_kept_suggested_asked_and_written(terminal: Inline, tmp_path: Path) -> None:
    outcome = terminal.run("evaluate", "--bot", "Shop", expect=2)
    assert "no_test_questions" in outcome.errors
    assert terminal.run("evaluate", "--bot", "Shop", "--suggest").row["passed"] == 2
    row = terminal.run(
        "evaluate", "--bot", "Shop", written(tmp_path, BAD), "--import", expect=1
    ).row
    assert (row["passed"], row["failed"]) == (2, 1)
    out = tmp_path / "out.csv"
    assert terminal.run("evaluate", "--bot", "Shop", "--export", out).row["questions"] == 3
    assert "£99" in out.read_text(encoding="utf-8-sig")
    terminal.run("evaluate", "--bot", "Shop", "--import", expect=2)


def test_strictness_counts_both_mistakes_and_keeps_nothing(
    terminal: Inline, tmp_path: Path
) -> None:
    terminal.run("new", "Strict")
    terminal.run("add", "--bot", "Strict", terminal.folder / "prices.csv")
    unknown = {"question": "Do you repair boats?", "refuse": True}
    terminal.run("evaluate", "--bot", "Strict", written(tmp_path, GOOD, unknown), "--import")
    runs = terminal.run("evaluate", "--bot", "Strict", "--strictness").row
    steps = {each["strictness"]: each for each in runs["strictness"]}
    assert steps[0.0]["wrong"] == 1
    assert steps[1.0]["missed"] == 1
    assert steps[runs["fewest_mistakes"]]["wrong"] == 0
    assert [each["question"] for each in runs["questions"]] == [
        GOOD["question"],
        unknown["question"],
    ]
    assert not runs["suggested_questions"]

"""`hushdesk ask --why` in text: the report, in the language of the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.cli.ask_command import as_text
from builder.cli.main import main
from builder.core.conversation import Trace
from tests.support.bots import make_answer
from tests.support.commands import Inline
from tests.support.desk import SERVICE


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path)
    made.run("new", "Shop")
    (tmp_path / "prices.md").write_text(f"## Service\n\n{SERVICE}\n", encoding="utf-8")
    made.run("add", "--bot", "Shop", tmp_path / "prices.md")
    return made


@pytest.mark.parametrize(
    ("language", "title", "heading"),
    [
        ("C.UTF-8", "# Why this answer", "## What would have changed it"),
        ("de_DE.UTF-8", "# Warum diese Antwort", "## Was es geändert hätte"),
    ],
)
def test_why_is_told_in_the_language_of_the_terminal(
    terminal: Inline,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    title: str,
    heading: str,
) -> None:
    for name, value in {**terminal.environment, "LANG": language}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.setattr("builder.privacy.egress.install_guard", lambda: None)
    assert main(["ask", "--bot", "Shop", "--why", "What does a full service cost?"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(title)
    assert heading in said
    assert "89 pounds" in said
    assert "prices.md" in said


def test_quotes_in_place_of_a_model_say_why_in_text() -> None:
    rules = ("retrieved", "fallback_model_no_credit")
    answer = make_answer(reason="model_no_credit", trace=Trace(rules=rules))
    assert "credit" in as_text("What?", answer, "en")
    assert "credit" not in as_text("What?", make_answer(), "en")


def test_a_refusal_says_why_in_text(
    terminal: Inline, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in terminal.environment.items():
        monkeypatch.setenv(name, value)
    main(["ask", "--bot", "Shop", "Who won the cup in 1974?"])
    assert "(Your documents do not seem to hold the answer.)" in capsys.readouterr().out

"""`hushdesk words` and the look of the chat, as a script sets them."""

from __future__ import annotations

import pytest

from tests.support.commands import Inline, Terminal

BOT = "Painter"


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    made = Inline(tmp_path_factory.mktemp("words") / "terminal")
    made.run("new", BOT)
    return made


def words(terminal: Terminal, *more: str) -> dict[str, dict[str, object]]:
    told: dict[str, dict[str, object]] = terminal.run("words", "--bot", BOT, *more).row["texts"]
    return told


def test_a_text_is_listed_changed_by_language_and_ours_again(terminal: Terminal) -> None:
    listed = words(terminal)
    assert listed["close"] == {"text": "Close chat", "own": False}
    assert not {"disclosure", "label", "subtitle"} & set(listed)
    changed = words(terminal, "--language", "de", "close=Zumachen", "greeting=Moin!")
    assert changed["close"] == {"text": "Zumachen", "own": True}
    assert words(terminal)["close"] == {"text": "Close chat", "own": False}
    words(terminal, "greeting=Hello there!", "suggestions=When?")
    shown = terminal.run("show", "--bot", BOT).row
    assert (shown["appearance.greeting"], shown["site.suggestions"]) == ("Hello there!", "When?")
    again = words(terminal, "--language", "de", "close=")
    assert again["close"] == {"text": "Chat schließen", "own": False}
    assert again["greeting"] == {"text": "Moin!", "own": True}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("disclosure=A person", "text_of_the_ai"),
        ("nothing=x", "text_unknown"),
        ("handover.reference=Kept.", "text_blanks"),
        ("close", "not_key_value"),
    ],
)
def test_what_cannot_be_said_is_refused(terminal: Terminal, given: str, code: str) -> None:
    assert terminal.run("words", "--bot", BOT, given, expect=2).row["error"]["code"] == code


def test_a_colour_nobody_can_read_is_refused_with_the_nearest(terminal: Terminal) -> None:
    pair = ("appearance.accent=#ffe600", "appearance.on_accent=#ffffff")
    error = terminal.run("set", "--bot", BOT, *pair, expect=2).row["error"]
    assert error["code"] == "colour_unreadable"
    assert "4.5 : 1" in error["message"]
    assert terminal.run("show", "--bot", BOT).row["appearance.accent"] == "#4f46e5"
    terminal.run("set", "--bot", BOT, "appearance.accent=#ffe600", "appearance.scheme=dark")

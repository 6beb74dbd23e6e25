"""`hushdesk passages` and `hushdesk correct` as a script uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.commands import Inline, Terminal

BOT = "Corrector"
GUIDE = """## Delivery

We deliver to Leeds within two days for a small fee that you pay at the door.

## Service

A full service of your bicycle costs 89 pounds and takes two working days at most.
"""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    folder = tmp_path_factory.mktemp("correcting")
    made = Inline(folder / "terminal")
    made.run("new", BOT)
    (folder / "guide.md").write_text(GUIDE)
    made.run("add", "--bot", BOT, folder / "guide.md")
    return made


def states(terminal: Terminal) -> list[str]:
    return [row["state"] for row in terminal.run("passages", "--bot", BOT, "guide.md").rows]


def test_a_passage_is_listed_corrected_switched_off_and_put_back(
    terminal: Terminal, tmp_path: Path
) -> None:
    first, second = terminal.run("passages", "--bot", BOT, "guide.md").rows
    assert (first["number"], first["place"], first["state"]) == (1, {"section": "Delivery"}, "used")
    assert "89 pounds" in second["text"]
    own = tmp_path / "own.txt"
    own.write_text("A full service costs 99 pounds. Write to ann.lee@mail.example.\n")
    words = ("correct", "--bot", BOT, "guide.md")
    said = terminal.run(*words, 2, "--text-file", own).row
    assert (said["state"], said["findings"]) == ("corrected", {"EMAIL_ADDRESS": 1})
    assert said["original"] == second["text"]
    asked = terminal.run("ask", "--bot", BOT, "How much is a full service?").row
    assert "99 pounds" in asked["answer"]
    assert "ann.lee" not in str(asked)
    terminal.run(*words, 1, "--off")
    assert states(terminal) == ["off", "corrected"]
    assert terminal.run("ask", "--bot", BOT, "Do you deliver to Leeds?").row["refused"]
    terminal.run(*words, 1, "--on")
    terminal.run(*words, 2, "--undo")
    assert states(terminal) == ["used", "used"]


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (("guide.md", 9, "--off"), "unknown_passage", 1),
        (("guide.md", 0, "--off"), "unknown_passage", 1),
        (("nothing.md", 1, "--off"), "unknown_document", 1),
        (("guide.md", 1, "--undo"), "unknown_correction", 2),
        (("guide.md", 1, "--text-file", "/nowhere"), "text_file_unreadable", 2),
    ],
)
def test_what_cannot_be_done_says_why(
    terminal: Terminal, words: tuple[object, ...], code: str, exit_code: int
) -> None:
    refused = terminal.run("correct", "--bot", BOT, *words, expect=exit_code).row
    assert refused["error"]["code"] == code
    assert refused["error"]["next"]

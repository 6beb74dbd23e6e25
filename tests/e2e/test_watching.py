"""`hushdesk watch` as a script or a timer uses it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import PROGRAM, Inline, Terminal

BOT = "Watcher"
OLD = 1_700_000_000


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Inline(tmp_path / "terminal")
    made.run("new", BOT)
    return made


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "Shop"
    folder.mkdir()
    write(folder / "prices.txt", "A full service costs 89 pounds. It takes two working days.")
    write(folder / "hours.txt", "We are open from nine to six. On Saturday we close at two.")
    return folder


def write(path: Path, text: str) -> None:
    """A file that nobody writes to any more."""
    path.write_text(text)
    os.utime(path, (OLD, OLD))


def changes(rows: list[dict[str, Any]]) -> dict[str, tuple[str, bool]]:
    return {row["file"]: (row["change"], row["done"]) for row in rows if "change" in row}


def test_an_automatic_folder_is_followed_look_by_look(terminal: Terminal, shop: Path) -> None:
    first = terminal.run("watch", "--bot", BOT, shop, "--automatic", "--once").rows
    assert changes(first) == {"prices.txt": ("added", True), "hours.txt": ("added", True)}
    assert {row["outcome"] for row in first if "outcome" in row} == {"ready"}
    asked = terminal.run("ask", "--bot", BOT, "How much is a full service?").row
    assert asked["sources"][0]["document"] == "Shop/prices.txt"
    (shop / "prices.txt").rename(shop / "price list.txt")
    write(shop / "more.txt", "Helmets can be returned within thirty days with the receipt.")
    second = terminal.run("watch", "--bot", BOT, "--once").rows
    assert changes(second) == {"price list.txt": ("moved", True), "more.txt": ("added", True)}
    (shop / "more.txt").unlink()
    third = terminal.run("watch", "--bot", BOT, "--once").rows
    assert changes(third) == {"more.txt": ("removed", True)}
    assert third[-1]["receipt"]
    listed = terminal.run("documents", "--bot", BOT).row
    assert [row["document"] for row in listed["documents"]] == [
        "Shop/hours.txt",
        "Shop/price list.txt",
    ]
    assert listed["since_last_bundle"] is None


def test_a_folder_that_asks_is_listed_until_it_is_accepted(terminal: Terminal, shop: Path) -> None:
    for _ in range(2):
        found = terminal.run("watch", "--bot", BOT, shop, "--once").rows
        assert changes(found) == {"prices.txt": ("added", False), "hours.txt": ("added", False)}
    assert terminal.run("documents", "--bot", BOT).row["documents"] == []
    done = terminal.run("watch", "--bot", BOT, "--once", "--accept").rows
    assert {made for _, made in changes(done).values()} == {True}
    for file in shop.iterdir():
        file.unlink()
    # Not even --accept takes an empty folder for a wish to erase everything.
    lost = terminal.run("watch", "--bot", BOT, "--once", "--accept").rows
    assert lost[0]["state"] == "emptied"
    assert [row["held"] for row in lost[1:]] == [True, True]
    assert len(terminal.run("documents", "--bot", BOT).row["documents"]) == 2


def test_folders_are_listed_and_given_up(terminal: Terminal, shop: Path) -> None:
    terminal.run("watch", "--bot", BOT, shop, "--automatic", "--once")
    (row,) = terminal.run("watch", "--bot", BOT, "--list").rows
    assert (row["folder"], row["mode"], row["state"]) == ("Shop", "automatic", "watched")
    shop.rename(shop.with_name("away"))
    (gone,) = terminal.run("watch", "--bot", BOT, "--once", expect=1).rows
    assert gone["state"] == "unreachable"
    terminal.run("watch", "--bot", BOT, "--remove", shop)
    refused = terminal.run("watch", "--bot", BOT, "--once", expect=2).row
    assert refused["error"]["code"] == "no_folders_watched"
    assert len(terminal.run("documents", "--bot", BOT).row["documents"]) == 2


def test_watching_goes_on_until_it_is_interrupted(terminal: Terminal, shop: Path) -> None:
    command = [str(PROGRAM), "watch", "--bot", BOT, str(shop), "--automatic", "--json"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, env=terminal.environment, text=True)
    assert running.stdout is not None
    try:
        rows = [json.loads(running.stdout.readline()) for _ in range(3)]
        write(shop / "more.txt", "Helmets can be returned within thirty days with the receipt.")
        rows.append(json.loads(running.stdout.readline()))
        running.send_signal(signal.SIGINT)
        assert running.wait(timeout=120) == 0
    finally:
        running.kill()
        running.wait()
        running.stdout.close()
    assert changes(rows)["more.txt"] == ("added", True)
    assert len(terminal.run("documents", "--bot", BOT).row["documents"]) == 3

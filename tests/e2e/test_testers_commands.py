"""`hushdesk testers` and `hushdesk notes`, as a person at a terminal uses them."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.commands import Inline

BOT = ("--bot", "Corner")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path / "desk")
    made.run("new", "Corner")
    made.run("facts", *BOT, "set", "hours.saturday=10-16")
    return made


def leave_a_note(link: str) -> None:
    """What a browser does with a link, and one word about one answer."""
    address, _, token = link.partition("join#")
    with httpx.Client(
        base_url=address, headers={"origin": address.rstrip("/")}, trust_env=False, timeout=60
    ) as client:
        client.post("/api/testers/join", json={"token": token}).raise_for_status()
        face = client.get("/api/widget").json()
        consent = {"version": face["consent"]["version"], "purposes": ["answer"]}
        opened = client.post("/api/session", json={"consent": consent, "language": "en"}).json()
        asked = {"token": opened["token"], "message": "When are you open on Saturday?"}
        said = client.post("/api/chat", json=asked).text
        done = json.loads(said.rpartition("event: done\ndata: ")[2])
        body = {"token": opened["token"], "id": done["id"], "thumb": "down"}
        wish = {"note": "Too short", "should_say": "Ten to four, and gladly."}
        client.post("/api/testers/note", json=body | wish).raise_for_status()


def test_a_page_is_opened_a_note_is_left_and_becomes_what_the_bot_says(
    terminal: Inline, tmp_path: Path
) -> None:
    command = [sys.executable, "-m", "builder.cli.main", "testers", *BOT, "--for", "Anna", "--json"]
    with subprocess.Popen(
        command, cwd=ROOT, env=terminal.environment, stdout=subprocess.PIPE, text=True
    ) as serving:
        try:
            assert serving.stdout is not None
            invited = json.loads(serving.stdout.readline())
            assert invited["who"] == "Anna"
            leave_a_note(invited["link"])
        finally:
            serving.send_signal(signal.SIGINT)
            assert serving.wait(60) == 0
    (link,) = terminal.run("testers", *BOT, "--list").rows
    assert (link["who"], link["holds"]) == ("Anna", True)
    assert link["used"]
    assert terminal.run("testers", *BOT, "--end", link["key"]).row == {"ended": True}
    assert not terminal.run("testers", *BOT, "--list").row["holds"]
    (note,) = terminal.run("notes", *BOT, "--open").rows
    assert (note["who"], note["thumb"], note["note"]) == ("Anna", "down", "Too short")
    table = tmp_path / "notes.csv"
    assert terminal.run("notes", *BOT, "--export", table).row["notes"] == 1
    assert "Ten to four, and gladly." in table.read_text(encoding="utf-8-sig")
    made = terminal.run("notes", *BOT, "--test", note["id"]).row
    assert made["question"] == "When are you open on Saturday?"
    terminal.run("notes", *BOT, "--pin", note["id"])
    assert terminal.run("notes", *BOT, "--open").rows == []
    answer = terminal.run("ask", *BOT, "When are you open on Saturday?").row["answer"]
    assert "Ten to four, and gladly." in answer
    assert terminal.run("notes", *BOT, "--remove", note["id"]).row == {"removed": 1}
    gone = terminal.run("notes", *BOT, "--dismiss", note["id"], expect=2)
    assert gone.row["error"]["code"] == "unknown_note"

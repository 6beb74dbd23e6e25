"""`hushdesk paperwork` and `hushdesk incident`, as scripts see them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.commands import Inline

BOT = "Corner Shop"


@pytest.fixture
def terminal(tmp_path: Path) -> Inline:
    made = Inline(tmp_path / "terminal")
    made.run("new", BOT)
    return made


def test_papers_are_printed_kept_and_compared(terminal: Inline, tmp_path: Path) -> None:
    def paperwork(*words: object, expect: int = 0) -> dict[str, Any]:
        return terminal.run("paperwork", "--bot", BOT, *words, expect=expect).row

    assert {row["state"] for row in paperwork()["papers"]} == {"never"}
    folder = tmp_path / "papers"
    done = paperwork("--to", folder)
    assert len(done["papers"]) == 10
    assert len(list(folder.iterdir())) == 30
    assert "business.name" in done["missing"]
    only = paperwork("--to", folder, "--language", "es", "--format", "html", "--only", "notice")
    assert only["papers"][0]["files"] == [str(folder / "notice.es.html")]
    terminal.run("set", "--bot", BOT, "privacy.transcripts.days=0", "business.name=Shop Ltd")
    printings = paperwork("--only", "notice")["printings"]
    assert [row["language"] for row in printings] == ["es", "en"]
    assert printings[0]["files"] == ["notice.es.html"]
    states = {(row["kind"], row["language"]): row["state"] for row in paperwork()["papers"]}
    assert states["notice", "en"] == states["notice", "es"] == "outdated"
    assert states["accessibility", "en"] == "current"
    (found,) = paperwork("--diff", "--only", "notice")["papers"]
    assert found["differs"]
    assert any(
        "was “30 days”, is now “0 days”. No conversation is kept" in each
        for each in found["settings"]
    )
    assert {change["mark"] for change in found["changes"]} == {"gone", "new"}
    (same,) = paperwork("--diff", "--only", "accessibility")["papers"]
    assert same["changes"] == []


def test_what_is_not_ours_is_not_written_over(terminal: Inline, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "notice.en.html").write_text("mine")
    words = ("paperwork", "--bot", BOT, "--to", folder, "--only", "notice", "--format", "html")
    refused = terminal.run(*words, expect=2).row
    assert refused["error"]["code"] == "paper_in_the_way"
    assert (folder / "notice.en.html").read_text() == "mine"
    terminal.run(*words, "--replace")
    assert (folder / "notice.en.html").read_text("utf-8") != "mine"
    for wrong in (("--only", "poem"), ("--format", "rtf"), ("--language", "xx")):
        again = terminal.run("paperwork", "--bot", BOT, "--to", folder, *wrong, expect=2).row
        assert again["error"]["code"] == "bad_choice"


def test_a_provider_is_reviewed(terminal: Inline) -> None:
    words = ("paperwork", "--bot", BOT, "--reviewed", "api.openai.com")
    assert terminal.run(*words, expect=2).row["error"]["code"] == "unknown_processor"
    terminal.run(
        "set", "--bot", BOT, "privacy.network=chosen", "privacy.hosts=api.openai.com",
        "answers.model=openai_compatible", "answers.base_url=https://api.openai.com/v1",
        "answers.model_name=m",
    )  # fmt: skip
    assert terminal.run(*words).row["due"] > terminal.run(*words).row["reviewed"]


def test_an_incident_from_its_opening_to_its_lessons(terminal: Inline, tmp_path: Path) -> None:
    def incident(*words: object, expect: int = 0) -> dict[str, Any]:
        return terminal.run("incident", "--bot", BOT, *words, expect=expect).row

    assert incident("list") == {"incidents": []}
    made = incident("open", "--what", "A laptop was lost", "--noticed", "2026-01-02T03:04+00:00")
    ident = made["id"]
    assert made["deadline"] == "2026-01-05T03:04:00+00:00"
    assert incident("step", ident, "network_none")["done"] == "privacy.network = none"
    assert incident("note", ident, "people=3", "data=names = and numbers")["facts"]["data"] == (
        "names = and numbers"
    )
    refused = incident("close", ident, "--lessons", "x", expect=2)
    assert refused["error"]["code"] == "incident_undecided"
    incident("decide", ident, "risk", "--reason", "names")
    letters = incident("letters", ident, "--to", tmp_path / "out", "--format", "html")
    assert len(letters["files"]) == 4
    assert "A laptop was lost" in Path(letters["files"][0]).read_text("utf-8")
    blocked = terminal.run(
        "export", "--bot", BOT, "--to", tmp_path / "x.hush", "--passphrase-file", terminal.unlock,
        expect=1,
    ).row  # fmt: skip
    assert "incident_open" in blocked["error"]["message"]
    assert incident("close", ident, "--lessons", "chain it")["closed"]
    shown = incident("show", ident)
    assert [step["step"] for step in shown["steps"]] == [
        "opened", "network_none", "decided_risk", "closed",
    ]  # fmt: skip
    assert shown["affected"]["documents"] == 0
    wrong = incident("open", "--what", "x", "--noticed", "yesterday", expect=2)
    assert wrong["error"]["code"] == "bad_moment"

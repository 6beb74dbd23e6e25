"""`hushdesk requests` and `hushdesk subject` as a script uses them."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.core.ids import reference
from builder.core.mint import mint
from builder.vault.hoststore import HostStore
from builder.vault.visitors import StoredVisitor
from tests.support.commands import Inline, Terminal

BOT = "People"
NAMES = ("Quill Marrow", "Sorrel Finch", "Bramble Oake")
TEAM = """# Team

Our baker {name} kneads the sourdough from four o'clock.

Orders go to {address}@bakery.example by noon.
"""
NOW = datetime.now(UTC)


def file_of(name: str) -> str:
    return f"{name.split(maxsplit=1)[0].lower()}.md"


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A bot with a document for each of three people, so that every test has one of its own."""
    made = Inline(tmp_path_factory.mktemp("people") / "terminal")
    made.run("new", BOT)
    for name in NAMES:
        text = TEAM.format(name=name, address=name.lower().replace(" ", "."))
        (made.folder / file_of(name)).write_text(text)
    made.run("add", "--bot", BOT, *(made.folder / file_of(name) for name in NAMES))
    return made


def test_a_request_is_kept_led_and_answered(terminal: Terminal) -> None:
    words = ("requests", "--bot", BOT)
    received = (NOW.date() - timedelta(days=3)).isoformat()
    made = terminal.run(
        *words, "add", "--kind", "erasure", "--person", "Quill Marrow", "--received", received,
        "--reach", "quill.marrow@bakery.example",
    ).row  # fmt: skip
    assert (made["standing"], made["next"], made["received"]) == ("calm", "identity", received)
    assert 25 <= made["days_left"] <= 28
    short = made["id"][-6:].upper()
    code = terminal.run(*words, "close", short, "--result", "done", expect=2).row["error"]["code"]
    assert code == "identity_unchecked"
    terminal.run(*words, "identify", short, "--how", "answered from the known address")
    find = terminal.run("subject", "find", "Quill Marrow", "--bot", BOT, "--request", short)
    assert find.row["document"] == "quill.md"
    erased = terminal.run("subject", "erase", "Quill Marrow", "--bot", BOT, "--request", short).row
    assert erased["erased"]["originals"] == 1
    standing = terminal.run(*words, "note", short, "told the webmaster").row
    assert (standing["next"], standing["receipts"]) == ("answer", [erased["receipt"]])
    longer = terminal.run(*words, "extend", short, "--reason", "many files").row
    assert longer["days_left"] > 80
    terminal.run(*words, "close", short, "--result", "done")
    letter = terminal.run(*words, "letter", short, "answer", "--language", "de").row["text"]
    assert "Quill Marrow" in letter
    assert erased["receipt"] in letter
    (row,) = terminal.run(*words).rows
    assert (row["standing"], row["days_left"], row["result"]) == ("closed", None, "done")
    assert [step["step"] for step in row["steps"]] == [
        "identity", "searched", "searched", "taken_out", "noted", "extended", "answered",
    ]  # fmt: skip
    terminal.run(*words, "remove", short)
    assert terminal.run(*words).rows == []


def test_a_person_is_found_handed_out_and_taken_out_of_documents(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.json"
    terminal.run("subject", "export", "sorrel.finch@bakery.example", "--bot", BOT, "--to", file)
    data = json.loads(file.read_text("utf-8"))
    assert data["schema"] == {"name": "hushdesk.person-in-documents", "version": 1}
    assert [m["text"] for m in data["documents"][0]["mentions"]] == [
        "Orders go to sorrel.finch@bakery.example by noon."
    ]
    terminal.run("subject", "erase", "Sorrel Finch", "--bot", BOT)
    assert terminal.run("subject", "find", "Sorrel Finch", "--bot", BOT).rows == []
    asked = terminal.run("ask", "--bot", BOT, "Who kneads the sourdough?").row
    assert "Sorrel" not in json.dumps(asked)


def test_a_document_erased_for_a_person_comes_back_only_when_the_owner_says_so(
    terminal: Terminal,
) -> None:
    erase = ("subject", "erase", "Bramble Oake", "--bot", BOT, "--whole-documents")
    assert terminal.run(*erase).row["erased"]["documents"] == 1
    add = ("add", "--bot", BOT, terminal.folder / "bramble.md")
    refused = terminal.run(*add, expect=1).row
    assert (refused["outcome"], refused["error"]["code"]) == ("skipped", "erased_before")
    assert terminal.run(*add, "--again").row["outcome"] == "ready"


def test_what_cannot_be_done_is_said(terminal: Terminal, tmp_path: Path) -> None:
    def code(*words: object, expect: int = 2) -> str:
        told: str = terminal.run(*words, expect=expect).row["error"]["code"]
        return told

    assert code("subject", "find", "Ana") == "subject_place_missing"
    assert code("subject", "freeze", "Ana", "--bot", BOT) == "subject_place_missing"
    assert code("subject", "find", "A", "--bot", BOT) == "identifier_short"
    assert code("subject", "find", "Ana", "--data", tmp_path, expect=1) == "host_missing"
    assert code("requests") == "bot_not_named"
    assert code("requests", "--bot", BOT, "letter", "abcd", "answer") == "unknown_request"
    add = ("requests", "--bot", BOT, "add", "--kind", "access", "--person", "Ana", "--received")
    assert code(*add, "31.3.2026") == "bad_date"
    assert code(*add, "2999-01-01") == "request_in_future"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with HostStore.open(folder) as store:
        for name in ("first", "second"):
            text = mint(f"I am {name} Thistlewood", purpose="transcript", masked={})
            store.conversations.append(name, "visitor", text, NOW)
            store.consents.record(
                name, version="v", purposes=("answer",), text_sha256="ab", when=NOW
            )
            left = StoredVisitor(name, NOW, NOW, "https://shop.example", "en", frozenset())
            store.visitors.save(left, f"token-{name}")
    return folder


def test_an_operator_answers_for_a_visitor_by_the_reference_of_the_chat(
    terminal: Terminal, data: Path, tmp_path: Path
) -> None:
    mark, host = reference("first"), ("--data", data)
    found = terminal.run("subject", "find", "Thistlewood", *host).rows
    assert {(row["reference"], row["mentions"]) for row in found} == {
        (mark, 1), (reference("second"), 1),
    }  # fmt: skip
    file = tmp_path / "theirs.json"
    terminal.run("subject", "export", mark.lower(), *host, "--to", file)
    theirs = json.loads(file.read_text("utf-8"))
    assert theirs["schema"]["name"] == "hushdesk.visitor-data"
    assert [row["text"] for row in theirs["transcript"]] == ["I am first Thistlewood"]
    frozen = terminal.run("subject", "freeze", mark, *host).row
    assert frozen["frozen"]
    assert terminal.run("subject", "unfreeze", mark.replace("-", ""), *host).row["frozen"] is None
    receipt = terminal.run("subject", "erase", mark, *host).row
    assert receipt["erased"] == {
        "handovers": 0,
        "transcripts": 1,
        "consents": 1,
        "visitors": 1,
    }
    assert terminal.run("subject", "erase", mark, *host, expect=2).row["error"]["code"] == (
        "unknown_visitor"
    )
    with HostStore.open(data) as store:
        assert store.conversations.read("first") == []
        assert len(store.conversations.read("second")) == 1
        events = [row.event for row in store.audit.rows()]
        assert events == [
            "visitor_searched", "visitor_exported", "visitor_frozen", "visitor_unfrozen",
            "visitor_erased",
        ]  # fmt: skip
        assert "Thistlewood" not in str(store.audit.rows())
        busy = terminal.run("subject", "find", mark, *host, expect=1).row["error"]["code"]
        assert busy == "host_running"

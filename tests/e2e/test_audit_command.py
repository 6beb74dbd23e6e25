"""`hushdesk audit` as a person's script uses it: whole, tampered with, exported, due."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.vault.botfile import BotFile
from builder.vault.database import Database
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret
from tests.support.commands import UNLOCK, Inline, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    made = Inline(tmp_path / "terminal")
    made.run("new", "Shop")
    return made


def _file(terminal: Terminal) -> Path:
    return terminal.folder / "home" / "bots" / "Shop.hushbot"


def test_an_untouched_bot_is_intact_and_says_who_did_what(terminal: Terminal) -> None:
    terminal.run("set", "--bot", "Shop", "privacy.transcripts.days=7")
    told = terminal.run("audit", "verify", "--bot", "Shop").row
    assert (told["ok"], told["state"], told["row"]) == (True, "intact", None)
    assert told["head_known"] is False
    rows = terminal.run("audit", "show", "--bot", "Shop").rows
    events = [row["event"] for row in reversed(rows)]
    assert events[:4] == ["bot_created", "opened", "settings_changed", "closed"]
    assert {row["actor"] for row in rows} == {"owner@cli"}
    assert told["head"]["sha256"] in {row["sha256"] for row in rows}


@pytest.mark.parametrize(
    ("change", "state", "row"),
    [
        ("UPDATE audit SET actor = 'visitor' WHERE n = 2", "changed", 2),
        ("DELETE FROM audit WHERE n = 1", "changed", 1),
    ],
)
def test_a_row_that_was_changed_is_named(
    terminal: Terminal, change: str, state: str, row: int
) -> None:
    terminal.run("show", "--bot", "Shop")
    with BotFile.open(_file(terminal), passphrase=Secret(UNLOCK)) as file:
        database: Database = file._database
        database.execute(change)
    told = terminal.run("audit", "verify", "--bot", "Shop", expect=1).row
    assert (told["ok"], told["state"], told["row"]) == (False, state, row)
    assert told["next"]


def test_rows_cut_off_are_pointed_out_although_others_follow(terminal: Terminal) -> None:
    terminal.run("show", "--bot", "Shop")
    with BotFile.open(_file(terminal), passphrase=Secret(UNLOCK)) as file:
        file._database.execute("DELETE FROM audit WHERE n > 1")
    (told,) = terminal.run("audit", "unusual", "--bot", "Shop").rows
    assert told["kind"] == "rows_gone"
    seen = terminal.run("audit", "unusual", "--bot", "Shop", "--seen", told["key"])
    assert seen.rows == []
    assert terminal.run("audit", "unusual", "--bot", "Shop").rows == []


def test_failed_unlocks_are_told_once_the_bot_opens(terminal: Terminal) -> None:
    wrong = terminal.secret("wrong", "a guess")
    for _ in range(5):
        terminal.run("show", "--bot", "Shop", "--unlock-file", wrong, expect=1)
    (told,) = terminal.run("audit", "unusual", "--bot", "Shop").rows
    assert told["kind"] == "failed_unlocks"
    assert "5" in told["message"]


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_it_is_exported_and_that_is_recorded(terminal: Terminal, ending: str) -> None:
    to = terminal.folder / f"activity.{ending}"
    told = terminal.run("audit", "export", "--bot", "Shop", "--to", to).row
    assert to.stat().st_size > 200
    assert told["state"] == "intact"
    rows = terminal.run("audit", "show", "--bot", "Shop", "--limit", "9").rows
    exported = [row for row in rows if row["event"] == "audit_exported"]
    assert exported[0]["details"]["sha256"] == told["sha256"]


def test_what_cannot_be_exported_says_so(terminal: Terminal) -> None:
    to = terminal.folder / "activity.doc"
    words = ("audit", "export", "--bot", "Shop", "--to")
    assert terminal.run(*words, to, expect=2).row["error"]["code"] == "report_format"
    day = terminal.run(*words, to.with_suffix(".csv"), "--since", "soon", expect=2)
    assert day.row["error"]["code"] == "bad_day"
    assert terminal.run("audit", "verify", expect=2).row["error"]["code"] == "bot_not_named"


def test_reviews_and_trainings_are_kept(terminal: Terminal) -> None:
    before = terminal.run("audit", "due", "--bot", "Shop").rows
    assert [row["kind"] for row in before] == ["training", "activity", "processors"]
    done = terminal.run("audit", "done", "training", "--bot", "Shop", "--by", "Anna").row
    assert (done["by"], done["state"]) == ("Anna", "fine")
    made = terminal.run("audit", "trained", "Tom", "--on", "2020-01-02", "--bot", "Shop").row
    rows = terminal.run("audit", "due", "--bot", "Shop").rows
    assert [(r["trained"], r["expired"]) for r in rows if "trained" in r] == [("Tom", True)]
    terminal.run("audit", "untrain", made["id"], "--bot", "Shop")
    assert not [r for r in terminal.run("audit", "due", "--bot", "Shop").rows if "trained" in r]


def test_a_hosts_data_are_checked_and_exported_too(terminal: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    missing = terminal.run("audit", "verify", "--data", folder, expect=2).row
    assert missing["error"]["code"] == "host_missing"
    assert not folder.exists()
    with HostStore.open(folder) as store:
        store.audit.record("host_started", bundle="b", version=3)
    assert terminal.run("audit", "verify", "--data", folder).row["state"] == "intact"
    (row,) = terminal.run("audit", "show", "--data", folder).rows
    assert (row["actor"], row["event"]) == ("host", "host_started")
    to = tmp_path / "host.csv"
    assert terminal.run("audit", "export", "--data", folder, "--to", to).row["rows"] == 1
    with HostStore.open(folder) as store:
        store._database.execute("DELETE FROM audit WHERE n = 2")
    told = terminal.run("audit", "verify", "--data", folder, expect=1).row
    assert (told["state"], told["row"]) == ("truncated", 2)
    assert json.dumps(told)


def test_a_key_is_recorded_by_its_provider_alone(terminal: Terminal) -> None:
    key = terminal.secret("key", "sk-marker-of-a-key")
    terminal.run("key", "set", "openai_compatible", "--from-file", key, "--bot", "Shop")
    terminal.run("key", "remove", "openai_compatible", "--bot", "Shop")
    rows = terminal.run("audit", "show", "--bot", "Shop").rows
    assert {"key_set", "key_removed"} <= {row["event"] for row in rows}
    assert "marker" not in json.dumps(rows)

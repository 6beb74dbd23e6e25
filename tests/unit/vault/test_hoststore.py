"""A host keeps what visitors leave in a file of its own, encrypted, beside its key."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.core.contact import Contact
from builder.core.errors import HushdeskError
from builder.core.mint import mint
from builder.system import texts
from builder.vault.hoststore import HostStore
from tests.support.stores import HandClock

NOW = datetime(2026, 5, 1, tzinfo=UTC)


def _refused(folder: Path) -> str:
    with pytest.raises(HushdeskError) as caught:
        HostStore.open(folder)
    assert "…" not in texts.sentence(caught.value)
    return caught.value.code


def test_what_was_left_is_there_after_a_restart_and_unreadable_without_the_key(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "host"
    with HostStore.open(folder, clock=HandClock()) as store:
        text = mint("marker", purpose="transcript", masked={})
        store.conversations.append("s1", "visitor", text, NOW)
        store.consents.record(
            "s1", version="marker", purposes=("answer",), text_sha256="marker", when=NOW
        )
        store.ledger.record(Contact("now", "marker.example", "model", True))
        store.audit.record("started", bundle="marker")
        store.facts.put("signer", "marker")
        open_files = b"".join(entry.read_bytes() for entry in folder.iterdir())
        store.close()
    assert sorted(entry.name for entry in folder.iterdir()) == ["host.db", "host.key"]
    assert stat.S_IMODE((folder / "host.key").stat().st_mode) == 0o600
    assert b"marker" not in open_files + (folder / "host.db").read_bytes()
    with HostStore.open(folder) as store:
        assert store.conversations.read("s1")[0].text == "marker"
        assert store.consents.read("s1")[0].version == "marker"
        assert store.ledger.contacts()[0].host == "marker.example"
        assert store.audit.rows()[0].when.startswith("2026-01-01")
        assert store.facts.get("signer") == "marker"


def test_what_is_wrong_is_named_and_nothing_is_made_anew(tmp_path: Path) -> None:
    HostStore.open(tmp_path).close()
    key, database = (tmp_path / "host.key"), (tmp_path / "host.db")
    right = key.read_text()
    key.unlink()
    assert _refused(tmp_path) == "host_key_missing"
    key.write_text("not hexadecimal")
    assert _refused(tmp_path) == "host_key_wrong"
    key.write_text("00" * 32)
    assert _refused(tmp_path) == "host_key_wrong"
    key.write_text(right)
    with HostStore.open(tmp_path) as store:
        assert _refused(tmp_path) == "file_busy"
        store._database.execute("PRAGMA user_version = 99")
    assert _refused(tmp_path) == "newer_version"
    database.write_bytes(database.read_bytes()[:5000])
    assert _refused(tmp_path) == "bot_truncated"
    assert not database.with_name("host.db.lock").exists()


def test_one_in_memory_is_gone_when_it_is_closed(tmp_path: Path) -> None:
    with HostStore.in_memory() as store:
        store.facts.put("a", "b")
        assert store.facts.get("a") == "b"
    with HostStore.in_memory() as store:
        assert store.facts.get("a") is None

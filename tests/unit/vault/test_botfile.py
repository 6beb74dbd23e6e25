"""A bot file is made, opened, saved and locked; every refusal has its own reason."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core import setting
from builder.core.errors import HushdeskError, VaultError
from builder.core.ports import SecretStore
from builder.system import texts
from builder.vault.botfile import BotFile
from builder.vault.header import PLAIN_HEADER
from builder.vault.key_file import KEYRING, PASSPHRASE, keys_path
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from builder.vault.slots import entry_name
from tests.support.stores import (
    CHEAP,
    HandClock,
    make_bot,
    make_document,
    make_spec,
)
from tests.support.stores import (
    PASSPHRASE as WORDS,
)


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def path(tmp_path: Path, keyring: MemoryStore) -> Path:
    """A closed bot that opens with `keyring` and with `WORDS`."""
    made = tmp_path / "bots" / "shop.hushbot"
    make_bot(made, keyring=keyring, passphrase=WORDS).close()
    return made


def _refused(
    path: Path, keyring: SecretStore | None = None, passphrase: Secret | None = None
) -> str:
    with pytest.raises(HushdeskError) as caught:
        BotFile.open(path, keyring=keyring, passphrase=passphrase)
    assert "…" not in texts.sentence(caught.value)
    return caught.value.code


def test_a_new_bot_is_two_files_and_opens_both_ways(path: Path, keyring: MemoryStore) -> None:
    assert sorted(entry.name for entry in path.parent.iterdir()) == [
        "shop.hushbot", "shop.hushbot.keys",
    ]  # fmt: skip
    with BotFile.open(path, keyring=keyring) as file:
        assert [slot.kind for slot in file.access.slots()] == [KEYRING, PASSPHRASE]
        assert file.access.slots()[0].backend == "MemoryStore"
        name = file.spec().name
    with BotFile.open(path, passphrase=WORDS) as file:
        assert file.spec().name == name == "Corner Shop"


def test_a_bot_without_anywhere_to_keep_its_key_is_not_made(tmp_path: Path) -> None:
    for passphrase in (None, Secret("")):
        with pytest.raises(VaultError) as caught:
            BotFile.create(tmp_path / "a.hushbot", make_spec(), passphrase=passphrase)
        assert caught.value.code == "no_key_store"
    assert list(tmp_path.iterdir()) == []


def test_a_bot_is_never_made_over_another(path: Path, keyring: MemoryStore) -> None:
    with pytest.raises(VaultError) as caught:
        make_bot(path)
    assert caught.value.code == "bot_exists"
    BotFile.open(path, keyring=keyring).close()


def test_a_passphrase_alone_is_made_at_the_published_cost(tmp_path: Path) -> None:
    path = tmp_path / "a.hushbot"
    BotFile.create(path, make_spec(), passphrase=WORDS).close()
    (slot,) = json.loads(keys_path(path).read_bytes())["slots"]
    assert slot["cost"] == [64 * 1024, 3, 4]
    BotFile.open(path, passphrase=WORDS).close()


def test_what_is_needed_to_open_is_named(path: Path, tmp_path: Path) -> None:
    assert _refused(path) == "passphrase_needed"
    assert _refused(path, passphrase=Secret("wrong")) == "wrong_passphrase"
    assert _refused(path, MemoryStore()) == "key_gone"
    assert _refused(path, MemoryStore("Other")) == "keyring_changed"
    make_bot(tmp_path / "b.hushbot", keyring=MemoryStore()).close()
    assert _refused(tmp_path / "b.hushbot", passphrase=WORDS) == "keyring_needed"


def test_what_is_wrong_with_the_file_is_named(path: Path, keyring: MemoryStore) -> None:
    whole = path.read_bytes()
    path.write_bytes(PLAIN_HEADER + bytes(9000))
    assert _refused(path, keyring) == "not_encrypted"
    path.write_bytes(whole[: len(whole) // 2])
    assert _refused(path, keyring) == "bot_truncated"
    path.write_bytes(b"")
    assert _refused(path, keyring) == "bot_empty"
    path.write_bytes(b"%PDF-1.7" + whole)
    assert _refused(path, keyring) == "bot_foreign"
    path.write_bytes(bytes(len(whole)))
    assert _refused(path, keyring) == "bot_half_written"
    path.write_bytes(whole[:200] + b"x" + whole[201:])
    assert _refused(path, keyring) == "bot_damaged"
    path.unlink()
    assert _refused(path, keyring) == "bot_missing"


def test_keys_of_another_bot_are_told_before_anything_is_asked(
    path: Path, keyring: MemoryStore
) -> None:
    other = path.with_name("other.hushbot")
    make_bot(other, keyring=keyring).close()
    shutil.copy(keys_path(other), keys_path(path))
    assert _refused(path, keyring) == "slots_foreign"
    assert _refused(path) == "slots_foreign"
    body = json.loads(keys_path(path).read_bytes())
    del body["mark"]  # as it was written at first: then only the key can tell
    keys_path(path).write_text(json.dumps(body))
    assert _refused(path, keyring) == "wrong_key"


def test_missing_and_damaged_keys_are_named(path: Path, keyring: MemoryStore) -> None:
    keys_path(path).write_text("{")
    assert _refused(path, keyring) == "slots_damaged"
    keys_path(path).unlink()
    assert _refused(path, keyring) == "slots_missing"


def test_a_newer_file_is_refused_unchanged(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        file._database.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    assert _refused(path, keyring) == "newer_version"
    assert path.read_bytes() == before


def test_a_file_without_tables_is_damaged(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        file._database.execute("PRAGMA user_version = 0")
    assert _refused(path, keyring) == "bot_damaged"


def test_an_open_bot_is_busy_for_others(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, keyring=keyring):
        assert _refused(path, keyring) == "file_busy"
    BotFile.open(path, keyring=keyring).close()


def test_settings_are_kept_by_revision(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        spec = file.spec()
        changed = setting.change(spec, {"appearance.title": "Hello"})
        saved = file.save_spec(changed)
        assert saved == replace(changed, revision=spec.revision + 1)
        assert file.save_spec(changed).revision == spec.revision + 2
        with pytest.raises(ValueError, match="other"):
            file.save_spec(replace(spec, id="other"))
    with BotFile.open(path, keyring=keyring) as file:
        assert file.spec().appearance.title == "Hello"


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"format": 1, "id": 3}'])
def test_unreadable_settings_are_said_and_kept(path: Path, keyring: MemoryStore, text: str) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        file._database.execute("UPDATE revisions SET spec = ?", (text,))
        with pytest.raises(VaultError) as caught:
            file.spec()
        assert caught.value.code == "spec_damaged"


def test_settings_that_are_gone_are_said_and_can_be_saved_anew(
    path: Path, keyring: MemoryStore
) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        spec = file.spec()
        file._database.execute("DELETE FROM revisions")
        with pytest.raises(VaultError):
            file.spec()
        assert file.save_spec(spec) == file.spec()


def test_a_passphrase_can_be_added_and_changed(tmp_path: Path, keyring: MemoryStore) -> None:
    path = tmp_path / "a.hushbot"
    with make_bot(path, keyring=keyring) as file:
        file.access.add_passphrase(Secret("first"), cost=CHEAP)
        file.access.add_passphrase(WORDS, cost=CHEAP)
        with pytest.raises(VaultError):
            file.access.add_passphrase(Secret(""))
        assert [slot.kind for slot in file.access.slots()] == [KEYRING, PASSPHRASE]
        assert file.audit.rows()[-1].details == {"kind": "passphrase", "backend": ""}
    BotFile.open(path, passphrase=WORDS).close()
    assert _refused(path, passphrase=Secret("first")) == "wrong_passphrase"


def test_a_lost_keyring_is_mended_by_the_passphrase(path: Path) -> None:
    new = MemoryStore("NewKeyring")
    with BotFile.open(path, keyring=new, passphrase=WORDS) as file:
        file.add_keyring(new)
    with BotFile.open(path, keyring=new) as file:
        assert file.alarms == ()


def test_another_keyring_that_has_the_key_opens_and_is_told(
    path: Path, keyring: MemoryStore
) -> None:
    same = MemoryStore("SameSecretsOtherClass")
    same._entries = keyring._entries
    with BotFile.open(path, keyring=same) as file:
        assert file.alarms == ("keyring_changed",)
        assert texts.say("notes.keyring_changed")
    with BotFile.open(path, keyring=same) as file:
        assert file.alarms == ()


def test_a_file_that_was_put_back_is_noticed(path: Path, keyring: MemoryStore) -> None:
    old = path.read_bytes()
    with BotFile.open(path, keyring=keyring) as file:
        file.audit.record("opened")
    path.write_bytes(old)
    with BotFile.open(path, keyring=keyring) as file:
        assert file.alarms == ("rolled_back",)
        assert texts.say("notes.rolled_back")
        assert file.audit.rows()[-1].event == "rolled_back"
    with BotFile.open(path, keyring=keyring) as file:
        assert file.alarms == ()


def test_a_file_ahead_of_the_keyring_is_fine(path: Path, keyring: MemoryStore) -> None:
    """The program was killed, or the passphrase used, after the keyring was told."""
    with BotFile.open(path, passphrase=WORDS) as file:
        file.audit.record("opened")
    with BotFile.open(path, keyring=keyring) as file:
        assert file.alarms == ()


@pytest.mark.parametrize("entry", [b"null", b"{", b"[1]", b'["x", 1]'])
def test_a_keyring_that_remembers_nonsense_does_not_lock_anybody_out(
    path: Path, keyring: MemoryStore, entry: bytes
) -> None:
    with BotFile.open(path, passphrase=WORDS) as file:
        name = f"{entry_name(file.id)}:head"
    keyring.put(name, entry)
    with BotFile.open(path, keyring=keyring) as file:
        assert file.alarms == ()


def test_a_keyring_that_fails_at_the_end_does_not_keep_the_file_open(path: Path) -> None:
    class Failing(MemoryStore):
        broken = False

        def get(self, name: str) -> bytes | None:
            if self.broken:
                raise VaultError("keyring_timeout")
            return super().get(name)

    keyring = Failing()
    with BotFile.open(path, passphrase=WORDS) as file:
        file.add_keyring(keyring)
    opened = BotFile.open(path, keyring=keyring)
    keyring.broken = True
    opened.close()
    opened.close()
    BotFile.open(path, passphrase=WORDS).close()


def test_a_creation_that_was_killed_after_its_keys_opens(path: Path, keyring: MemoryStore) -> None:
    path.rename(path.with_name(f".{path.name}.new"))
    BotFile.open(path, keyring=keyring).close()


def test_keys_left_by_a_bot_that_was_moved_away_are_kept(path: Path) -> None:
    keys = keys_path(path).read_bytes()
    path.rename(path.with_name("elsewhere"))
    make_bot(path).close()
    assert keys_path(path).with_name("shop.hushbot.keys.kept-1").read_bytes() == keys


def test_times_come_from_the_clock(tmp_path: Path) -> None:
    clock = HandClock()
    path = tmp_path / "a.hushbot"
    with BotFile.create(path, make_spec(), keyring=MemoryStore(), clock=clock) as file:
        assert file.access.slots()[0].created == "2026-01-01T00:00:00+00:00"
        assert file.audit.rows()[0].when.startswith("2026-01-01")


def test_nothing_of_a_bot_is_readable_on_the_disk(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        file.documents.replace(make_document("marker.md"), [], original=b"marker" * 100)
        file.facts.put("marker", "marker")
        file.secrets.put("marker", b"marker")
        on_disk = b"".join(entry.read_bytes() for entry in path.parent.iterdir())
    on_disk += b"".join(entry.read_bytes() for entry in path.parent.iterdir())
    assert b"marker" not in on_disk
    assert b"Corner Shop" not in on_disk


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder's permissions")
def test_nobody_else_on_this_computer_may_read_the_files(tmp_path: Path) -> None:
    with make_bot(tmp_path / "shop.hushbot") as file:
        file.audit.record("written")
        beside = [path for path in tmp_path.iterdir() if path.suffix != ".lock"]
        assert len(beside) >= 3
        assert all(path.stat().st_mode & 0o077 == 0 for path in beside)


def test_the_end_of_the_audit_is_known_outside_from_the_first_moment(tmp_path: Path) -> None:
    keyring = MemoryStore()
    file = make_bot(tmp_path / "a.hushbot", keyring=keyring)
    assert file.kept_head == file.audit.head()
    assert file.opened_by == KEYRING
    file.close()


def test_a_file_whose_last_audit_rows_were_cut_off_is_noticed(
    path: Path, keyring: MemoryStore
) -> None:
    with BotFile.open(path, keyring=keyring) as file:
        file.audit.record("opened")
        file._database.execute("DELETE FROM audit WHERE n > 1")
    with BotFile.open(path, keyring=keyring) as file:
        assert "audit_truncated" in file.alarms
        assert texts.say("notes.audit_truncated")
        assert "audit_truncated" in [row.event for row in file.audit.rows()]

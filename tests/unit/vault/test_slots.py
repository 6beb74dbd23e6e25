"""A slot opens for its own secret, its own bot and its own kind only."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import MachineError, VaultError
from builder.vault.key_file import KEYRING, PASSPHRASE, KeyFile, keys_path, read_keys
from builder.vault.memory_store import MemoryStore
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret
from builder.vault.slots import by_keyring, by_passphrase, entry_name, unlock
from tests.support.stores import CHEAP

KEY = Secret(bytes(range(32)))
WORDS = Secret("seven sleepy otters")


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def keys(keyring: MemoryStore) -> KeyFile:
    """Both slots of the bot `b1`."""
    made = KeyFile("b1").put(by_keyring("b1", KEY, keyring, "2026"))
    return made.put(by_passphrase("b1", KEY, WORDS, "2026", CHEAP))


def _refused(
    keys: KeyFile, keyring: MemoryStore | None = None, passphrase: Secret | None = None
) -> str:
    with pytest.raises(VaultError) as caught:
        unlock(keys, "shop", keyring, passphrase)
    return caught.value.code


def test_either_slot_gives_the_key(keys: KeyFile, keyring: MemoryStore) -> None:
    assert unlock(keys, "shop", keyring, None) == (KEY, KEYRING)
    assert unlock(keys, "shop", None, WORDS) == (KEY, PASSPHRASE)


def test_the_keyring_comes_first(keys: KeyFile, keyring: MemoryStore) -> None:
    assert unlock(keys, "shop", keyring, Secret("wrong")) == (KEY, KEYRING)


def test_the_passphrase_helps_when_the_keyring_cannot(keys: KeyFile) -> None:
    assert unlock(keys, "shop", MemoryStore(), WORDS) == (KEY, PASSPHRASE)


def test_the_keyring_holds_a_key_of_its_own_and_not_the_data_key(
    keys: KeyFile, keyring: MemoryStore
) -> None:
    kept = keyring.get(entry_name("b1"))
    assert kept is not None
    assert len(kept) == 32
    assert kept != KEY.reveal()


def test_what_is_missing_is_named(keys: KeyFile, keyring: MemoryStore) -> None:
    only_ring = replace(keys, slots=keys.slots[:1])
    assert _refused(keys) == "passphrase_needed"
    assert _refused(only_ring) == "keyring_needed"
    assert _refused(only_ring, None, WORDS) == "keyring_needed"
    assert _refused(keys, None, Secret("wrong")) == "wrong_passphrase"
    assert _refused(KeyFile("b1"), keyring, WORDS) == "slots_damaged"


def test_an_entry_that_is_gone_or_another_keyring_is_named(keys: KeyFile) -> None:
    assert _refused(keys, MemoryStore()) == "key_gone"
    assert _refused(keys, MemoryStore("OtherKeyring")) == "keyring_changed"


@pytest.mark.parametrize("entry", [bytes(32), b"", b"short"])
def test_an_entry_that_does_not_fit_is_a_wrong_key(
    keys: KeyFile, keyring: MemoryStore, entry: bytes
) -> None:
    keyring.put(entry_name("b1"), entry)
    assert _refused(keys, keyring) == "wrong_key"


def test_what_the_keyring_says_is_passed_on_or_mended_by_the_passphrase(keys: KeyFile) -> None:
    class Locked(MemoryStore):
        def get(self, name: str) -> bytes | None:
            raise VaultError("keyring_locked")

    assert _refused(keys, Locked()) == "keyring_locked"
    assert _refused(keys, Locked(), Secret("wrong")) == "wrong_passphrase"
    assert unlock(keys, "shop", Locked(), WORDS) == (KEY, PASSPHRASE)


def test_a_slot_of_another_bot_or_kind_does_not_open(keys: KeyFile, keyring: MemoryStore) -> None:
    keyring.put(entry_name("b2"), keyring.get(entry_name("b1")) or b"")
    assert _refused(replace(keys, id="b2"), keyring) == "wrong_key"
    assert _refused(replace(keys, id="b2"), None, WORDS) == "wrong_passphrase"
    ring = keys.slots[0]
    posing = replace(keys.slots[1], nonce=ring.nonce, wrapped=ring.wrapped)
    assert _refused(KeyFile("b1", (posing,)), None, WORDS) == "wrong_passphrase"


def test_a_keyring_slot_made_again_keeps_the_entry_that_works(
    keys: KeyFile, keyring: MemoryStore
) -> None:
    again = keys.put(by_keyring("b1", KEY, keyring, "2027"))
    assert [slot.kind for slot in again.slots] == [PASSPHRASE, KEYRING]
    assert unlock(keys, "shop", keyring, None) == unlock(again, "shop", keyring, None)


def test_a_useless_entry_is_replaced(keyring: MemoryStore) -> None:
    keyring.put(entry_name("b1"), b"damaged")
    made = KeyFile("b1").put(by_keyring("b1", KEY, keyring, "2026"))
    assert unlock(made, "shop", keyring, None) == (KEY, KEYRING)


def test_the_file_comes_back_as_it_was(keys: KeyFile, tmp_path: Path) -> None:
    bot = tmp_path / "shop.hushbot"
    keys_path(bot).write_bytes(keys.to_bytes())
    assert keys_path(bot).name == "shop.hushbot.keys"
    assert read_keys(bot) == keys
    assert KEY.reveal().hex().encode() not in keys.to_bytes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": 2}, "newer_version"),
        ({"format": None}, "slots_damaged"),
        ({"slots": [{"kind": "magic", "created": "", "nonce": "AAAAAAAAAAAAAAAA", "wrapped": ""}]},
         "slots_damaged"),
        ({"slots": [{"kind": "keyring", "created": "", "nonce": "AAAA", "wrapped": ""}]},
         "slots_damaged"),
        ({"slots": [1]}, "slots_damaged"),
        ({"slots": [{"kind": "keyring", "created": "", "nonce": "!", "wrapped": ""}]},
         "slots_damaged"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(
    keys: KeyFile, tmp_path: Path, change: dict[str, Any], code: str
) -> None:
    bot = tmp_path / "shop.hushbot"
    keys_path(bot).write_text(json.dumps({**json.loads(keys.to_bytes()), **change}))
    with pytest.raises(VaultError) as caught:
        read_keys(bot)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "x" * 100_000])
def test_a_file_of_something_else_is_damaged(tmp_path: Path, text: str) -> None:
    bot = tmp_path / "shop.hushbot"
    keys_path(bot).write_text(text)
    with pytest.raises(VaultError) as caught:
        read_keys(bot)
    assert caught.value.code == "slots_damaged"


def test_a_missing_or_unreadable_file_is_named(tmp_path: Path) -> None:
    bot = tmp_path / "shop.hushbot"
    with pytest.raises(VaultError) as caught:
        read_keys(bot)
    assert caught.value.code == "slots_missing"
    keys_path(bot).mkdir()
    with pytest.raises(VaultError) as caught:
        read_keys(bot)
    assert caught.value.code == "slots_damaged"


def test_keys_that_this_user_may_not_read_are_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(MachineError, match="file_unreadable"):
        read_keys(tmp_path / "shop.hushbot")


def test_a_cost_that_would_eat_the_memory_is_refused(keys: KeyFile) -> None:
    dear = replace(keys.slots[1], cost=Cost(memory_kib=2**31))
    assert _refused(KeyFile("b1", (dear,)), None, WORDS) == "slots_damaged"

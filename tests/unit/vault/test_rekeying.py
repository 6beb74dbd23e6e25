"""A new data key: the same ways open the bot, the old key opens nothing, no row is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.core.errors import HushdeskError
from builder.core.ports import SecretStore
from builder.system import texts
from builder.vault import recovery
from builder.vault.access import Access, Held
from builder.vault.botfile import BotFile
from builder.vault.database import open_database
from builder.vault.key_file import KEYRING, PASSPHRASE, RECOVERY, keys_path, read_keys
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from builder.vault.slots import entry_name
from tests.support.stores import PASSPHRASE as WORDS
from tests.support.stores import make_bot, make_document

CODE = Secret(recovery.spell(b"a code for the tests"))
OTHER = Secret(recovery.spell(b"another one for them"))


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def path(tmp_path: Path, keyring: MemoryStore) -> Path:
    """A closed bot that opens with `keyring`, with `WORDS` and with `CODE`."""
    made = tmp_path / "bots" / "shop.hushbot"
    with make_bot(made, keyring=keyring, passphrase=WORDS) as file:
        file.access.add_recovery(CODE)
        file.documents.replace(make_document("prices.md"), [], original=b"x" * 50_000)
        file.facts.put("kept", "yes")
    return made


def key_of(access: Access) -> Secret:
    return access._key


def refused(
    path: Path, *, keyring: SecretStore | None = None, passphrase: Secret | None = None
) -> str:
    with pytest.raises(HushdeskError) as caught:
        BotFile.open(path, keyring=keyring, passphrase=passphrase)
    return caught.value.code


def test_every_way_opens_the_file_under_its_new_key(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, passphrase=WORDS) as file:
        before, audit = key_of(file.access), file.audit.head()
        kept = file.access.rekey(Held(keyring, WORDS, CODE))
        assert kept == (KEYRING, PASSPHRASE, RECOVERY)
        assert key_of(file.access) != before
        # The same open file goes on: nobody has to open it again.
        assert file.facts.get("kept") == "yes"
        file.facts.put("since", "then")
        assert file.audit.descends_from(audit)
        assert file.audit.rows()[-1].details == {"kept": 3, "dropped": 0}
        assert file.audit.verify().ok
    for way in ({"keyring": keyring}, {"passphrase": WORDS}, {"passphrase": CODE}):
        with BotFile.open(path, **way) as file:
            assert file.documents.all()[0].name == "prices.md"
            assert file.documents.original(file.documents.all()[0].id) == b"x" * 50_000
            assert file.facts.get("since") == "then"
            assert file.alarms == ()
    with pytest.raises(HushdeskError, match="wrong_key"):
        open_database(path, before, create=False)
    assert sorted(entry.name for entry in path.parent.iterdir()) == [
        "shop.hushbot", "shop.hushbot.keys",
    ]  # fmt: skip


def test_what_opened_the_old_keys_does_not_open_the_new_ones(
    path: Path, keyring: MemoryStore
) -> None:
    """Whoever had a copy of the old keyring entry has nothing in the hand any more."""
    stolen = MemoryStore()
    with BotFile.open(path, keyring=keyring) as file:
        name = entry_name(file.id)
        stolen.put(name, keyring.get(name) or b"")
        file.access.rekey(Held(keyring, WORDS, CODE))
    assert keyring.get(name) is None
    assert refused(path, keyring=stolen) == "key_gone"
    with BotFile.open(path, keyring=keyring) as file:
        file.access.rekey(Held(keyring, WORDS, CODE))  # and once more
        assert len([entry for entry in keyring._entries if ":head" not in entry]) == 1
        file.access.remove(KEYRING, keyring)
    assert not [entry for entry in keyring._entries if ":head" not in entry]


def test_an_old_copy_with_its_old_keys_still_opens(path: Path, tmp_path: Path) -> None:
    """As is said on the page: a new key protects what is written from now on."""
    old = tmp_path / "old.hushbot"
    shutil.copy(path, old)
    shutil.copy(keys_path(path), keys_path(old))
    with BotFile.open(path, passphrase=WORDS) as file:
        file.access.rekey(Held(passphrase=WORDS, new_code=OTHER), drop=[KEYRING])
    BotFile.open(old, passphrase=CODE).close()
    shutil.copy(path, old)
    assert refused(old, passphrase=CODE) == "slots_foreign"


def test_a_new_sheet_takes_the_place_of_the_old_one(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, passphrase=WORDS) as file:
        file.access.rekey(Held(keyring, WORDS, new_code=OTHER), facts={"kept": "still"})
        assert file.facts.get("kept") == "still"
    assert refused(path, passphrase=CODE) == "wrong_recovery"
    BotFile.open(path, passphrase=OTHER).close()


@pytest.mark.parametrize(
    ("at_hand", "code"),
    [
        (Held(None, WORDS, CODE), "rekey_needs_keyring"),
        (Held(MemoryStore(), None, CODE), "rekey_needs_passphrase"),
        (Held(MemoryStore(), WORDS, None), "rekey_needs_recovery"),
        (Held(MemoryStore(), Secret("a slip"), CODE), "wrong_passphrase"),
        (Held(MemoryStore(), WORDS, OTHER), "wrong_recovery"),
        (Held(MemoryStore(), WORDS, Secret("no code")), "recovery_mistyped"),
    ],
)
def test_a_way_that_is_not_at_hand_is_named_and_nothing_changes(
    path: Path, keyring: MemoryStore, at_hand: Held, code: str
) -> None:
    before = path.read_bytes(), keys_path(path).read_bytes()
    with BotFile.open(path, passphrase=WORDS) as file:
        key = key_of(file.access)
        with pytest.raises(HushdeskError) as caught:
            file.access.rekey(at_hand)
        assert caught.value.code == code
        assert "…" not in texts.sentence(caught.value)
        assert key_of(file.access) == key
    assert (path.read_bytes()[:16], keys_path(path).read_bytes()) == (before[0][:16], before[1])
    BotFile.open(path, keyring=keyring).close()
    if at_hand.keyring is not None:
        assert not at_hand.keyring._entries  # type: ignore[attr-defined]


def test_a_way_can_be_dropped_instead_but_not_the_last(path: Path, keyring: MemoryStore) -> None:
    with BotFile.open(path, passphrase=WORDS) as file:
        with pytest.raises(HushdeskError, match="last_slot"):
            file.access.rekey(Held(), drop=[KEYRING, PASSPHRASE, RECOVERY])
        assert file.access.rekey(Held(code=CODE), drop=[KEYRING, PASSPHRASE]) == (RECOVERY,)
        assert file.audit.rows()[-1].details == {"kept": 1, "dropped": 2}
    assert refused(path, keyring=keyring, passphrase=WORDS) == "wrong_recovery"
    BotFile.open(path, passphrase=CODE).close()


def test_a_keyring_that_fails_leaves_the_old_key(path: Path) -> None:
    class Locked(MemoryStore):
        def put(self, name: str, secret: bytes) -> None:
            raise HushdeskError("keyring_locked")

    with BotFile.open(path, passphrase=WORDS) as file:
        with pytest.raises(HushdeskError, match="keyring_locked"):
            file.access.rekey(Held(Locked(), WORDS, CODE))
        file.facts.put("after", "it")
    assert read_keys(path).slot(KEYRING) is not None
    BotFile.open(path, passphrase=WORDS).close()


def test_a_damaged_file_is_not_given_a_new_key(path: Path, keyring: MemoryStore) -> None:
    whole = bytearray(path.read_bytes())
    at = len(whole) - 4096 * 3 + 50
    whole[at] ^= 1
    path.write_bytes(whole)
    with BotFile.open(path, passphrase=WORDS) as file:
        with pytest.raises(HushdeskError, match="bot_damaged"):
            file.access.rekey(Held(keyring, WORDS, CODE))
        assert file.spec().name == "Corner Shop"
    assert path.read_bytes()[at] == whole[at]
    BotFile.open(path, keyring=keyring).close()
    assert len(list(path.parent.iterdir())) == 2

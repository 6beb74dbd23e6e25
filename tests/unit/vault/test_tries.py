"""Failed unlocks are remembered beside a locked bot, bounded, and told once it opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.core.errors import VaultError
from builder.vault import tries
from builder.vault.botfile import BotFile
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.stores import CHEAP, PASSPHRASE, HandClock, make_bot

SECRET = "a guess that nobody may read"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "shop.hushbot"
    make_bot(made, passphrase=PASSPHRASE).close()
    return made


def _guess(path: Path, clock: HandClock, word: str = SECRET) -> None:
    with pytest.raises(VaultError, match="wrong_passphrase"):
        BotFile.open(path, passphrase=Secret(word), clock=clock)


def test_failed_attempts_stand_in_the_audit_once_it_opens(path: Path) -> None:
    clock = HandClock()
    for _ in range(3):
        clock.forward(60)
        _guess(path, clock)
    beside = b"".join(each.read_bytes() for each in path.parent.iterdir())
    assert SECRET.encode() not in beside
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        row = file.audit.rows()[-1]
    assert row.event == "unlock_failed"
    assert row.details == {
        "count": 3,
        "first": "2026-01-01T00:01:00+00:00",
        "last": "2026-01-01T00:03:00+00:00",
        "kinds": "wrong_passphrase: 3",
        "more": False,
    }
    assert sorted(each.name for each in path.parent.iterdir()) == [
        "shop.hushbot", "shop.hushbot.keys",
    ]  # fmt: skip
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file.audit.rows()[-1] == row


def test_a_missing_passphrase_is_no_attempt(path: Path) -> None:
    with pytest.raises(VaultError, match="passphrase_needed"):
        BotFile.open(path)
    assert not path.with_name("shop.hushbot.tries").exists()


def test_a_wrong_key_in_the_keyring_is_one(tmp_path: Path) -> None:
    path, keyring = tmp_path / "a.hushbot", MemoryStore()
    with make_bot(path, keyring=keyring) as file:
        file.access.add_passphrase(PASSPHRASE, cost=CHEAP)
        entry = f"bot:{file.id}"
    keyring.put(entry, b"x" * 32)
    with pytest.raises(VaultError, match="wrong_key"):
        BotFile.open(path, keyring=keyring)
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file.audit.rows()[-1].details["kinds"] == "wrong_key: 1"


def test_a_storm_of_attempts_stays_small_and_says_there_were_more(path: Path) -> None:
    clock = HandClock()
    for _ in range(2000):
        tries.note(path, "wrong_passphrase", clock)
    assert path.with_name("shop.hushbot.tries").stat().st_size < tries.LARGEST + 100
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        details = file.audit.rows()[-1].details
    assert details["more"] is True
    assert 1000 < int(str(details["count"])) < 2000


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe" * 500, b"2026 wrong_passphrase\n"])
def test_what_others_write_there_reaches_no_audit(path: Path, data: bytes) -> None:
    path.with_name("shop.hushbot.tries").write_bytes(data + b"=HYPERLINK(evil) wrong_key\n")
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert [row.event for row in file.audit.rows()] == ["bot_created"]
    assert not list(path.parent.glob("*.tries*"))


def test_attempts_taken_before_a_kill_are_still_told(path: Path) -> None:
    _guess(path, HandClock())
    path.with_name("shop.hushbot.tries").rename(path.with_name("shop.hushbot.tries-taken"))
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file.audit.rows()[-1].details["count"] == 1
    assert not list(path.parent.glob("*.tries*"))


def test_a_place_that_cannot_be_written_to_keeps_nobody_out(path: Path) -> None:
    path.with_name("shop.hushbot.tries").mkdir()
    _guess(path, HandClock())
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        assert file.audit.rows()[-1].event == "bot_created"
    shutil.rmtree(path.with_name("shop.hushbot.tries-taken"))

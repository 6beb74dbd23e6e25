"""Ways to open a bot come and go; one always stays, and a code opens where a passphrase does."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.core.errors import HushdeskError
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.key_file import KEYRING, PASSPHRASE, RECOVERY, keys_path
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from builder.vault.slots import entry_name
from tests.support.stores import CHEAP, make_bot
from tests.support.stores import PASSPHRASE as WORDS

CODE = Secret(recovery.spell(b"a code for the tests"))
OTHER = Secret(recovery.spell(b"another one for them"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed bot that opens with `WORDS` and with `CODE`."""
    made = tmp_path / "shop.hushbot"
    with make_bot(made, passphrase=WORDS) as file:
        file.access.add_recovery(CODE)
    return made


def kinds(file: BotFile) -> list[str]:
    return [way.kind for way in file.access.slots()]


def refused(path: Path, passphrase: Secret | None) -> str:
    with pytest.raises(HushdeskError) as caught:
        BotFile.open(path, passphrase=passphrase)
    return caught.value.code


def test_the_code_opens_where_the_passphrase_does(path: Path) -> None:
    with BotFile.open(path, passphrase=Secret(CODE.text().lower())) as file:
        assert file.opened_by == RECOVERY
        assert kinds(file) == [PASSPHRASE, RECOVERY]
        events = [row.event for row in file.audit.newest(limit=10)]
    assert "slot_added" in events
    with BotFile.open(path, passphrase=WORDS) as file:
        assert file.opened_by == PASSPHRASE


def test_a_slip_a_wrong_code_and_a_wrong_passphrase_are_three_things(path: Path) -> None:
    slipped = CODE.text()[:-1] + ("0" if CODE.text()[-1] != "0" else "1")
    assert refused(path, Secret(slipped)) == "recovery_mistyped"
    assert refused(path, OTHER) == "wrong_recovery"
    assert refused(path, Secret("something else")) == "wrong_passphrase"
    assert refused(path, None) == "passphrase_needed"


def test_a_new_code_replaces_the_one_before(path: Path) -> None:
    with BotFile.open(path, passphrase=CODE) as file:
        file.access.add_recovery(OTHER)
        assert kinds(file) == [PASSPHRASE, RECOVERY]
    assert refused(path, CODE) == "wrong_recovery"
    BotFile.open(path, passphrase=OTHER).close()


def test_a_mistyped_code_is_not_taken(path: Path) -> None:
    with (
        BotFile.open(path, passphrase=WORDS) as file,
        pytest.raises(HushdeskError, match="recovery_mistyped"),
    ):
        file.access.add_recovery(Secret("no code at all"))
    BotFile.open(path, passphrase=CODE).close()


def test_a_way_is_removed_but_never_the_last(path: Path) -> None:
    with BotFile.open(path, passphrase=WORDS) as file:
        file.access.remove(PASSPHRASE)
        with pytest.raises(HushdeskError, match="last_slot"):
            file.access.remove(RECOVERY)
        with pytest.raises(HushdeskError, match="unknown_slot"):
            file.access.remove(KEYRING)
    assert refused(path, WORDS) == "wrong_recovery"
    BotFile.open(path, passphrase=CODE).close()


def test_a_removed_keyring_forgets_the_key(tmp_path: Path) -> None:
    path, keyring = tmp_path / "shop.hushbot", MemoryStore()
    with make_bot(path, keyring=keyring) as file:
        bot_id = file.id
        file.access.add_passphrase(WORDS, cost=CHEAP)
        file.access.remove(KEYRING, keyring)
    assert keyring.get(entry_name(bot_id)) is None
    with BotFile.open(path, keyring=keyring, passphrase=WORDS) as file:
        assert kinds(file) == [PASSPHRASE]


def test_nothing_about_a_code_is_kept_where_it_could_be_read(path: Path) -> None:
    plain = CODE.text().replace("-", "").encode()
    for file in path.parent.iterdir():
        data = file.read_bytes()
        assert plain not in data
        assert CODE.text().encode() not in data
        assert b"a code for the tests" not in data
    assert b"recovery" in keys_path(path).read_bytes()

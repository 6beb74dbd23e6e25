"""Whatever state the keyring is in: it is named, the other ways open, no file is made anew."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import VaultError
from builder.studio import bots, ways
from builder.system import texts
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.key_file import keys_path
from builder.vault.keyring_store import open_keyring
from builder.vault.secret import Secret
from tests.support.commands import Inline
from tests.support.keyring_service import FakeBackend, named
from tests.support.keyring_states import RENEWABLE, SECRET_SERVICE, STATES, State
from tests.support.stores import PASSPHRASE, make_bot, make_spec

CODE = Secret(recovery.spell(b"a code for the tests"))
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


@dataclasses.dataclass
class Made:
    """A bot that opens by keyring, passphrase and code, and the keyring it was made with."""

    path: Path
    id: str
    backend: FakeBackend


@pytest.fixture
def made(home: Path) -> Made:
    backend = named(SECRET_SERVICE)
    path = home / "bots" / "Corner.hushbot"
    store = open_keyring(5, find=lambda: [backend])
    with make_bot(path, spec=make_spec("Corner"), keyring=store, passphrase=PASSPHRASE) as file:
        file.access.add_recovery(CODE)
        return Made(path, file.id, backend)


def keyring_of(state: State, made: Made) -> tuple[Any, VaultError | None]:
    try:
        return state.keyring(made.backend, made.id), None
    except VaultError as error:
        return None, error


@every_state
def test_each_state_is_named_and_the_other_ways_open(made: Made, state: State) -> None:
    before = made.path.read_bytes(), keys_path(made.path).read_bytes()
    store, trouble = keyring_of(state, made)
    if state.code:
        with pytest.raises(VaultError) as caught:
            BotFile.open(made.path, keyring=store, trouble=trouble)
        assert caught.value.code == state.code
        for language in ("en", "de", "es"):
            for said in (
                texts.sentence(caught.value, language), texts.next_step(caught.value, language),
            ):  # fmt: skip
                assert said
                assert "…" not in said
        assert (made.path.read_bytes(), keys_path(made.path).read_bytes()) == before
    else:
        with BotFile.open(made.path, keyring=store, trouble=trouble) as file:
            assert file.opened_by == "keyring"
    for typed in (PASSPHRASE, CODE):
        with BotFile.open(made.path, keyring=store, passphrase=typed, trouble=trouble) as file:
            assert file.id == made.id
    assert {entry.name for entry in made.path.parent.iterdir()} == {
        "Corner.hushbot", "Corner.hushbot.keys",
    }  # fmt: skip


@every_state
def test_after_another_way_the_keyring_is_renewed_where_it_can_be(made: Made, state: State) -> None:
    store, trouble = keyring_of(state, made)
    with bots.open_bot(made.path, keyring=store, passphrase=PASSPHRASE, trouble=trouble) as bench:
        assert ways.keyring_can_be_renewed(bench) == (state.name in RENEWABLE)
        if state.name not in RENEWABLE:
            return
        ways.renew_keyring(bench)
        assert len(bench.file.access.slots()) == 3
    with BotFile.open(made.path, keyring=store) as file:
        assert file.opened_by == "keyring"


@every_state
def test_the_command_line_names_it_too(
    made: Made, state: State, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = Inline(tmp_path)
    unlock = terminal.secret("words", PASSPHRASE.text())
    monkeypatch.setattr("builder.cli.unlock._keyring", lambda: state.keyring(made.backend, made.id))
    run = ("show", "--bot", made.path)
    told = terminal.run(*run, HUSHDESK_UNLOCK_FILE="", expect=1 if state.code else 0)
    assert state.code in told.errors
    opened = terminal.run(*run, "--unlock-file", unlock)
    assert ("keyring_slot_stale" in opened.errors) == (state.name in RENEWABLE)


def test_each_code_has_a_sentence_and_a_next_step_of_its_own() -> None:
    codes = sorted({state.code for state in STATES if state.code})
    assert len(codes) == 9
    for language in ("en", "de", "es"):
        told = [VaultError(code, name="Corner") for code in codes]
        assert len({texts.sentence(each, language) for each in told}) == len(codes)
        assert len({texts.next_step(each, language) for each in told}) >= len(codes) - 1


def test_a_bot_without_a_keyring_slot_is_not_told_of_keyrings(home: Path) -> None:
    path = home / "bots" / "Plain.hushbot"
    make_bot(path, passphrase=PASSPHRASE).close()
    with pytest.raises(VaultError) as caught:
        BotFile.open(path, trouble=VaultError("keyring_locked"))
    assert caught.value.code == "passphrase_needed"

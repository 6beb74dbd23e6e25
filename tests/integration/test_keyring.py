"""With a real Secret Service: a bot's key is kept there, and its absence is told apart."""

from __future__ import annotations

import gc
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import VaultError
from builder.vault.botfile import BotFile
from builder.vault.keyring_store import KeyringStore, open_keyring
from builder.vault.secret import LARGEST
from builder.vault.slots import entry_name
from tests.support.keyring_service import missing_programs, private_bus, secret_service
from tests.support.stores import PASSPHRASE, make_bot

pytestmark = pytest.mark.skipif(
    bool(missing_programs()), reason=f"not installed: {missing_programs()}"
)


@pytest.fixture
def bus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    # A socket's path may have 107 bytes: not below a test's own long folder.
    with private_bus(tmp_path_factory.mktemp("k")) as env, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", env["DBUS_SESSION_BUS_ADDRESS"])
        yield env
        # secretstorage leaves its connection open when a collection cannot be had.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)
            gc.collect()


@pytest.fixture
def keyring(bus: dict[str, str]) -> Iterator[KeyringStore]:
    with secret_service(bus, "login"):
        yield open_keyring(60)


def test_it_keeps_secrets_of_any_bytes_and_size_and_forgets_them(keyring: KeyringStore) -> None:
    assert keyring.backend in {"SecretService.Keyring", "libsecret.Keyring"}
    keyring.put("provider:openai", b"\x00\xff" * (LARGEST // 2))
    keyring.put("provider:openai", b"sk-2")
    assert keyring.get("provider:openai") == b"sk-2"
    keyring.remove("provider:openai")
    keyring.remove("provider:openai")
    assert keyring.get("provider:openai") is None


def test_a_bot_opens_by_the_keyring_alone_until_the_entry_is_gone(
    keyring: KeyringStore, tmp_path: Path
) -> None:
    path = tmp_path / "a.hushbot"
    with make_bot(path, keyring=keyring, passphrase=PASSPHRASE) as file:
        bot_id = file.id
    with BotFile.open(path, keyring=keyring) as file:
        assert file.spec().id == bot_id
        assert file.alarms == ()
    keyring.remove(entry_name(bot_id))
    with pytest.raises(VaultError) as caught:
        BotFile.open(path, keyring=keyring)
    assert caught.value.code == "key_gone"
    with BotFile.open(path, keyring=keyring, passphrase=PASSPHRASE) as file:
        file.add_keyring(keyring)
    BotFile.open(path, keyring=keyring).close()


def test_a_locked_keyring_that_nobody_can_unlock_is_told(bus: dict[str, str]) -> None:
    with secret_service(bus, "login"):
        open_keyring(60).put("bot:1", b"x")
    # Started again without the password, as at a sign-in without one; there is no display to ask.
    with secret_service(bus, None), pytest.raises(VaultError) as caught:
        open_keyring(60)
    assert caught.value.code in {"keyring_locked", "keyring_dismissed"}


def test_a_service_that_went_away_is_told(bus: dict[str, str]) -> None:
    with secret_service(bus, "login"):
        store = open_keyring(60)
    with pytest.raises(VaultError) as caught:
        store.put("bot:1", b"x")
    assert caught.value.code in {"no_keyring", "keyring_failed", "keyring_dismissed"}


def test_without_a_bus_there_is_no_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    with pytest.raises(VaultError) as caught:
        open_keyring(60)
    assert caught.value.code == "no_keyring"

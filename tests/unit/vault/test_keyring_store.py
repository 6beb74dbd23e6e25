"""Only a keyring that proves itself is trusted; whatever it does, the program goes on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keyring.errors as real
import pytest

from builder.core.errors import VaultError
from builder.system import texts
from builder.vault import keyring_store
from builder.vault.botfile import BotFile
from builder.vault.keyring_store import SERVICE, KeyringStore, Patience, open_keyring
from builder.vault.slots import entry_name
from tests.support.keyring_service import (
    FakeBackend,
    HangingBackend,
    LosingBackend,
    RaisingBackend,
    named,
)
from tests.support.stores import PASSPHRASE, make_bot

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"
CHAINER = "keyring.backends.chainer.ChainerBackend"
NULL = "keyring.backends.null.Keyring"
FAIL = "keyring.backends.fail.Keyring"
PLAIN = "keyrings.alt.file.PlaintextKeyring"


def _opened(*found: Any) -> KeyringStore:
    return open_keyring(5, find=lambda: found)


def _refused(*found: Any, timeout_s: float = 5) -> str:
    with pytest.raises(VaultError) as caught:
        open_keyring(timeout_s, find=lambda: found)
    assert "…" not in texts.sentence(caught.value)
    return caught.value.code


@pytest.mark.parametrize("path", keyring_store.TRUSTED)
def test_a_keyring_of_a_desktop_works_and_keeps_no_probe(path: str) -> None:
    backend = named(path)
    store = _opened(backend)
    assert backend.entries == {}
    store.put("bot:1", b"\x00\xff")
    assert store.get("bot:1") == b"\x00\xff"
    assert list(backend.entries) == [(SERVICE, "bot:1")]
    assert f"keyring.backends.{store.backend}" == path


def test_absent() -> None:
    assert _refused() == "no_keyring"
    assert _refused(named(FAIL), named(NULL)) == "no_keyring"


def test_plain_text_is_never_used_even_when_it_is_all_there_is() -> None:
    plain = named(PLAIN, priority=9.0)
    assert _refused(plain, named(FAIL)) == "keyring_untrusted"
    assert plain.entries == {}
    trusted = named(SECRET_SERVICE, priority=1.0)
    assert _opened(plain, trusted).backend == "SecretService.Keyring"


def test_the_best_of_the_trusted_is_used() -> None:
    found = [named(SECRET_SERVICE), named(KWALLET, priority=5.1)]
    assert _opened(*found).backend == "kwallet.DBusKeyring"


def test_a_chainer_is_looked_into_and_never_used_itself() -> None:
    def chainer(*inner: Any) -> Any:
        return named(CHAINER, backends=list(inner))

    service = named(SECRET_SERVICE)
    assert _opened(chainer(named(PLAIN), service)).backend == "SecretService.Keyring"
    assert _refused(chainer(named(PLAIN))) == "keyring_untrusted"
    assert _refused(chainer(named(NULL))) == "no_keyring"


def test_one_that_loses_what_it_is_given_is_not_trusted_whatever_its_name() -> None:
    assert _refused(named(SECRET_SERVICE, LosingBackend)) == "keyring_untrusted"


def test_one_that_does_not_forget_is_not_trusted() -> None:
    class Keeping(FakeBackend):
        def delete_password(self, service: str, name: str) -> None:
            """Keep it."""

    assert _refused(named(SECRET_SERVICE, Keeping)) == "keyring_untrusted"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (real.KeyringLocked("Failed to unlock the collection!"), "keyring_locked"),
        (real.InitError("Failed to create the collection: Prompt dismissed.."),
         "keyring_dismissed"),
        (real.InitError("Failed to create the collection."), "no_keyring"),
        (real.NoKeyringError("No recommended backend was available."), "no_keyring"),
        (real.PasswordSetError("Can't store password"), "keyring_failed"),
        (TimeoutError(), "keyring_timeout"),
        (OSError("bus gone"), "keyring_failed"),
    ],
)  # fmt: skip
def test_what_a_keyring_raises_has_a_code(error: Exception, code: str) -> None:
    assert _refused(named(SECRET_SERVICE, RaisingBackend, error=error)) == code


def test_finding_one_may_fail_too() -> None:
    def find() -> list[Any]:
        raise real.KeyringLocked

    with pytest.raises(VaultError) as caught:
        open_keyring(5, find=find)
    assert caught.value.code == "keyring_locked"


def test_one_that_hangs_is_given_up_and_not_asked_twice_at_once() -> None:
    backend = named(SECRET_SERVICE, HangingBackend)
    store = KeyringStore(backend, 0.05)
    for _ in range(2):
        with pytest.raises(VaultError) as caught:
            store.put("bot:1", b"x")
        assert caught.value.code == "keyring_timeout"
    assert backend.entries == {}
    backend.release.set()
    store._patience._last.result(60)
    store._patience._timeout_s = 60
    assert store.get("bot:1") == b"x"


def test_even_an_exit_inside_a_backend_is_only_its_own() -> None:
    def leave() -> None:
        raise SystemExit

    with pytest.raises(VaultError) as caught:
        Patience(5).call(leave)
    assert caught.value.code == "keyring_failed"


def test_an_entry_somebody_else_made_is_not_taken_for_ours() -> None:
    backend = named(SECRET_SERVICE)
    store = _opened(backend)
    backend.entries[SERVICE, "bot:1"] = "not base64 ü"
    with pytest.raises(VaultError) as caught:
        store.get("bot:1")
    assert caught.value.code == "keyring_failed"


def test_the_variable_and_the_file_that_could_name_another_are_not_looked_at(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", NULL)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'none'}")
    monkeypatch.setattr("keyring.core.get_keyring", lambda: pytest.fail("asked keyring"))
    for other in ("libsecret.Keyring", "macOS.Keyring", "Windows.WinVaultKeyring"):
        monkeypatch.setattr(f"keyring.backends.{other}.viable", False)
    with pytest.raises(VaultError) as caught:
        open_keyring(5)
    assert caught.value.code == "no_keyring"


def test_the_desktops_own_are_those_we_trust(monkeypatch: pytest.MonkeyPatch) -> None:
    from keyring.backends import SecretService, Windows, kwallet, libsecret, macOS

    for module, name in (
        (SecretService, "Keyring"), (libsecret, "Keyring"), (macOS, "Keyring"),
        (kwallet, "DBusKeyring"), (kwallet, "DBusKeyringKWallet4"), (Windows, "WinVaultKeyring"),
    ):  # fmt: skip
        path = f"{module.__name__}.{name}"
        with monkeypatch.context() as patch:
            for other in (SecretService, libsecret, macOS):
                patch.setattr(other.Keyring, "viable", False)
            patch.setattr(module, name, type(named(path)))
            assert f"keyring.backends.{open_keyring(5).backend}" == path


def test_a_bot_survives_an_entry_that_is_gone_and_a_keyring_that_changed(tmp_path: Path) -> None:
    service, wallet = named(SECRET_SERVICE), named(KWALLET)
    path = tmp_path / "a.hushbot"
    with make_bot(path, keyring=_opened(service), passphrase=PASSPHRASE) as file:
        bot_id = file.id
    BotFile.open(path, keyring=_opened(service)).close()

    service.delete_password(SERVICE, entry_name(bot_id))
    for store, code in ((_opened(service), "key_gone"), (_opened(wallet), "keyring_changed")):
        with pytest.raises(VaultError) as caught:
            BotFile.open(path, keyring=store)
        assert caught.value.code == code
        assert "…" not in texts.sentence(caught.value)
    with BotFile.open(path, keyring=_opened(wallet), passphrase=PASSPHRASE) as file:
        file.add_keyring(_opened(wallet))
        assert file.access.slots()[-1].backend == "kwallet.DBusKeyring"
    BotFile.open(path, keyring=_opened(wallet)).close()

"""The operating system's keyring, trusted only after it proved that it keeps secrets."""

from __future__ import annotations

import base64
import binascii
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from builder.core.errors import VaultError
from builder.vault.secret import Secret, check_size

T = TypeVar("T")

SERVICE = "hushdesk"
TIMEOUT_S = 10.0

TRUSTED = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.libsecret.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.kwallet.DBusKeyringKWallet4",
    "keyring.backends.macOS.Keyring",
    "keyring.backends.Windows.WinVaultKeyring",
)
"""Those of the desktops themselves. Any other may be a plain file, or lose what it is given."""

_CHAINER = "keyring.backends.chainer.ChainerBackend"
_KEEPS_NOTHING = ("keyring.backends.fail.Keyring", "keyring.backends.null.Keyring")
_CODES = {
    "KeyringLocked": "keyring_locked",
    "LockedException": "keyring_locked",
    "PromptDismissedException": "keyring_dismissed",
    "NoKeyringError": "no_keyring",
    "InitError": "no_keyring",
    "SecretServiceNotAvailableException": "no_keyring",
    "TimeoutError": "keyring_timeout",
}


class KeyringStore:
    """Secrets in the keyring of the desktop; no call takes longer than the timeout.

    A keyring may ask its user something, or hang: each call runs on a thread of its own, and while
    one still hangs no other is begun, so that questions do not pile up.
    """

    def __init__(self, keyring: Any, timeout_s: float = TIMEOUT_S) -> None:
        self.backend = _path(keyring).removeprefix("keyring.backends.")
        self._keyring = keyring
        self._patience = Patience(timeout_s)

    def get(self, name: str) -> bytes | None:
        """The secret called `name`, or None.

        Raises:
            VaultError: `keyring_locked`, `keyring_dismissed`, `keyring_timeout`, `no_keyring`,
                `keyring_failed`.
        """
        text = self._patience.call(lambda: self._keyring.get_password(SERVICE, name))
        if text is None:
            return None
        try:
            return base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            text = ""
            raise VaultError("keyring_failed", reason="foreign_entry") from None

    def put(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, replacing what was there.

        Raises:
            VaultError: `secret_too_large`, and as `get`.
        """
        check_size(name, secret)
        setting = _Setting(self._keyring, name, Secret(base64.b64encode(secret)))
        del secret  # a report of a failure holds what stands in variables
        self._patience.call(setting)

    def remove(self, name: str) -> None:
        """Forget `name`; nothing happens when it is not there. Fails as `get`."""
        # What deleting a missing entry does differs from keyring to keyring.
        if self._patience.call(lambda: self._keyring.get_password(SERVICE, name)) is not None:
            self._patience.call(lambda: self._keyring.delete_password(SERVICE, name))


class _Setting:
    """Sets an entry when it is called; what it holds is not to be seen in it."""

    def __init__(self, keyring: Any, name: str, text: Secret) -> None:
        self._keyring = keyring
        self._name = name
        self._text = text

    def __call__(self) -> None:
        self._keyring.set_password(SERVICE, self._name, self._text.text())


class Patience:
    """Calls what may hang, and waits for it so long and no longer."""

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._lock = threading.Lock()
        self._last: Future[Any] = Future()
        self._last.set_result(None)

    def call(self, function: Callable[[], T]) -> T:
        """What `function` gives.

        Raises:
            VaultError: `keyring_timeout`, or the code for what `function` raised.
        """
        with self._lock:
            if not self._last.done():
                raise VaultError("keyring_timeout", seconds=self._timeout_s)
            future: Future[T] = Future()
            self._last = future
            threading.Thread(target=_run, args=(function, future), daemon=True).start()
            try:
                return future.result(self._timeout_s)
            except Exception as error:  # noqa: BLE001 - backends raise whatever they like
                # Without its frames: a backend's variables hold the secret it was given.
                raise self._told(error) from error.with_traceback(None)

    def _told(self, error: Exception) -> VaultError:
        if "dismissed" in str(error).lower():
            return VaultError("keyring_dismissed")
        for kind in type(error).__mro__:
            code = _CODES.get(kind.__name__)
            if code is not None:
                return VaultError(code, seconds=self._timeout_s)
        return VaultError("keyring_failed", reason=type(error).__name__)


def open_keyring(
    timeout_s: float = TIMEOUT_S, *, find: Callable[[], Iterable[Any]] | None = None
) -> KeyringStore:
    """The keyring of this desktop, after it kept, gave back and forgot a probe.

    `PYTHON_KEYRING_BACKEND` and keyring's own configuration are not looked at: they could name a
    plain-text file.

    Args:
        timeout_s: how long each call may take.
        find: what gives the backends that could be used; those of this machine by default.

    Raises:
        VaultError: `no_keyring`, `keyring_untrusted`, `keyring_locked`, `keyring_dismissed`,
            `keyring_timeout`, `keyring_failed`.
        ImportError: the extra `author` is not installed.
    """
    find = find or _finder()
    store = KeyringStore(choose(list(Patience(timeout_s).call(find))), timeout_s)
    _probe(store)
    return store


def choose(found: Sequence[Any]) -> Any:
    """The best trusted backend among those `found`, looking inside chainers.

    Raises:
        VaultError: `keyring_untrusted`, when there are only others; `no_keyring`, when there is
            none that keeps anything.
    """
    single = list(_unchained(found))
    trusted = [backend for backend in single if _path(backend) in TRUSTED]
    if trusted:
        return max(trusted, key=lambda backend: float(backend.priority))
    others = [_path(backend) for backend in single if _path(backend) not in _KEEPS_NOTHING]
    if others:
        raise VaultError("keyring_untrusted", backend=others[0].removeprefix("keyring.backends."))
    raise VaultError("no_keyring")


def _probe(store: KeyringStore) -> None:
    name, secret = f"probe:{secrets.token_hex(8)}", secrets.token_bytes(16)
    store.put(name, secret)
    kept = store.get(name)
    store.remove(name)
    if kept != secret or store.get(name) is not None:
        raise VaultError("keyring_untrusted", backend=store.backend)


def _finder() -> Callable[[], list[Any]]:
    """What gives the trusted backends that work here, else whatever else there is.

    They are imported by name: in a frozen program keyring's plugin list is empty, and keyring asks
    each backend only once, though a desktop's keyring may come up later.
    """
    from keyring.backend import get_all_keyring
    from keyring.backends import SecretService, Windows, kwallet, libsecret, macOS

    classes = (
        SecretService.Keyring,
        libsecret.Keyring,
        kwallet.DBusKeyring,
        kwallet.DBusKeyringKWallet4,
        macOS.Keyring,
        Windows.WinVaultKeyring,
    )

    def find() -> list[Any]:
        return [cls() for cls in classes if cls.viable] or list(get_all_keyring())

    return find


def _unchained(found: Iterable[Any]) -> Iterator[Any]:
    for backend in found:
        if _path(backend) == _CHAINER:
            yield from backend.backends
        else:
            yield backend


def _path(backend: Any) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _run(function: Callable[[], T], future: Future[T]) -> None:
    try:
        future.set_result(function())
    except Exception as error:  # noqa: BLE001 - raised where the result is awaited
        future.set_exception(error)
    except BaseException as error:  # noqa: BLE001 - an exit or a panic in there is not ours
        future.set_exception(RuntimeError(type(error).__name__))

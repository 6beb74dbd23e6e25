"""Every state of a computer's keyring: what is found there, and the code it must lead to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import keyring.errors as real

from builder.core.ports import SecretStore
from builder.vault.keyring_store import SERVICE, open_keyring
from builder.vault.slots import entry_name
from tests.support.keyring_service import (
    FakeBackend,
    HangingBackend,
    LosingBackend,
    RaisingBackend,
    named,
)

SECRET_SERVICE = "keyring.backends.SecretService.Keyring"
KWALLET = "keyring.backends.kwallet.DBusKeyring"
CHAINER = "keyring.backends.chainer.ChainerBackend"
PLAIN = "keyrings.alt.file.PlaintextKeyring"
NULL = "keyring.backends.null.Keyring"


@dataclass(frozen=True)
class State:
    """One state.

    Attributes:
        found: the backends of this computer, given the one the bot was made with and its id.
        code: what opening by the keyring alone says; empty when it opens.
    """

    name: str
    code: str
    found: Callable[[FakeBackend, str], list[Any]]

    def keyring(self, made_with: FakeBackend, bot_id: str) -> SecretStore:
        """The keyring as the program asks for it; raises what it raises."""
        return open_keyring(0.3, find=lambda: self.found(made_with, bot_id))


def _raising(error: Exception) -> Callable[[FakeBackend, str], list[Any]]:
    return lambda _made, _id: [named(SECRET_SERVICE, RaisingBackend, error=error)]


def _gone(made: FakeBackend, bot_id: str) -> list[Any]:
    made.entries.pop((SERVICE, entry_name(bot_id)), None)
    return [made]


def _replaced(made: FakeBackend, bot_id: str) -> list[Any]:
    made.entries[SERVICE, entry_name(bot_id)] = "A" * 43 + "="
    return [made]


DISMISSED = real.InitError("Failed to create the collection: Prompt dismissed..")

STATES = (
    State("absent", "no_keyring", lambda _made, _id: []),
    State("null", "no_keyring", lambda _made, _id: [named(NULL)]),
    State("losing", "keyring_untrusted", lambda *_: [named(SECRET_SERVICE, LosingBackend)]),
    State("plain", "keyring_untrusted", lambda *_: [named(PLAIN)]),
    State("chainer", "keyring_untrusted", lambda *_: [named(CHAINER, backends=[named(PLAIN)])]),
    State("dismissed", "keyring_dismissed", _raising(DISMISSED)),
    State("locked", "keyring_locked", _raising(real.KeyringLocked("locked"))),
    State("hanging", "keyring_timeout", lambda *_: [named(SECRET_SERVICE, HangingBackend)]),
    State("failing", "keyring_failed", _raising(OSError("bus gone"))),
    State("changed", "keyring_changed", lambda *_: [named(KWALLET)]),
    State("gone", "key_gone", _gone),
    State("replaced", "wrong_key", _replaced),
    State("works", "", lambda made, _id: [made]),
    State("works in a chainer", "", lambda made, _: [named(CHAINER, backends=[made])]),
)
RENEWABLE = {"changed", "gone", "replaced"}
"""States in which the keyring can keep a bot's key again."""

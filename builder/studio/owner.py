"""The owner's own keys: what signs bundles, and what reopens those sealed to a host."""

from __future__ import annotations

from collections.abc import Callable

from builder.bundle.identity import new_identity, recipient_of
from builder.bundle.signing import SigningKey
from builder.core.ports import SecretStore
from builder.studio.bots import Workbench
from builder.vault.secret import Secret

_SIGNING_KEY = "signing_key"
_IDENTITY = "owner_identity"


def signing_key(bench: Workbench) -> SigningKey:
    """The owner's signing key, made at first use."""
    return SigningKey.from_bytes(_kept(bench, _SIGNING_KEY, _make_signing_key))


def identity(bench: Workbench) -> Secret:
    """The owner's age identity, made at first use."""
    return Secret(_kept(bench, _IDENTITY, _make_identity))


def kept_identity(keyring: SecretStore | None) -> Secret | None:
    """The owner's identity as the keyring of this computer has it, without any bot."""
    kept = keyring.get(_IDENTITY) if keyring is not None else None
    return Secret(kept) if kept is not None else None


def recipient(bench: Workbench) -> str:
    """What a bundle is sealed to so that the owner can reopen it."""
    return recipient_of(identity(bench))


def _make_signing_key() -> bytes:
    return SigningKey.generate().to_bytes()


def _make_identity() -> bytes:
    secret, _ = new_identity()
    return secret.reveal()


def _kept(bench: Workbench, name: str, make: Callable[[], bytes]) -> bytes:
    """The secret from the keyring or the bot file; whichever lacks it gets a copy.

    The keyring lets all bots of one owner share it; the copy in the file travels with backups,
    so that a lost keyring does not change who signs.
    """
    places = [store for store in (bench.keyring, bench.file.secrets) if store is not None]
    found = next((kept for store in places if (kept := store.get(name)) is not None), None)
    secret = found if found is not None else make()
    for store in places:
        if store.get(name) is None:
            store.put(name, secret)
    return secret

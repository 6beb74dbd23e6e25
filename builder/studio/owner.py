"""The owner's own keys: what signs bundles, and what reopens those sealed to a host."""

from __future__ import annotations

import base64
from collections.abc import Callable
from pathlib import Path

from builder.bundle.identity import new_identity, recipient_of
from builder.bundle.rotation import Rotation
from builder.bundle.signing import SigningKey
from builder.core.errors import UsageError
from builder.core.ports import SecretStore
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.system.files import write_atomic
from builder.vault.secret import Secret

_SIGNING_KEY = "signing_key"
_IDENTITY = "owner_identity"
_ROTATION = "signer_rotation"


def signing_key(bench: Workbench) -> SigningKey:
    """The owner's signing key, made at first use.

    The keyring's is that of all bots of one owner. A bot file that still has the one before signs
    over to it: only with the old key can that be said.
    """
    own = bench.file.secrets.get(_SIGNING_KEY)
    key = SigningKey.from_bytes(_kept(bench, _SIGNING_KEY, _make_signing_key))
    if own is None or own == key.to_bytes():
        return key
    mine = SigningKey.from_bytes(own)
    if rotation(bench).heir(key.public) == mine.public and bench.keyring is not None:
        bench.keyring.put(_SIGNING_KEY, own)  # it was put back there since
        return mine
    _hand_over(bench, mine, key)
    return key


def rotate(bench: Workbench) -> Rotation:
    """Let a new key sign from now on, and the old one say so; every hand-over there was.

    Raises:
        VaultError: what the keyring raises; the old key signs on then.
    """
    old, new = signing_key(bench), SigningKey.generate()
    if bench.keyring is not None:  # first: a file that is behind catches up, a keyring could not
        bench.keyring.put(_SIGNING_KEY, new.to_bytes())
    return _hand_over(bench, old, new)


def rotation(bench: Workbench) -> Rotation:
    """The statements by which this bot's signers handed over."""
    kept = bench.file.facts.get(_ROTATION)
    return Rotation() if kept is None else Rotation.decode(base64.b64decode(kept))


def write_rotation(bench: Workbench, to: Path) -> None:
    """Write the statements into a file, for hosts that know an earlier key.

    Raises:
        UsageError: `nothing_rotated`.
        MachineError: `no_space` or `not_writable`.
    """
    made = rotation(bench)
    if not made.steps:
        raise UsageError("nothing_rotated")
    write_atomic(to, made.encode(), mode=0o644)


def _hand_over(bench: Workbench, old: SigningKey, new: SigningKey) -> Rotation:
    when = SystemClock().now().isoformat(timespec="seconds")
    made = rotation(bench).handed_on(old, new, when)
    with bench.file.together():
        bench.file.facts.put(_ROTATION, base64.b64encode(made.encode()).decode())
        bench.file.secrets.put(_SIGNING_KEY, new.to_bytes())
        bench.file.audit.record("signer_rotated", old=old.public, new=new.public)
    return made


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

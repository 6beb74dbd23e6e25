"""What a file for a bundle's owner is sealed to."""

from __future__ import annotations

from builder.bundle.identity import recipient_of
from builder.bundle.lock import Lock
from builder.vault.secret import Secret


def owner_lock(
    recipients: tuple[str, ...], passphrase: Secret | None, identity: Secret | None
) -> Lock | None:
    """What a file for the owner is sealed to: as the bundle, without the host itself."""
    if passphrase is not None:
        return Lock(passphrase=passphrase)
    own = recipient_of(identity) if identity is not None else ""
    others = tuple(each for each in recipients if each != own)
    return Lock(recipients=others) if others else None

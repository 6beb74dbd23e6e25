"""Sealing to recipients in age's format (X25519).

Format: https://age-encryption.org/v1
"""

from __future__ import annotations

import os
from collections.abc import Iterable

from builder.bundle import age_payload
from builder.bundle.age_payload import Readable, Writable
from builder.bundle.identity import public_bytes
from builder.core.errors import UsageError


def encrypt_stream(source: Readable, out: Writable, recipients: Iterable[str]) -> None:
    """Write what `source` gives to `out` as an age file that each of `recipients` opens.

    Raises:
        UsageError: `bad_recipient`.
    """
    file_key = os.urandom(age_payload.FILE_KEY_SIZE)
    stanzas = [_stanza(recipient, file_key) for recipient in recipients]
    age_payload.write(source, out, file_key, stanzas)


def _stanza(recipient: str, file_key: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

    ours, public = X25519PrivateKey.generate(), public_bytes(recipient)
    share = ours.public_key().public_bytes_raw()
    try:
        shared = ours.exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:  # a point that everybody shares the same secret with
        raise UsageError("bad_recipient", recipient=recipient) from None
    key = age_payload.derive(shared, share + public, b"age-encryption.org/v1/X25519")
    head = b"-> X25519 " + age_payload.plain_base64(share) + b"\n"
    return head + age_payload.wrap(key, file_key)

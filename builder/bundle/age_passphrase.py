"""Sealing to a passphrase in age's format, with a cost that does not depend on this machine.

pyrage tunes scrypt until it takes a second where it runs: 512 MB of memory on the machine this
was written on, more on a faster one. A bundle sealed on a fast desktop could then not be opened
on a small host. Here it is the cost that the age program uses.
Format: https://age-encryption.org/v1
"""

from __future__ import annotations

import io
import os

from builder.bundle import age_payload
from builder.bundle.age_payload import INTRO, Readable, Writable, plain_base64

WORK_FACTOR = 18
"""log2 of scrypt's N; with r = 8 this takes 256 MB, like the age program."""

WORK_FACTOR_LIMIT = 20
"""The most that a bundle may ask of a host: 1 GB."""

_SCRYPT = b"-> scrypt "


def encrypt(data: bytes, passphrase: bytes, *, work_factor: int = WORK_FACTOR) -> bytes:
    """`data` as an age file that `passphrase` opens."""
    out = io.BytesIO()
    encrypt_stream(io.BytesIO(data), out, passphrase, work_factor=work_factor)
    return out.getvalue()


def encrypt_stream(
    source: Readable, out: Writable, passphrase: bytes, *, work_factor: int = WORK_FACTOR
) -> None:
    """Write what `source` gives to `out` as an age file that `passphrase` opens."""
    file_key, salt = os.urandom(age_payload.FILE_KEY_SIZE), os.urandom(16)
    head = _SCRYPT + plain_base64(salt) + b" %d\n" % work_factor
    stanza = head + age_payload.wrap(_scrypt(passphrase, salt, work_factor), file_key)
    age_payload.write(source, out, file_key, [stanza])


def is_typed(sealed: bytes) -> bool:
    """Whether `sealed` is an age file that a passphrase opens."""
    return sealed.startswith(INTRO + _SCRYPT)


def work_factor(sealed: bytes) -> int | None:
    """The cost that opening `sealed` takes; None when it is not sealed to a passphrase, or bad."""
    if not is_typed(sealed):
        return None
    start = len(INTRO + _SCRYPT)
    line = sealed[start : start + 80].partition(b"\n")[0]
    digits = line.rpartition(b" ")[2]
    return int(digits) if digits.isdigit() else None


def _scrypt(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    full_salt = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=full_salt, length=32, n=1 << work_factor, r=8, p=1).derive(passphrase)

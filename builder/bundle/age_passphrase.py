"""Sealing to a passphrase in age's format, with a cost that does not depend on this machine.

pyrage tunes scrypt until it takes a second where it runs: 512 MB of memory on the machine this
was written on, more on a faster one. A bundle sealed on a fast desktop could then not be opened
on a small host. So the passphrase form is written here, with the cost that the age program uses;
pyrage and `age -d` open it. Format: https://age-encryption.org/v1
"""

from __future__ import annotations

import base64
import hmac
import io
import os
from collections.abc import Iterator
from typing import Protocol

WORK_FACTOR = 18
"""log2 of scrypt's N; with r = 8 this takes 256 MB, like the age program."""

WORK_FACTOR_LIMIT = 20
"""The most that a bundle may ask of a host: 1 GB."""

_INTRO = b"age-encryption.org/v1\n"
_SCRYPT = b"-> scrypt "
_PIECE = 64 * 1024


class Readable(Protocol):
    """Gives up to so many bytes at a time, fewer only at the end, and none behind it."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes."""
        ...


class Writable(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> object:
        """Take all of `data`."""
        ...


def encrypt(data: bytes, passphrase: bytes, *, work_factor: int = WORK_FACTOR) -> bytes:
    """`data` as an age file that `passphrase` opens."""
    out = io.BytesIO()
    encrypt_stream(io.BytesIO(data), out, passphrase, work_factor=work_factor)
    return out.getvalue()


def encrypt_stream(
    source: Readable, out: Writable, passphrase: bytes, *, work_factor: int = WORK_FACTOR
) -> None:
    """Write what `source` gives to `out` as an age file that `passphrase` opens."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapping_key = _scrypt(passphrase, salt, work_factor)
    wrapped = ChaCha20Poly1305(wrapping_key).encrypt(bytes(12), file_key, None)
    stanza = _SCRYPT + _plain_base64(salt) + b" %d\n" % work_factor + _plain_base64(wrapped)
    head = _INTRO + stanza + b"\n---"
    mac = _mac(_hkdf(file_key, b"", b"header"), head)
    out.write(b"".join((head, b" ", _plain_base64(mac), b"\n", nonce)))
    for piece in _stream(source, _hkdf(file_key, nonce, b"payload")):
        out.write(piece)


def work_factor(sealed: bytes) -> int | None:
    """The cost that opening `sealed` takes; None when it is not sealed to a passphrase."""
    stanza = _INTRO + _SCRYPT
    if not sealed.startswith(stanza):
        return None
    line = sealed[len(stanza) : len(stanza) + 80].partition(b"\n")[0]
    digits = line.rpartition(b" ")[2]
    return int(digits) if digits.isdigit() else None


def _stream(source: Readable, key: bytes) -> Iterator[bytes]:
    """The STREAM of age: pieces of 64 KiB; the nonce counts them and marks the last one."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    cipher, number, piece = ChaCha20Poly1305(key), 0, source.read(_PIECE)
    while True:
        following = source.read(_PIECE) if len(piece) == _PIECE else b""
        nonce = number.to_bytes(11, "big") + bytes([not following])
        yield cipher.encrypt(nonce, piece, None)
        if not following:
            return
        number, piece = number + 1, following


def _scrypt(passphrase: bytes, salt: bytes, work_factor: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    full_salt = b"age-encryption.org/v1/scrypt" + salt
    return Scrypt(salt=full_salt, length=32, n=1 << work_factor, r=8, p=1).derive(passphrase)


def _hkdf(file_key: bytes, salt: bytes, info: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(file_key)


def _mac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")


def _plain_base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")

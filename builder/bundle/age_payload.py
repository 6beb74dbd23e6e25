"""What is the same in every age file we write: a header under a MAC, the payload in pieces.

OpenSSL's cipher takes an eighth of the time that pyrage's takes, so age files are written here, in
both forms (`age_passphrase`, `age_recipients`); pyrage and `age -d` open them.
Format: https://age-encryption.org/v1
"""

from __future__ import annotations

import base64
import hmac
import os
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

INTRO = b"age-encryption.org/v1\n"
FILE_KEY_SIZE = 16
_PIECE = 64 * 1024


HEAD_LIMIT = 256 * 1024
"""Bytes that the header of an age file may have: of two thousand recipients."""

_HEAD = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
    rb"--- [A-Za-z0-9+/]{43}\n"
)


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


def write(source: Readable, out: Writable, file_key: bytes, stanzas: Sequence[bytes]) -> None:
    """Write what `source` gives to `out` as an age file.

    Args:
        source: the content.
        out: takes the file; what it or `source` raises comes through.
        file_key: 16 random bytes, for this file alone.
        stanzas: each holds the key for somebody, whole lines.
    """
    nonce = os.urandom(16)
    head = b"".join((INTRO, *stanzas, b"---"))
    mac = hmac.digest(derive(file_key, b"", b"header"), head, "sha256")
    out.write(b"".join((head, b" ", plain_base64(mac), b"\n", nonce)))
    for piece in _stream(source, derive(file_key, nonce, b"payload")):
        out.write(piece)


def has_sound_head(sealed: bytes) -> bool:
    """Whether `sealed` begins with a header in age's one form.

    pyrage is kinder: it reads armour, too, and stanzas that leave out their last line.
    """
    return _HEAD.match(sealed, 0, HEAD_LIMIT) is not None


def wrap(wrapping_key: bytes, file_key: bytes) -> bytes:
    """The last line of a stanza; the key that wraps is used for nothing else."""
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return plain_base64(ChaCha20Poly1305(wrapping_key).encrypt(bytes(12), file_key, None)) + b"\n"


def derive(secret: bytes, salt: bytes, info: bytes) -> bytes:
    """32 bytes of HKDF-SHA-256."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=info).derive(secret)


def plain_base64(data: bytes) -> bytes:
    """Base64 without its padding."""
    return base64.b64encode(data).rstrip(b"=")


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

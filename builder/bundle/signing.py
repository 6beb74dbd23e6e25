"""Signatures and public keys in minisign's formats, so that `minisign -V` checks a bundle.

The formats are those of https://jedisct1.github.io/minisign/ (prehashed, which minisign has
written since 0.6): Ed25519 over the BLAKE2b-512 of the data, then a second signature over the
first one and the trusted comment.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import secrets
from dataclasses import dataclass
from typing import Self

from builder.core.errors import BundleError, UsageError

_KEY_ALGORITHM = b"Ed"
_PREHASHED = b"ED"
_KEY_ID_SIZE = 8
_SEED_SIZE = 32
_SIGNATURE_SIZE = 64
_UNTRUSTED = "untrusted comment: "
_TRUSTED = "trusted comment: "
COMMENT = "signature made by Hushdesk"
"""The untrusted comment of our signatures; in a bundle no other is accepted."""

SIGNATURE_LIMIT = 4096
"""Most bytes of a signature file that are looked at."""


@dataclass(frozen=True, slots=True)
class PublicKey:
    """Who signed: minisign's key id (8 bytes) and the Ed25519 key (32 bytes)."""

    key_id: bytes
    key: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key that `text`, minisign's base64 form, stands for.

        Raises:
            UsageError: `bad_signer`.
        """
        raw = _decode(text.strip())
        if raw is None or len(raw) != 42 or not raw.startswith(_KEY_ALGORITHM):
            raise UsageError("bad_signer")
        return cls(raw[2:10], raw[10:])

    def __str__(self) -> str:
        return _encode(_KEY_ALGORITHM + self.key_id + self.key)

    def file(self) -> str:
        """The key as the file that `minisign -p` reads."""
        number = int.from_bytes(self.key_id, "little")
        return f"{_UNTRUSTED}minisign public key {number:016X}\n{self}\n"


@dataclass(frozen=True, slots=True)
class Signature:
    """A parsed signature file; nothing in it is trusted before `verify`."""

    key_id: bytes
    signature: bytes
    trusted_comment: str
    global_signature: bytes
    comment: str = COMMENT

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """The signature in `data`, the content of a `.minisig` file.

        Raises:
            BundleError: `signature_invalid`.
        """
        try:
            lines = data[:SIGNATURE_LIMIT].decode("utf-8").split("\n")
        except UnicodeDecodeError:
            raise BundleError("signature_invalid") from None
        if len(lines) != 5 or lines[4] or len(data) > SIGNATURE_LIMIT:
            raise BundleError("signature_invalid")
        first, second = _decode(lines[1]), _decode(lines[3])
        sizes = (len(first or b""), len(second or b""))
        if (
            first is None
            or second is None
            or sizes != (2 + _KEY_ID_SIZE + _SIGNATURE_SIZE, _SIGNATURE_SIZE)
            or not first.startswith(_PREHASHED)
            or not lines[0].startswith(_UNTRUSTED)
            or not lines[2].startswith(_TRUSTED)
        ):
            raise BundleError("signature_invalid")
        return cls(
            key_id=first[2:10],
            signature=first[10:],
            trusted_comment=lines[2].removeprefix(_TRUSTED),
            global_signature=second,
            comment=lines[0].removeprefix(_UNTRUSTED),
        )

    def file(self) -> bytes:
        """The signature as the content of a `.minisig` file."""
        first = _encode(_PREHASHED + self.key_id + self.signature)
        return (
            f"{_UNTRUSTED}{self.comment}\n{first}\n"
            f"{_TRUSTED}{self.trusted_comment}\n{_encode(self.global_signature)}\n"
        ).encode()

    def verify(self, data: bytes, signer: PublicKey) -> None:
        """Check both signatures against `data` and the key that was told.

        Raises:
            BundleError: `signer_mismatch` when another key made it, else `signature_invalid`.
        """
        self.verify_digest(_digest(data), signer)

    def verify_digest(self, digest: bytes, signer: PublicKey) -> None:
        """The same for data of which only the BLAKE2b-512 is there."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        if self.key_id != signer.key_id:
            raise BundleError("signer_mismatch", signer=str(signer))
        try:
            key = Ed25519PublicKey.from_public_bytes(signer.key)
            key.verify(self.signature, digest)
            key.verify(self.global_signature, self.signature + self.trusted_comment.encode())
        except (InvalidSignature, ValueError):
            raise BundleError("signature_invalid") from None


class SigningKey:
    """The owner's signing key; it cannot be printed, and leaves only through `to_bytes`."""

    __slots__ = ("_key_id", "_seed")

    def __init__(self, key_id: bytes, seed: bytes) -> None:
        self._key_id = key_id
        self._seed = seed

    @classmethod
    def generate(cls) -> Self:
        """A new random key."""
        return cls(secrets.token_bytes(_KEY_ID_SIZE), secrets.token_bytes(_SEED_SIZE))

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The key that `to_bytes` gave.

        Raises:
            BundleError: `signing_key_damaged`.
        """
        if len(data) != _KEY_ID_SIZE + _SEED_SIZE:
            raise BundleError("signing_key_damaged")
        return cls(data[:_KEY_ID_SIZE], data[_KEY_ID_SIZE:])

    def to_bytes(self) -> bytes:
        """The key as 40 bytes for a secret store: 8 of its id, 32 of its seed."""
        return self._key_id + self._seed

    @property
    def public_key(self) -> PublicKey:
        """The key that others check with."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        private = Ed25519PrivateKey.from_private_bytes(self._seed)
        return PublicKey(self._key_id, private.public_key().public_bytes_raw())

    @property
    def public(self) -> str:
        """The public key in minisign's base64 form."""
        return str(self.public_key)

    def sign(self, data: bytes, trusted_comment: str) -> bytes:
        """The content of the `.minisig` file for `data`; the comment is one line and is signed."""
        return self.sign_digest(_digest(data), trusted_comment)

    def sign_digest(self, digest: bytes, trusted_comment: str) -> bytes:
        """The same for data of which only the BLAKE2b-512 is there."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        if "\n" in trusted_comment or "\r" in trusted_comment:
            raise ValueError("a trusted comment is one line")
        private = Ed25519PrivateKey.from_private_bytes(self._seed)
        signature = private.sign(digest)
        both = private.sign(signature + trusted_comment.encode())
        return Signature(self._key_id, signature, trusted_comment, both).file()

    def __repr__(self) -> str:
        return f"SigningKey(public={self.public!r})"

    def __reduce__(self) -> str:
        raise TypeError("a signing key is not pickled")


def verify(data: bytes, minisig: bytes, public: str) -> str:
    """Check the signature file `minisig` of `data` and give back its trusted comment.

    Raises:
        BundleError: `signer_mismatch` or `signature_invalid`.
        UsageError: `bad_signer` when `public` is no key.
    """
    signature = Signature.parse(minisig)
    signature.verify(data, PublicKey.parse(public))
    return signature.trusted_comment


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=64).digest()


def _encode(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _decode(text: str) -> bytes | None:
    """The bytes of `text`, when it is the one canonical base64 form of them."""
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (UnicodeEncodeError, binascii.Error):
        return None
    return raw if _encode(raw) == text else None

"""The outside of a bundle: `about.json`, the signature and the sealed payload, in one tar."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

from builder.bundle import archive, canonical
from builder.bundle.lock import KINDS, kind_of
from builder.bundle.manifest import BUNDLE_ID, FORMAT, Limits
from builder.bundle.signing import COMMENT, SIGNATURE_LIMIT, PublicKey, Signature, SigningKey
from builder.bundle.streams import Digested
from builder.core.errors import BundleError, UsageError

ABOUT, SIGNATURE, PAYLOAD = "about.json", "payload.age.minisig", "payload.age"
_ABOUT_LIMIT = 4096


@dataclass(frozen=True, slots=True)
class About:
    """What the outside says; every field of it is also signed or follows from what is.

    Attributes:
        sealed_to: `passphrase` or `recipients`.
    """

    bundle_id: str
    version: int
    signer_public_key: str
    sealed_to: str
    format: int = FORMAT

    @property
    def trusted_comment(self) -> str:
        """The signed comment of the signature."""
        return f"hushdesk bundle={self.bundle_id} version={self.version} format={self.format}"

    def encode(self) -> bytes:
        """The content of `about.json`."""
        return canonical.encode(asdict(self))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """What `about.json` says.

        Raises:
            BundleError: `bundle_damaged`, or `newer_version`.
        """
        try:
            plain = canonical.decode(data[:_ABOUT_LIMIT])
            found = plain["format"]
            if type(found) is int and found > FORMAT:
                raise BundleError("newer_version", found=found, known=FORMAT)
            about = cls(**plain)
            sound = (
                about.format == FORMAT
                and type(about.version) is int
                and about.version >= 1
                and BUNDLE_ID.fullmatch(about.bundle_id)
                and about.sealed_to in KINDS
            )
            PublicKey.parse(about.signer_public_key)
        except (KeyError, TypeError, ValueError, AttributeError, UsageError):
            raise BundleError("bundle_damaged") from None
        if not sound or about.encode() != data:
            raise BundleError("bundle_damaged")
        return about


@dataclass(frozen=True, slots=True)
class Envelope:
    """A bundle's three members; nothing in them is trusted before `check`."""

    about: About
    signature: Signature
    payload: bytes

    @classmethod
    def seal(cls, about: About, payload: bytes, key: SigningKey) -> bytes:
        """The content of a bundle file."""
        minisig = key.sign(payload, about.trusted_comment)
        return archive.write({ABOUT: about.encode(), SIGNATURE: minisig, PAYLOAD: payload})

    @staticmethod
    def write(
        out: IO[bytes], about: About, key: SigningKey, seal: Callable[[IO[bytes]], None]
    ) -> None:
        """Write a bundle file, whose payload `seal` writes as it comes, to the empty file `out`.

        The signature stands before what it signs: room is left for it.
        """
        said, blank = about.encode(), key.sign_digest(bytes(64), about.trusted_comment)
        _put(out, ABOUT, said)
        place = out.tell()
        _put(out, SIGNATURE, blank)
        start = out.tell() + archive.BLOCK
        out.seek(start)
        payload = Digested(out)
        seal(payload)  # type: ignore[arg-type]
        out.write(bytes(-payload.size % archive.BLOCK) + archive.END)
        out.seek(place)
        _put(out, SIGNATURE, key.sign_digest(payload.digest(), about.trusted_comment))
        out.write(archive.header(PAYLOAD, payload.size))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The envelope in `data`, the content of a bundle file.

        Raises:
            BundleError: `bundle_truncated`, `bundle_unreadable` (no bundle at all),
                `bundle_damaged`, `members_linked`, `members_doubled`, `members_reordered`,
                `newer_version` or `signature_invalid`.
        """
        try:
            members = archive.read(data)
        except archive.ArchiveCutError:
            cut = ABOUT.encode().startswith(data[: len(ABOUT)])
            raise BundleError("bundle_truncated" if cut else "bundle_unreadable") from None
        except archive.ArchiveError:
            raise _outside_fault(data) from None
        if [name for name, _ in members] != [ABOUT, SIGNATURE, PAYLOAD]:
            raise _outside_fault(data)
        about, signature, payload = (view for _, view in members)
        return cls(
            about=About.decode(bytes(about[: _ABOUT_LIMIT + 1])),
            signature=Signature.parse(bytes(signature[: SIGNATURE_LIMIT + 1])),
            payload=bytes(payload),
        )

    @classmethod
    def load(cls, file: Path, limits: Limits) -> Self:
        """The envelope in `file`, read into memory.

        Raises:
            BundleError: `bundle_missing`, `bundle_not_readable`, `bundle_too_large`, or as
                `decode`.
        """
        try:
            with file.open("rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                data = stream.read(size + 1) if size <= limits.file else b""
        except FileNotFoundError:
            raise BundleError("bundle_missing", file=str(file)) from None
        except OSError as error:
            reason = error.strerror or ""
            raise BundleError("bundle_not_readable", file=str(file), reason=reason) from None
        if size > limits.file:
            raise BundleError("bundle_too_large", part=file.name, limit_mb=limits.file >> 20)
        return cls.decode(data)

    def check_seal(self) -> None:
        """Check that the signer it names sealed all of it; says nothing about who that is.

        Raises:
            BundleError: `signature_invalid`.
        """
        try:
            self.signature.verify(self.payload, PublicKey.parse(self.about.signer_public_key))
        except BundleError:
            raise BundleError("signature_invalid") from None
        if (
            self.signature.comment != COMMENT
            or self.signature.trusted_comment != self.about.trusted_comment
            or self.about.sealed_to != kind_of(self.payload)
        ):
            raise BundleError("signature_invalid")

    def check(self, signer: str | None) -> None:
        """Check the seal, and that it is the seal of the `signer` that was told.

        Raises:
            BundleError: `signature_invalid`, `signer_unknown` or `signer_mismatch`.
            UsageError: `bad_signer`.
        """
        self.check_seal()
        named = self.about.signer_public_key
        if signer is None:
            raise BundleError("signer_unknown", signer=named)
        if str(PublicKey.parse(signer)) != named:
            raise BundleError("signer_mismatch", signer=named)


def _outside_fault(data: bytes) -> BundleError:
    """Why the tar of a bundle is refused: of another kind, or one of ours that was changed."""
    fault = archive.fault(data, (ABOUT, SIGNATURE, PAYLOAD))
    if fault:
        return BundleError(fault)
    ours = data.startswith(ABOUT.encode() + b"\0")
    return BundleError("bundle_damaged" if ours else "bundle_unreadable")


def _put(out: IO[bytes], name: str, data: bytes) -> None:
    out.write(archive.header(name, len(data)) + data + bytes(-len(data) % archive.BLOCK))

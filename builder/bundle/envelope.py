"""The outside of a bundle: `about.json`, the signature and the sealed payload, in one tar."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Self

from builder.bundle import archive, canonical
from builder.bundle.age_payload import Writable
from builder.bundle.lock import KINDS, kind_of
from builder.bundle.manifest import BUNDLE_ID, FORMAT, Limits
from builder.bundle.signing import COMMENT, SIGNATURE_LIMIT, PublicKey, Signature, SigningKey
from builder.bundle.streams import Digested, Section
from builder.core.errors import BundleError, UsageError

ABOUT, SIGNATURE, PAYLOAD = "about.json", "payload.age.minisig", "payload.age"
_ABOUT_LIMIT = 4096
_SMALL_LIMIT = max(_ABOUT_LIMIT, SIGNATURE_LIMIT) + 1
_HEAD = 256


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
    """A bundle's three members; nothing in them is trusted before `check`.

    The payload stays in the file until it is read, so that a large one is not in memory twice.

    Attributes:
        file: the bundle, open.
        start: where in it the payload begins.
        size: of the payload in bytes.
    """

    about: About
    signature: Signature
    file: IO[bytes]
    start: int
    size: int

    @classmethod
    def seal(cls, about: About, payload: bytes, key: SigningKey) -> bytes:
        """The content of a bundle file."""
        minisig = key.sign(payload, about.trusted_comment)
        return archive.write({ABOUT: about.encode(), SIGNATURE: minisig, PAYLOAD: payload})

    @staticmethod
    def write(
        out: IO[bytes], about: About, key: SigningKey, seal: Callable[[Writable], None]
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
        with Digested(out) as payload:
            seal(payload)
            out.write(bytes(-payload.size % archive.BLOCK) + archive.END)
            out.seek(place)
            _put(out, SIGNATURE, key.sign_digest(payload.digest(), about.trusted_comment))
        out.write(archive.header(PAYLOAD, payload.size))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The envelope in `data`, the content of a bundle file; fails like `read`."""
        return cls.read(io.BytesIO(data), len(data))

    @classmethod
    def read(cls, file: IO[bytes], size: int) -> Self:
        """The envelope in `file`, which has `size` bytes.

        Raises:
            BundleError: `bundle_truncated`, `bundle_unreadable` (no bundle at all),
                `bundle_damaged`, `members_linked`, `members_doubled`, `members_reordered`,
                `newer_version` or `signature_invalid`.
        """
        try:
            about, signature = _small(file, ABOUT), _small(file, SIGNATURE)
            start, length = _payload(file, size)
        except archive.ArchiveError:
            file.seek(0)
            raise _outside_fault(file.read()) from None
        made, seal = About.decode(about), Signature.parse(signature)
        return cls(made, seal, file, start, length)

    @classmethod
    @contextlib.contextmanager
    def load(cls, file: Path, limits: Limits) -> Iterator[Self]:
        """The envelope in `file`, which stays open: what takes its place meanwhile is not seen.

        Raises:
            BundleError: `bundle_missing`, `bundle_not_readable`, `bundle_too_large`, or as
                `read`.
        """
        try:
            with file.open("rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                if size > limits.file:
                    limit = limits.file >> 20
                    raise BundleError("bundle_too_large", part=file.name, limit_mb=limit)
                yield cls.read(stream, size)
        except FileNotFoundError:
            raise BundleError("bundle_missing", file=str(file)) from None
        except OSError as error:
            reason = error.strerror or ""
            raise BundleError("bundle_not_readable", file=str(file), reason=reason) from None

    @property
    def payload(self) -> bytes:
        """All of the payload, in memory."""
        return self.section().read()

    def section(self) -> Section:
        """The payload, to be read from its beginning."""
        return Section(self.file, self.start, self.size)

    def check_seal(self) -> None:
        """Check that the signer it names sealed all of it; says nothing about who that is.

        Raises:
            BundleError: `signature_invalid`.
        """
        self.check_digest(self.section().digest())
        if (
            self.signature.comment != COMMENT
            or self.signature.trusted_comment != self.about.trusted_comment
            or self.about.sealed_to != kind_of(self.section().read(_HEAD))
        ):
            raise BundleError("signature_invalid")

    def check_digest(self, digest: bytes) -> None:
        """Check that what was signed has this BLAKE2b-512: what was read is what was checked.

        Raises:
            BundleError: `signature_invalid`.
        """
        try:
            signer = PublicKey.parse(self.about.signer_public_key)
            self.signature.verify_digest(digest, signer)
        except BundleError:
            raise BundleError("signature_invalid") from None

    def check(self, signer: str | None) -> None:
        """Check the seal, and that it is the seal of the `signer` that was told.

        Raises:
            BundleError: `signature_invalid`, `signer_unknown` or `signer_mismatch`.
            UsageError: `bad_signer`.
        """
        self.check_seal()
        self.check_signer(signer)

    def check_signer(self, signer: str | None) -> None:
        """Check that the `signer` that was told is the one it names; fails like `check`."""
        named = self.about.signer_public_key
        if signer is None:
            raise BundleError("signer_unknown", signer=named)
        if str(PublicKey.parse(signer)) != named:
            raise BundleError("signer_mismatch", signer=named)


def _small(file: IO[bytes], wanted: str) -> bytes:
    """The next member, as long as it is small; one that is not is cut, and refused later."""
    name, size = archive.parse_header(file.read(archive.BLOCK))
    if name != wanted:
        raise archive.ArchiveError(name)
    data = file.read(min(size, _SMALL_LIMIT))
    file.seek(size - len(data), os.SEEK_CUR)
    if any(file.read(-size % archive.BLOCK)):
        raise archive.ArchiveError(name)
    return data


def _payload(file: IO[bytes], whole: int) -> tuple[int, int]:
    """Where the payload begins, and its size; nothing but the end may stand behind it."""
    name, size = archive.parse_header(file.read(archive.BLOCK))
    start, end = file.tell(), bytes(-size % archive.BLOCK) + archive.END
    if name != PAYLOAD or start + size + len(end) != whole:
        raise archive.ArchiveError(name)
    file.seek(start + size)
    if file.read() != end:
        raise archive.ArchiveError(name)
    return start, size


def _outside_fault(data: bytes) -> BundleError:
    """Why the tar of a bundle is refused: cut, of another kind, or one of ours that was changed."""
    ours = data.startswith(ABOUT.encode() + b"\0")
    try:
        archive.read(data)
    except archive.ArchiveCutError:
        cut = ABOUT.encode().startswith(data[: len(ABOUT)])
        return BundleError("bundle_truncated" if cut else "bundle_unreadable")
    except archive.ArchiveError:
        pass
    fault = archive.fault(data, (ABOUT, SIGNATURE, PAYLOAD))
    return BundleError(fault or ("bundle_damaged" if ours else "bundle_unreadable"))


def _put(out: IO[bytes], name: str, data: bytes) -> None:
    out.write(archive.header(name, len(data)) + data + bytes(-len(data) % archive.BLOCK))

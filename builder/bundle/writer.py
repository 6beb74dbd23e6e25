"""Sealing a bot into a bundle."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import builder
from builder.bundle import archive, manifest, parts
from builder.bundle.envelope import About, Envelope
from builder.bundle.footprint import Footprint
from builder.bundle.lock import PASSPHRASE, Lock
from builder.bundle.manifest import Counts, Limits, Manifest
from builder.bundle.parts import Contents
from builder.bundle.signing import SigningKey
from builder.bundle.streams import Source
from builder.core.errors import BundleError, UsageError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.system.files import replacing

__all__ = ["Contents", "Sealed", "seal"]

_STEPS = 5


@dataclass(frozen=True, slots=True)
class Sealed:
    """A bundle that was written.

    Attributes:
        sha256: of the file, in hexadecimal.
        signer: the owner's public key in minisign's base64 form.
        size: of the file in bytes.
        warnings: codes: `no_passages`, `vectors_missing`.
        counts: how much is in it.
        recipients: every `age1…` it is sealed to, the owner's own too; none with a passphrase.
        memory: MB that a host needs for it.
    """

    file: Path
    sha256: str
    signer: str
    version: int
    size: int
    warnings: tuple[str, ...] = ()
    counts: Counts = Counts(0, 0, 0)  # noqa: RUF009 - frozen
    recipients: tuple[str, ...] = ()
    memory: int = 0


def seal(
    contents: Contents,
    *,
    to: Path,
    lock: Lock,
    signing_key: SigningKey,
    version: int,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Sealed:
    """Write the bundle `to`, whole or not at all; a file that was there before is replaced.

    The memory that is needed does not grow with the bot, but for 100 bytes a passage or so.

    Args:
        contents: the bot.
        to: the file, by custom `NAME.hush`.
        lock: who will be able to open it.
        signing_key: the owner's.
        version: higher than that of every bundle of this bot before; hosts refuse a lower one.
        progress: told each step, stage `sealing`.
        token: looked at all along, the last time before the file takes its place.

    Raises:
        UsageError: the lock does not fit (see `Lock.check`), `key_needs_recipients`, or
            `bad_member` for an extra member that has no place in a bundle.
        BundleError: `bundle_too_large`, `too_large_for_passphrase` or `vectors_damaged`.
        MachineError: `no_space` or `not_writable`; an older file is left as it was.
        Cancelled: the token was cancelled; nothing was written.
    """
    token = token or CancelToken()

    def step(done: int) -> None:
        token.check()
        progress(Step("sealing", done, _STEPS, to.name))

    _check(contents, lock)
    step(0)
    with parts.gather(contents, to.parent, token) as gathered:
        step(1)
        made = _manifest(contents, lock, signing_key.public, version, gathered)
        _check_sizes(to.name, made, lock)
        about = About(made.bundle_id, made.version, made.signer, made.sealed_to)
        step(2)
        with replacing(to) as out:
            source = Source(_watched(_tar(made, gathered), token))
            Envelope.write(out, about, signing_key, lambda into: lock.seal_stream(source, into))
            step(3)
            digest, size = _digest(out)
            _check_size(to.name, size, Limits().file)
            step(4)
    progress(Step("sealing", _STEPS, _STEPS, to.name))
    counts, recipients = gathered.counts, lock.all_recipients
    memory = Footprint.of_manifest(made).megabytes
    sealed = Sealed(to, digest, made.signer, version, size, _warnings(counts))
    return replace(sealed, counts=counts, recipients=recipients, memory=memory)


def _check(contents: Contents, lock: Lock) -> None:
    lock.check()
    if contents.provider_keys and lock.kind == PASSPHRASE:
        raise UsageError("key_needs_recipients")
    for name in contents.extra:
        if not manifest.EXTRA_MEMBERS.fullmatch(name):
            raise UsageError("bad_member", name=name)


def _manifest(
    contents: Contents, lock: Lock, signer: str, version: int, gathered: parts.Gathered
) -> Manifest:
    made = Manifest(
        bundle_id=contents.spec.id,
        version=version,
        name=contents.spec.name,
        revision=contents.spec.revision,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        signer=signer,
        sealed_to=lock.kind,
        recipients=lock.all_recipients,
        lowest_host_version=manifest.LOWEST_HOST_VERSION,
        made_by=builder.__version__,
        embedder=contents.source.embedder(),
        counts=gathered.counts,
        members=tuple(part.member for part in gathered.parts),
    )
    made.check()
    return made


def _tar(made: Manifest, gathered: parts.Gathered) -> Iterator[bytes]:
    """The payload's tar, in pieces."""
    data = made.encode()
    yield archive.header(manifest.MANIFEST, len(data)) + data + bytes(-len(data) % archive.BLOCK)
    for part in gathered.parts:
        yield archive.header(part.member.name, part.member.size)
        yield from part.pieces()
        yield bytes(-part.member.size % archive.BLOCK)
    yield archive.END


def _watched(items: Iterable[bytes], token: CancelToken) -> Iterator[bytes]:
    """The pieces that hold something: an empty one would be taken for the end."""
    for item in items:
        token.check()
        if item:
            yield item


def _digest(out: IO[bytes]) -> tuple[str, int]:
    """The SHA-256 of what was written, read back from the beginning, and its size."""
    out.flush()
    out.seek(0)
    made = hashlib.file_digest(out, "sha256")  # type: ignore[arg-type]
    return made.hexdigest(), out.tell()


def _check_sizes(file: str, made: Manifest, lock: Lock) -> None:
    limits = Limits()
    for member in made.members:
        _check_size(member.name, member.size, limits.of(member.name))
    size = sum(member.size for member in made.members)
    _check_size(file, size, limits.file)
    if lock.kind == PASSPHRASE and size > limits.typed:
        raise BundleError(
            "too_large_for_passphrase", size_mb=size >> 20, limit_mb=limits.typed >> 20
        )


def _check_size(part: str, size: int, limit: int) -> None:
    if size > limit:
        raise BundleError("bundle_too_large", part=part, limit_mb=limit >> 20)


def _warnings(counts: Counts) -> tuple[str, ...]:
    if not counts.passages:
        return ("no_passages",)
    return ("vectors_missing",) if counts.vectors < counts.passages else ()

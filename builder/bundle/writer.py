"""Sealing a bot into a bundle."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import builder
from builder.bundle import archive, canonical, manifest, records, vectors
from builder.bundle.envelope import About, Envelope
from builder.bundle.lock import PASSPHRASE, Lock
from builder.bundle.manifest import Counts, Limits, Manifest, Member
from builder.bundle.signing import SigningKey
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import BundleError, UsageError
from builder.core.ports import PassageSource
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.system.files import write_atomic
from builder.vault.secret import Secret

_STEPS = 5
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Contents:
    """What goes into a bundle.

    Attributes:
        extra: `widget.json`, `notice.html` and `paperwork/NAME.html`, where there are any.
        provider_keys: by provider; only for a bundle that is sealed to recipients.
    """

    spec: BotSpec
    source: PassageSource
    extra: Mapping[str, bytes] = field(default_factory=dict)
    provider_keys: Mapping[str, Secret] = field(default_factory=dict)


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
    """

    file: Path
    sha256: str
    signer: str
    version: int
    size: int
    warnings: tuple[str, ...] = ()
    counts: Counts = Counts(0, 0, 0)  # noqa: RUF009 - frozen
    recipients: tuple[str, ...] = ()


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

    Args:
        contents: the bot.
        to: the file, by custom `NAME.hush`.
        lock: who will be able to open it.
        signing_key: the owner's.
        version: higher than that of every bundle of this bot before; hosts refuse a lower one.
        progress: told each step, stage `sealing`.
        token: looked at between steps, the last time before the file is written.

    Raises:
        UsageError: the lock does not fit (see `Lock.check`), `key_needs_recipients`, or
            `bad_member` for an extra member that has no place in a bundle.
        BundleError: `bundle_too_large`, or `vectors_damaged`.
        MachineError: `no_space` or `not_writable`; an older file is left as it was.
        Cancelled: the token was cancelled; nothing was written.
    """
    token = token or CancelToken()

    def step(done: int) -> None:
        token.check()
        progress(Step("sealing", done, _STEPS, to.name))

    _check(contents, lock)
    step(0)
    members, counts = _members(contents, token)
    step(1)
    made = _manifest(contents, lock, signing_key.public, version, members, counts)
    payload = archive.write({manifest.MANIFEST: made.encode(), **members})
    del members
    step(2)
    payload = lock.seal(payload)
    step(3)
    about = About(made.bundle_id, made.version, made.signer, made.sealed_to)
    data = Envelope.seal(about, payload, signing_key)
    _check_size(to.name, len(data), Limits().file)
    step(4)
    write_atomic(to, data)
    progress(Step("sealing", _STEPS, _STEPS, to.name))
    digest = hashlib.sha256(data).hexdigest()
    return Sealed(
        to,
        digest,
        made.signer,
        version,
        len(data),
        _warnings(counts),
        counts,
        lock.all_recipients,
    )


def _check(contents: Contents, lock: Lock) -> None:
    lock.check()
    if contents.provider_keys and lock.kind == PASSPHRASE:
        raise UsageError("key_needs_recipients")
    for name in contents.extra:
        if not manifest.EXTRA_MEMBERS.fullmatch(name):
            raise UsageError("bad_member", name=name)


def _members(contents: Contents, token: CancelToken) -> tuple[dict[str, bytes], Counts]:
    chunks = list(_watched(contents.source.chunks(), token))
    # Asked last: a document that is removed meanwhile must not travel, and takes its passages.
    documents = contents.source.documents()
    known = {document.id for document in documents}
    chunks = [chunk for chunk in chunks if chunk.document_id in known]
    embedder = contents.source.embedder()
    dimensions = embedder.dimensions if embedder else 0
    stored = _watched(contents.source.vectors(), token) if embedder else ()
    try:
        block, vector_count = vectors.encode(stored, [chunk.id for chunk in chunks], dimensions)
    except ValueError:
        raise BundleError("vectors_damaged") from None
    members = {
        manifest.BOT: canonical.encode(setting.to_dict(contents.spec)),
        manifest.DOCUMENTS: records.encode_documents(documents),
        manifest.PASSAGES: records.encode_passages(chunks),
        manifest.VECTORS: block,
        **dict(sorted(contents.extra.items())),
    }
    if contents.provider_keys:
        keys = {kind: secret.text() for kind, secret in contents.provider_keys.items()}
        members[manifest.PROVIDER_KEYS] = canonical.encode(keys)
    limits = Limits()
    for name, data in members.items():
        _check_size(name, len(data), limits.of(name))
    return members, Counts(len(documents), len(chunks), vector_count)


def _manifest(
    contents: Contents,
    lock: Lock,
    signer: str,
    version: int,
    members: Mapping[str, bytes],
    counts: Counts,
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
        counts=counts,
        members=tuple(Member.of(name, data) for name, data in members.items()),
    )
    made.check()
    return made


def _watched(items: Iterable[_T], token: CancelToken) -> Iterator[_T]:
    for item in items:
        token.check()
        yield item


def _check_size(part: str, size: int, limit: int) -> None:
    if size > limit:
        raise BundleError("bundle_too_large", part=part, limit_mb=limit >> 20)


def _warnings(counts: Counts) -> tuple[str, ...]:
    if not counts.passages:
        return ("no_passages",)
    return ("vectors_missing",) if counts.vectors < counts.passages else ()

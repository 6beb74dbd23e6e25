"""Opening a bundle: verified first, in memory only, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import builder
from builder.bundle import canonical, manifest, records
from builder.bundle.envelope import Envelope
from builder.bundle.footprint import Footprint
from builder.bundle.manifest import Counts, Limits, Manifest
from builder.bundle.source import BundleSource
from builder.bundle.unpacking import alone, unpack
from builder.bundle.vectors import VectorBlock
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import BundleError, VaultError
from builder.core.ports import EmbedderIdentity
from builder.vault.secret import Secret

_T = TypeVar("_T")
_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a bundle is as it was sealed.

    Attributes:
        signer: who sealed it; None when the seal is broken, for then the name in it means nothing.
        code: why not, else None.
        told: whether the signer was checked against one that was told; if not, the bundle is
            whole, but anybody could have sealed it.
        error: why not, with what its sentence needs.
    """

    ok: bool
    signer: str | None
    version: int | None
    code: str | None
    told: bool = False
    error: BundleError | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OpenBundle:
    """A bundle that was verified and opened, in memory."""

    manifest: Manifest
    spec: BotSpec
    source: BundleSource
    extra: Mapping[str, bytes]
    provider_keys: Mapping[str, Secret]

    @property
    def widget(self) -> dict[str, Any]:
        """What `widget.json` says; empty when there is none."""
        raw = self.extra.get(manifest.WIDGET)
        return {} if raw is None else dict(canonical.decode(raw))

    def require_embedder(self, identity: EmbedderIdentity) -> None:
        """Refuse to compare questions with vectors that other weights made.

        Raises:
            BundleError: `embedder_mismatch`.
        """
        wanted = self.manifest.embedder
        if wanted is not None and wanted != identity:
            raise BundleError(
                "embedder_mismatch",
                needed=f"{wanted.name} {wanted.precision} {wanted.sha256[:12]}",
                have=f"{identity.name} {identity.precision} {identity.sha256[:12]}",
            )


def verify(file: Path, signer: str | None = None) -> Verdict:
    """Check a bundle's seal without opening it.

    Raises:
        UsageError: `bad_signer` when `signer` is no key.
    """
    try:
        with Envelope.load(file, _LIMITS) as envelope:
            envelope.check_seal()
    except BundleError as error:
        return Verdict(ok=False, signer=None, version=None, code=error.code, error=error)
    about = envelope.about
    try:
        envelope.check_signer(signer or about.signer_public_key)
    except BundleError as error:
        signer = about.signer_public_key
        return Verdict(False, signer, about.version, error.code, told=True, error=error)
    return Verdict(True, about.signer_public_key, about.version, None, told=signer is not None)


def open_bundle(
    file: Path,
    *,
    signer: str | None,
    passphrase: Secret | None = None,
    identity: Secret | None = None,
    min_version: int = 0,
    limits: Limits = _LIMITS,
) -> OpenBundle:
    """Verify and open a bundle. Nothing is written anywhere.

    Args:
        file: the bundle.
        signer: the key the caller was told, never one that the file names.
        passphrase: for a bundle that is sealed to one.
        identity: for a bundle that is sealed to recipients.
        min_version: a lower version is refused.
        limits: the most bytes of each part.

    Raises:
        BundleError: `bundle_missing`, `bundle_not_readable`, `bundle_too_large`,
            `bundle_truncated`, `bundle_unreadable`, `newer_version`, `signature_invalid`,
            `signer_unknown`, `signer_mismatch`, `bundle_older`, `bundle_needs_passphrase`,
            `bundle_needs_identity`, `wrong_passphrase`, `not_a_recipient`, `payload_damaged`,
            `manifest_invalid`, `member_mismatch`, `host_too_old` or `content_invalid`; and what
            `Envelope.decode` tells of the outside, members inside too.
        UsageError: `bad_signer` or `bad_identity`.
    """
    with Envelope.load(file, limits) as envelope:
        envelope.check(signer)
        about = envelope.about
        if about.version < min_version:
            raise BundleError("bundle_older", version=about.version, minimum=min_version)
        made, members = unpack(envelope, passphrase, identity, limits)
    if manifest.is_older(builder.__version__, made.lowest_host_version):
        raise BundleError("host_too_old", needed=made.lowest_host_version, have=builder.__version__)
    return _open(made, members)


def inspect(
    file: Path,
    *,
    signer: str | None = None,
    passphrase: Secret | None = None,
    identity: Secret | None = None,
) -> dict[str, Any]:
    """What is in a bundle, without its texts; without a secret, what its outside says.

    Raises:
        BundleError: as `open_bundle`; without `signer` the one that the file names will do.
        UsageError: as `open_bundle`.
    """
    with Envelope.load(file, _LIMITS) as envelope:
        envelope.check(signer or envelope.about.signer_public_key)
    about = envelope.about
    outside = {
        "bundle_id": about.bundle_id,
        "version": about.version,
        "format": about.format,
        "signer": about.signer_public_key,
        "signer_told": signer is not None,
        "sealed_to": about.sealed_to,
    }
    if passphrase is None and identity is None:
        return outside
    opened = open_bundle(
        file, signer=about.signer_public_key, passphrase=passphrase, identity=identity
    )
    return outside | _inside(opened)


def _inside(opened: OpenBundle) -> dict[str, Any]:
    made = opened.manifest
    shown = ("privacy.", "answers.model", "answers.base_url", "site.allowed_origins")
    values = setting.values(opened.spec)
    settings = {n: values[n] for n in values if n.startswith(shown) and not n.endswith(".text")}
    return {
        "name": made.name,
        "created": made.created,
        "revision": made.revision,
        "recipients": list(made.recipients),
        "made_by": made.made_by,
        "lowest_host_version": made.lowest_host_version,
        "embedder": None if made.embedder is None else made.embedder.name,
        "passages": made.counts.passages,
        "vectors": made.counts.vectors,
        "documents": [
            {"name": d.name, "chunks": d.chunks, "words": d.words, "pages": d.pages}
            for d in opened.source.documents()
        ],
        "host_memory_mb": Footprint.of_manifest(made).megabytes,
        "host_memory_from": asdict(Footprint.of_manifest(made)),
        "members": {member.name: member.size for member in made.members},
        "settings": settings,
        "provider_keys": sorted(opened.provider_keys),
    }


def _open(made: Manifest, members: Mapping[str, memoryview]) -> OpenBundle:
    spec = _content(manifest.BOT, members, _spec)
    documents = _content(manifest.DOCUMENTS, members, records.decode_documents)
    chunks = _content(manifest.PASSAGES, members, records.decode_passages)
    block = _content(
        manifest.VECTORS, members, lambda view: VectorBlock.decode(alone(view), len(chunks))
    )
    keys: dict[str, Secret] = {}
    if manifest.PROVIDER_KEYS in members:
        keys = _content(manifest.PROVIDER_KEYS, members, _keys)
    counts = Counts(len(documents), len(chunks), len(block.passages))
    dimensions = made.embedder.dimensions if made.embedder else 0
    if spec.id != made.bundle_id or counts != made.counts or block.dimensions != dimensions:
        raise BundleError("content_invalid", member=manifest.MANIFEST)
    if {chunk.document_id for chunk in chunks} - {document.id for document in documents}:
        raise BundleError("content_invalid", member=manifest.PASSAGES)
    extra = {
        name: bytes(content)
        for name, content in members.items()
        if manifest.EXTRA_MEMBERS.fullmatch(name)
    }
    return OpenBundle(
        made, spec, BundleSource(documents, chunks, block, made.embedder), extra, keys
    )


def _content(
    name: str, members: Mapping[str, memoryview], decode: Callable[[memoryview], _T]
) -> _T:
    try:
        return decode(members[name])
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise BundleError("content_invalid", member=name) from None


def _spec(data: memoryview) -> BotSpec:
    try:
        return setting.from_dict(canonical.decode(bytes(data)))
    except VaultError as error:
        if error.code == "newer_version":
            raise BundleError(error.code, **error.params) from None
        raise ValueError(error.code) from None


def _keys(data: memoryview) -> dict[str, Secret]:
    return {str(kind): Secret(str(key)) for kind, key in canonical.decode(bytes(data)).items()}

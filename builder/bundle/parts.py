"""What goes into a bundle, read once, and kept until it is sealed."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from builder.bundle import canonical, manifest, records, vectors
from builder.bundle.manifest import Counts, Member
from builder.bundle.spool import Spool
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.document import Document
from builder.core.errors import BundleError
from builder.core.ports import ChunkVectors, PassageSource
from builder.core.progress import CancelToken
from builder.vault.secret import Secret

_TRIES = 5
"""How often the bot is read anew because documents were removed meanwhile."""


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
class Part:
    """One member on its way.

    Attributes:
        pieces: gives its content, as often as it is asked.
    """

    member: Member
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Every member but the manifest, in their order."""

    parts: tuple[Part, ...]
    counts: Counts


@contextlib.contextmanager
def gather(contents: Contents, folder: Path, token: CancelToken) -> Iterator[Gathered]:
    """Read the bot; what is large waits in `folder`, encrypted, until the block ends.

    Raises:
        BundleError: `vectors_damaged`, or `changed_meanwhile` when documents keep going.
        MachineError: `no_space` or `not_writable`.
        Cancelled: the token was cancelled.
    """
    with Spool(folder) as lines, Spool(folder) as whole, Spool(folder) as sentences:
        place_of, documents = _passages(contents.source, lines, token)
        embedder = contents.source.embedder()
        dimensions = embedder.dimensions if embedder else 0
        packing = vectors.Packing(dimensions, whole, sentences)
        if embedder is not None:
            packing = _vectors(contents.source, packing, place_of, token)
        found = [
            _small(manifest.BOT, canonical.encode(setting.to_dict(contents.spec))),
            _small(manifest.DOCUMENTS, records.encode_documents(documents)),
            _part(manifest.PASSAGES, lines.pieces),
            _part(manifest.VECTORS, packing.pieces),
            *(_small(name, data) for name, data in sorted(contents.extra.items())),
        ]
        if contents.provider_keys:
            keys = {kind: secret.text() for kind, secret in contents.provider_keys.items()}
            found.append(_small(manifest.PROVIDER_KEYS, canonical.encode(keys)))
        counts = Counts(len(documents), len(place_of), len(packing))
        yield Gathered(tuple(found), counts)


def _passages(
    source: PassageSource, lines: Spool, token: CancelToken
) -> tuple[dict[str, int], list[Document]]:
    """Write the lines of all passages; the place of each by its id, and their documents."""
    known: set[str] | None = None
    for _ in range(_TRIES):
        lines.clear()
        place_of: dict[str, int] = {}
        owners: set[str] = set()
        for chunk in source.chunks():
            token.check()
            if known is not None and chunk.document_id not in known:
                continue
            place_of[chunk.id] = len(place_of)
            owners.add(chunk.document_id)
            lines.write(records.encode_passage(chunk))
        # Asked last: a document that was removed meanwhile must not travel, nor its passages.
        documents = list(source.documents())
        known = {document.id for document in documents}
        if owners <= known:
            return place_of, documents
    raise BundleError("changed_meanwhile")


def _vectors(
    source: PassageSource,
    packing: vectors.Packing,
    place_of: Mapping[str, int],
    token: CancelToken,
) -> vectors.Packing:
    def watched() -> Iterator[ChunkVectors]:
        for item in source.vectors():
            token.check()
            yield item

    try:
        return vectors.pack(packing, watched(), place_of)
    except vectors.OrderError:
        return vectors.pack(packing.clear(), vectors.in_order(watched(), place_of), place_of)
    except ValueError:
        raise BundleError("vectors_damaged") from None


def _small(name: str, data: bytes) -> Part:
    return Part(Member.of(name, data), lambda: [data])


def _part(name: str, pieces: Callable[[], Iterable[bytes]]) -> Part:
    size, digest = 0, hashlib.sha256()
    for piece in pieces():
        size += len(piece)
        digest.update(piece)
    return Part(Member(name, size, digest.hexdigest()), pieces)

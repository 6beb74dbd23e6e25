"""Bots to seal, keys to seal them with, and sealed bundles, all small and fast."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from builder.bundle import archive
from builder.bundle.envelope import About, Envelope
from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock, unseal
from builder.bundle.manifest import FORMAT
from builder.bundle.signing import SigningKey
from builder.bundle.writer import Contents, Sealed, seal
from builder.core.bot import AnswerSettings, BotSpec, BusinessSettings
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.vault.secret import Secret
from tests.support.sources import Lookups, of_document

EMBEDDER = EmbedderIdentity("all-minilm-l6-v2", "ab" * 32, "int8", 8)
SPEC = BotSpec(
    id="0190f3a1b2c3d4e5f60718293a",
    name="Tide & Thread",
    created="2026-01-02T03:04:05+00:00",
    business=BusinessSettings(contacts=("+44 20 7946 0000",)),
    answers=AnswerSettings(unknown="Please ring us."),
)
PASSPHRASE = Secret("seven quiet herons cross the estuary")
FAST = 10
"""A work factor that opens in milliseconds."""


class MemorySource(Lookups):
    """A `PassageSource` of given content."""

    def __init__(
        self,
        documents: Sequence[Document],
        chunks: Sequence[Chunk],
        vectors: Sequence[ChunkVectors] = (),
        embedder: EmbedderIdentity | None = None,
    ) -> None:
        self._documents, self._chunks = tuple(documents), tuple(chunks)
        self._vectors, self._embedder = tuple(vectors), embedder

    def documents(self) -> Sequence[Document]:
        return self._documents

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        return of_document(self._chunks, document_id)

    def vectors(self) -> Iterator[ChunkVectors]:
        return iter(self._vectors)

    def embedder(self) -> EmbedderIdentity | None:
        return self._embedder


def make_document(number: int = 0, *, chunks: int = 2, source: str | None = None) -> Document:
    name = f"Page {number}.pdf"
    return Document(
        id=f"doc{number:04}",
        name=name,
        sha256=hashlib.sha256(name.encode()).hexdigest(),
        size=1234,
        media_type="application/pdf",
        added="2026-01-02T03:04:05+00:00",
        outcome=Outcome.READY,
        chunks=chunks,
        words=11 * chunks,
        pages=3,
        title="Returns" if number else None,
        source=source,
        findings={"EMAIL_ADDRESS": 1},
        stripped=("zero_width",),
    )


def make_chunk(document: Document, position: int) -> Chunk:
    text = f"Returns within {position + 1} days are free. Send “it” back to us — any size."
    cut = text.index(" Send")
    return Chunk(
        id=f"{document.id}-{position:04}",
        document_id=document.id,
        position=position,
        text=text,
        ref=SourceRef(page=position + 1, section="Returns"),
        heading="Returns › Post",
        sentences=((0, cut), (cut + 1, len(text))),
    )


def make_vectors(
    chunk: Chunk, random: np.random.Generator, dimensions: int = EMBEDDER.dimensions
) -> ChunkVectors:
    passage = random.normal(size=dimensions).astype("<f4")
    rows = (max(1, len(chunk.sentences)), dimensions)
    sentences = random.integers(-127, 128, size=rows, dtype=np.int8)
    return ChunkVectors(
        chunk.id, (passage / np.linalg.norm(passage)).tobytes(), sentences.tobytes()
    )


def make_source(
    documents: int = 2, passages: int = 3, *, embedder: EmbedderIdentity | None = EMBEDDER
) -> MemorySource:
    """So many documents with so many passages each, with vectors from a fixed seed."""
    random = np.random.default_rng(7)
    records = [make_document(number, chunks=passages) for number in range(documents)]
    chunks = [make_chunk(record, place) for record in records for place in range(passages)]
    if embedder is None:
        return MemorySource(records, chunks)
    vectors = [make_vectors(chunk, random, embedder.dimensions) for chunk in chunks]
    return MemorySource(records, chunks, vectors, embedder)


@dataclass(frozen=True)
class Desk:
    """An owner's desk: a signing key, the owner's identity, a host's identity."""

    key: SigningKey
    owner_identity: Secret
    owner: str
    host_identity: Secret
    host: str

    @property
    def to_passphrase(self) -> Lock:
        return Lock(passphrase=PASSPHRASE, work_factor=FAST)

    @property
    def to_host(self) -> Lock:
        return Lock(recipients=(self.host,), owner=self.owner)


def make_desk() -> Desk:
    owner_identity, owner = new_identity()
    host_identity, host = new_identity()
    return Desk(SigningKey.generate(), owner_identity, owner, host_identity, host)


def make_bundle(
    file: Path,
    desk: Desk,
    *,
    lock: Lock | None = None,
    contents: Contents | None = None,
    version: int = 3,
) -> Sealed:
    """A bundle sealed to the desk's host (or by `lock`)."""
    return seal(
        contents or Contents(SPEC, make_source()),
        to=file,
        lock=lock or desk.to_host,
        signing_key=desk.key,
        version=version,
    )


Members = dict[str, bytes]


def open_members(file: Path, desk: Desk) -> Members:
    """The members of a bundle's payload, as a hostile signer could change them."""
    payload = Envelope.decode(file.read_bytes()).payload
    plain = unseal(payload, passphrase=PASSPHRASE, identity=desk.host_identity)
    return {name: bytes(view) for name, view in archive.read(plain)}


def reseal(
    file: Path,
    desk: Desk,
    members: Mapping[str, bytes] | bytes,
    *,
    change: Callable[[About], About] = lambda about: about,
    version: int = 3,
) -> Path:
    """Seal and sign `members` (or any bytes) as they are, with no check of our writer."""
    plain = members if isinstance(members, bytes) else archive.write(members)
    about = About(SPEC.id, version, desk.key.public, "recipients", FORMAT)
    file.write_bytes(Envelope.seal(change(about), desk.to_host.seal(plain), desk.key))
    return file

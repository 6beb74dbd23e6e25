"""Makers of what the vault keeps: settings, documents, passages, vectors, open bots."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from builder.core.bot import BotSpec
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.ids import new_id
from builder.core.ports import ChunkVectors, EmbedderIdentity, SecretStore
from builder.vault.botfile import BotFile
from builder.vault.memory_store import MemoryStore
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret

CHEAP = Cost(memory_kib=8 * 1024, passes=1, lanes=1)
"""The least that is accepted: tests guess nothing and need not wait."""

PASSPHRASE = Secret("correct horse battery staple")

DIMENSIONS = 4
EMBEDDER = EmbedderIdentity("tiny", "00" * 32, "float32", DIMENSIONS)


class HandClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime | None = None) -> None:
        self.at = start or datetime(2026, 1, 1, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.at

    def forward(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


def make_spec(name: str = "Corner Shop") -> BotSpec:
    """The settings of a new bot."""
    return BotSpec(id=new_id(), name=name, created="2026-01-01T00:00:00+00:00")


def make_bot(
    path: Path,
    *,
    spec: BotSpec | None = None,
    keyring: SecretStore | None = None,
    passphrase: Secret | None = None,
) -> BotFile:
    """A new open bot, with an in-memory keyring unless it is given something else."""
    if keyring is None and passphrase is None:
        keyring = MemoryStore()
    return BotFile.create(
        path, spec or make_spec(), keyring=keyring, passphrase=passphrase, cost=CHEAP
    )


def make_document(name: str = "prices.md", **changes: object) -> Document:
    """The record of a document that is ready."""
    document = Document(
        id=new_id(),
        name=name,
        sha256="ab" * 32,
        size=10,
        media_type="text/markdown",
        added="2026-01-01T00:00:00+00:00",
        outcome=Outcome.READY,
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def make_chunks(document: Document, count: int, text: str = "Passage {n}. It ends.") -> list[Chunk]:
    """`count` passages of `document`, two sentences each."""
    chunks = []
    for position in range(count):
        body = text.format(n=position)
        first = body.index(".") + 1
        chunks.append(
            Chunk(
                id=new_id(),
                document_id=document.id,
                position=position,
                text=body,
                ref=SourceRef(page=position + 1, section="Prices"),
                heading="Prices › Lamps",
                sentences=((0, first), (first + 1, len(body))),
            )
        )
    return chunks


def make_vectors(chunks: list[Chunk], fill: int = 1) -> list[ChunkVectors]:
    """A vector for each passage, of the size `EMBEDDER` makes."""
    return [
        ChunkVectors(chunk.id, bytes([fill] * 4 * DIMENSIONS), bytes([fill] * 2 * DIMENSIONS))
        for chunk in chunks
    ]


def decrypted(path: Path, key: Secret) -> bytes:
    """Every page of an SQLCipher file, free ones too, as they are beneath the encryption.

    A page ends in 16 bytes of AES-CBC's start and 64 of the HMAC; page 1 begins with the salt.
    """
    data, plain = path.read_bytes(), b""
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        body = page[16 if start == 0 else 0 : -80]
        decryptor = Cipher(AES(key.reveal()), CBC(page[-80:-64])).decryptor()
        plain += decryptor.update(body) + decryptor.finalize()
    return plain

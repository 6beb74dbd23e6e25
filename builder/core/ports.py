"""What the rooms ask of each other without knowing who answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, runtime_checkable

from builder.core.contact import Contact, HostContacts
from builder.core.decision import FoundValue
from builder.core.document import Chunk, Document
from builder.core.errors import Safe
from builder.core.journal import Entry, FileState, Tally


class Clock(Protocol):
    """What time it is, in UTC."""

    def now(self) -> datetime:
        """The current moment, aware, in UTC."""
        ...


@runtime_checkable
class SecretStore(Protocol):
    """Keeps small secrets (at most 2,560 bytes an entry) outside the bot files."""

    @property
    def backend(self) -> str:
        """Class name of what keeps them, recorded so that a change is noticed."""
        ...

    def get(self, name: str) -> bytes | None:
        """The secret called `name`, or None.

        Raises:
            VaultError: `keyring_locked`, `keyring_dismissed`, `keyring_timeout`, `no_keyring`.
        """
        ...

    def put(self, name: str, secret: bytes) -> None:
        """Keep `secret` under `name`, replacing what was there."""
        ...

    def remove(self, name: str) -> None:
        """Forget `name`; nothing happens when it is not there."""
        ...


class AuditSink(Protocol):
    """Takes what happened: an event's code with ids and counts, never text."""

    def record(self, event: str, **details: Safe) -> None:
        """Append one event."""
        ...


@dataclass(frozen=True, slots=True)
class EmbedderIdentity:
    """Which weights made a vector; vectors of another identity never mix."""

    name: str
    sha256: str
    precision: str
    dimensions: int


@dataclass(frozen=True, slots=True)
class ChunkVectors:
    """The vectors of one passage, as they are stored.

    Attributes:
        passage: `dimensions` little-endian float32, unit length.
        sentences: one row a sentence, int8, unit length times 127, row-major.
    """

    chunk_id: str
    passage: bytes
    sentences: bytes


class PassageSource(Protocol):
    """The passages of one bot, from its file or from a bundle in memory."""

    def documents(self) -> Sequence[Document]:
        """Every document that is ready, by name."""
        ...

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        """Every passage that may be used, in the order of documents and positions.

        With `document_id` those of one document alone.
        """
        ...

    def vectors(self) -> Iterator[ChunkVectors]:
        """The vectors that exist, in the order of `chunks`; some passages may have none yet."""
        ...

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        """Those of the passages `ids` that are still there, in any order."""
        ...

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        """The vectors that exist of the passages `ids`, in any order."""
        ...

    def embedder(self) -> EmbedderIdentity | None:
        """Which weights made the vectors; None when there are none."""
        ...


class WordStore(Protocol):
    """Keeps the words of a document's passages beside them, so that opening need not stem anew."""

    def words(self, made_by: str) -> Iterator[tuple[str, bytes]]:
        """What was kept by the same `made_by`: a document's id and its words."""
        ...

    def keep_words(self, made_by: str, kept: Sequence[tuple[str, Sequence[str], bytes]]) -> None:
        """Keep words: a document's id, the ids of its passages, the words.

        Passed over when the document has other passages by now.
        """
        ...


class Forgets(Protocol):
    """Something that holds data of a person or document and must be asked when it is erased."""

    @property
    def place(self) -> str:
        """A stable name for the receipt: `passages`, `transcripts`, `vector_index`, …."""
        ...

    def forget_document(self, document_id: str) -> int:
        """Remove what came from the document; how many items went."""
        ...

    def forget_visitor(self, visitor_id: str) -> int:
        """Remove what came from the visitor; how many items went."""
        ...


class Reservation(Protocol):
    """Counts before use, so that parallel use cannot pass a cap."""

    def reserve(self, key: str, amount: int, *, limit: int, window_s: int) -> bool:
        """Take `amount` from `key`'s allowance in the current window; False when it is spent."""
        ...


class EgressLedger(Protocol):
    """Every contact with a host outside, kept for the owner."""

    def record(self, contact: Contact) -> int:
        """Append one contact; its number."""
        ...

    def settle(self, number: int, contact: Contact) -> None:
        """Write what became of the contact `number`."""
        ...

    def contacts(
        self, limit: int = 200, *, host: str | None = None, refused: bool = False
    ) -> list[Contact]:
        """The newest first; with `host` those with one alone, with `refused` those refused."""
        ...

    def hosts(self) -> list[HostContacts]:
        """Every host with its totals, the one contacted last first."""
        ...


class DocumentRepository(Protocol):
    """The records of a bot's documents."""

    def all(self) -> list[Document]:
        """Every record, by name."""
        ...

    def get(self, document_id: str) -> Document | None:
        """One record."""
        ...

    def by_name(self, name: str) -> Document | None:
        """The record called `name`."""
        ...

    def by_content(self, sha256: str) -> str | None:
        """The name of the first document that was made of this content, if there is one."""
        ...

    def erased(self, sha256: str, name: str) -> str | None:
        """When a document of this content or name was erased for a person's sake, or None."""
        ...

    def save(self, document: Document) -> None:
        """Insert or replace one record."""
        ...

    def replace(
        self,
        document: Document,
        chunks: Sequence[Chunk],
        *,
        original: bytes | None,
        entries: Sequence[Entry] = (),
        values: Sequence[FoundValue] = (),
        rules: str = "",
    ) -> None:
        """In one transaction: the record, its passages and its original; the old ones go.

        `entries` are saved in the journal with it, and `values` as what was found in it, and
        `rules` as a hash of what decided about them.
        """
        ...

    def remove(self, document_id: str) -> dict[str, int]:
        """In one transaction: the record and all that came from it; rows removed by table."""
        ...


class ChunkRepository(Protocol):
    """The passages of a bot and their vectors."""

    def save_vectors(self, vectors: Iterable[ChunkVectors], embedder: EmbedderIdentity) -> None:
        """Add vectors in one transaction; passages that are gone meanwhile are passed over."""
        ...

    def counts(self, document_id: str) -> tuple[int, int]:
        """(passages, passages with vectors) of one document, counted in the file."""
        ...

    def without_vectors(
        self, document_id: str | None = None, *, limit: int | None = None
    ) -> list[Chunk]:
        """The passages that still wait for a vector, at most `limit`."""
        ...

    def of_document(self, document_id: str) -> Iterator[Chunk]:
        """The passages of one document, in order."""
        ...

    def waiting(self) -> dict[str, int]:
        """How many passages still wait for a vector, by document."""
        ...

    def get(self, chunk_id: str) -> Chunk | None:
        """One passage."""
        ...


class JournalRepository(Protocol):
    """Where every file stands that was given to the bot; names are unique."""

    def enter(self, entries: Sequence[Entry]) -> int:
        """Put files at the end of the queue, in one transaction; the last one's turn.

        One that was given before loses its earlier place.
        """
        ...

    def take(self, limit: int, *, since: int = 0) -> list[Entry]:
        """The next files that wait and had their turn after `since`; they are being read now."""
        ...

    def save(self, entries: Sequence[Entry]) -> None:
        """Write where files stand, in one transaction; those given anew meanwhile stay as new."""
        ...

    def get(self, name: str) -> Entry | None:
        """One file."""
        ...

    def entries(self, *states: FileState, since: int = 0, limit: int | None = None) -> list[Entry]:
        """Files at `states`, or at any, with a turn after `since`, in order of their turns."""
        ...

    def move(
        self,
        states: Collection[FileState],
        to: FileState,
        *,
        names: Sequence[str] | None = None,
        since: int = 0,
    ) -> int:
        """Let files at `states` stand at `to`, without the reason they had; how many moved."""
        ...

    def tally(self, *, since: int = 0) -> Tally:
        """How many stand where."""
        ...

    def remove(self, names: Sequence[str]) -> int:
        """Forget files; how many there were."""
        ...

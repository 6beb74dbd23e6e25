"""Everything that holds data of a person or document forgets it when asked, and only that."""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from builder.core.correction import Correction
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.mint import mint
from builder.core.ports import Forgets
from builder.core.tester_note import TesterNote
from builder.knowledge.retriever import Retriever
from builder.system.clock import SystemClock
from builder.vault import migrations
from builder.vault.chunks import SqlChunks
from builder.vault.consents import ConsentLog
from builder.vault.conversations import ConversationLog
from builder.vault.corrections import SqlCorrections
from builder.vault.database import Database, open_memory
from builder.vault.documents import SqlDocuments
from builder.vault.folders import SqlFolders
from builder.vault.handovers import HandoverLog
from builder.vault.history import SqlHistory
from builder.vault.passages import SqlPassages
from builder.vault.requests import SqlRequests
from builder.vault.tester_notes import SqlTesterNotes
from builder.vault.visitors import StoredVisitor, VisitorLog
from builder.vault.websites import SqlWebsites

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def chunk(document_id: str) -> Chunk:
    return Chunk(f"{document_id}-0", document_id, 0, f"about {document_id}", SourceRef())


def put_document(database: Database, name: str) -> None:
    record = Document(
        id=name, name=f"{name}.txt", sha256=name, size=1, media_type="text/plain",
        added=NOW.isoformat(), outcome=Outcome.READY, chunks=1,
    )  # fmt: skip
    SqlDocuments(database).replace(record, [chunk(name)], original=name.encode())


def put_correction(database: Database, name: str) -> None:
    made = Correction(f"c-{name}", name, chunk(name), f"corrected {name}", NOW.isoformat())
    SqlCorrections(database).save([made])


def put_note(database: Database, name: str) -> None:
    put_document(database, name)
    made = TesterNote(
        f"n-{name[:2]}", NOW.isoformat(), answer=f"quoted {name}", documents=(f"{name}.txt",)
    )
    SqlTesterNotes(database).put(made)


def forget_note(database: Database) -> Forgets:
    """The notes, with the documents' own records, which name them too."""
    notes, documents = SqlTesterNotes(database), SqlDocuments(database)

    class Both:
        place = notes.place

        def forget_document(self, document_id: str) -> int:
            gone = notes.forget_document(document_id)
            documents.forget_document(document_id)
            return gone

        def forget_visitor(self, visitor_id: str) -> int:
            return notes.forget_visitor(visitor_id)

    return Both()


def put_revision(database: Database, name: str) -> None:
    history = SqlHistory(database, SystemClock())
    last = history.newest()
    kept = history.part(last.parts["corrections"]) if last else []
    made = {"id": f"{name}-0", "document_id": name, "text": f"corrected {name}"}
    history.put({"corrections": [*kept, made]}, actor="owner")


def make_history(database: Database) -> SqlHistory:
    return SqlHistory(database, SystemClock())


def put_transcript(database: Database, name: str) -> None:
    text = mint(f"said by {name}", purpose="transcript", masked={})
    ConversationLog(database).append(name, "visitor", text, NOW)


def put_consent(database: Database, name: str) -> None:
    ConsentLog(database).record(name, version="v", purposes=("answer",), text_sha256="ab", when=NOW)


def put_visitor(database: Database, name: str) -> None:
    left = StoredVisitor(name, NOW, NOW, "https://shop.example", "en", frozenset({"answer"}))
    VisitorLog(database).save(left, f"token-{name}")


def put_handover(database: Database, name: str) -> None:
    HandoverLog(database).add(f"h-{name}-mail", name, "mail", f"said by {name}", NOW)


@dataclass(frozen=True)
class Case:
    """A place, how something is put there, and whether it is of a `document` or a `visitor`."""

    name: str
    make: Callable[[Database], Forgets]
    put: Callable[[Database, str], None]
    of: str
    steps: migrations.Steps


CASES = [
    Case("bot_file", SqlDocuments, put_document, "document", migrations.BOT),
    Case("tester_notes", forget_note, put_note, "document", migrations.BOT),
    Case("corrections", SqlCorrections, put_correction, "document", migrations.BOT),
    Case("history", make_history, put_revision, "document", migrations.BOT),
    Case("transcripts", ConversationLog, put_transcript, "visitor", migrations.HOST),
    Case("consents", ConsentLog, put_consent, "visitor", migrations.HOST),
    Case("handovers", HandoverLog, put_handover, "visitor", migrations.HOST),
    Case("visitors", VisitorLog, put_visitor, "visitor", migrations.HOST),
]


@pytest.fixture(params=CASES, ids=lambda case: case.name)
def case(request: pytest.FixtureRequest) -> Case:
    made: Case = request.param
    return made


@pytest.fixture
def database(case: Case) -> Iterator[Database]:
    made = open_memory()
    migrations.migrate(made, case.steps)
    yield made
    made.close()


def dump(database: Database) -> str:
    """Every value of every table."""
    tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    rows = [database.execute(f"SELECT * FROM {name}") for (name,) in tables]
    return json.dumps(rows, default=_readable)


def _readable(value: object) -> str:
    """Bytes as they are, and unpacked where they are packed."""
    if isinstance(value, bytes):
        with contextlib.suppress(zlib.error):
            return zlib.decompress(value).decode()
    return repr(value)


def test_a_place_forgets_what_is_asked_and_nothing_else(case: Case, database: Database) -> None:
    for name in ("gonemark", "staymark"):
        case.put(database, name)
    place = case.make(database)
    forget = place.forget_document if case.of == "document" else place.forget_visitor
    assert "gonemark" in dump(database)
    assert forget("gonemark") >= 1
    assert "gonemark" not in dump(database)
    assert "staymark" in dump(database)
    assert forget("gonemark") == 0


def test_what_is_not_a_places_own_matter_leaves_it_alone(case: Case, database: Database) -> None:
    case.put(database, "staymark")
    place = case.make(database)
    other = place.forget_visitor if case.of == "document" else place.forget_document
    assert other("staymark") == 0
    assert "staymark" in dump(database)
    assert place.place == case.name


@pytest.mark.parametrize("make", [SqlFolders, SqlWebsites, SqlRequests])
def test_places_without_a_persons_words_answer_too(make: Callable[[Database], Forgets]) -> None:
    database = open_memory()
    migrations.migrate(database, migrations.BOT)
    place = make(database)
    assert (place.forget_document("d"), place.forget_visitor("v")) == (0, 0)
    assert place.place
    database.close()


def test_the_indexes_in_memory_forget_a_document() -> None:
    database = open_memory()
    migrations.migrate(database, migrations.BOT)
    for name in ("gonemark", "staymark"):
        put_document(database, name)
    documents = SqlDocuments(database)
    retriever = Retriever(SqlPassages(documents, SqlChunks(database)), embedder=None, language="en")
    retriever.load_keywords()
    documents.remove("gonemark")
    assert retriever.forget_document("gonemark") >= 1
    found = retriever.search("about gonemark staymark")
    assert {hit.chunk.document_id for hit in found} == {"staymark"}
    retriever.close()
    database.close()

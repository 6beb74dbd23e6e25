"""Open bots for tests of the window: real files and a real engine, with an embedder of words."""

from __future__ import annotations

from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.ids import new_id
from builder.core.ports import SecretStore
from builder.studio import bots
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.support.embedders import WordEmbedder

HOURS = "We are open on weekdays from nine to six. On Saturday we close at two."
RETURNS = "Helmets can be returned within thirty days. Bring the receipt with you."
SERVICE = "A full service costs 89 pounds. It takes two working days."


def make_bench(
    name: str = "Corner Shop", *, keyring: SecretStore | None = None, filled: bool = True
) -> Workbench:
    """An open bot in the test's home; `filled` with three small documents."""
    keyring = keyring or MemoryStore()
    path = bots.create(name, keyring=keyring, passphrase=None)
    bench = bots.open_bot(path, keyring=keyring)
    bench.bot.retriever.embedder = WordEmbedder()
    bench.bot.retriever.load_keywords()
    if filled:
        put(bench, "hours.md", HOURS)
        put(bench, "returns.txt", RETURNS)
        put(bench, "prices.pdf", SERVICE, ref=SourceRef(page=2))
    return bench


def put(
    bench: Workbench,
    name: str,
    text: str,
    *,
    ref: SourceRef | None = None,
    outcome: Outcome = Outcome.READY,
    findings: dict[str, int] | None = None,
    error_code: str | None = None,
) -> Document:
    """Put a document into the bot, read and learnt already."""
    document = Document(
        id=new_id(),
        name=name,
        sha256=new_id(),
        size=len(text),
        media_type="text/plain",
        added="2026-01-02T03:04:05+00:00",
        outcome=outcome,
        chunks=0 if outcome is Outcome.FAILED else 1,
        words=len(text.split()),
        findings=findings or {},
        findings_decided=outcome is not Outcome.REVIEW,
        error_code=error_code,
    )
    end = text.find(". ") + 1
    chunk = Chunk(
        id=new_id(),
        document_id=document.id,
        position=0,
        text=text,
        ref=ref or SourceRef(section="Part one"),
        heading=name,
        sentences=((0, end), (end + 1, len(text))),
    )
    chunks = [] if outcome is Outcome.FAILED else [chunk]
    bench.file.documents.replace(document, chunks, original=text.encode())
    if outcome is Outcome.READY:
        _learn(bench, document, chunks)
    return document


def _learn(bench: Workbench, document: Document, chunks: list[Chunk]) -> None:
    retriever = bench.bot.retriever
    embedder = retriever.embedder
    assert embedder is not None
    vectors = list(embedder.embed_passages(chunks))
    bench.file.chunks.save_vectors(vectors, embedder.identity)
    retriever.put(document, chunks)
    retriever.put_vectors(vectors)

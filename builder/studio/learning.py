"""Teaches an open bot passages that were changed in its file, without reading the document."""

from __future__ import annotations

from collections.abc import Sequence

from builder.core.document import Chunk, Document
from builder.core.progress import CancelToken
from builder.studio.bots import Workbench


def relearn(
    bench: Workbench,
    document: Document,
    fresh: Sequence[Chunk],
    token: CancelToken | None = None,
) -> None:
    """Take a document's passages as the file has them, and make the vectors of `fresh`.

    Raises:
        MachineError: `model_missing`; until it is there, they are found by their words.
        Cancelled: when `token` asked for it; the rest waits for its vectors.
    """
    chunks, retriever = bench.file.chunks, bench.bot.retriever
    retriever.put(document, list(chunks.of_document(document.id)))
    retriever.put_vectors(chunks.vectors_of_document(document.id))
    if not fresh:
        return
    embedder = bench.load_embedder()
    vectors = list(embedder.embed_passages(fresh, token=token))
    chunks.save_vectors(vectors, embedder.identity)
    retriever.put_vectors(vectors)

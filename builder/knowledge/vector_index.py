"""Finds passages by meaning: Chroma in memory, behind llama-index's vector store."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np

from builder.core.ids import new_id
from builder.core.ports import ChunkVectors
from builder.knowledge.embedding import Vector
from builder.knowledge.llama import open_side_doors

COLLECTION = "passages"

_GRAPH = {"hnsw": {"space": "cosine", "ef_construction": 60}}
"""Chroma's own 100 fills a third slower; of the 20 nearest of 30,000 it found 0.941, 60 finds
0.934, where it is the first few that matter."""

_opening = threading.Lock()
"""Chroma counts the users of its one in-memory system without a lock of its own."""


class VectorIndex:
    """The passages' vectors of one bot, in a Chroma database that nothing else shares.

    No text and no name of a document goes into Chroma, only ids and vectors; nothing is written
    to disk. Safe to use from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._known: set[str] = set()
        self._client: Any = None
        self._store: Any = None

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, chunk_id: str) -> bool:
        return chunk_id in self._known

    def open(self) -> None:
        """Load the libraries and make the database now; otherwise the first `add` does."""
        self._opened()

    def add(self, vectors: Iterable[ChunkVectors]) -> None:
        """Add passages; one with a known id is replaced."""
        batch = {each.chunk_id: each.passage for each in vectors}
        if not batch:
            return
        with self._lock:
            self.remove(self._known & batch.keys())
            rows = np.frombuffer(b"".join(batch.values()), dtype="<f4").reshape(len(batch), -1)
            self._opened().put(list(batch), rows)
            self._known |= batch.keys()

    def query(self, vector: Vector, k: int) -> list[tuple[str, float]]:
        """At most `k` passages and the cosine of their vector with `vector`, best first."""
        if not self._known:
            return []
        open_side_doors()
        from llama_index.core.vector_stores.types import VectorStoreQuery

        asked = VectorStoreQuery(
            query_embedding=vector.tolist(), similarity_top_k=min(k, len(self._known))
        )
        found = self._opened().query(asked)
        return list(zip(found.ids or (), found.similarities or (), strict=True))

    def remove(self, ids: Iterable[str]) -> int:
        """Forget passages; how many were there."""
        with self._lock:
            gone = self._known.intersection(ids)
            if gone:
                self._opened().delete_nodes(sorted(gone))
                self._known -= gone
            return len(gone)

    def close(self) -> None:
        """Throw everything away; nothing happens the second time."""
        with self._lock:
            client, self._client, self._store = self._client, None, None
            self._known = set()
        if client is not None:
            with _opening:
                client.delete_collection(COLLECTION)
                _keeper().delete_database(client.database)
                client.close()

    def _opened(self) -> Any:
        with self._lock:
            if self._store is None:
                with _opening:
                    self._client = _open_client()
                    self._store = _open_store(self._client)
            return self._store


def _settings() -> Any:
    from chromadb.config import Settings

    return Settings(anonymized_telemetry=False, is_persistent=False)


@lru_cache(maxsize=1)
def _keeper() -> Any:
    """Makes and drops databases; keeps Chroma's one system from stopping under another bot."""
    import chromadb

    return chromadb.AdminClient(_settings())


def _open_client() -> Any:
    import chromadb

    name = f"bot_{new_id()}"
    _keeper().create_database(name)
    return chromadb.EphemeralClient(_settings(), database=name)


def _open_store(client: Any) -> Any:
    collection = client.create_collection(COLLECTION, embedding_function=None, configuration=_GRAPH)
    return _lean_store_class()(chroma_collection=collection)


@lru_cache(maxsize=1)
def _lean_store_class() -> Any:
    """llama-index's store, given and asked for ids and vectors only.

    Its own `add` writes a dozen rows of metadata a passage, which takes two thirds of the time of
    filling; its `query` fetches and parses a node for each hit, two thirds of a question's time,
    and turns the cosine distance d into exp(-d).
    """
    open_side_doors()
    from llama_index.core.vector_stores.types import VectorStoreQueryResult
    from llama_index.vector_stores.chroma import ChromaVectorStore

    class LeanChromaStore(ChromaVectorStore):  # type: ignore[misc]
        def put(self, ids: list[str], rows: Any) -> None:
            self.client.add(ids=ids, embeddings=rows)

        def query(self, query: Any, **_options: Any) -> Any:
            found = self.client.query(
                query_embeddings=[query.query_embedding],
                n_results=query.similarity_top_k,
                include=["distances"],
            )
            cosines = [1.0 - distance for distance in found["distances"][0]]
            return VectorStoreQueryResult(ids=found["ids"][0], similarities=cosines)

    return LeanChromaStore

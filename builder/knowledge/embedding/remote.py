"""An embedding model behind HTTP: Ollama, or any server that speaks OpenAI's protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from builder.core.cleared import Cleared
from builder.core.conversation import Sent
from builder.core.document import Chunk
from builder.core.errors import ModelError
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.embedding import Vector, pack_vectors, unit
from builder.knowledge.embedding.wire import Wire

AT_ONCE = 32
"""Texts in one request: a server on a small machine answers it within its time."""

MOST_DIMENSIONS = 8192

Clear = Callable[[str], Cleared]

_PREFIXES = (
    # What the models' cards ask for: before a passage, before a question.
    ("nomic-embed", "search_document: ", "search_query: "),
    ("e5-", "passage: ", "query: "),
    ("mxbai-embed", "", "Represent this sentence for searching relevant passages: "),
    ("snowflake-arctic", "", "Represent this sentence for searching relevant passages: "),
)


class RemoteEmbedder:
    """Vectors made by a server. Text passes the gate before it is sent, passages and questions.

    Args:
        wire: how the server is spoken to.
        clear: the gate, for the purpose `embedder`.
        identity: what the server said it serves, when it was asked (`probe`).
    """

    def __init__(self, wire: Wire, clear: Clear, identity: EmbedderIdentity) -> None:
        self._wire = wire
        self._clear = clear
        self.identity = identity
        self._before_passage, self._before_question = next(
            ((p, q) for name, p, q in _PREFIXES if name in wire.model.lower()), ("", "")
        )

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        """The vectors of every passage, in order: of the whole with its heading, of each sentence.

        Raises:
            ModelError: see `Wire`; `embedder_changed` when vectors have another size than before.
            Cancelled: when `token` asked for it; what was given so far is good.
        """
        token = token or CancelToken()
        for done, chunk in enumerate(chunks, start=1):
            heading = f"{chunk.heading}. " if chunk.heading else ""
            texts = [heading + chunk.text, *chunk.sentence_texts()]
            rows = self._rows([self._before_passage + each for each in texts], token)
            progress(Step("embedding", done, len(chunks)))
            yield pack_vectors(chunk.id, rows[0], rows[1:])

    def embed_question(self, text: str) -> Vector:
        """The vector of a question.

        Raises:
            ModelError: as `embed_passages`.
        """
        return unit(self._rows([self._before_question + text], CancelToken())[0])

    def told(self, text: str) -> Sent:
        """What the server is told of a question: word for word, and what was masked in it."""
        cleared = self._clear(self._before_question + text)
        return Sent(self._wire.host, cleared.text, dict(cleared.masked), purpose="embedder")

    def speaks(self, language: str) -> bool:  # noqa: ARG002 - the protocol's
        """The owner chose the model for the bot's languages."""
        return True

    def _rows(self, texts: Sequence[str], token: CancelToken) -> Vector:
        cleared = [self._clear(text) for text in texts]
        parts = [
            self._wire.embed(cleared[at : at + AT_ONCE], token)
            for at in range(0, len(cleared), AT_ONCE)
        ]
        rows = as_rows([row for part in parts for row in part], len(texts), self._wire.host)
        if rows.shape[1] != self.identity.dimensions:
            raise ModelError(
                "embedder_changed",
                host=self._wire.host,
                model=self._wire.model,
                found=int(rows.shape[1]),
                expected=self.identity.dimensions,
            )
        return rows


def probe(wire: Wire, clear: Clear, *, token: CancelToken | None = None) -> RemoteEmbedder:
    """Ask a server for one vector, to learn what it serves.

    Raises:
        ModelError: see `Wire`.
    """
    token = token or CancelToken()
    [row] = as_rows(wire.embed([clear("hello")], token), 1, wire.host)
    identity = EmbedderIdentity(
        name=wire.model, sha256=wire.digest(token), precision=wire.kind, dimensions=len(row)
    )
    return RemoteEmbedder(wire, clear, identity)


def as_rows(found: object, count: int, host: str) -> Vector:
    """What a server sent, as one row a text.

    Raises:
        ModelError: `embedder_nonsense`.
    """
    try:
        rows = np.asarray(found, dtype=np.float32)
    except (TypeError, ValueError, OverflowError):
        raise ModelError("embedder_nonsense", host=host) from None
    shaped = rows.ndim == 2 and len(rows) == count and 1 <= rows.shape[1] <= MOST_DIMENSIONS
    if not shaped or not np.isfinite(rows).all() or not rows.any(axis=1).all():
        raise ModelError("embedder_nonsense", host=host)
    return rows

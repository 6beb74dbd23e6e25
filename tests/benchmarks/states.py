"""The states of a bot in which a question has its answer, lost it, or never had it near."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.core.document import Chunk
from builder.core.ports import ChunkVectors
from builder.knowledge.embedding import Embedder
from builder.knowledge.hits import Hit
from builder.knowledge.retriever import Retriever
from tests.benchmarks.question_sets import Asked, Collection, Passages, record

PASSAGES = 8
"""As many as the product looks at for one answer."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found for one question in one state.

    Attributes:
        bot: the kind of bot: `selqa`, `small`, `tiny`, or a business.
        state: `whole` (the answer is there), `section` (its document is taken out), `article`
            (all documents of its group are) or `unknown` (nothing about it ever was there).
    """

    asked: Asked
    bot: str
    state: str
    hits: Sequence[Hit]

    @property
    def answerable(self) -> bool:
        """Whether the documents hold the answer."""
        return self.state == "whole"


class Bench:
    """A collection cut and embedded once, to make bots of any part of it."""

    def __init__(self, collection: Collection, embedder: Embedder) -> None:
        self.collection = collection
        self._embedder = embedder
        self.chunks = {name: collection.chunks(name) for name in collection.documents}
        everything = [chunk for chunks in self.chunks.values() for chunk in chunks]
        self._vectors = {each.chunk_id: each for each in embedder.embed_passages(everything)}

    def bot(self, names: Sequence[str]) -> Retriever:
        """A retriever filled with these documents."""
        chunks = [chunk for name in names for chunk in self.chunks[name]]
        source = Passages(chunks, self.vectors(chunks), self._embedder.identity)
        retriever = Retriever(source, embedder=self._embedder, language="en")
        retriever.load_keywords()
        retriever.load_vectors()
        return retriever

    def vectors(self, chunks: Sequence[Chunk]) -> list[ChunkVectors]:
        """The vectors of these passages."""
        return [self._vectors[chunk.id] for chunk in chunks]

    def seen(self, names: Sequence[str], asked: Sequence[Asked], bot: str) -> Iterator[Seen]:
        """Ask in every state: with the answer, without its document, without its group."""
        retriever = self.bot(names)
        for each in asked:
            if each.document not in names:
                yield self._look(retriever, each, bot, "unknown")
                continue
            yield self._look(retriever, each, bot, "whole")
            retriever.forget_document(each.document)
            yield self._look(retriever, each, bot, "section")
            group = [n for n in names if self.collection.groups[n] == each.group]
            for name in group:
                retriever.forget_document(name)
            yield self._look(retriever, each, bot, "article")
            for name in group:
                retriever.put(record(name), self.chunks[name])
                retriever.put_vectors(self.vectors(self.chunks[name]))
        retriever.close()

    def small_bots(self, bot: str, groups: int, count: int) -> Iterator[Seen]:
        """Bots of a few groups drawn by lot, asked about them and about others."""
        draw = random.Random(5)  # the same bots every time
        names: dict[str, list[str]] = {}
        for name, group in self.collection.groups.items():
            names.setdefault(group, []).append(name)
        for _ in range(count):
            drawn = draw.sample(sorted(names), groups)
            about = [a for a in self.collection.asked if a.group in drawn]
            others = [a for a in self.collection.asked if a.group not in drawn]
            asked = [*about, *draw.sample(others, len(about) // 3)]
            yield from self.seen([n for group in drawn for n in names[group]], asked, bot)

    def _look(self, retriever: Retriever, asked: Asked, bot: str, state: str) -> Seen:
        return Seen(asked, bot, state, retriever.search(asked.question, PASSAGES))

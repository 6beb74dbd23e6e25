"""Ranks a bot's passages for a question: by words and meaning, whole and by the sentence."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, islice

from builder.core.conversation import Sent
from builder.core.document import Chunk, Document
from builder.core.errors import ModelError, PolicyError
from builder.core.pinned import MEDIA_TYPE
from builder.core.ports import ChunkVectors, Clock, PassageSource, WordStore
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge import ranking
from builder.knowledge.document_words import DocumentWords
from builder.knowledge.embedding import Embedder, TokenReader, Vector
from builder.knowledge.hits import Hit, Readiness
from builder.knowledge.kept_words import KeptWords
from builder.knowledge.keyword_index import KeywordIndex
from builder.knowledge.language_guess import language_of_document, language_of_question
from builder.knowledge.passage_cache import PassageCache
from builder.knowledge.precedence import Precedence
from builder.knowledge.precedence import score as pinned_score
from builder.knowledge.register import Register
from builder.knowledge.second_look import LOOKED_THROUGH, SecondLook
from builder.knowledge.vector_index import VectorIndex
from builder.system import logs
from builder.system.clock import SystemClock

BY_WORDS, BY_MEANING = 60, 20
"""Passages that each index proposes. Twice as many by meaning found the right document in the
first five for one question more of 785, and took two milliseconds."""

LOADED_AT_ONCE = 1024


class Retriever:
    """One bot's indexes: a cache of its passages, thrown away with it.

    One thread may write while others search. Keywords answer alone until the embedder is there
    and vectors are loaded; a passage that still waits for its vectors is ranked by its words.
    """

    place = "indexes"

    def __init__(
        self,
        source: PassageSource,
        *,
        embedder: Embedder | None,
        language: str,
        words: WordStore | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.embedder = embedder
        self.clock = clock or SystemClock()
        self._source = source
        self._language = language
        self._writing = threading.RLock()
        self._register = Register()
        self._kept_words = KeptWords(words)
        self._cache = PassageCache(source)
        self._keywords = KeywordIndex()
        self._vectors = VectorIndex()
        self._precedence = Precedence(self.clock)
        self._second_look = SecondLook()
        self._comparable = False
        self._filling = False

    def load_keywords(self) -> None:
        """Fill the keyword index: from words that were kept, else from the passages."""
        with self._writing:
            lacking = {each.id: each for each in self._source.documents()}
            for stated in [e.id for e in lacking.values() if e.media_type == MEDIA_TYPE]:
                self._precedence.put(self._source.chunks(stated))
            for document_id, words in self._kept_words.load():
                document = lacking.get(document_id)
                if document is not None and document.language in {"", words.language}:
                    self._take(lacking.pop(document_id), words)
            for document_id, chunks in self._chunks_of(lacking):
                self._take(lacking[document_id], self._words_of(lacking[document_id], chunks))
            self._kept_words.flush()

    def load_vectors(
        self, *, progress: Progress = silent, token: CancelToken | None = None
    ) -> None:
        """Fill the vector index from the source; vectors of other weights are passed over.

        Without any the index is opened all the same, so that the first file need not wait for
        its libraries.

        Raises:
            Cancelled: when `token` asked for it; what was loaded stays.
        """
        if self.embedder is None:
            return
        self._filling = True
        try:
            self._vectors.open()
            # From here on passages that were found by words are compared by meaning too.
            self._comparable = self._source.embedder() == self.embedder.identity
            if self._comparable:
                self._fill(progress, token)
        finally:
            self._filling = False

    def _fill(self, progress: Progress, token: CancelToken | None) -> None:
        total, done = len(self._keywords), 0
        for batch in _in_batches(self._source.vectors(), LOADED_AT_ONCE):
            if token is not None:
                token.check()
            with self._writing:
                self._vectors.add(each for each in batch if each.chunk_id in self._keywords)
            done += len(batch)
            progress(Step("indexing", done, total))

    def readiness(self) -> Readiness:
        """How many passages are found by words, and how many of them by meaning."""
        return Readiness(len(self._keywords), len(self._vectors))

    def stated(self) -> Iterator[tuple[Document, Sequence[Chunk]]]:
        """What the owner pinned: the document that stands for it, and its passages."""
        for document in self._source.documents():
            if document.media_type == MEDIA_TYPE:
                yield document, list(self._source.chunks(document.id))

    def search(self, text: str, k: int = 8) -> list[Hit]:
        """At most `k` passages, best first."""
        languages = self._register.languages()
        spoken = language_of_question(text, {*languages, self._language}, self._language)
        asked = self._keywords.ask(text, spoken, languages)
        question, pieces = self._vectors_of(text)
        near = self._near(question)
        keywords = self._keywords.query(asked, BY_WORDS, also=[each for each, _ in near])
        ids = self._precedence.holding(list(dict.fromkeys([*keywords, *(n for n, _ in near)])))
        shares = self._keywords.shares(ids, asked)
        likenesses = {} if question is None else ranking.compare(self._cache.rows(ids), question)
        trusted = self.embedder is not None and self.embedder.speaks(spoken)
        weights = ranking.UNDERSTOOD if trusted else ranking.FOREIGN
        scores = ranking.scores(weights, keywords, shares, likenesses)
        pinned = self._precedence.strengths(
            text, spoken, shares, likenesses, self._keywords.weights
        )
        scores |= {each: pinned_score(strength) for each, strength in pinned.items()}
        order = sorted(scores, key=lambda each: (-pinned.get(each, 0.0), -scores[each]))
        best = self._precedence.apart(order)[: max(k, LOOKED_THROUGH)]
        chunks = self._cache.chunks(best)
        hits = [
            Hit(
                chunk=chunks[each],
                document=self._register.name(chunks[each].document_id),
                score=min(scores[each], 1.0),
                keyword=keywords.get(each, 0.0),
                passage=likeness.passage if likeness else 0.0,
                sentence=max(likeness.sentences) if likeness else 0.0,
                sentence_scores=likeness.sentences if likeness else (),
                overlaps=shares[each].sentences,
                overlap=shares[each].passage,
                among=len(self._keywords),
                pinned=pinned.get(each, 0.0),
                trusted=trusted,
            )
            for each in best
            if each in chunks
            for likeness in [likenesses.get(each)]
        ]
        embedder: object = self.embedder
        if trusted and likenesses and pieces is not None and isinstance(embedder, TokenReader):
            held = self._keywords.holdings([hit.chunk.id for hit in hits[:LOOKED_THROUGH]], asked)
            hits = self._second_look.order(text, hits, held, embedder, pieces)
        return hits[:k]

    def told(self, text: str) -> tuple[Sent, ...]:
        """What searching for `text` sends to a server of the owner's; nothing by default."""
        show = getattr(self.embedder, "told", None)
        if show is None or not self._comparable or not text.strip():
            return ()
        return (show(text),)

    def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
        """Take a document's passages in place of what it, or one of its name, had.

        The old ones go when the new ones are there: a question asked meanwhile finds either.
        """
        with self._writing:
            gone: list[str] = []
            for old in self._register.standing_for(document):
                gone += self._register.remove(old)
                self._kept_words.forget(old)
            again = {chunk.id for chunk in chunks}
            self._drop([each for each in gone if each in again])
            self._cache.put_chunks(chunks)
            self._second_look.clear()
            self._precedence.put(chunks)
            self._take(document, self._words_of(document, chunks))
            self._drop([each for each in gone if each not in again])

    def rename(self, names: Mapping[str, str]) -> None:
        """Call documents, by id, by another name from now on."""
        with self._writing:
            self._register.rename(names)

    def put_vectors(self, vectors: Iterable[ChunkVectors]) -> None:
        """Take vectors of passages that are here; others are passed over."""
        with self._writing:
            known = [each for each in vectors if each.chunk_id in self._keywords]
            self._cache.put_vectors(known)
            self._vectors.add(known)
            self._comparable = self._comparable or bool(known)

    def forget_vectors(self) -> None:
        """Drop every vector and what made them: passages answer by words until new ones come."""
        with self._writing:
            self.embedder = None
            self._comparable = False
            self._vectors.close()
            self._cache.clear()
            self._second_look.clear()

    def forget_document(self, document_id: str) -> int:
        """Drop a document's passages from every index; how many there were."""
        with self._writing:
            gone = self._register.remove(document_id)
            self._kept_words.forget(document_id)
            self._drop(gone)
            return len(gone)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - part of `Forgets`
        """Nothing of a visitor is ever kept here."""
        return 0

    def close(self) -> None:
        """Throw the indexes away."""
        with self._writing:
            self._kept_words.flush()
            self._register = Register()
            self._cache.clear()
            self._second_look.clear()
            self._precedence.clear()
            self._keywords = KeywordIndex()
            self._vectors.close()
            self._comparable = False

    def _words_of(self, document: Document, chunks: Sequence[Chunk]) -> DocumentWords:
        """The words of a document by its language; a table of numbers goes by the bot's."""
        language = document.language or language_of_document(chunk.text for chunk in chunks)
        return self._kept_words.make(document.id, chunks, language or self._language)

    def _drop(self, gone: Sequence[str]) -> None:
        self._keywords.remove(gone)
        self._vectors.remove(gone)
        self._cache.forget(gone)
        if gone:
            self._second_look.clear()
        self._precedence.forget(gone)

    def _take(self, document: Document, words: DocumentWords) -> None:
        self._register.put(document, words.ids, words.language)
        self._keywords.take(words)

    def _chunks_of(self, documents: Mapping[str, Document]) -> Iterator[tuple[str, list[Chunk]]]:
        """The passages of each of `documents`."""
        if len(documents) < len(self._source.documents()):
            for document_id in documents:
                yield document_id, list(self._source.chunks(document_id))
            return
        # All of them: one pass, whatever the source is.
        for document_id, chunks in groupby(self._source.chunks(), key=lambda c: c.document_id):
            if document_id in documents:
                yield document_id, list(chunks)

    def _vectors_of(self, text: str) -> tuple[Vector | None, Vector | None]:
        """The question's vector, and those of its word pieces where the embedder gives them."""
        embedder: object = self.embedder
        if self.embedder is None or not self._comparable or not text.strip():
            return None, None
        try:
            if isinstance(embedder, TokenReader):
                pieces = embedder.read_tokens([text])[0]
                return pieces[-1], pieces
            return self.embedder.embed_question(text), None
        except (ModelError, PolicyError) as error:
            # A server that is away must not silence the bot: words answer meanwhile.
            logs.event("embedder_failed", level="warning", code=error.code)
            return None, None

    def _near(self, question: Vector | None) -> list[tuple[str, float]]:
        """What lies nearest; while the index is being filled it would keep everybody waiting."""
        if question is None or self._filling:
            return []
        return self._vectors.query(question, BY_MEANING)


def _in_batches(items: Iterable[ChunkVectors], size: int) -> Iterator[list[ChunkVectors]]:
    pulled = iter(items)
    while batch := list(islice(pulled, size)):
        yield batch

"""Keeps the passages and vectors that questions came upon lately; the others stay encrypted."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from builder.core.document import Chunk
from builder.core.ports import ChunkVectors, PassageSource
from builder.knowledge.ranking import Rows, rows

Item = TypeVar("Item")

PASSAGE_BYTES = 32 * 1024 * 1024
VECTOR_BYTES = 96 * 1024 * 1024
"""Room for some 15,000 passages and their vectors; a bot of a small business fits in whole."""

_CHUNK_BYTES = 1000


class PassageCache:
    """Passages and their vectors by id, from `source` when they are not at hand."""

    def __init__(self, source: PassageSource) -> None:
        self._chunks = _Lately(
            lambda ids: {chunk.id: chunk for chunk in source.find_chunks(ids)},
            PASSAGE_BYTES,
            lambda chunk: _CHUNK_BYTES + 2 * len(chunk.text),
        )
        self._rows = _Lately(
            lambda ids: {each.chunk_id: rows(each) for each in source.find_vectors(ids)},
            VECTOR_BYTES,
            lambda held: held.nbytes,
        )

    def chunks(self, ids: Sequence[str]) -> dict[str, Chunk]:
        """Those of the passages `ids` that are there."""
        return self._chunks.get(ids)

    def rows(self, ids: Sequence[str]) -> dict[str, Rows]:
        """For each of the passages `ids` its vector, then those of its sentences, as int8."""
        return self._rows.get(ids)

    def put_chunks(self, chunks: Iterable[Chunk]) -> None:
        """Passages that will be asked for soon."""
        self._chunks.put({chunk.id: chunk for chunk in chunks})

    def put_vectors(self, vectors: Iterable[ChunkVectors]) -> None:
        """Vectors that will be asked for soon."""
        self._rows.put({each.chunk_id: rows(each) for each in vectors})

    def forget(self, ids: Iterable[str]) -> None:
        """Drop what is at hand of the passages `ids`."""
        gone = list(ids)
        self._chunks.forget(gone)
        self._rows.forget(gone)

    def clear(self) -> None:
        """Drop everything."""
        self._chunks.clear()
        self._rows.clear()


class _Lately(Generic[Item]):
    """Items by id, as many as fit; those not asked for longest go first."""

    def __init__(
        self,
        find: Callable[[Sequence[str]], dict[str, Item]],
        room: int,
        size: Callable[[Item], int],
    ) -> None:
        self._find = find
        self._room = room
        self._size = size
        self._lock = threading.Lock()
        self._items: OrderedDict[str, Item] = OrderedDict()
        self._held = 0
        self._forgotten = 0

    def get(self, ids: Sequence[str]) -> dict[str, Item]:
        with self._lock:
            found = {each: self._items[each] for each in ids if each in self._items}
            for each in found:
                self._items.move_to_end(each)
            before = self._forgotten
        lacking = [each for each in ids if each not in found]
        if lacking:
            fetched = self._find(lacking)
            found |= fetched
            with self._lock:
                # What was erased while it was being fetched must not stay behind here.
                if before == self._forgotten:
                    self._put(fetched)
        return found

    def put(self, items: dict[str, Item]) -> None:
        with self._lock:
            self._put(items)

    def forget(self, ids: Iterable[str]) -> None:
        with self._lock:
            self._forgotten += 1
            for each in ids:
                self._drop(each)

    def clear(self) -> None:
        with self._lock:
            self._forgotten += 1
            self._items.clear()
            self._held = 0

    def _put(self, items: dict[str, Item]) -> None:
        for each, item in items.items():
            self._drop(each)
            self._items[each] = item
            self._held += self._size(item)
        while self._held > self._room and self._items:
            self._drop(next(iter(self._items)))

    def _drop(self, each: str) -> None:
        if each in self._items:
            self._held -= self._size(self._items.pop(each))

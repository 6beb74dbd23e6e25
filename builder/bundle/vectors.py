"""The vectors of a bundle in one compact block: little-endian, exactly as the bot file has them.

```
magic       8 bytes             HUSHVEC1
dimensions  uint32
count       uint32              passages that have vectors
rows        uint32              sentence vectors of all of them
passage     count × uint32      line of passages.jsonl, from 0, rising
sentences   count × uint32      how many sentence vectors each has; they add up to rows
vectors     count × dimensions × float32
sentences   rows × dimensions × int8
```

Passage vectors stay float32: what visitors get is what the owner tested, to the last digit, and
most of the room is the sentences' anyway.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Self

from builder.bundle.spool import Spool
from builder.core.ports import ChunkVectors

_MAGIC = b"HUSHVEC1"
_HEAD = struct.Struct("<8sIII")
_DIMENSIONS_LIMIT = 16_384


@dataclass(frozen=True, slots=True)
class VectorBlock:
    """A decoded block: views on its bytes, cut into `ChunkVectors` on the way out."""

    dimensions: int
    passages: tuple[int, ...]
    sentence_counts: tuple[int, ...]
    vectors: memoryview
    sentences: memoryview

    @classmethod
    def decode(cls, data: memoryview, passages: int) -> Self:
        """The block in `data`, for so many passages.

        Raises:
            ValueError: another form, or sizes that do not fit each other.
        """
        if len(data) < _HEAD.size:
            raise ValueError("head")
        magic, dimensions, count, rows = _HEAD.unpack_from(data)
        size = _HEAD.size + 8 * count + 4 * count * dimensions + rows * dimensions
        if magic != _MAGIC or dimensions > _DIMENSIONS_LIMIT or size != len(data):
            raise ValueError("size")
        places = struct.unpack_from(f"<{count}I", data, _HEAD.size)
        counts = struct.unpack_from(f"<{count}I", data, _HEAD.size + 4 * count)
        rising = all(a < b for a, b in pairwise(places))
        if not rising or any(place >= passages for place in places[-1:]) or sum(counts) != rows:
            raise ValueError("places")
        start = _HEAD.size + 8 * count
        middle = start + 4 * count * dimensions
        return cls(dimensions, places, counts, data[start:middle], data[middle:])

    def read(self, chunk_ids: Sequence[str]) -> Iterator[ChunkVectors]:
        """The vectors of each passage that has some; `chunk_ids` in the order of passages."""
        for place, part in self.parts().items():
            yield self.cut(chunk_ids[place], part)

    def parts(self) -> dict[int, tuple[int, int, int]]:
        """By a passage's place: its number in the block, and where its sentences start and end."""
        row, found = 0, {}
        for number, (place, count) in enumerate(
            zip(self.passages, self.sentence_counts, strict=True)
        ):
            found[place] = (number, row, row + count)
            row += count
        return found

    def cut(self, chunk_id: str, part: tuple[int, int, int]) -> ChunkVectors:
        """The vectors of one passage, at one of `parts`."""
        number, start, end = part
        wide = 4 * self.dimensions
        return ChunkVectors(
            chunk_id=chunk_id,
            passage=bytes(self.vectors[number * wide : (number + 1) * wide]),
            sentences=bytes(self.sentences[start * self.dimensions : end * self.dimensions]),
        )


class OrderError(ValueError):
    """Vectors came in another order than their passages."""


class Packing:
    """A block on its way: passage by passage, in the order of their lines."""

    def __init__(self, dimensions: int, passages: Spool, sentences: Spool) -> None:
        """Nothing is packed yet.

        Args:
            dimensions: 0 when there are no vectors.
            passages: takes the vectors of passages.
            sentences: takes those of sentences.
        """
        self._dimensions = dimensions
        self._passages, self._sentences = passages, sentences
        self._places, self._counts = array("I"), array("I")

    def __len__(self) -> int:
        return len(self._places)

    def add(self, place: int, item: ChunkVectors) -> None:
        """Pack the vectors of the passage in line `place`.

        Raises:
            ValueError: a vector has another size.
            OrderError: a later line is packed already.
        """
        wide = self._dimensions
        if not wide or len(item.passage) != 4 * wide or len(item.sentences) % wide:
            raise ValueError(item.chunk_id)
        if self._places and place <= self._places[-1]:
            raise OrderError(item.chunk_id)
        self._places.append(place)
        self._counts.append(len(item.sentences) // wide)
        self._passages.write(item.passage)
        self._sentences.write(item.sentences)

    def clear(self) -> Packing:
        """Begin anew; itself."""
        self._places, self._counts = array("I"), array("I")
        self._passages.clear()
        self._sentences.clear()
        return self

    def pieces(self) -> Iterator[bytes]:
        """The block, as often as it is asked for."""
        number = len(self._places)
        yield _HEAD.pack(_MAGIC, self._dimensions, number, sum(self._counts))
        yield struct.pack(f"<{number}I", *self._places)
        yield struct.pack(f"<{number}I", *self._counts)
        yield from self._passages.pieces()
        yield from self._sentences.pieces()


def pack(packing: Packing, vectors: Iterable[ChunkVectors], place_of: Mapping[str, int]) -> Packing:
    """Pack those of `vectors` whose passages have a place.

    Raises:
        ValueError: a vector has another size; `OrderError` for another order.
    """
    for item in vectors:
        place = place_of.get(item.chunk_id)
        if place is not None:
            packing.add(place, item)
    return packing


def in_order(vectors: Iterable[ChunkVectors], place_of: Mapping[str, int]) -> list[ChunkVectors]:
    """Those whose passages have a place, by place; for a source that has another order."""
    known = [item for item in vectors if item.chunk_id in place_of]
    return sorted(known, key=lambda item: place_of[item.chunk_id])


def encode(
    vectors: Iterable[ChunkVectors], chunk_ids: Sequence[str], dimensions: int
) -> tuple[bytes, int]:
    """The block for `vectors` and how many passages it serves.

    Vectors of passages that are not in `chunk_ids` are left out.

    Args:
        vectors: in any order.
        chunk_ids: the passages, in the order of their lines.
        dimensions: 0 when there are no vectors.

    Raises:
        ValueError: a vector has another size.
    """
    place_of = {chunk_id: place for place, chunk_id in enumerate(chunk_ids)}
    with Spool(Path()) as passages, Spool(Path()) as sentences:
        made = pack(Packing(dimensions, passages, sentences), in_order(vectors, place_of), place_of)
        return b"".join(made.pieces()), len(made)

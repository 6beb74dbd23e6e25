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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

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
    known = [(place_of[v.chunk_id], v) for v in vectors if v.chunk_id in place_of]
    known.sort(key=lambda pair: pair[0])
    for _, item in known:
        sized = dimensions and len(item.passage) == 4 * dimensions
        if not sized or len(item.sentences) % dimensions:
            raise ValueError(item.chunk_id)
    counts = [len(item.sentences) // dimensions for _, item in known]
    number = len(known)
    block = b"".join(
        (
            _HEAD.pack(_MAGIC, dimensions, number, sum(counts)),
            struct.pack(f"<{number}I", *(place for place, _ in known)),
            struct.pack(f"<{number}I", *counts),
            *(item.passage for _, item in known),
            *(item.sentences for _, item in known),
        )
    )
    return block, number

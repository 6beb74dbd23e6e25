"""The block of vectors gives back exactly what went in."""

from __future__ import annotations

import struct

import pytest

from builder.bundle.vectors import VectorBlock, encode
from builder.core.ports import ChunkVectors
from tests.support.bundles import EMBEDDER, make_source

SOURCE = make_source()
IDS = [chunk.id for chunk in SOURCE.chunks()]
VECTORS = list(SOURCE.vectors())
DIMENSIONS = EMBEDDER.dimensions


def _decode(block: bytes, passages: int = len(IDS)) -> list[ChunkVectors]:
    return list(VectorBlock.decode(memoryview(block), passages).read(IDS))


def test_vectors_come_back_bit_for_bit() -> None:
    block, count = encode(VECTORS, IDS, DIMENSIONS)
    assert _decode(block) == VECTORS
    assert count == len(VECTORS)


def test_passages_that_wait_for_their_vector_have_none() -> None:
    some = [VECTORS[4], VECTORS[1]]
    block, count = encode(some, IDS, DIMENSIONS)
    assert _decode(block) == [VECTORS[1], VECTORS[4]]
    assert count == 2


def test_vectors_of_passages_that_are_gone_are_left_out() -> None:
    block, count = encode(VECTORS, IDS[:2], DIMENSIONS)
    assert (_decode(block, 2), count) == (VECTORS[:2], 2)


def test_no_vectors_make_an_empty_block() -> None:
    block, count = encode([], IDS, 0)
    assert (_decode(block), count) == ([], 0)


@pytest.mark.parametrize(
    "bad",
    [
        ChunkVectors(IDS[0], b"", b""),
        ChunkVectors(IDS[0], VECTORS[0].passage + b"1234", b""),
        ChunkVectors(IDS[0], VECTORS[0].passage, b"\0"),
    ],
)
def test_a_vector_of_another_size_is_refused(bad: ChunkVectors) -> None:
    with pytest.raises(ValueError, match=IDS[0]):
        encode([bad], IDS, DIMENSIONS)
    with pytest.raises(ValueError, match=IDS[0]):
        encode([bad], IDS, 0)


def _head(magic: bytes = b"HUSHVEC1", dimensions: int = 1, count: int = 0, rows: int = 0) -> bytes:
    return struct.pack("<8sIII", magic, dimensions, count, rows)


@pytest.mark.parametrize(
    "block",
    [
        b"",
        _head()[:-1],
        _head(magic=b"HUSHVEC2"),
        _head() + b"\0",
        _head(dimensions=2**20),
        _head(count=2**32 - 1),
        _head(count=1, rows=1) + struct.pack("<IIfb", 6, 1, 0.0, 0),
        _head(count=1, rows=1) + struct.pack("<IIfb", 0, 2, 0.0, 0),
        _head(count=2) + struct.pack("<IIIIff", 1, 1, 0, 0, 0.0, 0.0),
        _head(count=2) + struct.pack("<IIIIff", 1, 0, 0, 0, 0.0, 0.0),
    ],
)
def test_a_block_in_another_form_is_refused(block: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the promise
        _decode(block)

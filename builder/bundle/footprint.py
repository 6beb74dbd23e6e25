"""How much memory a host needs for a bundle: measured once, then reckoned from its sizes."""

from __future__ import annotations

from dataclasses import dataclass

from builder.bundle import manifest
from builder.bundle.manifest import Manifest

_MIB = 1 << 20

BASE_MB = 400
"""The program with its model, answering, and some visitors beside it."""

PER_PASSAGE_BYTE = 14.0
"""Bytes at the highest moment, while it opens, for each byte of `passages.jsonl`."""

PER_VECTOR_BYTE = 3.2
"""The same for each byte of `vectors.bin`."""

ROOM = 1.25
"""What is said is so much more than what was measured."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a host needs, in MB (2^20 bytes), and from what that was reckoned.

    Attributes:
        base: for the program with its model.
        passages: for texts and the index of their words.
        vectors: for vectors and their index.
    """

    base: int
    passages: int
    vectors: int

    @classmethod
    def of(cls, passages: int, vectors: int) -> Footprint:
        """For members of so many bytes."""
        return cls(
            round(BASE_MB * ROOM),
            round(passages * PER_PASSAGE_BYTE * ROOM / _MIB),
            round(vectors * PER_VECTOR_BYTE * ROOM / _MIB),
        )

    @classmethod
    def of_manifest(cls, made: Manifest) -> Footprint:
        """For the bundle that `made` lists."""
        sizes = {member.name: member.size for member in made.members}
        return cls.of(sizes[manifest.PASSAGES], sizes[manifest.VECTORS])

    @property
    def megabytes(self) -> int:
        """All together, up to a whole 64 MB."""
        return -(-(self.base + self.passages + self.vectors) // 64) * 64

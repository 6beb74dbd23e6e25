"""How much memory a host needs for a bundle: measured once, then reckoned from its sizes."""

from __future__ import annotations

from dataclasses import dataclass

from builder.bundle import manifest
from builder.bundle.manifest import Manifest

_MIB = 1 << 20

BASE_MB = 300
"""The program with its model, answering from a small bot: 264 MB were measured at the most."""

PER_BYTE = 3.1
"""Bytes at the highest moment for each byte of texts and vectors.

Opening takes 1.4 to 1.7 of them with an identity. With a passphrase it takes 3: pyrage wants the
file as a whole and gives the tar as a whole. While the index fills, bots of 20,000 and 100,000
passages took 2.4 and 2.9 (`python -m tests.benchmarks.bundles`).
"""

ROOM = 1.25
"""What is said is so much more than what was measured."""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a host needs, in MB (2^20 bytes), and from what that was reckoned.

    Attributes:
        base: for the program with its model, and visitors.
        content: for texts and vectors and what finds them.
    """

    base: int
    content: int

    @classmethod
    def of(cls, size: int) -> Footprint:
        """For texts and vectors of so many bytes together."""
        return cls(round(BASE_MB * ROOM), round(size * PER_BYTE * ROOM / _MIB))

    @classmethod
    def of_manifest(cls, made: Manifest) -> Footprint:
        """For the bundle that `made` lists."""
        sizes = {member.name: member.size for member in made.members}
        return cls.of(sizes[manifest.PASSAGES] + sizes[manifest.VECTORS])

    @property
    def megabytes(self) -> int:
        """All together, up to a whole 64 MB."""
        return -(-(self.base + self.content) // 64) * 64

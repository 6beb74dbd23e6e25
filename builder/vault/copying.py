"""A consistent look at an open bot file, byte for byte: encrypted as it lies there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from builder.vault.database import Database

_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Still:
    """A file that nobody writes to meanwhile: its bytes, how many, and their SHA-256."""

    stream: IO[bytes]
    size: int
    sha256: str


@contextmanager
def held_still(database: Database) -> Iterator[Still]:
    """The file of `database` while nothing is written to it.

    Everything that was acknowledged is in it by then, none of it in the log beside it.

    Raises:
        OSError: the file cannot be read.
        VaultError: as `Database.execute`.
    """
    if database.path is None:
        raise ValueError
    with database.alone():
        database.checkpoint()
        with database.path.open("rb") as stream:
            digest = hashlib.sha256()
            while piece := stream.read(_PIECE):
                digest.update(piece)
            size = stream.tell()
            stream.seek(0)
            yield Still(stream, size, digest.hexdigest())

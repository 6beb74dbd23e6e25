"""A consistent look at an open bot file, byte for byte: encrypted as it lies there."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import IO

from builder.system.files import refusal
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
            digest = _digest(stream, None)
            size = stream.tell()
            stream.seek(0)
            yield Still(stream, size, digest)


@contextmanager
def copied(database: Database) -> Iterator[Still]:
    """A copy of the file of `database`; whoever reads or writes waits while it is made, no longer.

    Everything that was acknowledged is in it, none of it left in the log beside the file. The copy
    has no name and is gone with this process, however that ends. Without room for it the file
    itself is held still instead.

    Raises:
        OSError: the file cannot be read.
        VaultError: as `Database.execute`.
    """
    if database.path is None:
        raise ValueError
    with ExitStack() as stack:
        with database.alone():
            database.checkpoint()
            try:
                copy = stack.enter_context(tempfile.TemporaryFile(dir=database.path.parent))
                with database.path.open("rb") as stream:
                    digest = _digest(stream, copy)
                still = Still(copy, copy.tell(), digest)
            except OSError as error:
                if refusal(error, database.path).code != "no_space":
                    raise
                still = None
        if still is None:
            still = stack.enter_context(held_still(database))
        still.stream.seek(0)
        yield still


def _digest(stream: IO[bytes], copy: IO[bytes] | None) -> str:
    """The SHA-256 of `stream`, and its bytes into `copy`."""
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
        if copy is not None:
            copy.write(piece)
    if copy is not None:
        copy.flush()
    return digest.hexdigest()

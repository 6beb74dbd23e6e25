"""What stands between files and what seals and opens them as they flow."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import IO, Protocol, Self

from builder.bundle.age_payload import Readable

_HASHED_AT_ONCE = 1024 * 1024


class Writable(Protocol):
    """What takes bytes as a file does."""

    def write(self, data: bytes, /) -> int:
        """Take `data`; how many bytes were taken."""
        ...

    def flush(self) -> None:
        """Hold nothing back."""
        ...


class Source:
    """Pieces, read as a file."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        if not 0 <= size <= len(self._rest):
            self._fill(size)
        end = len(self._rest) if size < 0 else size
        data, self._rest = bytes(self._rest[:end]), self._rest[end:]
        return data

    def _fill(self, size: int) -> None:
        """Have `size` bytes, if so many come. What is left is joined, so never at every read."""
        parts: list[bytes | memoryview] = [self._rest]
        have = len(self._rest)
        while have < size or size < 0:
            piece = next(self._pieces, b"")
            if not piece:
                break
            parts.append(piece)
            have += len(piece)
        self._rest = memoryview(b"".join(parts))


class Watched:
    """Reads on, and tells how many bytes came so far; what the listener raises ends the reading."""

    def __init__(self, file: IO[bytes], watch: Callable[[int], None]) -> None:
        self._file, self._watch = file, watch

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        data = self._file.read(size)
        self._watch(self._file.tell())
        return data


class Hashed:
    """Writes on, and knows the SHA-256 of all that was written."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._digest = hashlib.sha256()

    def write(self, data: bytes) -> int:
        """As a file does."""
        self._digest.update(data)
        return self._out.write(data)

    def flush(self) -> None:
        """As a file does."""
        self._out.flush()

    def sha256(self) -> str:
        """Of everything so far, in hex."""
        return self._digest.hexdigest()


class Joined:
    """What was read already, and the file behind it."""

    def __init__(self, head: bytes, rest: Readable) -> None:
        self._head, self._file = io.BytesIO(head), rest

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        first = self._head.read(size)
        more = self._file.read(size - len(first)) if size < 0 or len(first) < size else b""
        return first + more


class Section:
    """A part of a file, read as a file, with the BLAKE2b-512 of what was read."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        file.seek(start)
        self._file, self._left = file, size
        self._hash = hashlib.blake2b(digest_size=64)

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        data = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        self._hash.update(data)
        return data

    def digest(self) -> bytes:
        """The hash of all of it: what was not read yet is read now."""
        while self.read(_HASHED_AT_ONCE):
            pass
        return self._hash.digest()


class Digested:
    """Writes on, and keeps the BLAKE2b-512 and the number of the bytes that went by.

    The hash is made in a thread beside: sealing and hashing take about the same time.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._hash = out, hashlib.blake2b(digest_size=64)
        self._beside = ThreadPoolExecutor(1, thread_name_prefix="digest")
        self._turn: Future[None] | None = None
        self._held = bytearray()
        self.size = 0

    def write(self, data: bytes) -> int:
        """As a file does, all of it."""
        self._held += data
        if len(self._held) >= _HASHED_AT_ONCE:
            self._pass_on()
        self.size += len(data)
        return self._out.write(data)

    def digest(self) -> bytes:
        """The hash of what was written until now."""
        self._pass_on()
        self._wait()
        return self._hash.digest()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._beside.shutdown()

    def _pass_on(self) -> None:
        self._wait()  # at most one piece is held beside the one that is hashed
        self._turn, self._held = self._beside.submit(self._hash.update, self._held), bytearray()

    def _wait(self) -> None:
        if self._turn is not None:
            self._turn.result()

"""What stands between files and the library that seals and opens them as they flow."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterator
from typing import IO, Protocol


class Writable(Protocol):
    """What takes bytes as a file does."""

    def write(self, data: bytes, /) -> int:
        """Take `data`; how many bytes were taken."""
        ...

    def flush(self) -> None:
        """Hold nothing back."""
        ...


class Source:
    """Pieces, read as a file; it remembers why there came no more."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._rest = pieces, memoryview(b"")
        self.trouble: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        try:
            return self._read(size)
        except Exception as error:
            self.trouble = error
            raise

    def _read(self, size: int) -> bytes:
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


class Target:
    """Writes on, and remembers why it could not."""

    def __init__(self, out: Writable) -> None:
        self._out = out
        self.trouble: OSError | None = None

    def write(self, data: bytes) -> int:
        """As a file does."""
        try:
            return self._out.write(data)
        except OSError as error:
            self.trouble = error
            raise

    def flush(self) -> None:
        """As a file does."""
        self._out.flush()


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

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._file = io.BytesIO(head), rest

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        first = self._head.read(size)
        more = self._file.read(size - len(first)) if size < 0 or len(first) < size else b""
        return first + more


class Digested:
    """Writes on, and keeps the BLAKE2b-512 and the number of the bytes that went by."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self._hash = out, hashlib.blake2b(digest_size=64)
        self.size = 0

    def write(self, data: bytes) -> int:
        """As a file does, all of it."""
        self._hash.update(data)
        self.size += len(data)
        return self._out.write(data)

    def flush(self) -> None:
        """As a file does."""
        self._out.flush()

    def digest(self) -> bytes:
        """The hash of what was written until now."""
        return self._hash.digest()


class Guarded:
    """Pieces, read as a file; an error on the way is kept, for a library that tells only words."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._source = Source(pieces)
        self.trouble: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        """As a file does."""
        try:
            return self._source.read(size)
        except Exception as error:
            self.trouble = error
            raise

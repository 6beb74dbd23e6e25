"""Room for bytes on their way into a bundle: in memory at first, encrypted on the disk when many.

The key lives in this process alone, and the file has no name where the system can do that: whoever
finds it finds noise.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Self

from builder.system.files import refusal

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import CipherContext

IN_MEMORY = 8 * 1024 * 1024
"""Bytes that are kept in memory before the disk is used."""

PIECE = 1024 * 1024


class Spool:
    """Bytes, written once and read as often as needed."""

    def __init__(self, folder: Path, *, in_memory: int = IN_MEMORY) -> None:
        """Nothing is written yet.

        Args:
            folder: where a large one goes; the place where the bundle is written.
            in_memory: the most bytes before that.
        """
        self._folder, self._most = folder, in_memory
        self._held = bytearray()
        self._file: IO[bytes] | None = None
        self._secret = os.urandom(32), os.urandom(16)
        self._cipher = self._begin()
        self._written = 0

    def __len__(self) -> int:
        return self._written + len(self._held)

    def write(self, data: bytes) -> None:
        """Add `data`.

        Raises:
            MachineError: `no_space` or `not_writable`.
        """
        self._held += data
        if len(self._held) > (self._most if self._file is None else PIECE):
            self._pour()

    def pieces(self) -> Iterator[bytes]:
        """Everything, in pieces.

        Raises:
            MachineError: the disk failed.
        """
        if self._file is not None:
            self._pour()
            cipher = self._begin()
            try:
                self._file.seek(0)
                while piece := self._file.read(PIECE):
                    yield cipher.update(piece)
                self._file.seek(0, os.SEEK_END)
            except OSError as error:
                raise refusal(error, self._folder / "bundle") from error
        view = memoryview(self._held)
        for at in range(0, len(view), PIECE):
            yield bytes(view[at : at + PIECE])

    def clear(self) -> None:
        """Begin anew, under another key."""
        self.close()
        self._file, self._written = None, 0
        self._secret = os.urandom(32), os.urandom(16)
        self._cipher = self._begin()

    def close(self) -> None:
        """Give the room back."""
        self._held = bytearray()
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _pour(self) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(  # noqa: SIM115 - closed in `close`
                    dir=self._folder, prefix=".hush-", buffering=0
                )
            left = memoryview(self._cipher.update(bytes(self._held)))
            self._written += len(left)
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            raise refusal(error, self._folder / "bundle") from error
        self._held.clear()

    def _begin(self) -> CipherContext:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES256
        from cryptography.hazmat.primitives.ciphers.modes import CTR

        key, nonce = self._secret
        return Cipher(AES256(key), CTR(nonce)).encryptor()

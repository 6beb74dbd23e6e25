"""Opens Microsoft's older container, in which DOC, XLS, PPT and encrypted files are kept.

[MS-CFB] describes it: a small file system of streams and storages.
"""

from __future__ import annotations

import io
from types import TracebackType
from typing import Self

import olefile

from builder.core.errors import DocumentError
from builder.knowledge.loaders import summary
from builder.knowledge.loaders.damage import told_as_damage

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Compound:
    """The streams of one file, read whole when asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the directory.

        Raises:
            DocumentError: `document_damaged`.
        """
        self._size = len(data)
        with told_as_damage("container"):
            self._file = olefile.OleFileIO(io.BytesIO(data))
            self.names = frozenset(
                path[0] for path in self._file.listdir(streams=True, storages=True) if path
            )
            """Streams and storages of the outermost level."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def stream(self, name: str) -> bytes | None:
        """The stream called `name`, None when there is none.

        Raises:
            DocumentError: `document_damaged`.
        """
        with told_as_damage("container"):
            if self._file.get_type(name) != olefile.STGTY_STREAM:
                return None
            # The library would fill up its memory for a size that lies.
            if max(self._file.get_size(name), self._file.root.size) > self._size:
                raise DocumentError("document_damaged", detail="container")
            return bytes(self._file.openstream(name).read())

    def needed(self, name: str) -> bytes:
        """The stream called `name`.

        Raises:
            DocumentError: `document_damaged`, also when it is missing.
        """
        found = self.stream(name)
        if found is None:
            raise DocumentError("document_damaged", detail="streams")
        return found

    def title(self) -> str:
        """The title that the author or the program gave; empty when there is none."""
        try:
            with told_as_damage("summary"):
                stream = self.stream(summary.NAME)
                return summary.title_in(stream) if stream else ""
        except DocumentError:
            return ""  # a broken description of a file is no reason to leave its text out

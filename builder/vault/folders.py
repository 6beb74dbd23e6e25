"""The folders that a bot watches, and what was seen in them last."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from builder.core.folder import FolderMode, FolderState, SeenFile, WatchedFolder
from builder.vault.database import Database, Row

BATCH = 1000
"""Rows read at a time, so that memory stays bounded whatever the size of the folder."""

_FOLDER = "id, path, name, mode, state, looked, files"
_FILE = "folder_id, path, size, mtime_ns, sha256, document_id, ignored"
_ALL = f"SELECT {_FOLDER} FROM folders ORDER BY name"  # noqa: S608 - constant
_SEEN = (
    f"SELECT {_FILE} FROM folder_files WHERE folder_id = ? AND path > ?"  # noqa: S608
    " ORDER BY path LIMIT ?"
)
_ONE = f"SELECT {_FILE} FROM folder_files WHERE folder_id = ? AND path = ?"  # noqa: S608
_OF_DOCUMENT = f"SELECT {_FILE} FROM folder_files WHERE document_id = ?"  # noqa: S608
_TWINS = (
    f"SELECT {_FILE} FROM folder_files WHERE sha256 = ?"  # noqa: S608
    " AND document_id IS NULL AND NOT ignored ORDER BY folder_id, path"
)


class SqlFolders:
    """Names of files may be any bytes: they are kept as such, in the system's own order."""

    place = "watched_folders"

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[WatchedFolder]:
        """Every watched folder, by name."""
        return [_folder(row) for row in self._database.execute(_ALL)]

    def save(self, folder: WatchedFolder) -> None:
        """Insert or replace a folder; what was seen in it stays."""
        self._database.execute(
            "INSERT INTO folders VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " path = excluded.path, name = excluded.name, mode = excluded.mode,"
            " state = excluded.state, looked = excluded.looked, files = excluded.files",
            (
                folder.id,
                os.fsencode(folder.path),
                folder.name,
                str(folder.mode),
                str(folder.state),
                folder.looked,
                folder.files,
            ),
        )

    def remove(self, folder_id: str) -> None:
        """Watch a folder no longer, and forget what was seen in it."""
        self._database.execute("DELETE FROM folders WHERE id = ?", (folder_id,))

    def seen(self, folder_id: str) -> Iterator[SeenFile]:
        """What was seen in a folder, by path, read in batches."""
        last = b""
        while rows := self._database.execute(_SEEN, (folder_id, last, BATCH)):
            yield from map(_file, rows)
            last = rows[-1][1]

    def file(self, folder_id: str, path: str) -> SeenFile | None:
        """One file."""
        row = self._database.one(_ONE, (folder_id, os.fsencode(path)))
        return None if row is None else _file(row)

    def of_document(self, document_id: str) -> SeenFile | None:
        """The file that a document was read from, when it lies in a watched folder."""
        row = self._database.one(_OF_DOCUMENT, (document_id,))
        return None if row is None else _file(row)

    def twins(self, sha256: str) -> list[SeenFile]:
        """Files with this content that became no document because another one had it."""
        return [_file(row) for row in self._database.execute(_TWINS, (sha256,))]

    def counts(self, folder_id: str) -> tuple[int, int]:
        """(files seen, those of them that became documents) in a folder."""
        rows = self._database.execute(
            "SELECT count(*), count(document_id) FROM folder_files WHERE folder_id = ?",
            (folder_id,),
        )
        return rows[0][0], rows[0][1]

    def note(self, files: Iterable[SeenFile], *, gone: Iterable[SeenFile] = ()) -> None:
        """In one transaction: drop what is `gone`, then keep `files` as they were seen now."""
        with self._database.transaction() as cursor:
            cursor.executemany(
                "DELETE FROM folder_files WHERE folder_id = ? AND path = ?",
                [(file.folder_id, os.fsencode(file.path)) for file in gone],
            )
            cursor.executemany(
                "INSERT OR REPLACE INTO folder_files VALUES (?, ?, ?, ?, ?, ?, ?)",
                [_values(file) for file in files],
            )

    def forget_document(self, document_id: str) -> int:
        """Its file becomes one that the owner wants nothing of; whether there was one."""
        rows = self._database.execute(
            "UPDATE folder_files SET document_id = NULL, ignored = 1 WHERE document_id = ?"
            " RETURNING path",
            (document_id,),
        )
        return len(rows)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept here."""
        return 0


def _values(file: SeenFile) -> tuple[object, ...]:
    return (
        file.folder_id,
        os.fsencode(file.path),
        file.size,
        file.mtime_ns,
        file.sha256,
        file.document_id,
        int(file.ignored),
    )


def _folder(row: Row) -> WatchedFolder:
    identity, path, name, mode, state, looked, files = row
    return WatchedFolder(
        id=identity,
        path=os.fsdecode(path),
        name=name,
        mode=FolderMode(mode),
        state=FolderState(state),
        looked=looked,
        files=files,
    )


def _file(row: Row) -> SeenFile:
    folder_id, path, size, mtime_ns, sha256, document_id, ignored = row
    return SeenFile(
        folder_id, os.fsdecode(path), size, mtime_ns, sha256, document_id, bool(ignored)
    )

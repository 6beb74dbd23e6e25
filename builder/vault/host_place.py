"""Where a host's file lies, and how it is put back when somebody took it away while it is open.

An open file that was removed goes on living without a name: everything is still in it, and all of
it would be gone with the process. So it is written anew where it was.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from builder.system.files import make_private_folder, refusal, sync_folder, write_atomic
from builder.vault.database import Database
from builder.vault.rekeying import copy_whole
from builder.vault.secret import Secret

Mark = tuple[int, int]


class HostPlace:
    """The place of an open database and of its key.

    Args:
        database: open, in a file.
        key_file: beside it.
        key: what opens it.
    """

    def __init__(self, database: Database, key_file: Path, key: Secret) -> None:
        assert database.path is not None  # noqa: S101 - a host in memory has no place
        self._database = database
        self._path = database.path
        self._key_file = key_file
        self._key = key
        self._mark = _mark_of(self._path)

    @property
    def whole(self) -> bool:
        """Whether the file that is open, and its key, still stand under their names."""
        return _mark_of(self._path) == self._mark and self._key_file.exists()

    def put_back(self) -> None:
        """Write the file and its key where they were; another file that lies there is set aside.

        Raises:
            MachineError: `no_space`, `not_writable` or `disk_failed`.
            VaultError: `bot_damaged`.
        """
        try:
            make_private_folder(self._path.parent)
            if not self._key_file.exists():
                write_atomic(self._key_file, self._key.reveal().hex().encode())
            if _mark_of(self._path) != self._mark:
                self._write()
        except OSError as error:
            raise refusal(error, self._path) from error
        self._mark = _mark_of(self._path)

    def _write(self) -> None:
        pending = self._path.with_name(f".{self._path.name}.put-back")
        pending.unlink(missing_ok=True)
        with self._database.alone():
            copy_whole(self._database, pending, self._key)
            with self._database.set_down(lambda: self._key):
                # Whose log lies there is not known: ours went into the copy.
                for rest in ("-wal", "-shm"):
                    self._path.with_name(f"{self._path.name}{rest}").unlink(missing_ok=True)
                if self._path.exists():
                    self._path.replace(self._path.with_name(f"{self._path.name}.set-aside"))
                pending.replace(self._path)
                self._path.chmod(0o600)
                sync_folder(self._path.parent)


def _mark_of(path: Path) -> Mark | None:
    with suppress(OSError):
        stat = path.stat()
        return (stat.st_dev, stat.st_ino)
    return None

"""A host's own folder, as commands on its machine open it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from builder.core.errors import VaultError

if TYPE_CHECKING:
    from builder.vault.hoststore import HostStore


def host_in(folder: Path) -> None:
    """Refuse a folder that holds no host's file; nothing is made where nothing is.

    Raises:
        VaultError: `host_missing`; `replica_folder` for that of a replica, which has no file.
    """
    from builder.server.replicas import is_replica
    from builder.vault.hoststore import FILE

    if is_replica(folder):
        raise VaultError("replica_folder", folder=str(folder))
    if not (folder / FILE).is_file():
        raise VaultError("host_missing", folder=str(folder))


def store_in(folder: Path) -> HostStore | None:
    """The store of a host that does not run; None where an order has to be given to one that does.

    That is also how a replica is reached: any that runs does it for all.

    Raises:
        VaultError: `host_missing`, or why the file cannot be opened.
    """
    from builder.server.replicas import is_replica
    from builder.vault.hoststore import HostStore

    if is_replica(folder):
        return None
    host_in(folder)
    try:
        return HostStore.open(folder)
    except VaultError as error:
        if error.code != "file_busy":
            raise
        return None

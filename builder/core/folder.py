"""A folder that is watched, and what was seen in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FolderMode(StrEnum):
    """What happens with the changes that are found in a folder."""

    ASK = "ask"
    AUTOMATIC = "automatic"


class FolderState(StrEnum):
    """How a folder was found at the last look.

    `emptied`: so much was gone at once that nothing is removed without the owner's word.
    """

    NEW = "new"
    WATCHED = "watched"
    UNREACHABLE = "unreachable"
    EMPTIED = "emptied"


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """One folder on this computer that a bot follows.

    Attributes:
        path: absolute, as the system spells it.
        name: begins the names of its documents; no other watched folder of the bot has it.
        looked: when it was looked over last, ISO 8601 in UTC; None before the first time.
        files: how many files it held then.
    """

    id: str
    path: str
    name: str
    mode: FolderMode
    state: FolderState = FolderState.NEW
    looked: str | None = None
    files: int = 0


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A file as it was when the bot took note of it last.

    Attributes:
        path: below the folder, with `/` between its parts.
        sha256: of what was read then; empty when it was too large to be read.
        document_id: what became of it; None when nothing did.
        ignored: the owner wants nothing of it until it changes again.
    """

    folder_id: str
    path: str
    size: int
    mtime_ns: int
    sha256: str
    document_id: str | None = None
    ignored: bool = False

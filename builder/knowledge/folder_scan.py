"""Looks over a folder: every file with its size and time, in the order the bot file keeps them.

Folders are polled, not subscribed to. The system's own notices do not come over SMB, NFS, WebDAV
and most cloud drives, they run out of watches in large trees (inotify) or lose events when their
buffer is full (ReadDirectoryChangesW), and after any of that only a look tells the truth. A look
costs one `scandir` a folder and one `stat` a file.
"""

from __future__ import annotations

import contextlib
import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge.intake import is_system

_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".swp")
"""What browsers, editors and copying programs call a file that is not done yet."""

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT: a folder on Windows that is a link
_CHECK_EVERY = 512

PATIENCE_S = 10.0
"""A drive that does not answer within this time is not there."""

_asked: dict[str, threading.Thread] = {}
"""Who still waits for an answer, by folder: a call into a dead drive cannot be taken back."""


def answers(root: Path) -> bool:
    """Whether the folder is there. A drive that hangs keeps nobody waiting for longer than once."""
    place = str(root)
    waiting = _asked.get(place)
    if waiting is not None and waiting.is_alive():
        return False
    found: list[bool] = []

    def ask() -> None:
        with contextlib.suppress(OSError), os.scandir(place):
            found.append(True)

    thread = threading.Thread(target=ask, name="hushdesk-drive", daemon=True)
    thread.start()
    thread.join(PATIENCE_S)
    if thread.is_alive():
        _asked[place] = thread
    else:
        _asked.pop(place, None)
    return bool(found)


@dataclass(frozen=True, slots=True)
class Met:
    """A file as a look finds it; `path` is below the folder, with `/` between its parts."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """What stands in one folder; `about` is None for a folder."""

    order: bytes
    path: str
    place: str
    about: os.stat_result | None


class FolderScan:
    """One walk over a folder, in the order of `os.fsencode(path)`; memory holds one branch of it.

    Links are not followed: a file inside is met at its own place, and what lies outside was not
    chosen. What a folder that cannot be listed holds is unknown, not gone.

    Attributes:
        blocked: what could not be looked at (`sub/` for a folder), as far as the walk has come.
    """

    def __init__(self, root: Path, token: CancelToken | None = None) -> None:
        self.blocked: list[str] = []
        self._root = root
        self._token = token or CancelToken()

    def __iter__(self) -> Iterator[Met]:
        """The files.

        Raises:
            DocumentError: `folder_unreachable`, before anything was found.
            Cancelled: when the token asked for it.
        """
        try:
            first = self._listed(str(self._root), "")
        except OSError as fault:
            raise DocumentError("folder_unreachable", folder=self._root.name) from fault
        branch = [iter(first)]
        met = 0
        while branch:
            entry = next(branch[-1], None)
            if entry is None:
                branch.pop()
            elif entry.about is None:
                branch.append(iter(self._inside(entry)))
            else:
                yield Met(entry.path, entry.about.st_size, entry.about.st_mtime_ns)
            met += 1
            if met % _CHECK_EVERY == 0:
                self._token.check()

    def hides(self, path: str) -> bool:
        """Whether `path` may be there although the walk did not meet it."""
        return path.startswith(tuple(self.blocked))

    def _inside(self, folder: _Entry) -> list[_Entry]:
        try:
            return self._listed(folder.place, f"{folder.path}/")
        except OSError:
            self.blocked.append(f"{folder.path}/")
            return []

    def _listed(self, folder: str, prefix: str) -> list[_Entry]:
        """What is in one folder, sorted as the paths beneath it sort."""
        found = []
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    made = _entry(entry, prefix)
                except OSError:
                    # Gone since it was listed, or a drive that is failing: the next look will tell.
                    self.blocked.append(prefix + entry.name)
                    continue
                if made is not None:
                    found.append(made)
        found.sort(key=lambda entry: entry.order)
        return found


def _entry(entry: os.DirEntry[str], prefix: str) -> _Entry | None:
    name = entry.name
    if entry.is_symlink() or name.casefold().endswith(_UNFINISHED) or is_system(entry):
        return None
    about = entry.stat(follow_symlinks=False)
    if stat.S_ISDIR(about.st_mode):
        if getattr(about, "st_reparse_tag", 0) == _JUNCTION:
            return None
        return _Entry(os.fsencode(name) + b"/", prefix + name, entry.path, None)
    if not stat.S_ISREG(about.st_mode):
        return None
    return _Entry(os.fsencode(name), prefix + name, entry.path, about)

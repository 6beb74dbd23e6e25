"""Tells what is different in a watched folder since it was seen last: by content, not by date."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from builder.core.errors import DocumentError
from builder.core.folder import SeenFile, WatchedFolder
from builder.core.progress import CancelToken
from builder.knowledge.folder_scan import FolderScan, Met, answers
from builder.knowledge.limits import DEFAULT
from builder.knowledge.loaders.sniff import is_document

SETTLED_S = 3.0
"""A file that was written to within this time may still be written to."""

VANISHED = "vanished"

_BLOCK = 1 << 20
_NS = 1_000_000_000


class Kind(StrEnum):
    """What happened to a file."""

    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """Something to be done about one file.

    Attributes:
        now: the file as it is; of one that is gone, as it was.
        before: what was known of the document's file until now; None for a new one.
        held: gone with so much else that only the owner may say it is gone for good.
    """

    kind: Kind
    now: SeenFile
    before: SeenFile | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that is left for the next look: `being_written` or `unreadable`."""

    folder_id: str
    path: str
    reason: str


@dataclass(slots=True)
class Findings:
    """What a look over one or more folders found.

    Attributes:
        arrived: new or changed files, each with what was known under its path.
        gone: files that are not there any more.
        touched: files with a new date and the old content; only to be noted.
        files: how many files there are, by folder.
        others: how many of them are of a kind that is no document, by folder.
    """

    arrived: list[tuple[SeenFile, SeenFile | None]] = field(default_factory=list)
    gone: list[SeenFile] = field(default_factory=list)
    touched: list[SeenFile] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    files: dict[str, int] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)

    def take(self, other: Findings) -> None:
        """Add what another look found."""
        self.arrived += other.arrived
        self.gone += other.gone
        self.touched += other.touched
        self.waiting += other.waiting
        self.files |= other.files
        self.others |= other.others


class Memory:
    """What a look remembers for the next one: files whose writing may not be over."""

    def __init__(self) -> None:
        self._moving: dict[tuple[str, str], tuple[int, int]] = {}
        self._now: dict[tuple[str, str], tuple[int, int]] = {}

    def stood_still(self, folder_id: str, met: Met) -> bool:
        """Whether the file is as it was at the look before; it is remembered as it is now."""
        key, state = (folder_id, met.path), (met.size, met.mtime_ns)
        self._now[key] = state
        return self._moving.get(key) == state

    def turn(self) -> None:
        """A look is over."""
        self._moving, self._now = self._now, {}


def look_over(
    folder: WatchedFolder,
    seen: Iterable[SeenFile],
    found: Findings,
    *,
    memory: Memory,
    clock_s: float,
    token: CancelToken,
) -> None:
    """Add what is different in `folder` to `found`.

    `seen` is what was seen there last, by `os.fsencode(path)`; `clock_s` the present in seconds
    since 1970.

    Raises:
        DocumentError: `folder_unreachable`; nothing was added.
        Cancelled: when `token` asked for it.
    """
    root = Path(folder.path)
    if not answers(root):
        raise DocumentError("folder_unreachable", folder=root.name)
    scan = FolderScan(root, token)
    own = Findings(files={folder.id: 0}, others={folder.id: 0})

    def counted() -> Iterator[Met]:
        for met in scan:
            own.files[folder.id] += 1
            yield met

    for met, known in _differing(counted(), seen):
        if met is not None and (known is not None or is_document(met.path)):
            now = SeenFile(folder.id, met.path, met.size, met.mtime_ns, "")
            reason = _unsettled(root / met.path, folder.id, met, memory, clock_s)
            _arrive(root / met.path, now, known, own, token, reason)
        elif met is not None:
            # Not taken note of: what is no document today may be one to a later version.
            own.others[folder.id] += 1
        elif known is not None and not scan.hides(known.path):
            own.gone.append(known)
    if own.gone and not answers(root):  # a drive that went away while it was looked over
        raise DocumentError("folder_unreachable", folder=root.name)
    found.take(own)


def hash_file(path: Path, size: int, token: CancelToken) -> str | None:
    """SHA-256 of a file; None when it changed meanwhile or could not be read.

    A file that is too large to be a document is not read: its hash is empty, like no other's.
    """
    if size > DEFAULT.file_bytes:
        return ""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            while block := stream.read(_BLOCK):
                token.check()
                digest.update(block)
            after = os.fstat(stream.fileno())
    except OSError:
        return None
    still = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return digest.hexdigest() if still and after.st_size == size else None


def _differing(
    met: Iterable[Met], seen: Iterable[SeenFile]
) -> Iterator[tuple[Met | None, SeenFile | None]]:
    """Both walked side by side, as both are sorted alike; what is the same is passed over."""
    there, known = iter(met), iter(seen)
    one, other = next(there, None), next(known, None)
    while one is not None or other is not None:
        order = _compare(one, other)
        if order < 0:
            yield one, None
            one = next(there, None)
        elif order > 0:
            yield None, other
            other = next(known, None)
        else:
            if one and other and (one.size, one.mtime_ns) != (other.size, other.mtime_ns):
                yield one, other
            one, other = next(there, None), next(known, None)


def _compare(one: Met | None, other: SeenFile | None) -> int:
    if one is None or other is None:
        return 1 if one is None else -1
    if one.path == other.path:
        return 0
    return -1 if os.fsencode(one.path) < os.fsencode(other.path) else 1


def _unsettled(path: Path, folder_id: str, met: Met, memory: Memory, clock_s: float) -> str:
    """Why a file is left for the next look: `being_written`, `unreadable`, `vanished`; or ""."""
    try:
        with path.open("rb") as stream:
            about = os.fstat(stream.fileno())
    except (FileNotFoundError, NotADirectoryError):
        return VANISHED
    except OSError:
        return "unreadable"
    if (about.st_size, about.st_mtime_ns) != (met.size, met.mtime_ns):
        return "being_written"
    # A date in the future comes from another computer's clock and says nothing.
    quiet = abs(clock_s - met.mtime_ns / _NS) >= SETTLED_S
    return "" if quiet or memory.stood_still(folder_id, met) else "being_written"


def _arrive(
    path: Path,
    now: SeenFile,
    known: SeenFile | None,
    found: Findings,
    token: CancelToken,
    reason: str,
) -> None:
    """A new file, or one whose size or date is another: what is in it decides, unless it waits."""
    if reason:
        if reason != VANISHED:
            found.waiting.append(Waiting(now.folder_id, now.path, reason))
        return
    if known is None:
        found.arrived.append((now, None))
        return
    sha256 = hash_file(path, now.size, token)
    if sha256 is None:
        found.waiting.append(Waiting(now.folder_id, now.path, "being_written"))
    elif sha256 and sha256 == known.sha256:
        found.touched.append(replace(known, size=now.size, mtime_ns=now.mtime_ns))
    else:
        found.arrived.append((replace(now, sha256=sha256), known))

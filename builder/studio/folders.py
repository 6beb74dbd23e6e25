"""The verbs of the tab *Folders*: watch, look, apply what changed, ignore it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath

from builder.core.errors import DocumentError, UsageError
from builder.core.folder import FolderMode, FolderState, SeenFile, WatchedFolder
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.core.progress import CancelToken
from builder.knowledge.folder_changes import (
    Change,
    Findings,
    Kind,
    Memory,
    Waiting,
    hash_file,
    look_over,
)
from builder.knowledge.folder_moves import settle_moves
from builder.knowledge.intake import printable
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock

_MANY = 10
"""More files than this, and more than half of a folder, are never taken for deleted at once."""

_POLL_S, _REST = 5.0, 20
"""A look every five seconds; in a folder that takes long, twenty times as long as it takes."""

_WRITTEN_EVERY = timedelta(minutes=1)
"""A look that finds nothing new is written down this often at most."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at every watched folder found.

    Attributes:
        folders: as they are now.
        changes: what is to be done, those that hold for `automatic` folders too.
        others: how many files are of a kind that is not read, by folder.
    """

    folders: list[WatchedFolder] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    others: dict[str, int] = field(default_factory=dict)

    def automatic(self) -> list[Change]:
        """The changes that are made without asking."""
        modes = {folder.id: folder.mode for folder in self.folders}
        return [
            change
            for change in self.changes
            if modes[change.now.folder_id] is FolderMode.AUTOMATIC and not change.held
        ]

    def asking(self) -> list[Change]:
        """The changes that wait for the owner's word."""
        done = set(map(id, self.automatic()))
        return [change for change in self.changes if id(change) not in done]


def listing(bench: Workbench) -> list[WatchedFolder]:
    """Every watched folder, by name."""
    return bench.file.folders.all()


def watch(bench: Workbench, path: Path, mode: FolderMode = FolderMode.ASK) -> WatchedFolder:
    """Follow a folder from now on; one that is watched already gets the mode.

    Raises:
        UsageError: `folder_missing`, `folder_nested`.
    """
    real = Path(os.path.realpath(path))
    known = find(bench, real)
    if known is not None:
        return set_mode(bench, known, mode)
    if not real.is_dir():
        raise UsageError("folder_missing", folder=_shown(path.name))
    folders = listing(bench)
    for other in folders:
        if _contains(Path(other.path), real) or _contains(real, Path(other.path)):
            raise UsageError("folder_nested", folder=_shown(path.name), other=other.name)
    name = _free(_shown(real.name) if real.name else "?", {folder.name for folder in folders})
    folder = WatchedFolder(new_id(), str(real), name, mode)
    bench.file.folders.save(folder)
    bench.file.audit.record("folder_watched", folder=folder.id, mode=mode)
    return folder


def find(bench: Workbench, path: Path) -> WatchedFolder | None:
    """The watched folder at `path`."""
    wanted = _spelt(Path(os.path.realpath(path)))
    return next((each for each in listing(bench) if _spelt(Path(each.path)) == wanted), None)


def unwatch(bench: Workbench, path: Path) -> WatchedFolder:
    """Follow the folder at `path` no longer; its documents stay.

    Raises:
        UsageError: `folder_not_watched`.
    """
    folder = find(bench, path)
    if folder is None:
        raise UsageError("folder_not_watched", folder=_shown(path.name))
    bench.file.folders.remove(folder.id)
    bench.file.audit.record("folder_unwatched", folder=folder.id)
    return folder


def set_mode(bench: Workbench, folder: WatchedFolder, mode: FolderMode) -> WatchedFolder:
    """Say whether changes in `folder` are made at once or asked about."""
    if folder.mode is mode:
        return folder
    changed = replace(folder, mode=mode)
    bench.file.folders.save(changed)
    bench.file.audit.record("folder_mode", folder=folder.id, mode=mode)
    return changed


def look(
    bench: Workbench,
    memory: Memory,
    *,
    clock: Clock | None = None,
    token: CancelToken | None = None,
) -> Look:
    """Look over every watched folder; nothing is read into the bot.

    Raises:
        Cancelled: when `token` asked for it.
    """
    token, now = token or CancelToken(), (clock or SystemClock()).now()
    found, there = Findings(), []
    for folder in listing(bench):
        try:
            look_over(
                folder,
                bench.file.folders.seen(folder.id),
                found,
                memory=memory,
                clock_s=now.timestamp(),
                token=token,
            )
            there.append(folder.id)
        except DocumentError:
            _note_state(bench, folder, FolderState.UNREACHABLE, folder.files, now)
    memory.turn()
    folders = listing(bench)
    changes = settle_moves(found, folders=folders, twins=bench.file.folders.twins, token=token)
    changes = _hold_losses(bench, found, _noted(bench, found, changes))
    emptied = {change.now.folder_id for change in changes if change.held}
    for folder in folders:
        if folder.id in there:
            state = FolderState.EMPTIED if folder.id in emptied else FolderState.WATCHED
            _note_state(bench, folder, state, found.files[folder.id], now)
    return Look(listing(bench), changes, found.waiting, found.others)


def pause_s(took_s: float) -> float:
    """How long to wait after a look that took `took_s` seconds."""
    return max(_POLL_S, _REST * took_s)


def ignore(bench: Workbench, changes: Sequence[Change], token: CancelToken | None = None) -> None:
    """Leave everything as it is: these files are only asked about when they change again."""
    kept, gone = [], []
    roots = {folder.id: Path(folder.path) for folder in listing(bench)}
    for change in changes:
        if change.before is not None:
            gone.append(change.before)
        if change.kind is Kind.REMOVED or change.now.folder_id not in roots:
            continue
        now, path = change.now, roots[change.now.folder_id] / change.now.path
        sha256 = now.sha256 or hash_file(path, now.size, token or CancelToken()) or ""
        document_id = change.before.document_id if change.before else None
        kept.append(replace(now, sha256=sha256, document_id=document_id, ignored=True))
    bench.file.folders.note(kept, gone=gone)
    bench.file.audit.record("folder_changes_ignored", changes=len(changes))


def document_name(bench: Workbench, file: SeenFile, taken: set[str]) -> str:
    """What the document of a watched file is called: "FOLDER/path", with a number when taken.

    A document of that name that comes from no watched file is this file's, added by hand before.
    """
    folder = next(each for each in listing(bench) if each.id == file.folder_id)
    wanted = f"{folder.name}/{'/'.join(printable(part) for part in file.path.split('/'))}"
    ending = PurePosixPath(wanted).suffix  # a format is told by it
    name, number = wanted, 1
    while name in taken or _is_anothers(bench, name, file):
        number += 1
        name = f"{wanted.removesuffix(ending)} ({number}){ending}"
    return name


def iter_kinds(changes: Sequence[Change], *kinds: Kind) -> Iterator[Change]:
    """Those of `changes` that are of `kinds`."""
    return (change for change in changes if change.kind in kinds)


def _is_anothers(bench: Workbench, name: str, file: SeenFile) -> bool:
    document = bench.file.documents.by_name(name)
    owner = bench.file.folders.of_document(document.id) if document else None
    return owner is not None and (owner.folder_id, owner.path) != (file.folder_id, file.path)


def _noted(bench: Workbench, found: Findings, changes: list[Change]) -> list[Change]:
    """Take note of what concerns no document, and leave the rest."""
    kept, gone, loud = list(found.touched), [], []
    for change in changes:
        before = change.before
        if before is None or before.document_id or change.kind in {Kind.ADDED, Kind.CHANGED}:
            loud.append(change)
            continue
        gone.append(before)
        if change.kind is Kind.MOVED:
            kept.append(replace(change.now, sha256=before.sha256, ignored=before.ignored))
    if kept or gone:
        bench.file.folders.note(kept, gone=gone)
    return loud


def _hold_losses(bench: Workbench, found: Findings, changes: list[Change]) -> list[Change]:
    """Mark removals that look like a drive that came back empty."""
    lost: dict[str, int] = {}
    for change in iter_kinds(changes, Kind.REMOVED):
        lost[change.now.folder_id] = lost.get(change.now.folder_id, 0) + 1
    held = set()
    for folder_id, count in lost.items():
        _, documents = bench.file.folders.counts(folder_id)
        most = min(documents - 1, max(_MANY, documents // 2))
        if not found.files.get(folder_id) or count > most:
            held.add(folder_id)
    return [
        replace(change, held=True)
        if change.kind is Kind.REMOVED and change.now.folder_id in held
        else change
        for change in changes
    ]


def _note_state(
    bench: Workbench, folder: WatchedFolder, state: FolderState, files: int, now: datetime
) -> None:
    looked = datetime.fromisoformat(folder.looked) if folder.looked else None
    fresh = looked is not None and now - looked < _WRITTEN_EVERY
    if fresh and (folder.state, folder.files) == (state, files):
        return
    when = folder.looked if state is FolderState.UNREACHABLE else now.isoformat(timespec="seconds")
    if (folder.state, folder.files, folder.looked) != (state, files, when):
        bench.file.folders.save(replace(folder, state=state, files=files, looked=when))


def _contains(outer: Path, inner: Path) -> bool:
    return Path(_spelt(inner)).is_relative_to(_spelt(outer))


def _spelt(path: Path) -> str:
    """A path as it is compared: on some systems capitals mean nothing."""
    return str(path).casefold() if sys.platform == "darwin" else os.path.normcase(str(path))


def _shown(name: str) -> str:
    return printable(name)[:100]


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} ({number})"
    return free

"""Tells what moved in watched folders: what is gone in one place and there again in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from builder.core.folder import SeenFile, WatchedFolder
from builder.core.progress import CancelToken
from builder.knowledge.folder_changes import Change, Findings, Kind, hash_file


def settle_moves(
    found: Findings,
    *,
    folders: Sequence[WatchedFolder],
    twins: Callable[[str], Sequence[SeenFile]],
    token: CancelToken,
) -> list[Change]:
    """The changes that `found` amounts to: what is gone here and there again has moved.

    A file that was moved onto another one takes its path; the other's document is gone then.
    `twins` gives the files with a content that became no document, because another file had it.
    """
    roots = {folder.id: Path(folder.path) for folder in folders}
    return _Moves(found, roots, twins, token).settled()


class _Moves:
    """Pairs what arrived with what is gone, by content."""

    def __init__(
        self,
        found: Findings,
        roots: dict[str, Path],
        twins: Callable[[str], Sequence[SeenFile]],
        token: CancelToken,
    ) -> None:
        self._arrived = found.arrived
        self._roots = roots
        self._twins = twins
        self._token = token
        self._lost = {(file.folder_id, file.path) for file in found.gone}
        self._free: defaultdict[str, list[SeenFile]] = defaultdict(list)
        self._overwritten: dict[str, SeenFile] = {}
        for file in found.gone:
            self._free[file.sha256].append(file)
        for _, known in found.arrived:
            if known is not None and known.sha256:
                self._overwritten[known.sha256] = known
        self._sizes = {file.size for file in found.gone}
        self._claimed: set[tuple[str, str]] = set()

    def settled(self) -> list[Change]:
        """Every change, removals first, each path once."""
        moved: list[Change] = []
        rest = [(self._hashed(now), known) for now, known in self._arrived]
        while True:
            left = []
            for now, known in rest:
                before = self._source(now, known)
                if before is None:
                    left.append((now, known))
                    continue
                self._claimed.add((before.folder_id, before.path))
                if known is not None and (known.folder_id, known.path) not in self._claimed:
                    self._free[known.sha256].append(known)
                    self._sizes.add(known.size)
                moved.append(Change(Kind.MOVED, now, before))
            if len(left) == len(rest):
                break
            rest = [(self._hashed(now), known) for now, known in left]
        gone = [file for files in self._free.values() for file in files if not self._is_taken(file)]
        return [*self._removed(gone), *moved, *(self._read(now, known) for now, known in rest)]

    def _hashed(self, now: SeenFile) -> SeenFile:
        """A new file's content is only looked at when one of its size is gone."""
        if now.sha256 or now.size not in self._sizes:
            return now
        path = self._roots[now.folder_id] / now.path
        return replace(now, sha256=hash_file(path, now.size, self._token) or "")

    def _source(self, now: SeenFile, known: SeenFile | None) -> SeenFile | None:
        """Whose content arrived here, and is to be found nowhere else."""
        if not now.sha256:
            return None
        free = self._free.get(now.sha256)
        if free:
            free.sort(key=lambda file: file.document_id is None)  # of equals the one that counts
            return free.pop(0)
        swapped = self._overwritten.get(now.sha256) if known is not None else None
        return None if swapped is None or self._is_taken(swapped) else swapped

    def _is_taken(self, file: SeenFile) -> bool:
        return (file.folder_id, file.path) in self._claimed

    def _removed(self, gone: list[SeenFile]) -> Iterator[Change]:
        used: set[tuple[str, str]] = set()
        for file in gone:
            twin = self._twin(file, used)
            if twin is None:
                yield Change(Kind.REMOVED, file, file)
            else:
                used.add((twin.folder_id, twin.path))
                yield Change(Kind.MOVED, twin, file)

    def _twin(self, file: SeenFile, used: set[tuple[str, str]]) -> SeenFile | None:
        """Another file with this content, which was there all the time."""
        if file.document_id is None or not file.sha256:
            return None
        for twin in self._twins(file.sha256):
            place = (twin.folder_id, twin.path)
            if place not in self._lost and place not in used:
                return twin
        return None

    def _read(self, now: SeenFile, known: SeenFile | None) -> Change:
        """A file to be read: as the new content of its document, or as a new one."""
        if known is None or known.document_id is None or self._is_taken(known):
            return Change(Kind.ADDED, now)
        return Change(Kind.CHANGED, now, known)

"""The files that wait to be read: kept in the journal, taken again from where they lie."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from builder.core.document import Outcome
from builder.core.errors import DocumentError
from builder.core.journal import RETRIED, Entry, FileState
from builder.core.ports import ChunkRepository, DocumentRepository, JournalRepository
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.intake import (
    Found,
    find_files,
    found_again,
    holds_others,
    is_folder,
    member_found,
    origin_of,
)
from builder.knowledge.limits import Limits
from builder.knowledge.preparation import PASSED_OVER

Opener = Callable[[str], Found]
"""Takes again what lies at an origin."""

_AT_ONCE = 500
_TURN_S = 0.1
_SUSPICIOUS = 2


@dataclass(frozen=True, slots=True)
class Ticket:
    """A file whose turn has come."""

    entry: Entry
    found: Found


class Queue:
    """The queue of one open bot; any thread may put files in, one piece of work takes them out.

    Attributes:
        openers: what takes a file again after the program was ended, by the kind of its origin:
            `member` for a part of an archive on this computer (there already), else the
            address's scheme (`https`). Paths need none. What has an address is opened when the
            owner asks for it (`retry`), never because a program was started.
        version: moves whenever something was put in or taken back.
    """

    def __init__(self, journal: JournalRepository) -> None:
        self.journal = journal
        self.openers: dict[str, Opener] = {"member": member_found}
        self.version = 0
        self._held: dict[str, Found] = {}
        self._asked: set[str] = set()
        self._taken_back: set[str] = set()
        self._working = threading.Lock()

    @contextmanager
    def work(self, token: CancelToken) -> Iterator[None]:
        """Be the one who takes files out, as soon as nobody else is.

        Raises:
            Cancelled: when `token` asked for it while waiting.
        """
        while not self._working.acquire(timeout=_TURN_S):
            token.check()
        try:
            yield
        finally:
            self._working.release()

    def enter(
        self,
        found: Iterable[Found],
        *,
        token: CancelToken | None = None,
        sure: int = 0,
        held: bool = True,
    ) -> int:
        """Put files in; the turn after which theirs come.

        Each is taken as it says itself, when it is `held`; after the program was ended, and else
        at once, by its origin.

        Raises:
            Cancelled: when `token` asked for it; what was put in stays, the first `sure` always.
        """
        since, pulled, count = self.journal.enter([]), iter(found), 0
        while batch := list(islice(pulled, _AT_ONCE)):
            for each in batch:
                self._remember(each, held)
            self.journal.enter([_entry(each) for each in batch])
            self.version += 1
            count += len(batch)
            if token is not None and count >= sure:
                token.check()
        return since

    def enter_paths(
        self,
        paths: Sequence[Path],
        *,
        progress: Progress = silent,
        token: CancelToken | None = None,
    ) -> int:
        """Put files in and all that lies in folders; fails like `enter`.

        A folder stands in the journal itself until all its files do: nothing of what was given
        is lost when the program is ended meanwhile, or the work stopped.
        """
        folders = [path for path in paths if is_folder(path)]
        files = [path for path in paths if path not in set(folders)]
        roots = [_root(path) for path in folders]
        since = self.journal.enter([])
        self.journal.enter(roots)
        found = _told(find_files([*files, *folders]), progress)
        self.enter(found, token=token, sure=len(files), held=False)
        self.journal.remove([root.name for root in roots])
        return since

    def reopen(self) -> None:
        """Take up what an earlier piece of work left: half-read files wait again."""
        self.journal.move({FileState.READING}, FileState.WAITING)
        self.journal.move({FileState.LEARNING}, FileState.READ)
        self.version += 1

    def find_again(self, token: CancelToken, progress: Progress) -> None:
        """Look once more through the folders whose looking through was cut off."""
        roots = self.journal.entries(FileState.FINDING)
        if roots:
            self.journal.remove([root.name for root in roots])
            self.enter_paths([Path(root.origin) for root in roots], progress=progress, token=token)

    def adopt(self, documents: DocumentRepository, chunks: ChunkRepository) -> None:
        """Let the documents in whose passages have no vector wait for them, known here or not."""
        for document_id in chunks.waiting():
            document = documents.get(document_id)
            if document is None or document.outcome is not Outcome.READY:
                continue
            entry = self.journal.get(document.name)
            if entry is None or not entry.open:
                known = entry or Entry(document.name, document.source or "", size=document.size)
                read = replace(known, state=FileState.READ, words=document.words, error_code=None)
                self.journal.enter([replace(read, error_params={})])

    def take(self, limit: int, *, since: int = 0) -> list[Ticket]:
        """The next files whose turn came after `since`."""
        return [Ticket(e, self._open(e)) for e in self.journal.take(limit, since=since)]

    def release(self, name: str) -> None:
        """Forget how to take a file: it has come to an end."""
        self._held.pop(name, None)
        self._asked.discard(name)

    def cancel(self, names: Sequence[str] | None = None) -> int:
        """Take back what waits, or those of it that are named; how many were taken back."""
        if names is not None:
            self._taken_back.update(names)
        cancelled = self.journal.move(
            {FileState.WAITING, FileState.FINDING}, FileState.CANCELLED, names=names
        )
        self.version += 1
        return cancelled

    def is_taken_back(self, name: str) -> bool:
        """Whether it was taken back after its turn had come; asked once."""
        taken_back = name in self._taken_back
        self._taken_back.discard(name)
        return taken_back

    def retry(self, names: Sequence[str] | None = None) -> int:
        """Let files that failed or were taken back wait again, all or those named; how many."""
        again = [
            entry
            for entry in self.journal.entries(*RETRIED)
            if names is None or entry.name in set(names)
        ]
        self._asked.update(entry.name for entry in again if kind_of(entry.origin) != "path")
        self._taken_back.difference_update(entry.name for entry in again)
        folders = [entry for entry in again if holds_others(Path(entry.origin))]
        self.journal.move(RETRIED, FileState.FINDING, names=[entry.name for entry in folders])
        moved = self.journal.move(RETRIED, FileState.WAITING, names=[entry.name for entry in again])
        self.version += 1
        return moved + len(folders)

    def suspicious(self) -> bool:
        """Whether the program was ended more than once while the same file was read."""
        waiting = self.journal.entries(FileState.WAITING, FileState.READING)
        return any(entry.tries >= _SUSPICIOUS for entry in waiting)

    def _remember(self, found: Found, held: bool) -> None:
        self._taken_back.discard(found.name)
        self._asked.discard(found.name)
        # A path is taken again from the disk, unless its name could not be written down as it is.
        if held or kind_of(found.origin) != "path" or "?" in found.origin:
            self._held[found.name] = found

    def _open(self, entry: Entry) -> Found:
        held = self._held.get(entry.name)
        if held is not None:
            return held
        kind = kind_of(entry.origin)
        if kind == "path":
            return found_again(Path(entry.origin), entry.name, entry.size)
        opener = self.openers.get(kind)
        allowed = kind == "member" or entry.name in self._asked

        def take(limits: Limits) -> bytes:
            if opener is None or not allowed:
                raise DocumentError("document_to_fetch")
            return opener(entry.origin).take(limits)

        return Found(entry.name, entry.origin, take, size=entry.size)


def kind_of(origin: str) -> str:
    """What kind of place an origin is: `path`, `member`, or the scheme of an address."""
    scheme, mark, _ = origin.partition("://")
    if mark and scheme.isalpha():
        return scheme.lower()
    return "member" if "!" in origin and not Path(origin).exists() else "path"


def _entry(found: Found) -> Entry:
    state = FileState.WAITING
    if found.skipped is not None:
        state = FileState.SKIPPED if found.skipped in PASSED_OVER else FileState.FAILED
    return Entry(found.name, found.origin, size=found.size, state=state, error_code=found.skipped)


def _root(path: Path) -> Entry:
    origin = origin_of(path)
    return Entry(f"{origin}/", origin, state=FileState.FINDING)


def _told(found: Iterable[Found], progress: Progress) -> Iterator[Found]:
    """The same, and how many it were so far, a few times a second."""
    told = time.monotonic()
    for number, each in enumerate(found, start=1):
        if time.monotonic() - told > _TURN_S:
            told = time.monotonic()
            progress(Step("finding", number, 0, each.name))
        yield each

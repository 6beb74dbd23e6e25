"""Makes the changes that were found in watched folders: erased, renamed, read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.core.document import AddResult, Outcome
from builder.core.folder import SeenFile
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.folder_changes import Change, Kind
from builder.knowledge.intake import Found, file_found
from builder.knowledge.limits import Limits
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.studio.folders import document_name, iter_kinds, listing

_PASSING = frozenset(
    {"document_missing", "document_unreadable", "document_locked", "document_in_cloud"}
    | {"document_drive_away", "document_drive_slow", "document_changing"}
)
"""Reasons that may be gone at the next look; the file counts as not seen yet."""


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made.

    Attributes:
        document: its name now; of one that is gone, the name it had.
        result: what became of a file that was read.
        receipt: of a document that was erased.
    """

    change: Change
    document: str
    result: AddResult | None = None
    receipt: ErasureReceipt | None = None


def apply(
    bench: Workbench,
    changes: Sequence[Change],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Iterator[Done]:
    """Make `changes`: what is gone is erased, then what moved is renamed, then the rest is read.

    What was finished stays when the work is stopped; the rest is found again at the next look.

    Raises:
        MachineError: `model_missing`.
        Cancelled: when `token` asked for it.
    """
    token = token or CancelToken()
    watched = {folder.id for folder in listing(bench)}
    changes = [change for change in changes if change.now.folder_id in watched]
    for done in _made(bench, changes, progress, token):
        details = {} if done.result is None else {"outcome": done.result.outcome}
        folder = done.change.now.folder_id
        bench.file.audit.record("folder_change", kind=done.change.kind, folder=folder, **details)
        yield done


def _made(
    bench: Workbench, changes: list[Change], progress: Progress, token: CancelToken
) -> Iterator[Done]:
    for change in iter_kinds(changes, Kind.REMOVED):
        token.check()
        yield from _erase(bench, change)
    yield from _rename(bench, list(iter_kinds(changes, Kind.MOVED)), token)
    fresh = list(iter_kinds(changes, Kind.ADDED, Kind.CHANGED))
    yield from _Reading(bench, fresh).results(progress, token)


def _erase(bench: Workbench, change: Change) -> Iterator[Done]:
    """Erase a document whose file is gone, unless the file that has its place now holds it."""
    document = bench.file.documents.get(change.now.document_id or "")
    receipt = documents.remove(bench, document.name) if document else None
    known = bench.file.folders.file(change.now.folder_id, change.now.path)
    if known is not None and known.document_id is None:
        bench.file.folders.note([], gone=[known])
    if document is not None:
        yield Done(change, document.name, receipt=receipt)


def _rename(bench: Workbench, changes: list[Change], token: CancelToken) -> Iterator[Done]:
    """Rename all at once: files may have changed places."""
    names: dict[str, tuple[str, str | None]] = {}
    kept, gone, taken = [], [], set[str]()
    roots = {folder.id: Path(folder.path) for folder in listing(bench)}
    moving = {change.before.document_id for change in changes if change.before}
    for change in changes:
        if change.before is None:
            continue
        gone.append(change.before)
        document = bench.file.documents.get(change.before.document_id or "")
        kept.append(
            replace(
                change.now,
                sha256=change.before.sha256,
                document_id=document.id if document else None,
                ignored=document is None,
            )
        )
        if document is not None:
            name = _free_name(bench, change.now, taken, moving)
            taken.add(name)
            source = file_found(roots[change.now.folder_id] / change.now.path, name).origin
            names[document.id] = (name, source)
    documents.rename(bench, names, token=token)
    bench.file.folders.note(kept, gone=gone)
    for change in changes:
        held = change.before.document_id if change.before else None
        if held in names:
            yield Done(change, names[held][0])


def _free_name(bench: Workbench, file: SeenFile, taken: set[str], moving: set[str | None]) -> str:
    """A name that no document has but one that gives it up now."""
    blocked = set(taken)
    while True:
        name = document_name(bench, file, blocked)
        other = bench.file.documents.by_name(name)
        if other is None or other.id in moving:
            return name
        blocked.add(name)


class _Reading:
    """One piece of reading: which change each file's result belongs to."""

    def __init__(self, bench: Workbench, changes: Sequence[Change]) -> None:
        self._bench = bench
        self._changes: dict[str, Change] = {}
        self._hashes: dict[str, str] = {}
        self._roots = {folder.id: Path(folder.path) for folder in listing(bench)}
        for change in changes:
            self._changes[self._name(change)] = change

    def results(self, progress: Progress, token: CancelToken) -> Iterator[Done]:
        """Read every file; what became of it is noted as it comes."""
        found = [self._found(name, change.now) for name, change in self._changes.items()]
        if not found:
            return
        for result in documents.add_found(self._bench, found, progress=progress, token=token):
            change = self._changes.get(result.document)
            if change is not None:
                self._note(change, result)
                yield Done(change, result.document, result=result)

    def _name(self, change: Change) -> str:
        """A changed file's document keeps its name, whatever that is by now."""
        before = change.before
        own = self._bench.file.documents.get(before.document_id or "") if before else None
        if own is not None and own.name not in self._changes:
            return own.name
        return document_name(self._bench, change.now, set(self._changes))

    def _found(self, name: str, file: SeenFile) -> Found:
        found = file_found(self._roots[file.folder_id] / file.path, name)
        return replace(found, take=self._weighing(name, found.take))

    def _weighing(self, name: str, take: Callable[[Limits], bytes]) -> Callable[[Limits], bytes]:
        def taken(limits: Limits) -> bytes:
            data = take(limits)
            self._hashes[name] = hashlib.sha256(data).hexdigest()
            return data

        return taken

    def _note(self, change: Change, result: AddResult) -> None:
        """Take note of the file as it was read; one that could not be had is met anew."""
        if result.outcome is Outcome.FAILED and result.error_code in _PASSING:
            return
        document = self._bench.file.documents.by_name(result.document)
        if document is not None and result.error_code == "document_duplicate":
            # What it held is gone from the file, and what the file holds now another one has.
            documents.remove(self._bench, document.name)
            document = None
        sha256 = self._hashes.get(result.document) or (document.sha256 if document else "")
        kept = replace(
            change.now,
            sha256=sha256 or change.now.sha256,
            document_id=document.id if document else None,
            ignored=False,
        )
        self._bench.file.folders.note([kept])

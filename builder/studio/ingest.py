"""The verbs of reading files: what stands where, pause and go on, take back, try again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from builder.core.document import Document, Outcome
from builder.core.journal import Entry, FileState, Tally, end_of
from builder.core.pinned import MEDIA_TYPE
from builder.core.progress import CancelToken, Progress, silent
from builder.studio.bots import Workbench

_PAUSED = "reading_paused"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file, as the owner sees it.

    Attributes:
        entry: where it stands; made up for a document that is older than the journal.
        document: what the bot has of it, if it has: after a failed change the version before.
        page: which one of how many is being read, where that is told.
    """

    entry: Entry
    document: Document | None = None
    page: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of earlier reading.

    Attributes:
        open: files that have something left to do.
        paused: whether the owner stopped it, so that it waits for a word.
        goes_on: whether it should simply go on: it was cut off, by whatever, and the owner did
            ask for these files. Not when it was cut off twice at the same file: that one may be
            what ends the program.
    """

    tally: Tally
    open: int
    paused: bool
    goes_on: bool


def rows(bench: Workbench) -> list[FileRow]:
    """Every file that was given to the bot, and every document but its facts, by name."""
    kept = bench.file.documents.all()
    stated = {document.name for document in kept if document.media_type == MEDIA_TYPE}
    documents = {document.name: document for document in kept if document.name not in stated}
    entries = bench.file.journal.entries()
    # A file that would have their name failed, and is shown with its reason.
    shown = (e for e in entries if e.name not in stated or e.state is FileState.FAILED)
    known = {entry.name: entry for entry in shown}
    waiting = bench.file.chunks.waiting() if documents else {}
    made = [FileRow(entry, documents.get(name)) for name, entry in known.items()]
    made += [
        FileRow(_made_up(document, waiting), document)
        for name, document in documents.items()
        if name not in known
    ]
    return sorted(made, key=lambda row: row.entry.name)


def standing(bench: Workbench) -> Standing:
    """What is left of earlier reading, and whether it should go on by itself."""
    tally = bench.file.journal.tally()
    paused = bench.file.facts.get(_PAUSED) == "1"
    left = tally.open or len(bench.file.chunks.waiting())
    goes_on = bool(tally.open) and not paused and not bench.queue.suspicious()
    return Standing(tally, left, paused, goes_on)


def enter(
    bench: Workbench,
    paths: Sequence[Path],
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> None:
    """Let files and folders wait; whoever is reading comes to them, else `documents.resume`."""
    bench.queue.enter_paths(paths, progress=progress, token=token)


def note_pause(bench: Workbench) -> None:
    """Remember that the owner wants what waits to wait, also when the bot is opened again."""
    bench.file.facts.put(_PAUSED, "1")


def note_going_on(bench: Workbench) -> None:
    """Remember that the owner wants it read."""
    if bench.file.facts.get(_PAUSED) == "1":
        bench.file.facts.put(_PAUSED, "0")


def cancel(bench: Workbench, names: Sequence[str] | None = None) -> int:
    """Take back what waits, all or those named; what is read stays. How many were taken back."""
    return bench.queue.cancel(names)


def retry(bench: Workbench, names: Sequence[str] | None = None) -> int:
    """Let what failed or was taken back wait again, all or those named; how many do.

    Asked for by the owner, so pages may be fetched again.
    """
    return bench.queue.retry(names)


def dismiss(bench: Workbench, name: str) -> None:
    """Forget a file that became no document."""
    bench.queue.cancel([name])
    bench.file.journal.remove([name])


def note_document(bench: Workbench, name: str) -> None:
    """Let a file stand where its document does, after the owner decided about it."""
    entry, document = bench.file.journal.get(name), bench.file.documents.by_name(name)
    if entry is not None and document is not None and not entry.open:
        ended = replace(entry, state=end_of(document.outcome), error_code=document.error_code)
        bench.file.journal.save([replace(ended, error_params=document.error_params)])


def _made_up(document: Document, waiting: dict[str, int]) -> Entry:
    read = document.outcome is Outcome.READY and document.id in waiting
    return Entry(
        name=document.name,
        origin=document.source or "",
        size=document.size,
        state=FileState.READ if read else end_of(document.outcome),
        percent=0 if document.outcome is Outcome.FAILED else 100,
        words=document.words,
        error_code=document.error_code,
        error_params=document.error_params,
    )

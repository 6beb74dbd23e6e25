"""How far the files of one piece of reading are: told at once, written down in batches."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

from builder.core.document import AddResult, Document, Outcome
from builder.core.journal import READ_PERCENT, Entry, FileState, end_of
from builder.core.progress import Progress, Step, Whole
from builder.knowledge.estimate import Estimate
from builder.knowledge.queue import Queue

_WRITE_S = 1.0
_WRITE_ENTRIES = 200


class Track:
    """Follows files from their turn to their end.

    What the journal is told waits for up to a second, or for the next document to be kept: a
    program that is ended meanwhile looks at those files once more and finds them done.
    """

    def __init__(
        self,
        queue: Queue,
        progress: Progress,
        *,
        since: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._queue = queue
        self._progress = progress
        self._since = since
        self._clock = clock
        self._estimate = Estimate()
        self._unwritten: dict[int, Entry] = {}
        self._written = self._marked = clock()
        self._version = -1
        self._begun = self._ended = self._read = self._failed = self._words = 0
        self._open = self._to_read = self._bytes = self._passages = 0
        self._count()

    def begin(self, entry: Entry) -> Entry:
        """The file's turn has come."""
        entry = replace(entry, state=FileState.READING, percent=0)
        whole = self._whole()
        self._progress(Step("reading", self._begun, whole.total, entry.name, entry, whole))
        self._begun += 1
        return entry

    def page(self, entry: Entry, step: Step) -> None:
        """One of its pages is being read."""
        percent = READ_PERCENT * (step.done - 1) // max(step.total, 1)
        entry = replace(entry, percent=percent)
        self._progress(replace(step, entry=entry, whole=self._whole()))

    def read(self, entry: Entry, *, document: Document, passages: int) -> Entry:
        """Its passages are about to be kept, and answer by words then."""
        entry = replace(
            entry,
            state=FileState.READ,
            size=document.size,
            words=document.words,
            percent=READ_PERCENT,
        )
        self._note(entry)
        self._words += document.words
        self._read += 1
        self._leave_queue(entry.size, passages)
        self._progress(Step("saving", 0, passages, entry.name, entry, self._whole()))
        return entry

    def await_vectors(self, passages: int) -> None:
        """So many passages more wait for their vectors."""
        self._passages += passages

    def learning(self, entry: Entry, done: int, total: int) -> Entry:
        """So many of its passages have their vectors."""
        percent = READ_PERCENT + (99 - READ_PERCENT) * done // max(total, 1)
        entry = replace(entry, state=FileState.LEARNING, percent=percent)
        self._note(entry)
        self._progress(Step("embedding", done, total, entry.name, entry, self._whole()))
        return entry

    def learnt(self, passages: int, seconds: float) -> None:
        """So many passages got their vectors."""
        self._passages = max(self._passages - passages, 0)
        self._estimate.learnt(passages, seconds)
        self._marked = self._clock()

    def end(
        self, entry: Entry, result: AddResult, *, was_read: bool = False, size: int = 0
    ) -> AddResult:
        """The file has come to its end; the result for whoever asked."""
        if not was_read:
            self._leave_queue(size or entry.size, 0)
        else:
            self._read = max(self._read - 1, 0)
        known = result.outcome not in {Outcome.FAILED, Outcome.SKIPPED}
        entry = replace(
            entry,
            state=end_of(result.outcome),
            size=size or entry.size,
            percent=100 if known else entry.percent,
            seconds=round(result.seconds, 3),
            error_code=result.error_code if not known else None,
            error_params=result.error_params if not known else {},
        )
        self._ended += 1
        self._failed += result.outcome is Outcome.FAILED
        self._note(entry)
        self._queue.release(entry.name)
        whole = self._whole()
        self._progress(Step("ended", whole.done, whole.total, entry.name, entry, whole))
        return result

    def pass_over(self, entry: Entry) -> AddResult:
        """It was left out when it was found."""
        outcome = Outcome.SKIPPED if entry.state is FileState.SKIPPED else Outcome.FAILED
        self._open += 1
        self._ended += 1
        self._failed += outcome is Outcome.FAILED
        return AddResult(entry.name, outcome, error_code=entry.error_code)

    def withdraw(self, entry: Entry) -> None:
        """The owner took it back before it was read."""
        self._leave_queue(entry.size, 0)
        entry = replace(entry, state=FileState.CANCELLED)
        self._open = max(self._open - 1, 0)
        self._note(entry)
        self._queue.release(entry.name)
        self._progress(Step("ended", self._ended, 0, entry.name, entry, self._whole()))

    def drain(self) -> list[Entry]:
        """What is still to be written, for a transaction that is made anyway."""
        unwritten, self._unwritten = list(self._unwritten.values()), {}
        self._written = self._clock()
        return unwritten

    def write(self, *, now: bool = False) -> None:
        """Write down where files stand, when it is time for it."""
        due = self._clock() - self._written > _WRITE_S or len(self._unwritten) > _WRITE_ENTRIES
        if self._unwritten and (due or now):
            self._queue.journal.save(self.drain())
        if self._version != self._queue.version and (due or now):
            self._count()

    def _note(self, entry: Entry) -> None:
        self._unwritten[entry.turn] = entry

    def _count(self) -> None:
        """Count what is left, after files were put in or taken back."""
        self._version = self._queue.version
        tally = self._queue.journal.tally(since=self._since)
        self._open = tally.open + self._ended
        self._to_read = tally.of(FileState.WAITING, FileState.READING, FileState.FINDING)
        self._bytes = tally.bytes_to_read

    def _leave_queue(self, size: int, passages: int) -> None:
        now = self._clock()
        self._estimate.read(size, passages, now - self._marked)
        self._marked = now
        self._to_read = max(self._to_read - 1, 0)
        self._bytes = max(self._bytes - size, 0)

    def _whole(self) -> Whole:
        total = max(self._open, self._ended)
        share = self._ended + READ_PERCENT / 100 * self._read
        return Whole(
            done=self._ended,
            total=total,
            read=self._ended + self._read,
            failed=self._failed,
            percent=round(100 * share / total) if total else 0,
            words=self._words,
            seconds_left=self._estimate.seconds_left(
                files=self._to_read, size=self._bytes, passages=self._passages
            ),
        )

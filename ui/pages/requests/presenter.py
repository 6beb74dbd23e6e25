"""What the page *People's requests* asks of the engine."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.errors import HushdeskError
from builder.core.progress import CancelToken, Progress
from builder.privacy.erasure import ErasureReceipt
from builder.studio import requests, retention, subject_erasure, subjects
from builder.studio.bots import Workbench
from builder.studio.requests import KINDS, LAWS, LETTERS, RESULTS, Standing
from builder.studio.subjects import Found
from builder.system import texts
from builder.system.files import write_atomic
from builder.system.jobs import Job
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.translation import LANGUAGES, language

T = TypeVar("T")

HOUR_MS = 60 * 60 * 1000
NEVER = ""


class RequestsPresenter(QObject):
    """The register, the request that is worked on, and the search for its person.

    Attributes:
        chosen: the id of the request that is worked on; empty for none.
        found: what the last search found; None before one.
        looked_for: whom it looked for.
        receipt: of the last erasure.
    """

    listed = Signal(list)
    searching = Signal(bool)
    stepped = Signal(object)
    searched = Signal(object)
    erased = Signal(object, bool)
    said = Signal(str)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._job: Job[Found] | None = None
        self._hourly = QTimer(self)
        self._hourly.setInterval(HOUR_MS)
        self._hourly.timeout.connect(self.let_go)
        self.chosen = NEVER
        self.found: Found | None = None
        self.looked_for = ""
        self.receipt: ErasureReceipt | None = None

    @property
    def busy(self) -> bool:
        """Whether somebody is being looked for."""
        return self._job is not None

    def start(self) -> None:
        """Let go, as long as the bot is open, of what is past its days."""
        self._hourly.start()

    def stop(self) -> None:
        """The bot is put away."""
        self._hourly.stop()
        self.cancel()

    def let_go(self) -> None:
        """Remove what is past its days; a computer may be on for weeks."""
        self._do(lambda: retention.of_file(self._bench.file).run(), lambda _counts: self.refresh())

    def refresh(self) -> None:
        """List the requests anew."""
        self._jobs.look(
            self,
            self._listing,
            lambda: requests.listing(self._bench),
            on_done=self.listed.emit,
            on_error=self.failed.emit,
        )

    def words(self, group: str, names: Sequence[str], part: str = "") -> list[tuple[str, str]]:
        """What can be chosen of `kind`, `law` or `result`, with its words."""
        shown, ending = language(), f".{part}" if part else ""
        return [(name, texts.say(f"requests.{group}.{name}{ending}", shown)) for name in names]

    def kinds(self) -> list[tuple[str, str]]:
        """What people ask for."""
        return self.words("kind", KINDS, "title")

    def laws(self) -> list[tuple[str, str]]:
        """Whose days may count."""
        return self.words("law", LAWS)

    def results(self) -> list[tuple[str, str]]:
        """How a request may end."""
        return self.words("result", RESULTS)

    def languages(self) -> tuple[str, ...]:
        """Languages of letters, the bot's first."""
        own = self._bench.spec.language
        return (own, *(each for each in LANGUAGES if each != own))

    def due(self, law: str, received: str) -> str:
        """The day a request would be due, ISO 8601; empty while the day makes no sense."""
        try:
            return requests.deadline(law, received).isoformat()
        except HushdeskError:
            return ""

    def add(self, values: dict[str, str]) -> None:
        """Write a request down, and work on it."""

        def chosen(standing: Standing) -> None:
            self.chosen = standing.request.id
            self._told(standing)

        self._do(lambda: requests.add(self._bench, values.pop("kind"), **values), chosen)

    def identify(self, how: str) -> None:
        """Note how it was checked who asks."""
        self._do(lambda: requests.identify(self._bench, self.chosen, how), self._told)

    def extend(self, reason: str) -> None:
        """Take the longer time."""
        self._do(lambda: requests.extend(self._bench, self.chosen, reason), self._told)

    def note(self, code: str, text: str = "") -> None:
        """Note that something was done."""
        self._do(lambda: requests.note(self._bench, self.chosen, code, text), self._told)

    def close(self, result: str, reason: str) -> None:
        """The answer was sent."""
        self._do(lambda: requests.close(self._bench, self.chosen, result, reason), self._told)

    def forget(self, request_id: str) -> None:
        """Remove a request that was written down by mistake."""

        def gone(_nothing: None) -> None:
            if self.chosen == request_id:
                self.chosen = NEVER
            self._told(None)

        self._do(lambda: requests.remove(self._bench, request_id), gone)

    def letter(self, which: str, shown: str) -> str:
        """A draft for the request that is worked on; empty when there is none."""
        if not self.chosen or which not in LETTERS:
            return ""
        try:
            return requests.letter(self._bench, self.chosen, which, shown)
        except HushdeskError as error:
            self.failed.emit(error)
            return ""

    def search(self, identifier: str) -> None:
        """Look for a person in every document of the bot."""

        def work(*, progress: Progress, token: CancelToken) -> Found:
            return subjects.find(self._bench, identifier, progress=progress, token=token)

        self.looked_for = identifier
        self._job = self._jobs.start(
            self, work, on_progress=self.stepped.emit, on_done=self._found, on_error=self._broke
        )
        self.searching.emit(True)

    def cancel(self) -> None:
        """Stop looking."""
        if self._job is not None:
            self._job.cancel()

    def take_out(self, names: Sequence[str]) -> None:
        """Take the person who was looked for out of the documents `names`."""
        who = self.looked_for
        self._prove(lambda: subject_erasure.take_out(self._bench, who, names), "taken_out")

    def erase(self, names: Sequence[str]) -> None:
        """Erase the documents `names` for the person's sake."""
        self._prove(lambda: subject_erasure.erase(self._bench, names), "erased")

    def save_found(self, to: Path) -> None:
        """Write what was found into a file for the person."""
        found = self.found or Found()
        text = json.dumps(subjects.as_data(found), ensure_ascii=False, indent=2)
        self._do(lambda: write_atomic(to, f"{text}\n".encode()), lambda _: self.said.emit(to.name))

    def save_receipt(self, to: Path) -> None:
        """Write the receipt of the last erasure into a file."""
        if self.receipt is not None:
            text = json.dumps(asdict(self.receipt), indent=2)
            data = f"{text}\n".encode()
            self._do(lambda: write_atomic(to, data), lambda _: self.said.emit(to.name))

    def readmit(self, files: Sequence[Path], done: Callable[[int], None]) -> None:
        """Let files come back that were erased for a person's sake."""
        self._do(lambda: subject_erasure.readmit(self._bench, files), done)

    def _prove(self, verb: Callable[[], ErasureReceipt], code: str) -> None:
        request_id = self.chosen

        def work() -> ErasureReceipt:
            receipt = verb()
            if request_id:
                requests.proven(self._bench, request_id, code, receipt)
            return receipt

        def done(receipt: ErasureReceipt) -> None:
            self.receipt, self.found = receipt, None
            self.erased.emit(receipt, subject_erasure.still_published(self._bench))
            self._told(None)

        self._do(work, done)

    def _found(self, found: Found) -> None:
        self._job, self.found = None, found
        self.searching.emit(False)
        self.searched.emit(found)
        if self.chosen:
            self._do(lambda: requests.note(self._bench, self.chosen, "searched"), self._told)

    def _broke(self, error: Exception) -> None:
        self._job = None
        self.searching.emit(False)
        if not was_cancelled(error):
            self.failed.emit(error)

    def _told(self, _result: object) -> None:
        self.changed.emit()
        self.refresh()

    def _do(self, verb: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, verb, on_done=done, on_error=self.failed.emit)

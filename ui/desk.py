"""Which bot is open: found, made, unlocked, warmed, put away."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from builder.core.errors import HushdeskError, MachineError, VaultError
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge
from ui.surroundings import OPENS, NewBot, Surroundings

if TYPE_CHECKING:
    from builder.core.ports import SecretStore
    from builder.core.progress import CancelToken, Progress, Step
    from builder.studio.bots import Workbench
    from builder.system.jobs import Job, Work
    from builder.vault.secret import Secret


class Desk(QObject):
    """The engine is imported in the jobs, so that the window shows before it."""

    looked = Signal(object)
    opening = Signal(str)
    opened = Signal(object)
    locked = Signal(object, object)
    failed = Signal(object)
    stepped = Signal(object)
    warmed = Signal(object)
    restored = Signal(object)
    sealed = Signal(object, object)

    def __init__(self, jobs: JobBridge, find_keyring: Callable[[], SecretStore | None]) -> None:
        super().__init__()
        self._jobs = jobs
        self._find_keyring = find_keyring
        self._keyring: SecretStore | None = None
        self._problem: VaultError | None = None
        self._warming: Job[None] | None = None
        self._last: Job[Any] | None = None
        self._looking: Job[Surroundings] | None = None
        self._turn = 0
        self.bench: Workbench | None = None

    @property
    def warming(self) -> bool:
        """Whether the open bot is still made ready."""
        return self._warming is not None

    def look(self) -> None:
        """Find the keyring and the bots on this computer."""
        self._looking = self._jobs.call(
            self, self._look, on_done=self.looked.emit, on_error=self.failed.emit
        )

    def open(self, path: Path, passphrase: str = "", *, again: bool = False) -> None:
        """Open the bot in `path`, with `again` after asking for the keyring once more."""

        def work(*, progress: Progress, token: CancelToken) -> Workbench:  # noqa: ARG001
            from builder.studio import bots

            if again:
                self._ask_keyring()
            return bots.open_bot(
                path,
                keyring=self._keyring,
                passphrase=_secret(passphrase),
                trouble=self._problem,
            )

        self._begin(path.stem, work, lambda error: self._refused(path, error))

    def rest(self, *, on_done: Callable[[], None], on_error: Callable[[Exception], None]) -> None:
        """Let what is under way end, then lock the open bot where it is; the window stays."""
        bench, earlier = self.bench, self._jobs.running(but_of=self)

        def work() -> None:
            from builder.studio import resting
            from builder.vault.audit_log import acting

            for job in earlier:
                job.wait()
            if bench is not None:
                with acting("owner@desktop"):
                    resting.rest(bench)

        self._last = self._jobs.call(self, work, on_done=lambda _none: on_done(), on_error=on_error)

    def resume(
        self, passphrase: str, *, on_done: Callable[[], None], on_error: Callable[[Exception], None]
    ) -> None:
        """Open the bot that rests, by the keyring or by what was typed."""
        bench = self.bench

        def work() -> None:
            from builder.studio import resting
            from builder.vault.audit_log import acting

            if bench is None:
                return
            self._ask_keyring()
            with acting("owner@desktop"):
                resting.resume(
                    bench,
                    # What was typed counts: a wrong word is not overlooked for the keyring's sake.
                    keyring=None if passphrase else self._keyring,
                    passphrase=_secret(passphrase),
                    trouble=self._problem,
                )

        def resumed(_none: None) -> None:
            on_done()
            if bench is not None and bench is self.bench:
                self._warm(bench)

        self._last = self._jobs.call(self, work, on_done=resumed, on_error=on_error)

    def create(self, wanted: NewBot) -> None:
        """Make a bot, and open it."""

        def work(*, progress: Progress, token: CancelToken) -> Workbench:  # noqa: ARG001
            from builder.studio import bots

            secret = _secret(wanted.passphrase)
            path = bots.create(
                wanted.name,
                policy=wanted.policy,
                language=wanted.language,
                trade=wanted.trade,
                keyring=self._keyring,
                passphrase=secret,
            )
            return bots.open_bot(path, keyring=self._keyring, passphrase=secret)

        self._begin(wanted.name, work, self.failed.emit)

    def restore(self, file: Path, typed: str) -> None:
        """Make a bot of a backup, and open it; `typed` is its recovery code or passphrase."""

        def work(*, progress: Progress, token: CancelToken) -> Workbench:  # noqa: ARG001
            from builder.studio import bots, restoring
            from builder.vault import recovery
            from builder.vault.restoring import Ways

            secret = _secret(typed)
            code = secret is not None and recovery.is_code(secret)
            own = None if self._keyring or code else secret
            ways = Ways(self._keyring, own)
            found = restoring.restore(file, ways, secret=secret, beside=True)
            self._jobs.relay(self, self.restored.emit)(found)
            return bots.open_bot(found.path, keyring=self._keyring, passphrase=secret)

        self._begin(file.stem, work, lambda error: self._not_restored(file, error))

    def open_sample(self, passphrase: str = "") -> None:
        """Open the sample bot; it is made when it is not there."""

        def work(*, progress: Progress, token: CancelToken) -> Workbench:
            from builder.studio import bots, sample

            secret = _secret(passphrase)
            if sample.exists():
                return bots.open_bot(
                    sample.name(),
                    keyring=self._keyring,
                    passphrase=secret,
                    trouble=self._problem,
                )
            return sample.create(
                keyring=self._keyring, passphrase=secret, progress=progress, token=token
            )

        self._begin("", work, self._sample_refused)

    def close(self) -> None:
        """Put the open bot away, behind the window."""
        self._turn += 1
        self._last = self._jobs.call(self, self._leave())

    def leave(self) -> None:
        """Put the open bot away now, for the end of the app."""
        self._turn += 1
        self._leave()()

    def _leave(self) -> Callable[[], None]:
        """Stop all work of the open bot; what is returned waits for it and locks the file."""
        bench, self.bench = self.bench, None
        earlier = self._jobs.cancel(but_of=self)
        warming, self._warming = self._warming, None
        if warming is not None:
            warming.cancel()
            earlier.append(warming)
        if self._last is not None:
            earlier.append(self._last)

        def put_away() -> None:
            for job in earlier:
                job.wait()
            if bench is not None:
                bench.close()

        return put_away

    def _begin(self, name: str, work: Work[Workbench], failed: Callable[[Exception], None]) -> None:
        self._turn += 1
        turn, put_away, looking = self._turn, self._leave(), self._looking

        def opening(*, progress: Progress, token: CancelToken) -> Workbench:
            put_away()
            if looking is not None:
                looking.wait()  # it brings the keyring
            from builder.vault.audit_log import acting

            with acting("owner@desktop"):
                return work(progress=progress, token=token)

        def refused(error: Exception) -> None:
            if turn == self._turn:
                failed(error)

        self.opening.emit(name)
        self._last = self._jobs.start(
            self,
            opening,
            on_progress=self._step,
            on_done=lambda bench: self._opened(turn, bench),
            on_error=refused,
        )

    def _look(self) -> Surroundings:
        from builder.studio import bots, sample

        self._ask_keyring()
        found = Surroundings(sample.exists(), tuple(bots.list_bots()), self._keyring, self._problem)
        import_module("ui.workspace")  # what the pages need is loaded here, off the window's thread
        return found

    def _ask_keyring(self) -> None:
        try:
            self._keyring, self._problem = self._find_keyring(), None
        except VaultError as error:
            self._keyring, self._problem = None, error

    def _refused(self, path: Path, error: Exception) -> None:
        if isinstance(error, VaultError | MachineError) and path.exists():
            self.locked.emit(path, error)
        else:
            self.failed.emit(error)

    def _not_restored(self, file: Path, error: Exception) -> None:
        if isinstance(error, HushdeskError) and error.code in OPENS:
            self.sealed.emit(file, error)
        else:
            self.failed.emit(error)

    def _sample_refused(self, error: Exception) -> None:
        from builder.studio import bots, sample

        self._refused(bots.locate(sample.name()), error)

    def _opened(self, turn: int, bench: Workbench) -> None:
        if turn != self._turn:  # somebody chose another one meanwhile
            self._last = self._jobs.call(self, bench.close)
            return
        self.bench = bench
        self.opened.emit(bench)
        self._warm(bench)

    def _warm(self, bench: Workbench) -> None:
        def work(*, progress: Progress, token: CancelToken) -> None:
            bench.warm(progress=progress, token=token)

        self._warming = self._jobs.start(
            self,
            work,
            on_progress=self._step,
            on_done=lambda _none: self._warm_ended(bench, None),
            on_error=lambda error: self._warm_ended(bench, error),
        )

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _warm_ended(self, bench: Workbench, error: Exception | None) -> None:
        if bench is self.bench and not (error and was_cancelled(error)):
            self._warming = None
            self.warmed.emit(error)


def _secret(passphrase: str) -> Secret | None:
    from builder.vault.secret import Secret

    return Secret(passphrase) if passphrase else None

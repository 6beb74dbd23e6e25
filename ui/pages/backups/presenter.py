"""What the page *Backups* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from builder.core.backup import Made
from builder.core.errors import VaultError
from builder.studio import (
    backup_check,
    backup_comparing,
    backup_plan,
    backups,
    recovery_sheet,
    ways,
)
from builder.studio.backups import Listed
from builder.studio.bots import Workbench
from builder.vault.access import SlotInfo
from builder.vault.secret import Secret
from builder.vault.soundness import Soundness
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows.

    Attributes:
        made: each backup, the newest first.
        old: whether the newest is old, or there is none.
        plan: how the plan for them stands.
    """

    ways: tuple[SlotInfo, ...]
    made: tuple[Listed, ...]
    old: bool
    plan: backup_plan.Standing

    @property
    def recoverable(self) -> bool:
        """Whether there is a recovery code that opens backups."""
        return any(way.kind == "recovery" for way in self.ways)


class BackupsPresenter(QObject):
    """Every change is written at once."""

    listed = Signal(object)
    printed = Signal(object)
    backed_up = Signal(object)
    opened = Signal(object)
    compared = Signal(object)
    working = Signal(bool)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self.bench = bench
        self._jobs = jobs
        self._reading = Newest()
        self.busy = False

    @property
    def name(self) -> str:
        """What the bot is called."""
        return self.bench.spec.name

    @property
    def keyring(self) -> bool:
        """Whether this computer has a keyring that could open the bot."""
        return self.bench.keyring is not None

    def refresh(self) -> None:
        """Read everything anew."""
        self._do(self._reading.reading(self._read), self._listed)

    def set_passphrase(self, typed: str) -> None:
        """Let a passphrase open the bot, in place of the one before."""
        self._change(lambda: self.bench.file.access.add_passphrase(Secret(typed)))

    def add_keyring(self) -> None:
        """Let the keyring of this computer open the bot."""
        keyring = self.bench.keyring
        if keyring is None:
            self.failed.emit(VaultError("no_keyring"))
        else:
            self._change(lambda: self.bench.file.add_keyring(keyring))

    def remove(self, kind: str) -> None:
        """Let a way open the bot no longer."""
        self._change(lambda: ways.remove(self.bench, kind))

    def print_sheet(self, path: Path) -> None:
        """Make a new recovery code and its sheet."""

        def work() -> tuple[int, Standing]:
            recovery_sheet.write(self.bench, path, language=language())
            return self._reading.reading(self._read)()

        def done(read: tuple[int, Standing]) -> None:
            self._listed(read)
            self.printed.emit(path)

        self._do(work, done)

    def open_through(self, made: Made) -> None:
        """Open a backup to its last byte, and say what was found."""
        self.work(lambda: backup_check.check(self.bench, made), self.opened.emit)

    def compare(self, file: Path, typed: str = "") -> None:
        """See what is other in the bot than in a backup."""
        secret, told = Secret(typed) if typed else None, language()
        self.work(
            lambda: backup_comparing.compare(self.bench, file, secret=secret, language=told),
            self.compared.emit,
        )

    def back_up(self, folder: Path) -> None:
        """Write a backup into a folder."""
        self.work(lambda: backups.make(self.bench, folder), self.backed_up.emit)

    def work(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        """Do what takes a while and must not be stopped; then the ways are read anew."""

        def all_of_it() -> tuple[T, tuple[int, Standing]]:
            made = work()
            return made, self._reading.reading(self._read)()

        def ended(found: tuple[T, tuple[int, Standing]]) -> None:
            self._show_working(False)
            self._listed(found[1])
            done(found[0])

        def failed(error: Exception) -> None:
            self._show_working(False)
            self.failed.emit(error)

        self._show_working(True)
        self._jobs.call(self, all_of_it, on_done=ended, on_error=failed)

    def check(self, done: Callable[[Soundness], None]) -> None:
        """Look whether everything in the bot's file is as it was written."""
        self.work(self.bench.file.examine, done)

    def _read(self) -> Standing:
        bench = self.bench
        return Standing(
            bench.file.access.slots(),
            tuple(backups.listed(bench)),
            backups.is_old(bench),
            backup_plan.standing(bench),
        )

    def _change(self, work: Callable[[], object]) -> None:
        def all_of_it() -> tuple[int, Standing]:
            work()
            return self._reading.reading(self._read)()

        self._do(all_of_it, self._listed)

    def _listed(self, read: tuple[int, Standing]) -> None:
        self._reading.only(self.listed.emit)(read)

    def _do(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)

    def _show_working(self, on: bool) -> None:
        self.busy = on
        self.working.emit(on)

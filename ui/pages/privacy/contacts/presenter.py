"""What the tab *Contacts* asks of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from builder.core.contact import Contact
from builder.studio import contacts as verbs
from builder.studio.bots import Workbench
from builder.studio.contacts import HostLine
from builder.system import texts
from builder.system.files import write_atomic
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

TOGETHER_MS = 200
"""A contact changes its line twice; what comes together is read together."""

SHOWN = 50
"""Contacts of one host that are shown; the table has them all."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Hosts with their totals, and the contacts of those that are looked into."""

    hosts: tuple[HostLine, ...]
    opened: dict[str, tuple[Contact, ...]]


class ContactsPresenter(QObject):
    """Who was contacted, while it happens."""

    listed = Signal(object)
    stirred = Signal()
    changed = Signal()
    exported = Signal(str)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing = Newest()
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(TOGETHER_MS)
        self._wait.timeout.connect(self.stirred)
        end = bench.door.watch(jobs.relay(self, self._heard))
        self.destroyed.connect(lambda _gone: end())

    def refresh(self, *, refused: bool = False, opened: frozenset[str] = frozenset()) -> None:
        """Read anew; with `refused` only hosts and contacts that were refused."""

        def read() -> Listing:
            hosts = verbs.hosts(self._bench)
            shown = tuple(each for each in hosts if each.totals.refused or not refused)
            return Listing(
                shown,
                {
                    each.totals.host: tuple(
                        verbs.contacts(self._bench, SHOWN, host=each.totals.host, refused=refused)
                    )
                    for each in shown
                    if each.totals.host in opened
                },
            )

        self._jobs.look(
            self, self._listing, read, on_done=self.listed.emit, on_error=self.failed.emit
        )

    def export(self, file: Path, *, refused: bool) -> None:
        """Write all contacts, or those that were refused, into a table."""

        def write() -> str:
            found = verbs.contacts(self._bench, verbs.ALL, refused=refused)
            write_atomic(file, verbs.as_csv(found).encode("utf-8-sig"))
            return file.name

        self._jobs.call(self, write, on_done=self.exported.emit, on_error=self.failed.emit)

    def uses(self, host: str) -> bool:
        """Whether the bot's model or its search needs `host`."""
        changes = verbs.forbidding(self._bench.spec, host)
        return any(not name.startswith("privacy.") for name in changes)

    def forbid(self, host: str) -> None:
        """Let nothing go to `host` any more."""
        self._jobs.call(
            self,
            lambda: verbs.forbid(self._bench, host),
            on_done=lambda _spec: self.changed.emit(),
            on_error=self.failed.emit,
        )

    def title_of(self, setting: str) -> str:
        """What a setting is called."""
        return texts.say(f"settings.{setting}.title", language())

    @property
    def proposal(self) -> str:
        """A name for the table."""
        return f"{self._bench.spec.name} contacts.csv"

    def _heard(self) -> None:
        if not self._wait.isActive():
            self._wait.start()

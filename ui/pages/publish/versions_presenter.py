"""What the cards about versions, hosts and signatures ask of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from builder.bundle import reader
from builder.bundle.reader import Verdict
from builder.studio import hosts, owner, published
from builder.studio.bots import Workbench
from builder.studio.hosts import Host
from builder.studio.published import Entry
from ui.job_bridge import JobBridge, Newest
from ui.translation import language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is shown of versions.

    Attributes:
        entries: the newest first.
        now: what is other in the open bot than in the newest, as sentences.
        signer: the owner's public key; empty before anything was sealed.
        rotated: whether an earlier key handed over to it.
    """

    entries: tuple[Entry, ...]
    now: tuple[str, ...]
    signer: str
    rotated: bool


class VersionsPresenter(QObject):
    """Keeps nothing: each card shows what it is told."""

    listed = Signal(object)
    changed = Signal()
    compared = Signal(list)
    hosted = Signal(list)
    verified = Signal(object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self._listing, self._hosting, self._comparing = Newest(), Newest(), Newest()

    def refresh(self) -> None:
        """Look anew."""
        self._look(self._listing, self._standing, self.listed.emit)
        self._look(self._hosting, lambda: hosts.listing(self._bench), self.hosted.emit)

    def compare(self, first: int, second: int) -> None:
        """What is other in version `second` (0: the open bot) than in `first`, as sentences."""

        def read() -> list[str]:
            found = published.compared(self._bench, first, second or None)
            return published.told(found, language())

        self._look(self._comparing, read, self.compared.emit)

    def save_hosts(self, addresses: tuple[str, ...]) -> None:
        """Say where the bot is served."""

        def saved(made: list[Host]) -> None:
            self.hosted.emit(made)
            self.changed.emit()

        self._do(lambda: hosts.save(self._bench, addresses), saved)

    def needs_word(self, addresses: tuple[str, ...]) -> list[str]:
        """Those that the policy allows no contact with."""
        return hosts.needs_word(self._bench, addresses)

    def ask_hosts(self, addresses: tuple[str, ...], *, once: bool) -> None:
        """Ask each which version it serves; `once` is the owner's word where it is needed."""

        def work() -> list[Host]:
            for address in addresses:
                hosts.ask(self._bench, address, once=once)
            return hosts.listing(self._bench)

        self._do(work, self.hosted.emit)

    def verify(self, file: Path) -> None:
        """Check a bundle's seal against the owner's own key."""

        def work() -> Verdict:
            return reader.verify(file, owner.signing_key(self._bench).public)

        self._do(work, self.verified.emit)

    def rotate(self) -> None:
        """Let a new key sign from now on."""
        self._do(lambda: owner.rotate(self._bench), lambda _made: self.refresh())

    def write_rotation(self, to: Path) -> None:
        """Write the statements of earlier signers into a file."""
        self._do(lambda: owner.write_rotation(self._bench, to), lambda _none: self.written.emit(to))

    def _standing(self) -> Standing:
        bench = self._bench
        entries = tuple(published.listing(bench))
        now: list[str] = []
        if entries and entries[0].published.parts:
            found = published.compared(bench, entries[0].published.version)
            now = published.told(found, language())
        # Nothing was signed yet: a key is not made for being looked at.
        signer = owner.signing_key(bench).public if entries else ""
        return Standing(entries, tuple(now), signer, bool(owner.rotation(bench).steps))

    def _look(self, newest: Newest, read: Callable[[], T], show: Callable[[T], None]) -> None:
        self._jobs.look(self, newest, read, on_done=show, on_error=self.failed.emit)

    def _do(self, verb: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, verb, on_done=done, on_error=self.failed.emit)

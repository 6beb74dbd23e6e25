"""What the page *Publish* asks of the engine."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from builder.bundle.lock import Lock
from builder.bundle.writer import Sealed
from builder.core.bot import BotSpec, ModelKind
from builder.core.progress import CancelToken, Progress
from builder.core.published import Published
from builder.studio import launch_checklist, leaks, privacy_score, publishing, repairs
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import CheckItem
from builder.system import texts
from builder.system.jobs import Job
from builder.vault.secret import Secret
from ui.errors import was_cancelled
from ui.job_bridge import JobBridge, Newest
from ui.pages.publish.versions_presenter import VersionsPresenter
from ui.translation import language

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Wish:
    """How to seal.

    Attributes:
        recipients: hosts' `age1…`, when there is no passphrase.
        kit: also write a folder with everything a host needs, beside the bundle.
        leaked: the version that got out, when this one takes its place; else 0.
    """

    to: Path
    passphrase: str = ""
    recipients: tuple[str, ...] = ()
    with_key: bool = False
    kit: bool = False
    leaked: int = 0


class PublishPresenter(QObject):
    """Keeps the checklist, the waivers of this sitting, and the export."""

    checked = Signal(list)
    scored = Signal(int)
    stepped = Signal(object)
    exporting = Signal(bool)
    exported = Signal(object)
    resealed = Signal(list)
    weighed = Signal(object)
    saved = Signal()
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self.versions = VersionsPresenter(bench, jobs)
        self.versions.setParent(self)
        self._checking, self._scoring, self._weighing = Newest(), Newest(), Newest()
        self._job: Job[Sealed] | None = None
        self._after: list[str] = []
        self.waivers: dict[str, str] = {}
        """Reasons by code, for the exports of this sitting; they go into the audit."""

    @property
    def spec(self) -> BotSpec:
        """What is saved."""
        return self._bench.spec

    @property
    def busy(self) -> bool:
        """Whether the bot is being sealed."""
        return self._job is not None

    @property
    def has_provider(self) -> bool:
        """Whether a provider's key could be put into the bundle."""
        return self.spec.answers.model is not ModelKind.QUOTES

    def words(self, item: CheckItem) -> tuple[str, str]:
        """Title and remedy of a point."""
        shown = language()
        return (
            texts.say(f"checklist.{item.code}.title", shown),
            texts.say(f"checklist.{item.code}.fix", shown),
        )

    def refresh(self) -> None:
        """Check anew."""
        self.versions.refresh()
        self._look(self._checking, lambda: launch_checklist.check(self._bench), self.checked.emit)
        self._look(self._weighing, lambda: publishing.estimate(self._bench), self.weighed.emit)
        self._look(self._scoring, lambda: privacy_score.score(self._bench).points, self.scored.emit)

    def waive(self, code: str, reason: str) -> None:
        """Set a red point aside, with a reason, for the exports of this sitting."""
        self.waivers[code] = reason
        self.refresh()

    def repair_word(self, code: str) -> str:
        """What the button says that mends the point `code`."""
        return texts.say(f"checklist.{code}.repair", language())

    def repair(self, code: str) -> None:
        """Mend the point `code` without asking."""

        def work(*, progress: Progress, token: CancelToken) -> None:
            repairs.repair(self._bench, code, progress=progress, token=token)

        self._jobs.start(self, work, on_done=self._recheck, on_error=self.failed.emit)

    def review_provider(self) -> None:
        """Take the owner's word that the provider's contract was read."""
        self._do(lambda: launch_checklist.review_provider(self._bench), self._recheck)

    def add_passphrase(self, passphrase: str) -> None:
        """Make a second way to open the bot."""
        self._do(lambda: self._bench.file.access.add_passphrase(Secret(passphrase)), self._recheck)

    def save_origins(self, origins: tuple[str, ...]) -> None:
        """Say on which sites the chat may stand."""
        self._do(lambda: self._bench.change({"site.allowed_origins": origins}), self._recheck)

    def strength(self, text: str) -> float:
        """How hard a passphrase is to guess, in bits."""
        return publishing.passphrase_strength(text)

    def suggest(self) -> str:
        """A strong passphrase."""
        return publishing.suggest_passphrase()

    def export(self, wish: Wish) -> None:
        """Seal the bot into one file."""
        lock = (
            Lock(recipients=wish.recipients)
            if wish.recipients
            else Lock(passphrase=Secret(wish.passphrase))
        )

        def work(*, progress: Progress, token: CancelToken) -> Sealed:
            leaked = leaks.withdraw(self._bench, wish.leaked, lock) if wish.leaked else None
            sealed = publishing.export(
                self._bench,
                wish.to,
                lock=lock,
                with_key=wish.with_key,
                waivers=self.waivers,
                progress=progress,
                token=token,
            )
            if wish.kit:
                publishing.write_kit(self._bench, kit_folder(wish.to), sealed)
            self._after = [] if leaked is None else _after(leaked, lock, sealed)
            return sealed

        self._job = self._jobs.start(
            self, work, on_progress=self.stepped.emit, on_done=self._done, on_error=self._broke
        )
        self.exporting.emit(True)

    def cancel(self) -> None:
        """Stop the export; the file stays as it was before."""
        if self._job is not None:
            self._job.cancel()

    def _done(self, sealed: Sealed) -> None:
        self._job = None
        self.exporting.emit(False)
        self.exported.emit(sealed)
        if self._after:
            self.resealed.emit(self._after)
        self.refresh()

    def _broke(self, error: Exception) -> None:
        self._job = None
        self.exporting.emit(False)
        if not was_cancelled(error):
            self.failed.emit(error)
        self.refresh()

    def _recheck(self, _result: object) -> None:
        self.saved.emit()
        self.changed.emit()
        self.refresh()

    def _look(self, newest: Newest, read: Callable[[], T], show: Callable[[T], None]) -> None:
        self._jobs.look(self, newest, read, on_done=show, on_error=self.failed.emit)

    def _do(self, verb: Callable[[], T], done: Callable[[T], None]) -> None:
        self._jobs.call(self, verb, on_done=done, on_error=self.failed.emit)


def _after(leaked: Published, lock: Lock, sealed: Sealed) -> list[str]:
    """What else to do now that a leaked version was replaced."""
    found = leaks.steps(leaked, lock)
    return leaks.told(found, language(), leaked=leaked.version, version=sealed.version)


def kit_folder(bundle: Path) -> Path:
    """Where the kit of a bundle goes."""
    return bundle.with_name(f"{bundle.stem}-kit")


def serve_command(sealed: Sealed, *, by_passphrase: bool) -> str:
    """The exact command that serves the bundle on this or another computer."""
    secret = (
        "--passphrase-file passphrase.txt" if by_passphrase else "--identity-file host.identity"
    )
    file = shlex.quote(str(sealed.file))
    return f"hushdesk serve {file} \\\n  {secret} \\\n  --signer {shlex.quote(sealed.signer)}"


def snippet(host: str) -> str:
    """What goes into the site's pages."""
    address = host.rstrip("/") or "https://chat.example.com"
    return f'<script src="{address}/widget.js" async></script>'

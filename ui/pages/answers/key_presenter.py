"""What a card with a key asks of the engine."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from builder.studio import providers
from builder.studio.bots import Workbench
from builder.studio.providers import KeyInfo
from builder.vault.secret import Secret
from ui.job_bridge import JobBridge, Newest


class KeyPresenter(QObject):
    """Keeps the key of one provider in the keyring, else in the encrypted bot file."""

    known = Signal(object)
    failed = Signal(object)

    def __init__(self, bench: Workbench, jobs: JobBridge, provider: str, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._jobs = jobs
        self._finding = Newest()
        self._provider = provider

    def turn_to(self, provider: str) -> None:
        """Speak of the key of another provider from now on."""
        if provider != self._provider:
            self._provider = provider
            self.find()

    def find(self) -> None:
        """Say which key is kept, by its last four characters."""
        self._then_say(lambda: None)

    def put(self, key: str) -> None:
        """Keep `key`."""
        whose, kept, store = self._provider, Secret(key), self._bench.secrets
        audit = self._bench.file.audit
        self._then_say(lambda: providers.set_key(store, whose, kept, audit=audit))

    def remove(self) -> None:
        """Forget the key."""
        whose, store, audit = self._provider, self._bench.secrets, self._bench.file.audit
        self._then_say(lambda: providers.remove_key(store, whose, audit=audit))

    def _then_say(self, step: Callable[[], object]) -> None:
        # A locked keyring may wait for a person: never on the window's thread.
        whose = self._provider

        def find() -> KeyInfo | None:
            kept = providers.list_keys(self._bench.secrets)
            return next((key for key in kept if key.provider == whose), None)

        def work() -> tuple[int, KeyInfo | None]:
            step()
            return self._finding.reading(find)()

        def done(found: KeyInfo | None) -> None:
            if whose == self._provider:  # the owner may have turned to another meanwhile
                self.known.emit(found)

        self._jobs.call(self, work, on_done=self._finding.only(done), on_error=self.failed.emit)

"""What the page *Answers* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from builder.core.bot import BotSpec, ModelKind
from builder.core.errors import PolicyError
from builder.core.setting import Value, get
from builder.studio import answers as verbs
from builder.studio import providers
from builder.studio.answers import ModelCheck
from builder.studio.bots import Workbench
from builder.studio.providers import KeyInfo
from builder.vault.secret import Secret
from ui.job_bridge import JobBridge

MODEL_SETTINGS = ("answers.model", "answers.model_name", "answers.base_url")
FORM = (
    *MODEL_SETTINGS, "answers.refuse_below", "answers.unknown", "answers.show_sources",
    "appearance.greeting", "site.suggestions", "contact.email", "contact.phone", "contact.page",
)  # fmt: skip
"""The settings this page shows, by dotted name."""


@dataclass(frozen=True, slots=True)
class ModelForm:
    """Who shall write the answers, as filled in."""

    kind: str
    model_name: str
    base_url: str


class AnswersPresenter(QObject):
    """Holds the form against what is saved, and asks before text may go to a new host."""

    saved = Signal()
    permission_needed = Signal(str)
    checking = Signal(bool)
    checked = Signal(object)
    key_known = Signal(object)
    failed = Signal(object)
    changed = Signal()

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs

    @property
    def spec(self) -> BotSpec:
        """What is saved."""
        return self._bench.spec

    def values(self) -> dict[str, Value]:
        """The saved values of the form."""
        return {name: get(self.spec, name) for name in FORM}

    def differences(self, form: dict[str, Value]) -> dict[str, Value]:
        """What of `form` is not saved."""
        saved = self.values()
        return {name: value for name, value in form.items() if value != saved[name]}

    def save(
        self, form: dict[str, Value], *, allow_host: bool = False, then: Callable[[], None] | None
    ) -> None:
        """Save what changed; a host that the policy keeps out is asked about first."""
        changes = self.differences(form)

        def work() -> None:
            if any(name in changes for name in MODEL_SETTINGS):
                verbs.choose_model(
                    self._bench,
                    ModelKind(str(form["answers.model"])),
                    model_name=str(form["answers.model_name"]),
                    base_url=str(form["answers.base_url"]),
                    allow_host=allow_host,
                )
            rest = {n: v for n, v in changes.items() if n not in MODEL_SETTINGS}
            if rest:
                self._bench.change(rest)

        def done(_none: None) -> None:
            self.saved.emit()
            self.changed.emit()
            if then is not None:
                then()

        def failed(error: Exception) -> None:
            if isinstance(error, PolicyError) and not allow_host and _is_about_network(error):
                self.permission_needed.emit(str(form["answers.base_url"]))
            else:
                self.failed.emit(error)

        self._jobs.call(self, work, on_done=done, on_error=failed)

    def test(self) -> None:
        """Try the saved model with its key."""

        def done(result: ModelCheck) -> None:
            self.checking.emit(False)
            self.checked.emit(result)

        def failed(error: Exception) -> None:
            self.checking.emit(False)
            self.failed.emit(error)

        self.checking.emit(True)
        self._jobs.call(self, lambda: verbs.try_model(self._bench), on_done=done, on_error=failed)

    def find_key(self, kind: str) -> None:
        """Say which key is kept for `kind`, by its last four characters."""
        self._keys(lambda: None, kind)

    def set_key(self, kind: str, key: str) -> None:
        """Keep a key in the keyring, else in the encrypted bot file."""
        self._keys(lambda: providers.set_key(self._bench.secrets, kind, Secret(key)), kind)

    def remove_key(self, kind: str) -> None:
        """Forget the key of `kind`."""
        self._keys(lambda: providers.remove_key(self._bench.secrets, kind), kind)

    def _keys(self, step: Callable[[], object], kind: str) -> None:
        # A locked keyring may wait for a person: never on the window's thread.
        def work() -> KeyInfo | None:
            step()
            kept = providers.list_keys(self._bench.secrets)
            return next((key for key in kept if key.provider == kind), None)

        self._jobs.call(self, work, on_done=self.key_known.emit, on_error=self.failed.emit)


def _is_about_network(error: PolicyError) -> bool:
    named = {str(error.params.get("first")), str(error.params.get("second"))}
    return error.code == "policy_conflict" and bool(
        named & {"privacy.network", "privacy.hosts"}
        and named & {"answers.base_url", "answers.model"}
    )

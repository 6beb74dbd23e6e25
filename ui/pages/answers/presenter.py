"""What the page *Answers* asks of the engine."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from builder.core.bot import BotSpec, EmbedderKind, ModelKind
from builder.core.errors import PolicyError
from builder.core.setting import Value, catalogue, get
from builder.privacy.egress import host_of
from builder.studio import answers as verbs
from builder.studio import embedders, handover, voice
from builder.studio.answers import ModelCheck
from builder.studio.bots import Workbench
from ui.job_bridge import JobBridge
from ui.pages.answers.handover.card import HANDOVER_SETTINGS
from ui.pages.answers.handover.presenter import HandoverPresenter
from ui.pages.answers.key_presenter import KeyPresenter
from ui.pages.answers.ollama_presenter import OllamaPresenter
from ui.pages.answers.search_presenter import SearchPresenter
from ui.pages.answers.spending_presenter import SETTINGS as SPENDING_SETTINGS
from ui.pages.answers.spending_presenter import SpendingPresenter
from ui.pages.answers.strictness_presenter import StrictnessPresenter

MODEL_SETTINGS = ("answers.model", "answers.model_name", "answers.base_url")
SEARCH_SETTINGS = ("search.embedder", "search.embedder_model", "search.embedder_url")
FORM = (
    *MODEL_SETTINGS, *SEARCH_SETTINGS, *HANDOVER_SETTINGS, *SPENDING_SETTINGS,
    "answers.refuse_below", "answers.unknown", "answers.show_sources",
    "answers.explain_to_visitors",
    "contact.email", "contact.phone", "contact.page", "business.time_zone",
    *(entry.name for entry in catalogue() if entry.name.startswith("voice.")),
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
    failed = Signal(object)
    changed = Signal()
    hours_known = Signal(str, object)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs
        self.key = KeyPresenter(bench, jobs, "openai_compatible", self)
        self.ollama = OllamaPresenter(bench, jobs, self)
        self.search = SearchPresenter(bench, jobs, self)
        self.handover = HandoverPresenter(bench, jobs, self)
        self.spending = SpendingPresenter(bench, jobs, self)
        self.saved.connect(self.spending.refresh)
        self.strictness = StrictnessPresenter(bench, jobs, self)

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

    def rehearse(self, form: dict[str, Value], said: str) -> str:
        """What the bot would say to `said` with what is filled in; empty when it would search."""
        changes = {name: value for name, value in form.items() if name.startswith("voice.")}
        return voice.rehearse(self.spec, changes, said, self._bench.bot.retriever.embedder)

    def ours(self) -> dict[str, str]:
        """What is said where a field of small talk is empty."""
        return voice.ours(self.spec)

    def look_at_hours(self) -> None:
        """Find out whether it is open now, and which facts are lacking."""
        self._jobs.call(
            self,
            lambda: (voice.open_now(self._bench), voice.lacking(self._bench)),
            on_done=lambda found: self.hours_known.emit(*found),
            on_error=self.failed.emit,
        )

    def save(
        self,
        form: dict[str, Value],
        *,
        allowed: Collection[str] = (),
        then: Callable[[], None] | None,
    ) -> None:
        """Save what changed; a host that the policy keeps out is asked about first.

        Args:
            form: what is filled in.
            allowed: the addresses that the owner has said text may go to.
            then: called when all is saved.
        """
        before, changes = self.values(), self.differences(form)

        def done(_none: None) -> None:
            self.saved.emit()
            self.changed.emit()
            if then is not None:
                then()
            if not changes.keys().isdisjoint(SEARCH_SETTINGS):
                # Only its server tells whether the passages were learnt with it.
                self.search.test()

        def failed(error: Exception) -> None:
            if self.values() != before:
                self.changed.emit()
            address = _address_kept_out(error, form)
            if address and address not in allowed:
                self.permission_needed.emit(address)
            else:
                self.failed.emit(error)

        self._jobs.call(
            self, lambda: self._keep(form, changes, allowed), on_done=done, on_error=failed
        )

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

    def _keep(
        self, form: dict[str, Value], changes: dict[str, Value], allowed: Collection[str]
    ) -> None:
        if not changes.keys().isdisjoint(MODEL_SETTINGS):
            self._choose_model(form, allowed)
        if not changes.keys().isdisjoint(SEARCH_SETTINGS):
            self._choose_search(form, allowed)
        passed = {name: changes[name] for name in HANDOVER_SETTINGS if name in changes}
        if passed:
            handover.save(self._bench, passed, allowed=allowed)
        chosen = {*MODEL_SETTINGS, *SEARCH_SETTINGS, *HANDOVER_SETTINGS}
        rest = {name: value for name, value in changes.items() if name not in chosen}
        if rest:
            self._bench.change(rest)

    def _choose_model(self, form: dict[str, Value], allowed: Collection[str]) -> None:
        verbs.choose_model(
            self._bench,
            ModelKind(str(form["answers.model"])),
            model_name=str(form["answers.model_name"]),
            base_url=str(form["answers.base_url"]),
            allow_host=_model_address(form) in allowed,
        )

    def _choose_search(self, form: dict[str, Value], allowed: Collection[str]) -> None:
        address = str(form["search.embedder_url"])
        embedders.choose(
            self._bench,
            EmbedderKind(str(form["search.embedder"])),
            model=str(form["search.embedder_model"]),
            address=address,
            allow_host=address in allowed,
        )


def _address_kept_out(error: Exception, form: dict[str, Value]) -> str:
    """The address that the policy on the network keeps text from; empty for any other error."""
    if not isinstance(error, PolicyError) or error.code != "policy_conflict":
        return ""
    named = {str(error.params.get("first")), str(error.params.get("second"))}
    if not named & {"privacy.network", "privacy.hosts"}:
        return ""
    if named & {"answers.base_url", "answers.model"}:
        return _model_address(form)
    for name in named & {"handover.mail_server", "handover.webhook"}:
        return host_of(str(form[name]))
    return str(form["search.embedder_url"]) if "search.embedder_url" in named else ""


def _model_address(form: dict[str, Value]) -> str:
    return verbs.address_of(str(form["answers.model"]), str(form["answers.base_url"]))

"""What the tab *Rules* asks of the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.core.policy import Preset
from builder.core.setting import Value, get
from builder.studio import journey, trial
from builder.studio import privacy as verbs
from builder.studio.bots import Workbench
from builder.studio.journey import Journey
from builder.studio.policy_effects import Effects, effects
from builder.studio.privacy import Toggle
from builder.system import texts
from ui.job_bridge import JobBridge
from ui.translation import language, translate

OWN = ("business.contacts", "business.people", "business.numbers", "business.countries")


class RulesPresenter(QObject):
    """The policy as toggles, and what a change of it would mean."""

    saved = Signal()
    failed = Signal(object)
    changed = Signal()
    tried = Signal(str)

    def __init__(self, bench: Workbench, jobs: JobBridge) -> None:
        super().__init__()
        self._bench = bench
        self._jobs = jobs

    @property
    def spec(self) -> BotSpec:
        """What is saved."""
        return self._bench.spec

    def toggles(self) -> dict[str, Toggle]:
        """Every privacy setting with its words, by dotted name."""
        return {toggle.setting.name: toggle for toggle in verbs.toggles(language())}

    def presets(self) -> list[tuple[str, str, str]]:
        """The ready-made policies: value, label, meaning."""
        shown = language()
        return [
            (
                str(name),
                texts.say(f"presets.{name}.label", shown),
                texts.say(f"presets.{name}.means", shown),
            )
            for name in Preset
        ]

    def values(self) -> dict[str, Value]:
        """The saved values of the form."""
        names = [*self.toggles(), *OWN]
        return {name: get(self.spec, name) for name in names}

    def preset_values(self, name: str) -> dict[str, Value]:
        """The privacy settings of the preset `name`."""
        return verbs.preset_changes(self._bench, name)

    def preset_of(self, form: dict[str, Value]) -> str:
        """The preset that the form equals, the consent text aside, or empty."""
        for name, _, _ in self.presets():
            wanted = {**self.preset_values(name), verbs.CONSENT_TEXT: form[verbs.CONSENT_TEXT]}
            if verbs.same_rules(wanted, {key: form[key] for key in wanted}):
                return name
        return ""

    def differences(self, form: dict[str, Value]) -> dict[str, Value]:
        """What of `form` is not saved."""
        saved = self.values()
        return {name: value for name, value in form.items() if value != saved[name]}

    def meaning(self, form: dict[str, Value]) -> tuple[Effects, HushdeskError | None]:
        """What saving `form` would mean, or why it cannot be."""
        changes = self.differences(form)
        try:
            told = effects(self._bench, changes, language())
        except HushdeskError as error:
            return Effects((), ()), error
        if any(name in OWN[:2] for name in changes):
            said = translate("Privacy", "What you list as your own stays readable.")
            told = Effects((*told.says, said), told.warns)
        return told, None

    def journey(self, form: dict[str, Value]) -> Journey:
        """Where words travel as saved, with what `form` would change in it marked."""
        shown = language()
        saved = journey.journey(self.spec, shown)
        try:
            wanted = setting.change(self.spec, self.differences(form))
        except HushdeskError:
            return saved
        return journey.compare(saved, journey.journey(wanted, shown))

    def try_out(self, form: dict[str, Value], text: str) -> None:
        """Tell by `tried` how `text` would be kept, were `form` saved; a wrong form says why."""
        changes, shown, spec = self.differences(form), language(), self.spec

        def work() -> str:
            return trial.try_out(spec, changes, text, shown)

        self._jobs.call(self, work, on_done=self.tried.emit, on_error=self.failed.emit)

    def unit(self, name: str) -> str:
        """What the number of the setting `name` counts."""
        return texts.say(f"settings.{name}.unit", language())

    def save(self, form: dict[str, Value]) -> None:
        """Save what changed, all or none."""
        changes = self.differences(form)

        def work() -> None:
            if changes:
                self._bench.change(changes)

        def done(_none: None) -> None:
            self.saved.emit()
            self.changed.emit()

        self._jobs.call(self, work, on_done=done, on_error=self.failed.emit)

"""The tab *Rules*: presets, and toggles with their consequences."""

from __future__ import annotations

from collections.abc import Mapping

from builder.core.setting import Value
from ui.dialogs.port import Dialogs
from ui.pages.privacy.journey.card import JourneyCard
from ui.pages.privacy.rules.controls import SettingControl
from ui.pages.privacy.rules.own_card import OwnCard
from ui.pages.privacy.rules.presenter import RulesPresenter
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.notice import Notice
from ui.widgets.option import Option, Options
from ui.widgets.pill import Pill
from ui.widgets.save_bar import SaveBar
from ui.widgets.section import Section

NETWORK, HOSTS = "privacy.network", "privacy.hosts"
DATA = (
    "privacy.documents.personal_data",
    "privacy.documents.names",
    "privacy.messages.personal_data",
    "privacy.messages.mask_numbers",
    "privacy.messages.history",
)
_CARDS = {NETWORK}


class RulesSection(Section):
    """A form against what is saved, made from the settings themselves.

    Its bar of changes stands at the foot of the page, and `pill` in its head names the preset.
    """

    def __init__(
        self, presenter: RulesPresenter, dialogs: Dialogs, notice: Notice, pill: Pill
    ) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self.pill = pill
        self.controls: dict[str, SettingControl] = {}
        self._shown: dict[str, Value] = {}
        self.bar = SaveBar()
        self.journey = JourneyCard(dialogs)
        self.own = OwnCard()
        self._build()
        self.show_saved()
        self._listen()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return bool(self.presenter.differences(self.form()))

    def form(self) -> dict[str, Value]:
        """What is chosen and typed, by dotted name."""
        chosen = {name: control.value for name, control in self.controls.items()}
        return {**chosen, **self.own.values()}

    def changes(self) -> dict[str, Value]:
        """What was chosen and typed here since it was shown."""
        return {n: value for n, value in self.form().items() if value != self._shown.get(n)}

    def put_back(self, values: Mapping[str, Value]) -> None:
        """Fill in what was not saved."""
        form = self.form()
        self._show({name: values.get(name, value) for name, value in form.items()})

    def show_saved(self) -> None:
        """Show what is saved, and drop what is not."""
        self._show(self.presenter.values())
        self._shown = self.form()

    def take_changes(self) -> None:
        """Another page changed the policy: show it, unless something here is not saved."""
        before = self._shown
        if self.form() == before:
            self.show_saved()
        else:
            self._compare()

    def show_field(self, name: str) -> None:
        """Put the focus on what the setting `name` is chosen with."""
        if name in self.controls:
            self.controls[name].control.setFocus()
        elif name in self.own.lists:
            self.own.lists[name].setFocus()

    def suggest(self, values: dict[str, Value]) -> None:
        """Fill `values` in, to be looked at before they are saved."""
        self._show({**self.form(), **values})
        if values:
            self.show_field(next(iter(values)))

    def turn_to(self) -> None:
        """Say again what is not saved, and what stands in its way."""
        self._compare()

    def _build(self) -> None:
        toggles = self.presenter.toggles()
        for name, toggle in toggles.items():
            unit = self.presenter.unit(name) if toggle.setting.kind == "number" else ""
            self.controls[name] = SettingControl(toggle, cards=name in _CARDS, unit=unit)
        options = [Option(*words) for words in self.presenter.presets()]
        self.presets = Options(translate("Privacy", "Start from"), options)
        about = translate("Privacy", "A preset sets everything below. You can change each point.")
        first = Card(translate("Privacy", "Start from"), about)
        first.add(self.presets)
        where = Card()
        where.add(self.controls[NETWORK], self.controls[HOSTS])
        data = Card(translate("Privacy", "Personal data"), _honesty())
        data.rows(*(self.controls[name] for name in DATA))
        shown = {NETWORK, HOSTS, *DATA}
        talks = Card(translate("Privacy", "Conversations"))
        talks.rows(*(c for name, c in self.controls.items() if name not in shown))
        self.add(first, self.journey, where, data, self.own, talks)

    def _listen(self) -> None:
        for control in self.controls.values():
            control.edited.connect(self._compare)
        self.own.edited.connect(self._compare)
        self.own.tried.connect(lambda text: self.presenter.try_out(self.form(), text))
        self.presenter.tried.connect(self.own.show_trial)
        self.presets.picked.connect(self._take_preset)
        self.bar.saved.connect(self._save)
        self.bar.discarded.connect(self.show_saved)
        self.presenter.saved.connect(self._saved)
        self.presenter.failed.connect(self._fail)
        self.journey.failed.connect(self._fail)

    def _take_preset(self, name: str) -> None:
        kept = self.controls["privacy.consent.text"].value
        self._show({**self.form(), **self.presenter.preset_values(name)})
        self.controls["privacy.consent.text"].show_value(kept)
        self._compare()

    def _show(self, values: dict[str, Value]) -> None:
        for name, control in self.controls.items():
            control.show_value(values[name])
        self.own.show_values(values)
        self._compare()

    def _compare(self) -> None:
        form = self.form()
        self._show_preset(self.presenter.preset_of(form))
        self.controls[HOSTS].setVisible(form[NETWORK] == "chosen" or bool(form[HOSTS]))
        told, problem = self.presenter.meaning(form)
        self.bar.show_change(bool(self.presenter.differences(form)), told.says, told.warns)
        self.journey.show_journey(self.presenter.journey(form))
        self.bar.busy(problem is not None)
        self.bar.discard_button.setEnabled(True)
        if self.isHidden():
            self.bar.hide()  # bar and notice are the page's: another tab has them now
        elif problem is not None:
            self.notice.fail(problem)
        else:
            self.notice.hide()

    def _show_preset(self, name: str) -> None:
        self.presets.choose(name)
        labels = {value: words for value, words, _ in self.presenter.presets()}
        self.pill.say(labels.get(name, translate("Privacy", "Your own rules")), "plain")
        self.pill.show()

    def _save(self) -> None:
        self.bar.busy(True)
        self.presenter.save(self.form())

    def _saved(self) -> None:
        self._shown = self.form()
        self._compare()

    def _fail(self, error: Exception) -> None:
        self.bar.busy(False)
        self.notice.fail(error)


def _honesty() -> str:
    return translate(
        "Privacy", "The search for personal data finds much, never all. Look over what is found."
    )

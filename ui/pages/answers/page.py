"""The page *Answers*: who answers, when to say "I don't know", in which tone."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from builder.core.bot import ModelKind
from builder.core.setting import Value
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.answers.doubt_card import DoubtCard
from ui.pages.answers.handover.card import HandoverCard
from ui.pages.answers.hours_card import HoursCard
from ui.pages.answers.key_part import KeyPart
from ui.pages.answers.key_presenter import KeyPresenter
from ui.pages.answers.model_card import ModelCard
from ui.pages.answers.openness_card import OpennessCard
from ui.pages.answers.person_card import PersonCard
from ui.pages.answers.presenter import AnswersPresenter
from ui.pages.answers.search_card import SearchCard
from ui.pages.answers.spending_card import SpendingCard
from ui.pages.answers.talk_card import TalkCard
from ui.pages.answers.topics_card import TopicsCard
from ui.pages.answers.voice_card import VoiceCard
from ui.translation import translate
from ui.widgets.form_card import FormCard
from ui.widgets.page_frame import PageFrame
from ui.widgets.save_bar import SaveBar
from ui.widgets.section import Section
from ui.widgets.tabs import Tabs

_MENDED = {"no_contact": "limits", "handover_incomplete": "limits"}


class AnswersPage(PageFrame):
    """A form against what is saved, by tabs: nothing is lost by leaving it."""

    def __init__(self, presenter: AnswersPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Answers", "Answers"),
            translate("Answers", "Who answers your visitors, and in which words."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._after_save: Callable[[], None] | None = None
        self._allowed: set[str] = set()
        self._shown: dict[str, Value] = {}
        self.model = ModelCard()
        self.search = SearchCard()
        self.handover = HandoverCard()
        self.spending = SpendingCard(presenter.spending)
        self.bar = SaveBar()
        self.tabs = Tabs(translate("Answers", "Parts of the answers"))
        self._sections: dict[str, Section] = {}
        self._build()
        self.show_saved()
        self._listen()
        self._listen_to_search()
        self._listen_to_ollama()
        presenter.key.turn_to(self._whose_key(self.model.kind))
        presenter.key.find()
        presenter.search.key.find()
        self.tabs.choose("model")

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return bool(self.changes())

    @property
    def busy(self) -> bool:
        """Whether passages are being learnt again, or a model is fetched."""
        return self.presenter.search.busy or self.presenter.ollama.busy

    def start(self) -> None:
        """The bot is ready: learning that was cut off goes on."""
        self.presenter.search.start()

    def turn_to(self, code: str) -> None:
        """Show the tab on which the item `code` of the checklist is mended."""
        self.tabs.choose(_MENDED.get(code, "model"))

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            **self.model.form(),
            **self.search.form(),
            **self.handover.form(),
            **self.spending.form(),
            **{name: value for card in self.cards for name, value in card.form().items()},
        }

    def changes(self) -> dict[str, Value]:
        """What was filled in here since it was shown; another page may have changed the rest."""
        return {name: value for name, value in self.form().items() if value != self._shown[name]}

    def take_changes(self) -> None:
        """Another page changed something: show it, unless something here is not saved."""
        if not self.dirty:
            self.show_saved()

    def show_saved(self) -> None:
        """Show what is saved, and drop what is not."""
        self.put_back({})

    def put_back(self, values: Mapping[str, Value]) -> None:
        """Show what is saved, but for `values`, which were not."""
        saved = self._shown = self.presenter.values()
        shown = {name: values.get(name, value) for name, value in saved.items()}
        self.model.show_values(shown)
        self.search.show_values(shown)
        self.handover.show_values(shown)
        self.spending.show_values(shown)
        for card in self.cards:
            card.show_values(shown)
        self.talk.show_ours(self.presenter.ours())
        self._compare()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Whether passages have to be learnt again changes with the documents."""
        super().showEvent(event)
        self.presenter.search.refresh()
        self.presenter.look_at_hours()
        self._turn_to(self.model.kind)

    def _build(self) -> None:
        self.openness, self.person = OpennessCard(), PersonCard()
        self.doubt = DoubtCard(self.presenter.strictness)
        self.voice, self.talk, self.topics = VoiceCard(), TalkCard(), TopicsCard()
        self.hours = HoursCard()
        toned = (self.voice, self.talk, self.openness)
        limits = (self.doubt, self.topics, self.person, self.hours)
        self.cards: tuple[FormCard, ...] = (*toned, *limits)
        models = (self.model, self.search, self.spending)
        self._put("model", translate("Answers", "Who answers"), *models)
        self._put("voice", translate("Answers", "Tone"), *toned)
        self._put("limits", translate("Answers", "Limits and people"), *limits, self.handover)
        self.add_under_head(self.tabs)
        self.add_foot(self.bar)

    def _put(self, name: str, title: str, *cards: QWidget) -> None:
        self.tabs.add(name, title)
        section = self._sections[name] = Section(self.notice)
        section.add(*cards)
        section.hide()
        self.add(section)

    def _turn(self, name: str) -> None:
        for other, section in self._sections.items():
            section.setVisible(other == name)

    def _listen(self) -> None:
        asked = self.presenter
        self.tabs.turned.connect(self._turn)
        for card in self.cards:
            card.edited.connect(self._compare)
        asked.hours_known.connect(self.hours.show_state)
        self.model.edited.connect(self._compare)
        self.spending.edited.connect(self._compare)
        self.model.test_wanted.connect(lambda: self._saved_first(asked.test))
        self._listen_to_key(self.model.key, asked.key)
        self.handover.edited.connect(self._compare)
        self.handover.test_wanted.connect(lambda: self._saved_first(asked.handover.test))
        for part, key in self.handover.attach(asked.handover):
            self._listen_to_key(part, key)
        self.bar.saved.connect(self._save)
        self.bar.discarded.connect(self.show_saved)
        asked.saved.connect(self._saved)
        asked.permission_needed.connect(self._ask_permission)
        asked.checking.connect(lambda busy: self.model.test.setEnabled(not busy))
        asked.checked.connect(self.model.show_check)
        asked.failed.connect(self._fail)

    def _listen_to_ollama(self) -> None:
        asked, part, card = self.presenter.ollama, self.model.ollama, self.model
        card.picked.connect(self._turn_to)
        part.look_wanted.connect(self._look_for_models)
        part.fetch_wanted.connect(
            lambda: asked.fetch(card.model_name.text, card.address.text().strip())
        )
        part.stopped.connect(asked.stop)
        asked.found.connect(card.show_installed)
        asked.working.connect(part.show_work)
        asked.stepped.connect(part.show_step)
        asked.fetched.connect(part.show_fetched)
        asked.failed.connect(part.notice.fail)

    def _turn_to(self, kind: str) -> None:
        self.presenter.key.turn_to(self._whose_key(kind))
        if kind == ModelKind.OLLAMA and self.isVisible():
            self._look_for_models()

    def _look_for_models(self) -> None:
        if not self.presenter.ollama.busy:
            self.presenter.ollama.look(self.model.address.text().strip())

    @staticmethod
    def _whose_key(kind: str) -> str:
        return ModelKind.OPENAI_COMPATIBLE if kind == ModelKind.QUOTES else kind

    def _listen_to_search(self) -> None:
        asked, card = self.presenter.search, self.search
        card.edited.connect(self._compare)
        card.test_wanted.connect(self._test_search)
        card.learning_wanted.connect(lambda: self._saved_first(asked.learn))
        card.stopped.connect(asked.stop)
        self._listen_to_key(card.key, asked.key)
        asked.checking.connect(lambda busy: card.test.setEnabled(not busy))
        asked.checked.connect(card.show_check)
        asked.known.connect(card.show_learning)
        asked.working.connect(card.show_work)
        asked.stepped.connect(card.show_step)
        asked.learnt.connect(card.show_learnt)
        asked.failed.connect(card.result.fail)

    def _listen_to_key(self, part: KeyPart, asked: KeyPresenter) -> None:
        part.entered.connect(asked.put)
        part.removed.connect(lambda: self._ask_key_removal(asked))
        asked.known.connect(part.show_key)
        asked.failed.connect(self._fail)

    def _compare(self) -> None:
        dirty = self.dirty
        self._rehearse()
        self.bar.show_change(dirty)
        self.search.show_dirty(dirty)
        self.handover.show_dirty(dirty)
        self.model.test.setText(
            translate("Answers", "Save and test") if dirty else translate("Answers", "Test it")
        )

    def _rehearse(self) -> None:
        """Show how answers will read, with what is filled in."""
        form, asked = self.form(), self.presenter
        human = translate("Voice", "Are you human?")
        self.voice.example.fill(asked.rehearse(form, human))
        self.talk.example.fill(asked.rehearse(form, self.talk.heard.value))
        searched = translate("Voice", "Nothing stands against it: the bot looks for an answer.")
        self.topics.example.fill(asked.rehearse(form, self.topics.asked.text()) or searched)

    def _save(self) -> None:
        self.bar.busy(True)
        wanted = {**self.presenter.values(), **self.changes()}
        self.presenter.save(wanted, allowed=self._allowed, then=self._after_save)

    def _saved(self) -> None:
        self._after_save = None
        self._allowed.clear()
        self.bar.busy(False)
        self.notice.hide()
        self.presenter.look_at_hours()
        self._shown = self.presenter.values()
        self._compare()

    def _saved_first(self, step: Callable[[], None]) -> None:
        if not self.dirty:
            step()
            return
        self._after_save = step
        self._save()

    def _test_search(self) -> None:
        if self.presenter.differences(self.search.form()):
            self._save()  # which tries it
        else:
            self._saved_first(self.presenter.search.test)

    def _fail(self, error: Exception) -> None:
        self._after_save = None
        self._allowed.clear()
        self.bar.busy(False)
        self.notice.fail(error)

    def _ask_permission(self, address: str) -> None:
        self.bar.busy(False)
        question = Confirmation(
            title=translate("Answers", "May text go to {address}?").format(address=address),
            text=translate(
                "Answers",
                "The policy keeps everything on this computer. If you allow it, questions and the "
                "passages that belong to them go to this host, with personal data masked. Every "
                "contact is written down under Privacy.",
            ),
            action=translate("Answers", "Allow this host"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self._allow(address))

    def _allow(self, address: str) -> None:
        self._allowed.add(address)
        self._save()

    def _ask_key_removal(self, key: KeyPresenter) -> None:
        question = Confirmation(
            title=translate("Answers", "Remove the key?"),
            text=translate("Answers", "The model stops working until you enter a key again."),
            action=translate("Answers", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: key.remove())

"""The page *Answers*: who answers, when to say "I don't know", how to greet, whom to turn to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from builder.core.bot import ModelKind
from builder.core.setting import Value
from ui.accessibility import named
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.answers.handover.card import HandoverCard
from ui.pages.answers.key_part import KeyPart
from ui.pages.answers.key_presenter import KeyPresenter
from ui.pages.answers.model_card import ModelCard
from ui.pages.answers.openness import Openness
from ui.pages.answers.presenter import AnswersPresenter
from ui.pages.answers.search_card import SearchCard
from ui.pages.answers.spending_card import SpendingCard
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.field import LineList, TextArea, field, text_line
from ui.widgets.page_frame import PageFrame
from ui.widgets.save_bar import SaveBar
from ui.widgets.text import label


class AnswersPage(PageFrame):
    """A form against what is saved: nothing is lost by leaving it."""

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
        self.model = ModelCard()
        self.search = SearchCard()
        self.handover = HandoverCard()
        self.spending = SpendingCard(presenter.spending)
        self.bar = SaveBar()
        self._build()
        self.show_saved()
        self._listen()
        self._listen_to_search()
        self._listen_to_ollama()
        presenter.key.turn_to(self._whose_key(self.model.kind))
        presenter.key.find()
        presenter.search.key.find()

    @property
    def dirty(self) -> bool:
        """Whether something is not saved."""
        return bool(self.presenter.differences(self.form()))

    @property
    def busy(self) -> bool:
        """Whether passages are being learnt again, or a model is fetched."""
        return self.presenter.search.busy or self.presenter.ollama.busy

    def start(self) -> None:
        """The bot is ready: learning that was cut off goes on."""
        self.presenter.search.start()

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            **self.model.form(),
            **self.search.form(),
            **self.handover.form(),
            **self.spending.form(),
            "answers.refuse_below": self.careful.value() / 100,
            "answers.unknown": self.unknown.text,
            **self.openness.form(),
            "appearance.greeting": self.greeting.text,
            "site.suggestions": self.suggestions.entries,
            "contact.email": self.email.text().strip(),
            "contact.phone": self.phone.text().strip(),
            "contact.page": self.web.text().strip(),
        }

    def show_saved(self) -> None:
        """Show what is saved, and drop what is not."""
        saved = self.presenter.values()
        self.model.show_values(saved)
        self.search.show_values(saved)
        self.handover.show_values(saved)
        self.spending.show_values(saved)
        self.careful.setValue(round(float(str(saved["answers.refuse_below"])) * 100))
        self.unknown.fill(str(saved["answers.unknown"]))
        self.openness.show_values(saved)
        self.greeting.fill(str(saved["appearance.greeting"]))
        suggestions = saved["site.suggestions"]
        self.suggestions.show_entries(suggestions if isinstance(suggestions, tuple) else ())
        self.email.setText(str(saved["contact.email"]))
        self.phone.setText(str(saved["contact.phone"]))
        self.web.setText(str(saved["contact.page"]))
        self._compare()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Whether passages have to be learnt again changes with the documents."""
        super().showEvent(event)
        self.presenter.search.refresh()
        self._turn_to(self.model.kind)

    def _build(self) -> None:
        self.careful = named(
            QSlider(Qt.Orientation.Horizontal), translate("Answers", "How sure the bot must be")
        )
        self.careful.setRange(0, 100)
        self.careful.setPageStep(5)
        self._sure = label("", "strong")
        self.unknown = TextArea(translate("Answers", "What it says when it does not know"))
        self.openness = Openness()
        self.greeting = TextArea(translate("Answers", "Greeting"), lines=2)
        self.suggestions = LineList(translate("Answers", "Questions to offer"), lines=3)
        self.email = text_line(translate("Answers", "E-mail"), "hello@example.com")
        self.phone = text_line(translate("Answers", "Phone"), "01632 960 184")
        self.web = text_line(translate("Answers", "Contact page"), "https://example.com/contact")
        self.add(self.model, self.spending, self.search)
        self.add(self._doubt_card(), self._words_card(), self._person_card(), self.handover)
        self.add_foot(self.bar)

    def _doubt_card(self) -> Card:
        card = Card(
            translate("Answers", "When it does not know"),
            translate("Answers", "A bot that admits it is trusted more than one that guesses."),
        )
        ends = QHBoxLayout()
        ends.addWidget(label(translate("Answers", "Answers more often"), "small"))
        ends.addStretch(1)
        ends.addWidget(label(translate("Answers", "Answers only when sure"), "small"))
        head = QHBoxLayout()
        title = label(translate("Answers", "How sure the bot must be"), "field")
        title.setBuddy(self.careful)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._sure)
        scale = QVBoxLayout()
        scale.setSpacing(4)
        scale.addLayout(head)
        scale.addWidget(self.careful)
        scale.addLayout(ends)
        card.add(scale)
        card.add(field(translate("Answers", "What it says when it does not know"), self.unknown))
        return card

    def _words_card(self) -> Card:
        card = Card(translate("Answers", "Words of the chat"))
        card.add(self.openness)
        card.add(field(translate("Answers", "Greeting"), self.greeting))
        hint = translate("Answers", "One a line. Visitors can click them.")
        card.add(field(translate("Answers", "Questions to offer"), self.suggestions, hint))
        return card

    def _person_card(self) -> Card:
        card = Card(
            translate("Answers", "A person to turn to"),
            translate("Answers", "Shown when the bot does not know, or when somebody asks."),
        )
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(field(translate("Answers", "E-mail"), self.email))
        first.addWidget(field(translate("Answers", "Phone"), self.phone))
        card.add(first)
        card.add(field(translate("Answers", "Contact page"), self.web))
        return card

    def _listen(self) -> None:
        asked = self.presenter
        changes: list[QWidget] = [self.email, self.phone, self.web]
        for line in changes:
            line.textChanged.connect(lambda _text: self._compare())  # type: ignore[attr-defined]
        for area in (self.unknown, self.greeting, self.suggestions):
            area.edited.connect(lambda _text: self._compare())
        self.careful.valueChanged.connect(lambda _value: self._compare())
        self.openness.edited.connect(self._compare)
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
        share = QLocale().toString(self.careful.value())
        self._sure.setText(f"{share} %")
        dirty = self.dirty
        self.bar.show_change(dirty)
        self.search.show_dirty(dirty)
        self.handover.show_dirty(dirty)
        self.model.test.setText(
            translate("Answers", "Save and test") if dirty else translate("Answers", "Test it")
        )

    def _save(self) -> None:
        self.bar.busy(True)
        self.presenter.save(self.form(), allowed=self._allowed, then=self._after_save)

    def _saved(self) -> None:
        self._after_save = None
        self._allowed.clear()
        self.bar.busy(False)
        self.notice.hide()
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

"""The card that says how questions find the passages that answer them."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.bot import EmbedderKind
from builder.core.progress import Step
from builder.core.setting import Value
from builder.studio.embedders import EmbedderCheck, Learning
from ui.accessibility import announce, named
from ui.pages.answers.key_part import KeyPart
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import field, text_line
from ui.widgets.notice import Notice
from ui.widgets.option import Option, Options
from ui.widgets.text import label


class SearchCard(Card):
    """Built in, or a server; and whether the passages were learnt with what is chosen."""

    edited = Signal()
    test_wanted = Signal()
    learning_wanted = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("SearchCard", "How questions find passages"),
            translate(
                "SearchCard", "By their words always; and by their meaning, with what you choose."
            ),
        )
        title = translate("SearchCard", "How questions find passages")
        self.options = Options(title, _options())
        self.address = text_line(translate("SearchCard", "Address of the search server"))
        self.model_name = text_line(translate("SearchCard", "Name of the search model"), "bge-m3")
        self.key = KeyPart(translate("SearchCard", "Key of the search server"))
        self.test = Button(icon_name="wand-sparkles")
        self.result = Notice()
        self.needed = Notice()
        self.stop = Button(translate("SearchCard", "Stop"), icon_name="circle-stop")
        self._stage = label("", "small")
        self._bar = named(QProgressBar(), translate("SearchCard", "Passages learnt"))
        self._bar.setTextVisible(False)
        self._hint = label("", "small", wrap=True)
        self._server, self._work = self._server_part(), self._work_part()
        self.add(self.options, self._server, self._work, self.result, self.needed)
        self._listen()
        self.show_dirty(False)
        self.show_work(False)

    @property
    def stage(self) -> str:
        """How far learning is, in words; empty when nothing is learnt."""
        return "" if self._work.isHidden() else self._stage.text()

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            "search.embedder": self.options.value,
            "search.embedder_model": self.model_name.text().strip(),
            "search.embedder_url": self.address.text().strip(),
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        self.options.choose(str(values["search.embedder"]))
        self.model_name.setText(str(values["search.embedder_model"]))
        self.address.setText(str(values["search.embedder_url"]))
        self._show_server()

    def show_dirty(self, dirty: bool) -> None:
        """Say whether testing saves first."""
        self.test.setText(
            translate("SearchCard", "Save and test the search model")
            if dirty
            else translate("SearchCard", "Test the search model")
        )

    def show_check(self, check: EmbedderCheck) -> None:
        """Say what came of the test."""
        if check.error is not None:
            self.result.fail(check.error)
            return
        if self.options.value == EmbedderKind.BUILTIN:
            self.result.hide()
            return
        said = translate("SearchCard", "It works: {model} reads texts for their meaning.")
        self.result.say(said.format(model=check.identity.name if check.identity else ""))

    def show_learning(self, found: Learning) -> None:
        """Say whether the passages have to be learnt again."""
        if not found.needed:
            self.needed.hide()
            return
        some = translate("SearchCard", "{done} of {total} passages are learnt already.")
        self.needed.say(
            translate(
                "SearchCard",
                "The passages have to be learnt again: until then words alone find them.",
            ),
            some.format(done=_shown(found.done), total=_shown(found.total)) if found.done else "",
            level="warn",
            action=translate("SearchCard", "Go on")
            if found.done
            else translate("SearchCard", "Learn again"),
        )

    def show_learnt(self) -> None:
        """Say that every passage is learnt."""
        self.result.say(
            translate("SearchCard", "All passages are learnt: questions find them by meaning.")
        )

    def show_work(self, busy: bool) -> None:
        """Show that passages are being learnt; what is chosen stays as it is meanwhile."""
        self._work.setVisible(busy)
        self.options.setEnabled(not busy)
        self._server.setEnabled(not busy)
        self._bar.setRange(0, 0)
        self._stage.setText(translate("SearchCard", "Learning the passages…"))
        if busy:
            self.result.hide()
            self.needed.hide()
            announce(self, self._stage.text())

    def show_step(self, step: Step) -> None:
        """Show how far learning is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        said = translate("SearchCard", "Passage {done} of {total}")
        self._stage.setText(said.format(done=_shown(step.done), total=_shown(step.total)))

    def _server_part(self) -> QWidget:
        made = QWidget()
        first = QHBoxLayout()
        first.setSpacing(16)
        address = field(translate("SearchCard", "Address of the search server"), self.address)
        below = address.layout()
        if below is not None:
            below.addWidget(self._hint)
        name = field(
            translate("SearchCard", "Name of the search model"),
            self.model_name,
            translate("SearchCard", "As the server calls it"),
        )
        first.addWidget(address, 3)
        first.addWidget(name, 2)
        trial = QHBoxLayout()
        trial.addWidget(self.test)
        trial.addStretch(1)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(first)
        inside.addWidget(self.key)
        inside.addLayout(trial)
        return made

    def _work_part(self) -> QWidget:
        made = QWidget()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._stage, 1)
        foot.addWidget(self.stop)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(8)
        inside.addWidget(self._bar)
        inside.addLayout(foot)
        return made

    def _listen(self) -> None:
        self.options.picked.connect(lambda _value: self._picked())
        for line in (self.address, self.model_name):
            line.textEdited.connect(lambda _text: self.edited.emit())
        self.test.clicked.connect(lambda _checked: self.test_wanted.emit())
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        self.needed.acted.connect(self.learning_wanted)

    def _picked(self) -> None:
        self.result.hide()
        self._show_server()
        self.edited.emit()

    def _show_server(self) -> None:
        kind = self.options.value
        ollama = kind == EmbedderKind.OLLAMA
        self._server.setVisible(kind != EmbedderKind.BUILTIN)
        self.key.setVisible(not ollama)
        self.address.setPlaceholderText("http://localhost:11434" if ollama else "https://…/v1")
        self._hint.setText(
            translate("SearchCard", "Leave it empty unless Ollama listens elsewhere.")
            if ollama
            else translate("SearchCard", "Up to /v1, as its guide gives it")
        )


def _options() -> list[Option]:
    return [
        Option(
            EmbedderKind.BUILTIN,
            translate("SearchCard", "Built in"),
            translate(
                "SearchCard",
                "Nothing leaves this computer. It understands English; other languages are found "
                "mostly by their words.",
            ),
        ),
        Option(
            EmbedderKind.OLLAMA,
            translate("SearchCard", "Ollama on this computer"),
            translate(
                "SearchCard",
                "Models for many languages, free and without a network. A bot on a host cannot "
                "use it.",
            ),
        ),
        Option(
            EmbedderKind.OPENAI_COMPATIBLE,
            translate("SearchCard", "A server that speaks OpenAI's protocol"),
            translate(
                "SearchCard",
                "A provider, or a server of your own. Passages and questions go to it, with "
                "personal data masked.",
            ),
        ),
    ]


def _shown(count: int) -> str:
    return QLocale().toString(count)

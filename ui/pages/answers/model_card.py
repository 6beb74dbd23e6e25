"""The card that says who writes the answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.bot import ModelKind
from builder.core.setting import Value
from builder.studio.answers import ModelCheck
from builder.studio.ollama import SUGGESTED
from ui.pages.answers.key_part import KeyPart
from ui.pages.answers.ollama_part import OllamaPart
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice, EditableChoice
from ui.widgets.field import field, text_line
from ui.widgets.notice import Notice
from ui.widgets.option import Option, Options
from ui.widgets.text import label

_ELSEWHERE = frozenset(
    {ModelKind.OPENAI_COMPATIBLE, ModelKind.OPENAI, ModelKind.ANTHROPIC, ModelKind.AZURE_OPENAI}
)
_ADDRESSED = frozenset({ModelKind.OPENAI_COMPATIBLE, ModelKind.AZURE_OPENAI, ModelKind.OLLAMA})
"""Who has no address of its own, or may have another."""


class ModelCard(Card):
    """Quotes, a model on this computer, or one of a provider with its key."""

    edited = Signal()
    picked = Signal(str)
    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Answers", "Who writes the answers"),
            translate("Answers", "Either way the bot answers from your documents alone."),
        )
        self.options = Options(translate("Answers", "Who writes the answers"), _options())
        self.provider = Choice(translate("Answers", "Provider"), _providers())
        self.address = text_line(translate("Answers", "Address of the server"))
        self.model_name = EditableChoice(translate("Answers", "Name of the model"))
        self.ollama = OllamaPart()
        self.key = KeyPart(translate("Answers", "Key"))
        self.test = Button(translate("Answers", "Test it"), icon_name="wand-sparkles")
        self.result = Notice()
        self._saved: dict[str, Value] = {}
        self._hint = label("", "small", wrap=True)
        self._name_hint = label("", "small", wrap=True)
        self._server = self._server_part()
        self.add(self.options, self._server)
        self._listen()

    @property
    def kind(self) -> str:
        """Who is chosen, as `answers.model` names it."""
        chosen = self.options.value
        return self.provider.value if chosen == ModelKind.OPENAI_COMPATIBLE else chosen

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        addressed = self.kind in _ADDRESSED or self.kind == ModelKind.QUOTES
        return {
            "answers.model": self.kind,
            "answers.model_name": self.model_name.text,
            "answers.base_url": self.address.text().strip() if addressed else "",
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        self._saved = values
        kind = str(values["answers.model"])
        elsewhere = kind in _ELSEWHERE
        self.options.choose(ModelKind.OPENAI_COMPATIBLE if elsewhere else kind)
        self.provider.choose(kind if elsewhere else ModelKind.OPENAI_COMPATIBLE)
        self.address.setText(str(values["answers.base_url"]))
        self.model_name.fill(str(values["answers.model_name"]))
        self._show_server()

    def show_check(self, check: ModelCheck) -> None:
        """Say what came of the test."""
        if check.models:
            self.model_name.offer(check.models)
        if check.error is not None:
            self.result.fail(check.error)
            return
        offered = number(len(check.models)).translate("Answers", "It offers %n models.", "", 0)
        said = translate("Answers", "It works. You can try it in the preview.")
        self.result.say(said, offered if check.models else "")

    def show_installed(self, models: tuple[str, ...] | None) -> None:
        """Offer what Ollama has, or what it could fetch."""
        self.ollama.show_found(models)
        if self.kind == ModelKind.OLLAMA:
            self.model_name.offer(models or SUGGESTED)
            self.ollama.show_name(self.model_name.text if models is not None else "")

    def _server_part(self) -> QWidget:
        made = QWidget()
        self._who = field(translate("Answers", "Provider"), self.provider)
        self._where = field(translate("Answers", "Address of the server"), self.address)
        name = field(translate("Answers", "Name of the model"), self.model_name)
        for part, hint in ((self._where, self._hint), (name, self._name_hint)):
            below = part.layout()
            if below is not None:
                below.addWidget(hint)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self._where, 3)
        first.addWidget(name, 2)
        trial = QHBoxLayout()
        trial.addWidget(self.test)
        trial.addStretch(1)
        inside = QVBoxLayout(made)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self._who)
        inside.addLayout(first)
        inside.addWidget(self.ollama)
        inside.addWidget(self.key)
        inside.addLayout(trial)
        inside.addWidget(self.result)
        return made

    def _listen(self) -> None:
        self.options.picked.connect(lambda _value: self._picked())
        self.provider.activated.connect(lambda _at: self._picked())
        self.address.textEdited.connect(lambda _text: self.edited.emit())
        self.model_name.edited.connect(self._name_edited)
        self.test.clicked.connect(lambda _checked: self.test_wanted.emit())

    def _picked(self) -> None:
        self.result.hide()
        self.model_name.offer(())
        own = self.kind == self._saved.get("answers.model")
        self.model_name.fill(str(self._saved["answers.model_name"]) if own else "")
        self._show_server()
        self.edited.emit()

    def _name_edited(self, text: str) -> None:
        self.ollama.show_name(text.strip())
        self.edited.emit()

    def _show_server(self) -> None:
        kind = self.kind
        self._server.setVisible(kind != ModelKind.QUOTES)
        self._who.setVisible(kind in _ELSEWHERE)
        self._where.setVisible(kind in _ADDRESSED)
        self.ollama.setVisible(kind == ModelKind.OLLAMA)
        self.key.setVisible(kind in _ELSEWHERE)
        self.key.show_need(kind != ModelKind.OPENAI_COMPATIBLE)
        self.address.setPlaceholderText(_PLACEHOLDERS.get(kind, ""))
        self._hint.setText(_address_hint(kind))
        self._name_hint.setText(_name_hint(kind))
        self.picked.emit(kind)


_PLACEHOLDERS: dict[str, str] = {
    ModelKind.OPENAI_COMPATIBLE: "http://…/v1",
    ModelKind.AZURE_OPENAI: "https://….openai.azure.com",
    ModelKind.OLLAMA: "http://localhost:11434",
}


def _address_hint(kind: str) -> str:
    return {
        ModelKind.OPENAI_COMPATIBLE: translate("Answers", "Up to /v1, as its guide gives it"),
        ModelKind.AZURE_OPENAI: translate("Answers", "The target address, as Azure shows it"),
        ModelKind.OLLAMA: translate("Answers", "Leave it empty unless Ollama listens elsewhere."),
    }.get(ModelKind(kind), "")


def _name_hint(kind: str) -> str:
    return {
        ModelKind.AZURE_OPENAI: translate("Answers", "Name of the deployment"),
        ModelKind.OPENAI: translate("Answers", "Test the key, then choose from the list."),
        ModelKind.ANTHROPIC: translate("Answers", "Test the key, then choose from the list."),
    }.get(ModelKind(kind), translate("Answers", "As the server calls it"))


def _providers() -> list[tuple[str, str]]:
    return [
        (
            ModelKind.OPENAI_COMPATIBLE,
            translate("Answers", "Another server that speaks OpenAI's protocol"),
        ),
        (ModelKind.OPENAI, "OpenAI"),
        (ModelKind.ANTHROPIC, "Anthropic"),
        (ModelKind.AZURE_OPENAI, "Azure OpenAI"),
    ]


def _options() -> list[Option]:
    return [
        Option(
            ModelKind.QUOTES,
            translate("Answers", "Quotes from your documents"),
            translate(
                "Answers",
                "Built in, free, works without a network. Shows the sentences that answer, word "
                "for word.",
            ),
        ),
        Option(
            ModelKind.OLLAMA,
            translate("Answers", "A language model on this computer"),
            translate(
                "Answers",
                "Ollama runs it. Free, and nothing leaves this computer. A bot on a host needs "
                "Ollama there.",
            ),
        ),
        Option(
            ModelKind.OPENAI_COMPATIBLE,
            translate("Answers", "A language model of a provider, or on a server you choose"),
            translate(
                "Answers",
                "OpenAI, Anthropic, Azure OpenAI, or any server that speaks the OpenAI protocol. "
                "Personal data is masked first.",
            ),
        ),
    ]

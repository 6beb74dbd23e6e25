"""The card that says who writes the answers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.bot import ModelKind
from builder.core.setting import Value
from builder.studio.answers import ModelCheck
from ui.pages.answers.key_part import KeyPart
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import EditableChoice
from ui.widgets.field import field, text_line
from ui.widgets.notice import Notice
from ui.widgets.option import Option, Options


class ModelCard(Card):
    """Quotes, or a server with its address, model name and key."""

    edited = Signal()
    test_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Answers", "Who writes the answers"),
            translate("Answers", "Either way the bot answers from your documents alone."),
        )
        self.options = Options(translate("Answers", "Who writes the answers"), _options())
        self.address = text_line(translate("Answers", "Address of the server"), "http://…/v1")
        self.model_name = EditableChoice(translate("Answers", "Name of the model"))
        self.key = KeyPart(translate("Answers", "Key"))
        self.test = Button(translate("Answers", "Test it"), icon_name="wand-sparkles")
        self.result = Notice()
        self._server = self._server_part()
        self.add(self.options, self._server)
        self._listen()

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {
            "answers.model": self.options.value,
            "answers.model_name": self.model_name.text,
            "answers.base_url": self.address.text().strip(),
        }

    def show_values(self, values: dict[str, Value]) -> None:
        """Show what is saved."""
        self.options.choose(str(values["answers.model"]))
        self.address.setText(str(values["answers.base_url"]))
        self.model_name.fill(str(values["answers.model_name"]))
        self._show_server()

    def show_check(self, check: ModelCheck) -> None:
        """Say what came of the test."""
        if check.error is not None:
            self.result.fail(check.error)
            return
        self.model_name.offer(check.models)
        offered = number(len(check.models)).translate("Answers", "It offers %n models.", "", 0)
        said = translate("Answers", "It works. You can try it in the preview.")
        self.result.say(said, offered if check.models else "")

    def _server_part(self) -> QWidget:
        made = QWidget()
        first = QHBoxLayout()
        first.setSpacing(16)
        hint = translate("Answers", "Ollama on this computer: http://127.0.0.1:11434/v1")
        address = field(translate("Answers", "Address of the server"), self.address, hint)
        name = field(
            translate("Answers", "Name of the model"),
            self.model_name,
            translate("Answers", "As the server calls it"),
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
        inside.addWidget(self.result)
        return made

    def _listen(self) -> None:
        self.options.picked.connect(lambda _value: self._picked())
        self.address.textEdited.connect(lambda _text: self.edited.emit())
        self.model_name.edited.connect(lambda _text: self.edited.emit())
        self.test.clicked.connect(lambda _checked: self.test_wanted.emit())

    def _picked(self) -> None:
        self._show_server()
        self.edited.emit()

    def _show_server(self) -> None:
        self._server.setVisible(self.options.value == ModelKind.OPENAI_COMPATIBLE)


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
            ModelKind.OPENAI_COMPATIBLE,
            translate("Answers", "A language model on a server you choose"),
            translate(
                "Answers",
                "Any server that speaks the OpenAI protocol: Ollama on this computer, or a "
                "provider. Personal data is masked first.",
            ),
        ),
    ]

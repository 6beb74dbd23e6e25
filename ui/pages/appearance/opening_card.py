"""The first words of the chat, by language: greeting, questions to offer, words on the button."""

from __future__ import annotations

from PySide6.QtCore import Signal

from builder.studio.appearance import GREETING, LAUNCHER, SUGGESTIONS
from ui.pages.appearance.wording import Wording
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field, text_line


class OpeningCard(Card):
    """What a visitor sees before anybody has said anything; `turned` to another language."""

    turned = Signal(str)

    def __init__(self, wording: Wording, languages: tuple[tuple[str, str], ...]) -> None:
        self.language = Choice(translate("Appearance", "Language of these words"), languages)
        super().__init__(
            translate("Appearance", "First words"),
            translate("Appearance", "What is empty in a language is taken from the bot's own."),
            self.language,
        )
        self._wording = wording
        self.greeting = TextArea(translate("Appearance", "Greeting"), lines=2)
        self.suggestions = TextArea(translate("Appearance", "Questions to offer"), lines=3)
        self.launcher = text_line(translate("Appearance", "Words on the button"))
        self.launcher.setMaxLength(40)
        self.language.choose(wording.language)
        one_a_line = translate("Appearance", "One a line. Visitors can click them.")
        picture = translate("Appearance", "Empty shows the picture alone.")
        self.add(
            field(translate("Appearance", "Greeting"), self.greeting),
            field(translate("Appearance", "Questions to offer"), self.suggestions, one_a_line),
            field(translate("Appearance", "Words on the button"), self.launcher, picture),
        )
        self.language.currentIndexChanged.connect(lambda _at: self._turn())
        self.greeting.edited.connect(lambda text: self._write(GREETING, text))
        self.suggestions.edited.connect(lambda text: self._write(SUGGESTIONS, text))
        self.launcher.textChanged.connect(lambda text: self._write(LAUNCHER, text))

    def show_words(self) -> None:
        """Show what is written in the language that is chosen."""
        spoken, own = self.language.value, self._wording.said
        for box, key in ((self.greeting, GREETING), (self.suggestions, SUGGESTIONS)):
            box.fill(own(spoken, key))
            inherited = own(self._wording.language, key)
            box.setPlaceholderText("" if spoken == self._wording.language else inherited)
        if self.launcher.text() != own(spoken, LAUNCHER):
            self.launcher.setText(own(spoken, LAUNCHER))
        self.launcher.setPlaceholderText(own(self._wording.language, LAUNCHER))

    def _turn(self) -> None:
        self.show_words()
        self.turned.emit(self.language.value)

    def _write(self, key: str, text: str) -> None:
        self._wording.write(self.language.value, key, text)

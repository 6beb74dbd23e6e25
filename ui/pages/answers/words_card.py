"""The words of the chat: its greeting, the questions it offers, its sources."""

from __future__ import annotations

from collections.abc import Mapping

from builder.core.setting import Value
from ui.pages.answers.openness import Openness
from ui.translation import translate
from ui.widgets.field import LineList, TextArea, field
from ui.widgets.form_card import FormCard


class WordsCard(FormCard):
    """What stands in the chat before anybody has asked."""

    def __init__(self) -> None:
        super().__init__(translate("Answers", "Words of the chat"))
        self.openness = Openness()
        self.openness.edited.connect(self.edited)
        self.greeting = TextArea(translate("Answers", "Greeting"), lines=2)
        self.suggestions = LineList(translate("Answers", "Questions to offer"), lines=3)
        self.hold("appearance.greeting", self.greeting)
        self.hold("site.suggestions", self.suggestions)
        self.add(self.openness)
        self.add(field(translate("Answers", "Greeting"), self.greeting))
        hint = translate("Answers", "One a line. Visitors can click them.")
        self.add(field(translate("Answers", "Questions to offer"), self.suggestions, hint))

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {**self.openness.form(), **super().form()}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        super().show_values(saved)
        self.openness.show_values(saved)

"""What the bot says to thanks, goodbyes, "are you human?", rude words and emergencies."""

from __future__ import annotations

from collections.abc import Mapping

from ui.translation import translate
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field
from ui.widgets.form_card import Example, FormCard, example_title


class TalkCard(FormCard):
    """The owner's words for what is no question. An empty one takes ours."""

    def __init__(self) -> None:
        super().__init__(
            translate("Voice", "Small talk and emergencies"),
            translate(
                "Voice",
                "These messages are recognised in English, German and Spanish and never looked up. "
                "Where you leave a field empty, the bot uses its own words in the visitor's "
                "language.",
            ),
        )
        self.areas = {name: TextArea(title, lines=2) for name, title in _titles().items()}
        for name, area in self.areas.items():
            self.hold(f"voice.talk.{name}", area)
            self.add(field(_titles()[name], area, _hints().get(name, "")))
        self.heard = Choice(translate("Voice", "When a visitor writes"), _heard())
        self.heard.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self.example = Example(example_title(), lines=3)
        self.add(field(translate("Voice", "When a visitor writes"), self.heard))
        self.add(field(example_title(), self.example))

    def show_ours(self, words: Mapping[str, str]) -> None:
        """Show what is said where a field stays empty."""
        for name, said in words.items():
            self.areas[name].setPlaceholderText(said)


def _titles() -> dict[str, str]:
    return {
        "thanks": translate("Voice", "To thanks"),
        "goodbye": translate("Voice", "To a goodbye"),
        "human": translate("Voice", "To \u201care you human?\u201d"),
        "rude": translate("Voice", "To rude words"),
        "emergency": translate("Voice", "To danger, accidents and violence"),
        "distress": translate("Voice", "To thoughts of harming oneself"),
    }


def _hints() -> dict[str, str]:
    return {
        "human": translate(
            "Voice", "The bot always says first that it is an AI. Your words follow."
        ),
        "emergency": translate("Voice", "Name the number to call where your visitors live."),
    }


def _heard() -> list[tuple[str, str]]:
    said = (
        translate("Voice", "Thank you!"),
        translate("Voice", "Goodbye"),
        translate("Voice", "Are you human?"),
        translate("Voice", "You are a stupid bot"),
        translate("Voice", "My father is having a heart attack"),
        translate("Voice", "I want to die"),
    )
    return [(each, each) for each in said]

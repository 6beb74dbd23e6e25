"""What the bot never answers, and what it says instead."""

from __future__ import annotations

from ui.translation import translate
from ui.widgets.card import setting_row
from ui.widgets.field import LineList, TextArea, field, text_line
from ui.widgets.form_card import Example, FormCard, example_title
from ui.widgets.toggle import Toggle


class TopicsCard(FormCard):
    """Topics that are recognised before anything is looked up."""

    def __init__(self) -> None:
        super().__init__(
            translate("Voice", "Topics it never answers"),
            translate(
                "Voice",
                "Whatever your documents say, these are left to a person. Only an answer you gave "
                "yourself, under Facts, comes before.",
            ),
        )
        for name, (title, about) in _topics().items():
            toggle = Toggle(title)
            self.hold(f"voice.topics.{name}", toggle)
            self.add(setting_row(title, about, toggle))
        self.competitors = LineList(translate("Voice", "Names of competitors"), lines=2)
        self.own = LineList(translate("Voice", "Topics of your own"), lines=3)
        self.answer = TextArea(translate("Voice", "What it says instead"), lines=2)
        self.asked = text_line(translate("Voice", "Try a question"))
        self.asked.setText(translate("Voice", "Can you promise me a discount?"))
        self.asked.textChanged.connect(lambda _text: self.edited.emit())
        self.example = Example(example_title(), lines=2)
        self.hold("voice.topics.competitors", self.competitors)
        self.hold("voice.topics.own", self.own)
        self.hold("voice.topics.answer", self.answer)
        one = translate("Voice", "One a line.")
        own = translate("Voice", "A topic a line, as its words: politics, elections, parties")
        self.add(
            field(translate("Voice", "Names of competitors"), self.competitors, one),
            field(translate("Voice", "Topics of your own"), self.own, own),
            field(translate("Voice", "What it says instead"), self.answer),
            field(translate("Voice", "Try a question"), self.asked),
            field(example_title(), self.example),
        )


def _topics() -> dict[str, tuple[str, str]]:
    return {
        "medical": (
            translate("Voice", "Medical advice"),
            translate("Voice", "Symptoms, medicines, doses, diagnoses."),
        ),
        "legal": (
            translate("Voice", "Legal advice"),
            translate("Voice", "Claims, lawsuits, whether a contract holds."),
        ),
        "discounts": (
            translate("Voice", "Discounts and promises"),
            translate("Voice", "Rebates, haggling, guarantees of a price."),
        ),
    }

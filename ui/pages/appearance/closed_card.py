"""What visitors read while the chat takes no questions."""

from __future__ import annotations

from ui.translation import translate
from ui.widgets.field import TextArea, field
from ui.widgets.form_card import FormCard


class ClosedCard(FormCard):
    """One text; the owner's contact stands under it."""

    def __init__(self) -> None:
        super().__init__(
            translate("Appearance", "While the chat is paused"),
            translate("Appearance", "Your contact stands under it. Empty takes our own words."),
        )
        name = translate("Appearance", "What visitors read then")
        self.said = TextArea(name, lines=2)
        self.hold("site.closed", self.said)
        self.add(field(name, self.said))

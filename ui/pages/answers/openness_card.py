"""What visitors may see of how an answer came about: its sources, and why it was given."""

from __future__ import annotations

from collections.abc import Mapping

from builder.core.setting import Value
from ui.translation import translate
from ui.widgets.card import setting_row
from ui.widgets.form_card import FormCard
from ui.widgets.toggle import Toggle

SOURCES, WHY = "answers.show_sources", "answers.explain_to_visitors"


class OpennessCard(FormCard):
    """Two switches of the form."""

    def __init__(self) -> None:
        super().__init__(translate("Openness", "What visitors may see"))
        self.sources = Toggle(translate("Answers", "Show sources"))
        self.why = Toggle(translate("Openness", "Let visitors ask why"))
        self.add(
            setting_row(
                translate("Answers", "Show sources"),
                translate("Answers", "Visitors see which document an answer stands in."),
                self.sources,
            ),
            setting_row(
                translate("Openness", "Let visitors ask why"),
                translate(
                    "Openness",
                    "Beside each answer they can open who worded it, where it stands, and whether "
                    "their question left your server. They see no scores and no other passages.",
                ),
                self.why,
            ),
        )
        for toggle in (self.sources, self.why):
            toggle.toggled.connect(lambda _on: self.edited.emit())

    def form(self) -> dict[str, Value]:
        """What is switched on, by dotted name."""
        return {SOURCES: self.sources.isChecked(), WHY: self.why.isChecked()}

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        self.sources.setChecked(bool(saved[SOURCES]))
        self.why.setChecked(bool(saved[WHY]))

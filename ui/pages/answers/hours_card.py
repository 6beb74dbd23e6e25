"""The clock of the business, and what its visitors ask that no fact tells yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimeZone

from ui.translation import translate
from ui.widgets.choice import EditableChoice
from ui.widgets.field import field
from ui.widgets.form_card import FormCard
from ui.widgets.text import label


class HoursCard(FormCard):
    """The time zone; the hours themselves stand under Facts, once."""

    def __init__(self) -> None:
        super().__init__(
            translate("Voice", "Opening hours"),
            translate(
                "Voice",
                "State the hours under Documents, Facts. From them the bot answers \u201care you "
                "open now?\u201d by the clock of your business.",
            ),
        )
        self.zone = EditableChoice(translate("Voice", "Time zone"))
        self.zone.offer(_zones())
        self.hold("business.time_zone", self.zone)
        hint = translate(
            "Voice",
            "Empty means the time zone of the computer that runs the bot. A host often runs on "
            "another clock than yours.",
        )
        self.state = label("", "strong", wrap=True)
        self._lacking = label("", "small", wrap=True)
        self.add(field(translate("Voice", "Time zone"), self.zone, hint), self.state)
        self.add(self._lacking)

    def show_state(self, said: str, lacking: Sequence[str]) -> None:
        """Show what the bot would say now, and what is still to be stated."""
        self.state.setText(
            said or translate("Voice", "No opening hours are stated, so the bot cannot tell.")
        )
        told = translate("Voice", "Visitors of such a business also ask for: {facts}")
        self._lacking.setText(told.format(facts=" \u00b7 ".join(lacking)))
        self._lacking.setVisible(bool(lacking))


def _zones() -> list[str]:
    own = bytes(QTimeZone.systemTimeZoneId().data()).decode()
    names = sorted(bytes(each.data()).decode() for each in QTimeZone.availableTimeZoneIds())
    return [own, *(each for each in names if "/" in each and each != own)]

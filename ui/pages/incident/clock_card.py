"""The 72 hours of one incident, counted down while they are looked at."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from builder.studio.incident import is_open, minute
from builder.vault.incidents import Incident
from ui.accessibility import named
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.text import label

_SECOND_MS = 1000
_URGENT = timedelta(hours=24)


class ClockCard(Card):
    """How much time is left, and until when."""

    def __init__(self, presenter: IncidentPresenter) -> None:
        self.pill = Pill()
        super().__init__(
            translate("Incident", "Time left to tell the authority"),
            translate(
                "Incident", "The law gives 72 hours from when you noticed (Article 33 GDPR)."
            ),
            self.pill,
        )
        self._presenter = presenter
        self._incident: Incident | None = None
        self.left = label("", "h1")
        self.until = label("", "small", wrap=True)
        self.what = label("", "", wrap=True, copy=True)
        self.add(self.left, self.until, self.what)
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._timer.timeout.connect(self.tick)

    def show_incident(self, incident: Incident) -> None:
        """Count for `incident`."""
        self._incident = incident
        self.what.setText(incident.facts.get("what", ""))
        self.tick()

    def tick(self) -> None:
        """Show what is left now."""
        incident = self._incident
        if incident is None:
            return
        clock = self._presenter.clock(incident)
        self.left.setText(duration(clock.left))
        named(self.left, duration(clock.left))
        until = translate("Incident", "Noticed {noticed}. The 72 hours end {deadline}.")
        self.until.setText(
            until.format(
                noticed=minute(incident.noticed), deadline=minute(clock.deadline.isoformat())
            )
        )
        self.pill.say(*self._state(incident, clock.left))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Count while it can be seen."""
        super().showEvent(event)
        self.tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _state(self, incident: Incident, left: timedelta) -> tuple[str, str]:
        if not is_open(incident):
            return translate("Incident", "Closed"), "plain"
        if incident.drill:
            return translate("Incident", "Drill"), "plain"
        if left <= timedelta(0):
            return translate("Incident", "Too late: give the reasons"), "danger"
        return translate("Incident", "Open"), "danger" if left < _URGENT else "warn"


def duration(left: timedelta) -> str:
    """Hours, minutes and seconds, with a sign once they are over."""
    seconds = abs(int(left.total_seconds()))
    shown = f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if left <= timedelta(0):
        return translate("Incident", "over since {time}").format(time=shown)
    return translate("Incident", "{time} left").format(time=shown)

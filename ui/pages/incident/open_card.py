"""Opening an incident, and the incidents there were."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.studio.incident import is_open, minute
from builder.vault.incidents import Incident
from ui.accessibility import named
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.field import TextArea, field, text_line
from ui.widgets.pill import Pill
from ui.widgets.rows import Rows
from ui.widgets.text import ElidedLabel, label
from ui.widgets.tick import TickLine


class OpenCard(Card):
    """One sentence is enough to begin: the clock runs from when it was noticed."""

    opened = Signal(str, str, bool)

    def __init__(self) -> None:
        super().__init__(
            translate("Incident", "Something happened?"),
            translate(
                "Incident",
                "Personal data was lost, changed, or seen by somebody it was not meant for, or "
                "might have been.",
            ),
        )
        what = translate("Incident", "What happened, in a sentence or two")
        self.what = TextArea(what, lines=3)
        when = translate("Incident", "When you noticed it")
        self.noticed = text_line(when)
        hint = translate("Incident", "Year-month-day and time on this computer's clock.")
        self.drill = TickLine(
            translate("Incident", "This is a drill: nothing happened, and nothing is really done")
        )
        self.open = Button(translate("Incident", "Start the clock"), kind="danger")
        foot = QHBoxLayout()
        foot.addWidget(self.drill, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.open)
        self.add(field(what, self.what), field(when, self.noticed, hint), foot)
        self.what.edited.connect(lambda _text: self.open.setEnabled(bool(self.what.text)))
        self.open.setEnabled(False)
        self.open.clicked.connect(
            lambda _on: self.opened.emit(
                self.what.text, self.noticed.text(), self.drill.tick.isChecked()
            )
        )
        self.reset()

    def reset(self) -> None:
        """An empty form, with the time of now."""
        self.what.fill("")
        self.noticed.setText(minute(datetime.now(UTC).isoformat()))
        self.drill.tick.setChecked(False)


class PastCard(Card):
    """Every incident; one can be looked at again."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("Incident", "Incidents"),
            translate("Incident", "Kept whether the authority was told or not."),
        )
        self._none = EmptyState(
            "shield-check",
            translate("Incident", "None so far"),
            translate("Incident", "Practise once a year with a drill."),
        )
        self._rows = Rows()
        self.add(self._none, self._rows)

    def show_incidents(self, incidents: Sequence[Incident]) -> None:
        """List them, open ones first."""
        self._none.setVisible(not incidents)
        self._rows.refill(map(self._row, incidents))

    def _row(self, incident: Incident) -> QWidget:
        title = " ".join(incident.facts.get("what", "").split())
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(title, "strong"))
        words.addWidget(label(minute(incident.noticed), "small"))
        look = Button(translate("Incident", "Look"), kind="small")
        named(look, f"{look.text()}: {title[:80]}")
        look.clicked.connect(lambda _on: self.chosen.emit(incident.id))
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addLayout(words, 1)
        if incident.drill:
            inside.addWidget(Pill(translate("Incident", "Drill"), "plain"))
        state = translate("Incident", "Open"), "danger"
        inside.addWidget(
            Pill(*(state if is_open(incident) else (translate("Incident", "Closed"), "plain")))
        )
        inside.addWidget(look)
        return row

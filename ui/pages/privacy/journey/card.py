"""The card with the picture: what it says in one line, its steps as text, and a copy to keep."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from builder.studio.journey import Journey, Mark, describe
from builder.studio.journey_picture import svg
from builder.system.files import write_atomic
from ui.dialogs.port import Dialogs
from ui.pages.privacy.journey.view import JourneyView
from ui.translation import language, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.pill import Pill
from ui.widgets.text import label


class JourneyCard(Card):
    """Shows one journey, with what would change in it marked."""

    failed = Signal(object)

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(
            translate("PrivacyJourney", "Where a customer's words travel"),
            translate(
                "PrivacyJourney",
                "Drawn from the rules. Turn to a place to read what happens there.",
            ),
        )
        self.pill = Pill()
        self._dialogs = dialogs
        self._journey: Journey | None = None
        self.view = JourneyView()
        self.about = label("", "small", wrap=True)
        self.about.hide()
        self.steps = label("", "small", wrap=True, copy=True)
        self.steps.hide()
        self.read = Button(translate("PrivacyJourney", "As text"), kind="small")
        self.read.setCheckable(True)
        self.read.toggled.connect(self.steps.setVisible)
        self.keep = Button(translate("PrivacyJourney", "Save as a picture…"), kind="small")
        self.keep.clicked.connect(lambda _on: self._ask_file())
        self.view.explained.connect(self._explain)
        self._legend = label(
            translate("PrivacyJourney", "Dashed: what would change once you save."),
            "small",
            wrap=True,
        )
        self.add(self.pill, self.view, self.about, self._legend, self._foot(), self.steps)

    def show_journey(self, drawn: Journey) -> None:
        """Show `drawn`."""
        self._journey = drawn
        self.view.show_journey(drawn)
        lines = describe(drawn, language())
        self.steps.setText("\n".join(lines))
        if drawn.leaves:
            self.pill.say(translate("PrivacyJourney", "Words leave your host"), "warn")
        else:
            self.pill.say(translate("PrivacyJourney", "Words stay on your host"), "ok")
        marks = {part.mark for part in drawn.nodes} | {part.mark for part in drawn.edges}
        self._legend.setVisible(bool(marks - {Mark.SAME}))

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.read)
        row.addWidget(self.keep)
        row.addStretch(1)
        return foot

    def _explain(self, about: str) -> None:
        self.about.setText(about)
        self.about.show()

    def _ask_file(self) -> None:
        name = translate("PrivacyJourney", "where-words-travel.svg")
        self._dialogs.save_file(
            self,
            translate("PrivacyJourney", "Save the picture"),
            Path(QDir.homePath()) / name,
            self._save,
        )

    def _save(self, to: Path) -> None:
        if self._journey is None:
            return
        try:
            write_atomic(to, svg(self._journey, language()).encode())
        except Exception as error:  # noqa: BLE001 - the page says what stood in the way
            self.failed.emit(error)

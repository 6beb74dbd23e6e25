"""The page *Incident*: a clock, steps, facts, a decision, letters, lessons."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from builder.studio.incident import MEASURES, is_open
from ui.dialogs.port import Confirmation, Dialogs
from ui.dialogs.replacing import ask_to_replace, stands_in_the_way
from ui.pages.incident.clock_card import ClockCard
from ui.pages.incident.decision_card import DecisionCard
from ui.pages.incident.facts_card import FactsCard
from ui.pages.incident.letters_card import LettersCard
from ui.pages.incident.open_card import OpenCard, PastCard
from ui.pages.incident.presenter import Case, Desk, IncidentPresenter
from ui.pages.incident.steps_card import LogCard, StepsCard
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import TextArea, field
from ui.widgets.page_frame import PageFrame


class IncidentPage(PageFrame):
    """The list and the form to open one; or one incident with all that belongs to it."""

    changed = Signal()
    sending_stopped = Signal()

    def __init__(self, presenter: IncidentPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Incident", "Incident"),
            translate("Incident", "When something went wrong: keep calm, and go step by step."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._shown = ""
        self._wish: tuple[Path, str] | None = None
        self.back = Button(translate("Incident", "All incidents"), icon_name="chevron-left")
        self.add_action(self.back)
        self.opening, self.past = OpenCard(), PastCard()
        self.clock, self.steps = ClockCard(presenter), StepsCard(presenter)
        self.facts, self.decision = FactsCard(presenter), DecisionCard(presenter)
        self.letters, self.log = LettersCard(presenter), LogCard(presenter)
        self.ending = self._ending_card()
        self._of_list: tuple[Card, ...] = (self.opening, self.past)
        self._of_case: tuple[Card, ...] = (
            self.clock, self.steps, self.facts, self.decision, self.letters, self.log, self.ending,
        )  # fmt: skip
        self.add(*self._of_list, *self._of_case)
        self._turn(None)
        self._listen()

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return bool(self.opening.what.text) or self.facts.dirty

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The command line may have opened one meanwhile."""
        super().showEvent(event)
        self.presenter.refresh()

    def _ending_card(self) -> Card:
        card = Card(
            translate("Incident", "Close it"),
            translate("Incident", "When nothing is left to do: what will you do differently?"),
        )
        title = self.presenter.say("fact.lessons.title")
        self.lessons = TextArea(title, lines=3)
        self.close_button = Button(translate("Incident", "Close the incident"), kind="primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        card.add(field(title, self.lessons), foot)
        return card

    def _listen(self) -> None:
        asked = self.presenter
        self.back.clicked.connect(lambda _on: asked.choose(""))
        self.opening.opened.connect(lambda what, when, drill: asked.open(what, when, drill=drill))
        self.past.chosen.connect(asked.choose)
        self.steps.wanted.connect(self._take)
        self.facts.saved.connect(asked.note)
        self.decision.decided.connect(asked.decide)
        self.letters.read_wanted.connect(asked.read_letter)
        self.letters.write_wanted.connect(self._choose_folder)
        self.close_button.clicked.connect(lambda _on: asked.close(self.lessons.text))
        asked.listed.connect(self._show)
        asked.shown.connect(self.letters.show_letter)
        asked.written.connect(self._tell_written)
        asked.done.connect(self._tell_done)
        asked.failed.connect(self._fail)
        asked.changed.connect(self.changed)

    def _show(self, desk: Desk) -> None:
        self.past.show_incidents(desk.incidents)
        ident = desk.case.incident.id if desk.case else ""
        if ident != self._shown:
            self._shown = ident
            self.notice.hide()
            self.letters.put_away()
            self.lessons.fill("")
            if ident:
                self.opening.reset()
        self._turn(desk.case)

    def _turn(self, case: Case | None) -> None:
        for card in self._of_list:
            card.setVisible(case is None)
        for card in self._of_case:
            card.setVisible(case is not None)
        self.back.setVisible(case is not None)
        self.pill.setVisible(case is not None and case.incident.drill)
        self.pill.say(translate("Incident", "Drill"), "warn")
        if case is None:
            self.facts.put_away()
            return
        open_still = is_open(case.incident)
        self.clock.show_incident(case.incident)
        self.steps.show_steps(case.steps, open_still=open_still)
        self.facts.show_case(case.incident, case.affected, open_still=open_still)
        self.decision.show_incident(case.incident, open_still=open_still)
        self.log.show_steps(case.steps)
        self.lessons.setEnabled(open_still)
        self.close_button.setEnabled(open_still)
        if not open_still:
            self.lessons.fill(case.incident.facts.get("lessons", ""))

    def _take(self, step: str) -> None:
        title = self.presenter.say(f"step.{step}.todo")
        question = Confirmation(
            title=title,
            text=self.presenter.say(f"step.{step}.about"),
            action=(
                translate("Incident", "Do it now")
                if step in MEASURES
                else translate("Incident", "Write it down")
            ),
            dangerous=step in MEASURES,
        )
        self._dialogs.confirm(self, question, lambda note: self.presenter.step(step, note))

    def _tell_done(self, step: str, did: str) -> None:
        self.notice.say(self.presenter.step_title(step), did)
        if step == "network_none" and did:
            self.sending_stopped.emit()

    def _choose_folder(self, language: str) -> None:
        title = translate("Incident", "Where the letters go")
        self._dialogs.folder(self, title, lambda folder: self._write(folder, language))

    def _write(self, folder: Path, language: str, *, replace: bool = False) -> None:
        self._wish = folder, language
        self.presenter.write_letters(folder, language, replace=replace)

    def _tell_written(self, files: list[Path]) -> None:
        said = translate("Incident", "The letters are in {folder}.")
        self.notice.say(said.format(folder=files[0].parent if files else ""))

    def _fail(self, error: Exception) -> None:
        if stands_in_the_way(error) and self._wish:
            folder, language = self._wish
            again = partial(self._write, folder, language, replace=True)
            ask_to_replace(self._dialogs, self, error, again)
            return
        self.notice.fail(error)

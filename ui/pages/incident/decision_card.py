"""Questions that lead to a decision, and the decision with its reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from builder.studio.incident import QUESTIONS, RISKS, suggestion
from builder.vault.incidents import Incident
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import translate
from ui.widgets.button import Button
from ui.widgets.card import Card, setting_row
from ui.widgets.choice import Choice
from ui.widgets.field import TextArea, field
from ui.widgets.option import Option, Options
from ui.widgets.text import label

_ANSWERS = ("yes", "no", "unknown")


class DecisionCard(Card):
    """A help to decide, no legal advice: what is chosen is the owner's choice."""

    decided = Signal(str, str)

    def __init__(self, presenter: IncidentPresenter) -> None:
        super().__init__(
            translate("Incident", "Must somebody be told?"),
            translate("Incident", "Answer what you know. This is a help, no legal advice."),
        )
        self._presenter = presenter
        self._shown = ""
        self.questions = {name: self._question(name) for name in QUESTIONS}
        rows = [
            setting_row(presenter.say(f"question.{name}"), "", choice)
            for name, choice in self.questions.items()
        ]
        self.rows(*rows)
        self.advice = label("", "strong", wrap=True)
        said = translate("Incident", "Your decision")
        self.risks = Options(
            said,
            [
                Option(
                    risk, presenter.say(f"risk.{risk}.title"), presenter.say(f"risk.{risk}.means")
                )
                for risk in RISKS
            ],
        )
        why = presenter.say("fact.reason.title")
        self.reason = TextArea(why, lines=2)
        self.decide = Button(translate("Incident", "Keep this decision"), kind="primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.decide)
        self.add(self.advice, self.risks, field(why, self.reason), foot)
        self.risks.picked.connect(lambda _risk: self._compare())
        self.reason.edited.connect(lambda _text: self._compare())
        self.decide.clicked.connect(
            lambda _on: self.decided.emit(self.risks.value, self.reason.text)
        )
        self._open = True
        self._advise()

    def show_incident(self, incident: Incident, *, open_still: bool) -> None:
        """Show what was decided."""
        self._open = open_still
        if incident.id != self._shown:
            self._shown = incident.id
            for choice in self.questions.values():
                choice.setCurrentIndex(0)
            self.risks.choose(incident.facts.get("risk", ""))
            self.reason.fill(incident.facts.get("reason", ""))
        for choice in self.questions.values():
            choice.setEnabled(open_still)
        self.risks.setEnabled(open_still)
        self.reason.setEnabled(open_still)
        self._compare()

    def _question(self, name: str) -> Choice:
        answers = [(word, self._presenter.say(f"answer.{word}")) for word in _ANSWERS]
        none = ("", translate("Incident", "Not answered yet"))
        made = Choice(self._presenter.say(f"question.{name}"), [none, *answers])
        made.currentIndexChanged.connect(lambda _at: self._advise())
        return made

    def _advise(self) -> None:
        if not hasattr(self, "advice"):
            return
        risk = suggestion({name: choice.value for name, choice in self.questions.items()})
        said = translate("Incident", "Your answers speak for: {risk}.")
        title = self._presenter.say(f"risk.{risk}.title") if risk else ""
        self.advice.setText(said.format(risk=title) if risk else "")
        self.advice.setVisible(bool(risk))

    def _compare(self) -> None:
        ready = bool(self.risks.value and self.reason.text)
        self.decide.setEnabled(self._open and ready)

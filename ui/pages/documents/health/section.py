"""The tab *Health*: one look through everything, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from builder.core.progress import Step
from builder.knowledge.health.report import Finding, Fix
from builder.studio.health import ENOUGH, Report
from ui.accessibility import announce, named
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.documents.facts import forms
from ui.pages.documents.health.finding_card import FindingCard
from ui.pages.documents.health.presenter import HealthPresenter
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.section import Section
from ui.widgets.text import label

AT_ONCE = 15
"""Cards made at a time."""


class HealthSection(Section):
    """Nothing is looked through until the owner asks: it may take a while."""

    facts_wanted = Signal()

    def __init__(self, presenter: HealthPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._findings: list[Finding] = []
        self._limit = AT_ONCE
        self.cards: list[FindingCard] = []
        self._build()
        self._listen()

    def _build(self) -> None:
        self.look = Button(translate("Health", "Look now"), kind="primary")
        self.stop = Button(translate("Health", "Stop"), icon_name="circle-stop")
        self.stop.hide()
        card = Card(
            translate("Health", "Health of what the bot knows"),
            translate(
                "Health",
                "Finds what disagrees, dates that have passed, what is there twice, and documents "
                "that no question uses. Everything stays on this computer.",
            ),
            self.look,
        )
        self._summary = label("", "strong", wrap=True)
        self._summary.hide()
        self._uses = label("", "small", wrap=True)
        self._uses.hide()
        self.bar = named(QProgressBar(), translate("Health", "Progress of the look"))
        self.bar.setTextVisible(False)
        self.bar.hide()
        self._good = EmptyState(
            "circle-check",
            translate("Health", "Everything is in order"),
            translate("Health", "Look again when documents have changed."),
        )
        self._good.hide()
        card.add(self._summary, self._uses, self.bar, self.stop, self._good)
        self.more = Button(kind="link")
        self.more.hide()
        self.add(card, self.more)

    def _listen(self) -> None:
        asked = self.presenter
        self.look.clicked.connect(lambda _checked: asked.look())
        self.stop.clicked.connect(lambda _checked: asked.cancel())
        self.more.clicked.connect(lambda _checked: self._show_more())
        asked.working.connect(self._show_work)
        asked.stepped.connect(self._show_step)
        asked.reported.connect(self._show_report)
        asked.mended.connect(self._drop)
        asked.failed.connect(self.notice.fail)

    def _show_work(self, busy: bool) -> None:
        self.look.setEnabled(not busy)
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)

    def _show_step(self, step: Step) -> None:
        half = 50 if step.stage == "duplicates" else 0
        self.bar.setRange(0, 100)
        self.bar.setValue(half + (50 * step.done // step.total if step.total else 50))

    def _show_report(self, report: Report) -> None:
        self._findings = list(report.findings)
        self._limit = AT_ONCE
        said = number(len(report.findings)).translate("Health", "%n findings", "", 0)
        if report.fine:
            fine = number(report.fine).translate("Health", "%n that you called fine", "", 0)
            said = f"{said} · {fine}"
        self._summary.setText(said)
        self._summary.show()
        short = ENOUGH - report.asked
        waits = translate(
            "Health", "Which documents are never used is told after {count} questions ({done} now)."
        ).format(count=ENOUGH, done=report.asked)
        self._uses.setText(waits)
        self._uses.setVisible(short > 0)
        self._fill()
        announce(self, said)

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self._fill()

    def _drop(self, key: str, gone: str) -> None:
        """Take away what is mended; with a document all that was found in it."""
        self._findings = [
            each
            for each in self._findings
            if each.key != key
            and (not gone or gone not in {p.document for p in (each.first, each.second) if p})
        ]
        left = number(len(self._findings)).translate("Health", "%n findings", "", 0)
        self._summary.setText(left)
        self._fill()
        self.look.setFocus()
        announce(self, left)

    def _fill(self) -> None:
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        layout = self.layout()
        for found in self._findings[: self._limit]:
            card = FindingCard(found, found.fixes)
            card.acted.connect(self._act)
            self.cards.append(card)
            layout.insertWidget(layout.count() - 1, card)  # type: ignore[union-attr]
        hidden = len(self._findings) - self._limit
        self.more.setVisible(hidden > 0)
        self.more.setText(
            number(max(hidden, 0)).translate("Health", "Show %n more findings", "", 0)
        )
        self._good.setVisible(not self._findings)

    def _act(self, found: Finding, code: str) -> None:
        match code:
            case "fine":
                self.presenter.fine(found)
            case Fix.REMOVE_DOCUMENT:
                self._ask_removal(found)
            case Fix.SWITCH_OFF:
                self.presenter.switch_off(found)
            case Fix.CHANGE_FACT:
                self.facts_wanted.emit()
            case Fix.PIN_ANSWER:
                self._ask_answer(found)

    def _ask_removal(self, found: Finding) -> None:
        question = Confirmation(
            title=translate("Health", "Remove “{name}”?").format(name=found.about),
            text=translate(
                "Health",
                "The document, its passages and everything learnt from it are erased from this "
                "bot. Your own file stays where it is.",
            ),
            action=translate("Health", "Remove it"),
            dangerous=True,
        )

        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(found))

    def _ask_answer(self, found: Finding) -> None:
        form = forms.pair_form(None, set(), answer=found.first.text)  # the newer side
        self._dialogs.form(
            self, form, lambda values: self.presenter.pin(found, forms.pair_of(values, ""))
        )

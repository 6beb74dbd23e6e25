"""The page *Tests*: questions, what must come of them, and what came."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from builder.core.progress import Step
from builder.core.question_set import TestQuestion, TestRun
from builder.evaluation.report import Change, Compared
from builder.studio.spending import Estimate
from ui.accessibility import announce, named
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.tests import forms
from ui.pages.tests.notes.presenter import NotesPresenter
from ui.pages.tests.notes.section import NotesSection
from ui.pages.tests.presenter import Standing, TestsPresenter
from ui.pages.tests.question_row import QuestionRow
from ui.pages.tests.side_card import SideCard
from ui.translation import money, number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import Flow
from ui.widgets.page_frame import PageFrame
from ui.widgets.rows import empty
from ui.widgets.tabs import Tabs
from ui.widgets.text import label, line

AT_ONCE = 40
"""Rows shown before more are asked for."""


class TestsPage(PageFrame):
    """What got worse stands first; nothing here leaves this computer but what answers do."""

    __test__ = False

    def __init__(
        self, presenter: TestsPresenter, dialogs: Dialogs, testers: NotesPresenter
    ) -> None:
        super().__init__(
            translate("Tests", "Tests"),
            translate(
                "Tests", "Questions that are asked after every change, so that none gets worse."
            ),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._standing = Standing([], {}, (), False, (), 0)
        self._limit = AT_ONCE
        self.rows: list[QuestionRow] = []
        self.notes = NotesSection(testers, dialogs, self.notice)
        self._build()
        self._listen()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Questions may have been added elsewhere."""
        super().showEvent(event)
        self.presenter.refresh()
        self.notes.presenter.refresh()
        self.presenter.sides.refresh()

    def _build(self) -> None:
        self.ask = Button(translate("Tests", "Ask all"), kind="primary")
        self.stop = Button(translate("Tests", "Stop"), icon_name="circle-stop")
        self.new = Button(translate("Tests", "Add a question"), icon_name="plus")
        self.suggest = Button(icon_name="sparkles")
        self.read = Button(translate("Tests", "From a file…"), kind="small")
        self.write = Button(translate("Tests", "Into a file…"), kind="small")
        self.bar = named(QProgressBar(), translate("Tests", "Questions asked"))
        self.bar.setTextVisible(False)
        self.state = label("", "small", wrap=True)
        self._none = EmptyState(
            "message-square-text",
            translate("Tests", "No questions yet"),
            translate("Tests", "Add what visitors ask most, or let your documents suggest some."),
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.more = Button(kind="link")
        tools = Flow(self.new, self.suggest, self.read, self.write)
        card = Card(
            translate("Tests", "Questions"),
            translate("Tests", "What must come of each, and what came the last time."),
        )
        card.add(tools, self.bar, self.state, self._none, self._list, self.more)
        self._questions = card
        self.sides = SideCard(self.presenter.sides, self._dialogs)
        self.add(card, self.sides, self.notes)
        self.add_action(self.stop, self.ask)
        self.tabs = Tabs(translate("Tests", "Parts of this page"))
        self.tabs.add("questions", translate("Tests", "Questions"))
        self.tabs.add("notes", translate("Tests", "Notes from testers"))
        self.add_under_head(self.tabs)
        self.tabs.turned.connect(self._turn)
        self.tabs.choose("questions")
        self._show_work(False)
        self._show(self._standing)
        self._none.hide()  # nobody knows yet whether there are questions

    def _listen(self) -> None:
        asked = self.presenter
        self.ask.clicked.connect(lambda _checked: asked.price())
        asked.cost_known.connect(self._ask_cost)
        self.stop.clicked.connect(lambda _checked: asked.stop())
        self.new.clicked.connect(lambda _checked: self._edit(None))
        self.suggest.clicked.connect(lambda _checked: asked.suggest())
        self.read.clicked.connect(lambda _checked: self._dialogs.table(self, asked.import_file))
        named_file = translate("Tests", "questions")
        self.write.clicked.connect(
            lambda _checked: self._dialogs.save_table(self, f"{named_file}.csv", asked.export_file)
        )
        self.more.clicked.connect(lambda _checked: self._show_more())
        asked.listed.connect(self._show)
        asked.working.connect(self._show_work)
        asked.stepped.connect(self._show_step)
        asked.ran.connect(self._show_run)
        asked.noted.connect(self._show_note)
        asked.failed.connect(self.notice.fail)

    def _turn(self, name: str) -> None:
        self.notice.hide()
        for card in (self._questions, self.sides):
            card.setVisible(name == "questions")
        self.notes.setVisible(name == "notes")
        self.ask.setVisible(name == "questions")
        if name == "notes":
            self.notes.turn_to()

    def _edit(self, question: TestQuestion | None) -> None:
        form = forms.question_form(question, self._standing.documents)
        self._dialogs.form(
            self, form, lambda values: self.presenter.put(forms.question_of(values, question))
        )

    def _ask_removal(self, question: TestQuestion) -> None:
        asked = Confirmation(
            title=translate("Tests", "Remove this question?"),
            text=question.question,
            action=translate("Tests", "Remove it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, asked, lambda _reason: self.presenter.remove([question.id]))

    def _ask_cost(self, cost: Estimate) -> None:
        told = translate("Tests", "Asking them costs about {about}, at most {most}.")
        asked = Confirmation(
            title=number(cost.calls).translate("Tests", "Ask %n questions?", "", 0),
            text=told.format(
                about=money(cost.about, cost.currency), most=money(cost.most, cost.currency)
            ),
            action=translate("Tests", "Ask them"),
        )
        self._dialogs.confirm(self, asked, lambda _reason: self.presenter.run())

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self._show(self._standing)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        every = {question.id: question for question in standing.questions}
        ordered = sorted(standing.questions, key=lambda each: _rank(standing.compared.get(each.id)))
        self._clear()
        for place, question in enumerate(ordered[: self._limit]):
            if place:
                self._list.addWidget(line())
            row = QuestionRow(question, standing.compared.get(question.id), every)
            row.edited.connect(lambda question=question: self._edit(question))
            row.removed.connect(lambda question=question: self._ask_removal(question))
            row.others_wanted.connect(
                lambda question=question: self.presenter.add_fairness(question)
            )
            self.rows.append(row)
            self._list.addWidget(row)
        left = len(ordered) - self._limit
        self.more.setText(number(max(left, 0)).translate("Tests", "Show %n more", "", 0))
        self.more.setVisible(left > 0)
        self._none.setVisible(not ordered)
        self.sides.setVisible(bool(ordered))
        self.write.setVisible(bool(ordered))
        self.ask.setEnabled(bool(ordered) and not self.presenter.busy)
        suggested = number(standing.suggested).translate("Tests", "Add %n suggested", "", 0)
        self.suggest.setText(suggested)
        self.suggest.setVisible(standing.suggested > 0)
        self._summarise()

    def _clear(self) -> None:
        self.rows = []
        empty(self._list)

    def _summarise(self) -> None:
        asked = list(self._standing.compared.values())
        good = sum(each.now.passed for each in asked)
        self.pill.setVisible(bool(asked))
        said = translate("Tests", "{good} of {all} as expected").format(good=good, all=len(asked))
        self.pill.say(said, "ok" if good == len(asked) else "warn")
        if not self.presenter.busy:
            self.state.setText(
                translate("Tests", "The bot has changed since they were asked.")
                if self._standing.outdated and asked
                else ""
            )
            self.state.setVisible(bool(self.state.text()))

    def _show_work(self, busy: bool) -> None:
        self.bar.setVisible(busy)
        self.bar.setRange(0, 0)
        self.stop.setVisible(busy)
        self.ask.setEnabled(not busy and bool(self._standing.questions))
        if not busy:
            self.state.hide()

    def _show_step(self, step: Step) -> None:
        self.bar.setRange(0, max(step.total, 1))
        self.bar.setValue(step.done)
        said = translate("Tests", "Question {done} of {total}")
        self.state.setText(said.format(done=min(step.done + 1, step.total), total=step.total))
        self.state.show()

    def _show_run(self, run: TestRun) -> None:
        said = translate("Tests", "{good} of {all} as expected")
        announce(self, said.format(good=run.passed, all=len(run.verdicts)))

    def _show_note(self, code: str, count: int) -> None:
        if code == "taken":
            said = translate("Tests", "The question is among your tests now.")
        elif code == "exported":
            said = number(count).translate("Tests", "%n questions were written.", "", 0)
        else:
            said = number(count).translate("Tests", "%n questions were added.", "", 0)
        self.notice.say(said)


def _rank(found: Compared | None) -> int:
    """What got worse first, then what fails, then what was not asked, then the rest."""
    if found is None:
        return 2
    if found.now.passed:
        return 3
    return 0 if found.change is Change.REGRESSED else 1

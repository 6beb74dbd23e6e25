"""The tab: letting colleagues in, and the list of what was said."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout

from builder.core.errors import UsageError
from builder.core.tester_note import NoteState, TesterNote
from builder.studio.testers.notes import as_test
from ui.dialogs.port import Blank, Confirmation, Dialogs, Form
from ui.pages.tests import forms
from ui.pages.tests.notes.exchange import ExchangeDialog
from ui.pages.tests.notes.invite_card import InviteCard
from ui.pages.tests.notes.note_row import NoteRow
from ui.pages.tests.notes.presenter import NotesPresenter, Standing
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty_state import EmptyState
from ui.widgets.notice import Notice
from ui.widgets.rows import Rows
from ui.widgets.section import Section

AT_ONCE = 30
"""Rows made before more are asked for."""


class NotesSection(Section):
    """Open notes first; what came of the others stays to be seen."""

    def __init__(self, presenter: NotesPresenter, dialogs: Dialogs, notice: Notice) -> None:
        super().__init__(notice)
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._standing = Standing()
        self._limit = AT_ONCE
        self.rows: list[NoteRow] = []
        self.invite = InviteCard()
        self.filter = Choice(
            translate("TesterNotes", "Which notes"),
            (
                ("open", translate("TesterNotes", "Open ones")),
                ("done", translate("TesterNotes", "Done ones")),
                ("all", translate("TesterNotes", "All")),
            ),
        )
        self.write = Button(translate("TesterNotes", "Into a file…"), kind="small")
        self.more = Button(kind="link")
        self._none = EmptyState(
            "message-square-text",
            translate("TesterNotes", "No notes here"),
            translate(
                "TesterNotes",
                "What colleagues say of answers comes here, and your own thumbs in the preview.",
            ),
        )
        self._list = Rows(14)
        self._build()
        self._listen()

    def turn_to(self) -> None:
        """Notes may have come meanwhile."""
        self.presenter.refresh()

    def _build(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.filter)
        tools.addStretch(1)
        tools.addWidget(self.write)
        card = Card(
            translate("TesterNotes", "Notes"),
            translate("TesterNotes", "Personal data in them is masked, as in conversations."),
        )
        card.add(tools, self._none, self._list, self.more)
        self.add(card, self.invite)
        self._show(self._standing)

    def _listen(self) -> None:
        asked = self.presenter
        self.invite.opened.connect(asked.open_page)
        self.invite.closed.connect(asked.close_page)
        self.invite.wanted.connect(asked.invite)
        self.invite.ended.connect(asked.end_link)
        self.filter.currentIndexChanged.connect(lambda _at: self._show(self._standing))
        named = translate("TesterNotes", "notes from testers")
        self.write.clicked.connect(
            lambda _on: self._dialogs.save_table(self, f"{named}.csv", asked.export)
        )
        self.more.clicked.connect(lambda _on: self._show_more())
        asked.listed.connect(self._show)
        asked.invited.connect(self.invite.show_link)
        asked.exported.connect(self._tell_export)
        asked.settled.connect(self._tell_settled)
        asked.failed.connect(self._fail)

    def _show_more(self) -> None:
        self._limit += AT_ONCE
        self._show(self._standing)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self.invite.show_standing(standing)
        wanted = [note for note in standing.notes if self._wants(note)]
        self.rows = [NoteRow(note) for note in wanted[: self._limit]]
        for row in self.rows:
            row.acted.connect(self._act)
        self._list.refill(self.rows)
        left = len(wanted) - self._limit
        self.more.setText(number(max(left, 0)).translate("TesterNotes", "Show %n more", "", 0))
        self.more.setVisible(left > 0)
        self._none.setVisible(not wanted)
        self.write.setVisible(bool(standing.notes))

    def _wants(self, note: TesterNote) -> bool:
        is_open = note.state is NoteState.OPEN
        return {"open": is_open, "done": not is_open}.get(self.filter.value, True)

    def _act(self, note: TesterNote, code: str) -> None:
        match code:
            case "test":
                self._ask_test(note)
            case "pin":
                self._ask_answer(note)
            case "show":
                ExchangeDialog(self, note).open()
            case "dismiss":
                self.presenter.dismiss(note)
            case "reopen":
                self.presenter.reopen(note)
            case "remove":
                self._ask_removal(note)

    def _ask_test(self, note: TesterNote) -> None:
        wanted = as_test(note)
        form = forms.question_form(wanted, self._standing.documents)
        self._dialogs.form(
            self,
            form,
            lambda values: self.presenter.make_test(note, forms.question_of(values, wanted)),
        )

    def _ask_answer(self, note: TesterNote) -> None:
        form = Form(
            title=translate("TesterNotes", "The right answer"),
            text=translate("TesterNotes", "It is given word for word, before any document."),
            blanks=(
                Blank("question", translate("TesterNotes", "Question"), note.question),
                Blank("answer", translate("TesterNotes", "Answer"), note.should_say, lines=4),
            ),
            action=translate("TesterNotes", "Pin it"),
            check=_check_answer,
        )
        self._dialogs.form(
            self,
            form,
            lambda given: self.presenter.make_answer(note, given["question"], given["answer"]),
        )

    def _ask_removal(self, note: TesterNote) -> None:
        question = Confirmation(
            title=translate("TesterNotes", "Erase this note?"),
            text=note.question,
            action=translate("TesterNotes", "Erase it"),
            dangerous=True,
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.remove(note))

    def _tell_export(self, count: int) -> None:
        said = number(count).translate("TesterNotes", "%n notes were written.", "", 0)
        self.notice.say(said)

    def _tell_settled(self, code: str) -> None:
        self.notice.say(
            {
                "tested": translate("TesterNotes", "It is among your test questions now."),
                "pinned": translate("TesterNotes", "The bot answers so from now on."),
            }[code]
        )

    def _fail(self, error: Exception) -> None:
        self.invite.open.setEnabled(True)
        self.notice.fail(error)


def _check_answer(values: dict[str, str]) -> None:
    if not values["question"].strip():
        raise UsageError("fact_question_missing", where="pairs")
    if not values["answer"].strip():
        raise UsageError("fact_answer_missing", where="pairs")

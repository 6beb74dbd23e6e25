"""The tab *Notes from testers*, the thumbs of the preview, and the preview in its own window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from builder.core.question_set import TestQuestion
from builder.core.tester_note import NoteState, TesterNote
from builder.studio import facts, question_sets
from builder.studio.bots import Workbench
from builder.studio.testers import notes
from builder.studio.testers.page import links
from tests.support.qt import ScriptedDialogs
from ui.dialogs.form import FormDialog
from ui.job_bridge import JobBridge
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.presenter import PreviewPresenter
from ui.pages.tests.notes.exchange import ExchangeDialog
from ui.pages.tests.notes.presenter import NotesPresenter
from ui.pages.tests.page import TestsPage
from ui.pages.tests.presenter import TestsPresenter
from ui.widgets.button import Button
from ui.widgets.field import TextArea
from ui.widgets.note_buttons import NoteButtons

PATIENCE = 30_000
ASKED = "What does a full service cost?"
NOTE = TesterNote(
    "n1", "2026-01-02T03:04:05+00:00", who="Anna", thumb="down", question=ASKED,
    answer="A full service costs 89 pounds.", documents=("prices.pdf",),
    note="That was last year", should_say="It costs 95 pounds.",
)  # fmt: skip


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[TestsPage]:
    notes.keep(bench, NOTE)
    made = TestsPage(TestsPresenter(bench, jobs), dialogs, NotesPresenter(bench, jobs))
    qtbot.addWidget(made)
    made.resize(900, 900)
    made.show()
    made.tabs.choose("notes")
    qtbot.waitUntil(lambda: len(made.notes.rows) == 1, timeout=PATIENCE)
    yield made
    made.presenter.stop()
    made.notes.presenter.stop()


def words(page: TestsPage) -> str:
    return " ".join(child.text() for child in page.notes.findChildren(QLabel))


def states(bench: Workbench) -> list[NoteState]:
    return [note.state for note in notes.listing(bench)]


def test_a_note_tells_who_said_what_of_which_answer(page: TestsPage) -> None:
    said = words(page)
    for part in ("Anna", "thumb down", ASKED, "That was last year", "It costs 95 pounds."):
        assert part in said
    assert page.notes.rows[0].pill.text() == "Open"
    page.notes.rows[0].buttons["show"].click()
    (dialog,) = page.findChildren(ExchangeDialog)
    texts = [area.toPlainText() for area in dialog.findChildren(TextArea)]
    assert texts == [ASKED, NOTE.answer, NOTE.note, NOTE.should_say]
    dialog.reject()


def test_a_note_becomes_a_test_question_and_is_done(
    qtbot: QtBot, page: TestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"form": {"expect": "95 pounds"}}
    page.notes.rows[0].buttons["test"].click()
    qtbot.waitUntil(lambda: not page.notes.rows, timeout=PATIENCE)
    (question,) = question_sets.questions(bench)
    assert isinstance(question, TestQuestion)
    assert (question.question, question.expect) == (ASKED, ("95 pounds",))
    assert states(bench) == [NoteState.TESTED]
    page.notes.filter.choose("done")
    qtbot.waitUntil(lambda: len(page.notes.rows) == 1, timeout=PATIENCE)
    assert page.notes.rows[0].pill.text() == "Test question"
    page.notes.rows[0].buttons["reopen"].click()
    qtbot.waitUntil(lambda: states(bench) == [NoteState.OPEN], timeout=PATIENCE)


def test_a_note_becomes_a_pinned_answer_that_holds_at_once(
    qtbot: QtBot, page: TestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"form": {}}
    with qtbot.waitSignal(page.notes.presenter.answers_changed, timeout=PATIENCE):
        page.notes.rows[0].buttons["pin"].click()
    (pair,) = facts.read(bench).pairs
    assert (pair.question, pair.answer) == (ASKED, "It costs 95 pounds.")
    qtbot.waitUntil(lambda: states(bench) == [NoteState.PINNED], timeout=PATIENCE)
    qtbot.waitUntil(lambda: "answers so" in page.notice.text, timeout=PATIENCE)


def test_a_note_is_dismissed_or_erased_after_a_word(
    qtbot: QtBot, page: TestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    page.notes.rows[0].buttons["dismiss"].click()
    qtbot.waitUntil(lambda: states(bench) == [NoteState.DISMISSED], timeout=PATIENCE)
    page.notes.filter.choose("all")
    qtbot.waitUntil(lambda: len(page.notes.rows) == 1, timeout=PATIENCE)
    dialogs.answers = {"confirm": ""}
    page.notes.rows[0].buttons["remove"].click()
    qtbot.waitUntil(lambda: states(bench) == [], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not page.notes.rows, timeout=PATIENCE)


def test_the_page_is_opened_a_link_made_used_up_and_taken_back(
    qtbot: QtBot, page: TestsPage, bench: Workbench
) -> None:
    card = page.notes.invite
    assert "computer alone" in words(page)
    assert not card.link.isVisible()
    card.open.click()
    qtbot.waitUntil(card.make.isVisible, timeout=PATIENCE)
    card.make.click()
    qtbot.waitUntil(lambda: "name" in page.notice.text, timeout=PATIENCE)
    card.who.setText("Ben")
    card.make.click()
    qtbot.waitUntil(card.link.isVisible, timeout=PATIENCE)
    address, _, token = card.link.text.partition("join#")
    with httpx.Client(base_url=address, trust_env=False) as client:
        told = client.post(
            "/api/testers/join", json={"token": token}, headers={"origin": address.rstrip("/")}
        )
        assert told.status_code == 200
        (link,) = links(bench)
        qtbot.waitUntil(lambda: "Came in" in words(page), timeout=PATIENCE)
        card.takers[link.id].click()
        qtbot.waitUntil(lambda: "Taken back" in words(page), timeout=PATIENCE)
        assert client.get("/").status_code == 303
    card.close_page.click()
    qtbot.waitUntil(card.open.isVisible, timeout=PATIENCE)
    with pytest.raises(httpx.ConnectError):
        httpx.get(address, trust_env=False)


def test_a_bot_that_keeps_no_notes_says_why_nobody_can_be_let_in(
    qtbot: QtBot, page: TestsPage, bench: Workbench
) -> None:
    bench.change({"privacy.retention.notes": 0})
    page.notes.invite.open.click()
    qtbot.waitUntil(lambda: "keep no notes" in page.notice.text, timeout=PATIENCE)
    assert page.notes.invite.open.isEnabled()


@pytest.fixture
def dock(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[PreviewDock]:
    made = PreviewDock(PreviewPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(420, 760)
    made.show()
    yield made
    made.close_windows()
    made.presenter.stop()


def ask(qtbot: QtBot, dock: PreviewDock, text: str) -> NoteButtons:
    with qtbot.waitSignal(
        dock.presenter.asking, check_params_cb=lambda busy: not busy, timeout=PATIENCE
    ):
        dock.ask(text)
    return dock.chat.messages[-1].findChildren(NoteButtons)[0]


def test_the_owners_own_thumbs_and_words_land_in_the_list(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    given = ask(qtbot, dock, ASKED)
    with qtbot.waitSignal(dock.noted, timeout=PATIENCE):
        given.buttons["down"].click()
    assert given.buttons["down"].isChecked()
    given.buttons["more"].click()
    (form,) = dock.findChildren(FormDialog)
    form.accept()
    assert "nothing in this note" in form.notice.text
    form.line("wish").fill("It costs 95 pounds.")  # type: ignore[union-attr]
    with qtbot.waitSignal(dock.noted, timeout=PATIENCE):
        form.accept()
    (note,) = notes.listing(bench)
    assert (note.who, note.thumb, note.question) == ("", "down", ASKED)
    assert note.should_say == "It costs 95 pounds."
    assert note.documents[0] == "prices.pdf"
    assert "list of notes" in dock.notice.text


def test_alone_in_its_window_the_chat_leads_to_nothing_of_its_builder(
    qtbot: QtBot, dock: PreviewDock, bench: Workbench
) -> None:
    dock.alone.click()
    (window,) = dock.windows.shown
    qtbot.waitUntil(window.isVisible, timeout=PATIENCE)
    assert window.isWindow()
    given = ask(qtbot, window.dock, ASKED)
    shown = {button.text() for button in window.findChildren(Button) if button.isVisible()}
    assert not any("Why" in text or "Keep" in text for text in shown)
    assert not window.dock.alone.isVisible()
    with qtbot.waitSignal(dock.noted, timeout=PATIENCE):
        given.buttons["up"].click()
    assert "owner" in window.dock.notice.text
    assert [note.thumb for note in notes.listing(bench)] == ["up"]
    assert len(dock.chat.messages) == 1, "the owner's own talk is another one"
    dock.close_windows()
    qtbot.waitUntil(lambda: not isValid(window), timeout=PATIENCE)


def test_what_is_kept_of_a_note_is_masked(bench: Workbench) -> None:
    said = replace(NOTE, id="n2", note="Ask bob@mail.example", should_say="Ring 0113 496 0001.")
    kept = notes.keep(bench, said)
    assert kept.note == "Ask [EMAIL_ADDRESS]"
    assert "496" not in kept.should_say

"""The page *Tests* in a window: questions, runs, files, and the preview's one click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builder.core.question_set import TestQuestion
from builder.studio import documents, question_sets
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.dialogs.form import FormDialog
from ui.job_bridge import JobBridge
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.presenter import PreviewPresenter
from ui.pages.tests import forms
from ui.pages.tests.notes.presenter import NotesPresenter
from ui.pages.tests.page import TestsPage
from ui.pages.tests.presenter import TestsPresenter
from ui.widgets.button import Button
from ui.widgets.choice import Choice

PATIENCE = 30_000
GOOD = TestQuestion("good", "What does a full service cost?", refuse=False)
BAD = TestQuestion("bad", "What does a full service cost today?", expect=("9999 doubloons",))


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[TestsPage]:
    made = TestsPage(TestsPresenter(bench, jobs), dialogs, NotesPresenter(bench, jobs))
    qtbot.addWidget(made)
    made.resize(900, 900)
    with qtbot.waitSignal(made.presenter.listed, timeout=PATIENCE):
        made.show()
    yield made
    made.presenter.stop()


def shown(page: TestsPage) -> dict[str, str]:
    return {row.question.question: row.pill.text() for row in page.rows}


def test_passages_are_read_for_suggestions_only_after_a_change(
    qtbot: QtBot, page: TestsPage, bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []
    suggest = question_sets.suggestions

    def count(asked: Workbench) -> list[TestQuestion]:
        counted.append(asked)
        return suggest(asked)

    monkeypatch.setattr(question_sets, "suggestions", count)

    def refresh() -> int:
        with qtbot.waitSignal(page.presenter.listed, timeout=PATIENCE):
            page.presenter.refresh()
        return len(counted)

    assert refresh() == 0
    question_sets.put(bench, GOOD)
    assert refresh() == 1
    assert refresh() == 1
    page.presenter.note_change()
    assert refresh() == 2


def test_that_there_are_no_questions_is_said_only_once_it_is_known(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    made = TestsPage(TestsPresenter(bench, jobs), dialogs, NotesPresenter(bench, jobs))
    qtbot.addWidget(made)
    assert made._none.isHidden()
    with qtbot.waitSignal(made.presenter.listed, timeout=PATIENCE):
        made.show()
    assert not made._none.isHidden()


def test_without_questions_the_documents_suggest_some(
    qtbot: QtBot, page: TestsPage, bench: Workbench, tmp_path: Path
) -> None:
    assert not page.rows
    assert not page.ask.isEnabled()
    (tmp_path / "washing.csv").write_text("Service,Price\nWash,£12\n")
    list(documents.add(bench, [tmp_path / "washing.csv"]))
    page.presenter.refresh()
    qtbot.waitUntil(page.suggest.isVisible, timeout=PATIENCE)
    page.suggest.click()
    qtbot.waitUntil(lambda: bool(page.rows), timeout=PATIENCE)
    assert question_sets.questions(bench)
    assert not page.suggest.isVisible()
    qtbot.waitUntil(lambda: "expected" in page.pill.text(), timeout=PATIENCE)


def test_a_question_is_filled_in_asked_by_itself_and_judged(
    qtbot: QtBot, page: TestsPage, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    dialogs.answers = {"form": {"question": BAD.question, "expect": "9999 doubloons\nnothing"}}
    page.new.click()
    qtbot.waitUntil(lambda: shown(page) == {BAD.question: "Not as expected"}, timeout=PATIENCE)
    (question,) = question_sets.questions(bench)
    assert question.expect == ("9999 doubloons", "nothing")
    texts = [child.text() for child in page.rows[0].findChildren(type(page.state))]
    assert any("9999 doubloons" in text for text in texts)
    assert page.pill.text() == "0 of 1 as expected"


def test_what_got_worse_stands_first(
    qtbot: QtBot, page: TestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    question_sets.add(bench, [GOOD])
    question_sets.ask_all(bench)
    question_sets.add(bench, [BAD])
    bench.change({"answers.refuse_below": 1.0})
    page.presenter.note_change()
    page.presenter.run()
    qtbot.waitUntil(lambda: len(shown(page)) == 2 and not page.presenter.busy, timeout=PATIENCE)
    qtbot.waitUntil(lambda: next(iter(shown(page).values())) == "Got worse", timeout=PATIENCE)
    assert list(shown(page)) == [GOOD.question, BAD.question]


def test_a_question_is_changed_and_removed_after_a_word(
    qtbot: QtBot, page: TestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    question_sets.add(bench, [BAD])
    with qtbot.waitSignal(page.presenter.listed, timeout=PATIENCE):
        page.presenter.refresh()
    dialogs.answers = {"form": {"expect": ""}, "confirm": ""}
    page.rows[0].edit.click()
    qtbot.waitUntil(lambda: shown(page) == {BAD.question: "As expected"}, timeout=PATIENCE)
    page.rows[0].remove.click()
    qtbot.waitUntil(lambda: not page.rows, timeout=PATIENCE)
    assert question_sets.questions(bench) == []


def test_the_same_question_is_asked_as_others_would(
    qtbot: QtBot, page: TestsPage, bench: Workbench
) -> None:
    question_sets.add(bench, [GOOD])
    with qtbot.waitSignal(page.presenter.listed, timeout=PATIENCE):
        page.presenter.refresh()
    page.rows[0].others.click()
    qtbot.waitUntil(lambda: len(page.rows) > 4, timeout=PATIENCE)
    assert "added" in page.notice.text


def test_questions_come_from_a_file_and_go_into_one(
    qtbot: QtBot, page: TestsPage, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    given, written = tmp_path / "in.csv", tmp_path / "out.csv"
    given.write_text("question,expect\nWhat does it cost?,£1\n")
    dialogs.answers = {"table": given, "save_table": written}
    page.read.click()
    qtbot.waitUntil(lambda: len(page.rows) == 1, timeout=PATIENCE)
    page.write.click()
    qtbot.waitUntil(written.exists, timeout=PATIENCE)
    assert "What does it cost?" in written.read_text(encoding="utf-8-sig")
    given.write_text("no question here\n1\n")
    page.read.click()
    qtbot.waitUntil(lambda: "in.csv" in page.notice.text, timeout=PATIENCE)


def test_many_questions_are_shown_a_page_at_a_time(
    qtbot: QtBot, page: TestsPage, bench: Workbench
) -> None:
    question_sets.add(bench, [TestQuestion(str(n), f"Question {n}?") for n in range(50)])
    with qtbot.waitSignal(page.presenter.listed, timeout=PATIENCE):
        page.presenter.refresh()
    assert len(page.rows) == 40
    page.more.click()
    assert len(page.rows) == 50
    assert not page.more.isVisible()


def test_the_form_offers_choices_by_their_words(qtbot: QtBot) -> None:
    form = forms.question_form(GOOD, ["prices.csv"])
    dialog = FormDialog(None, form)
    qtbot.addWidget(dialog)
    refuse = dialog.line("refuse")
    assert isinstance(refuse, Choice)
    assert refuse.currentText() == "It must answer"
    refuse.choose("refuse")
    assert forms.question_of(dialog.values, GOOD).refuse is True
    question = dialog.line("question")
    assert not isinstance(question, Choice)
    question.clear()
    dialog.accept()
    assert dialog.notice.text


def test_one_click_in_the_preview_keeps_an_answer(
    qtbot: QtBot, page: TestsPage, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    dock = PreviewDock(PreviewPresenter(bench, jobs), dialogs)
    qtbot.addWidget(dock)
    dock.kept.connect(page.presenter.take)
    dock.show()
    dock.ask("Who painted the Mona Lisa?")
    qtbot.waitUntil(lambda: not dock.presenter.busy, timeout=PATIENCE)
    buttons = dock.findChildren(Button)
    next(button for button in buttons if button.text() == "Keep as a test").click()
    qtbot.waitUntil(lambda: len(page.rows) == 1, timeout=PATIENCE)
    (question,) = question_sets.questions(bench)
    assert question.question == "Who painted the Mona Lisa?"
    assert question.refuse is True
    assert "test questions" in dock.notice.text

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builder.core.conversation import Question
from builder.core.pinned import Pinned
from builder.studio import facts, facts_csv
from builder.studio.bots import Workbench
from tests.support.facts import make_pair, make_pinned
from tests.support.qt import ScriptedDialogs, press, small_targets, unnamed
from ui.dialogs.form import FormDialog
from ui.dialogs.table_preview import TablePreview
from ui.job_bridge import JobBridge
from ui.pages.documents.facts import forms
from ui.pages.documents.facts.section import FactsSection
from ui.pages.documents.page import DocumentsPage
from ui.translation import Catalogues

LONG = 20_000


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> DocumentsPage:
    facts.save(bench, make_pinned())
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1600)
    made.show()
    made.tabs.choose("facts")
    qtbot.waitUntil(lambda: bool(made.facts.pairs.shown), timeout=LONG)
    return made


@pytest.fixture
def tab(page: DocumentsPage) -> FactsSection:
    return page.facts


def save(qtbot: QtBot, tab: FactsSection) -> None:
    with qtbot.waitSignal(tab.presenter.saved, timeout=LONG):
        tab.bar.save_button.click()


def test_what_is_stated_is_shown_and_nothing_is_unsaved(tab: FactsSection) -> None:
    assert tab.hours.line("saturday").text() == "10:00–16:00"
    assert tab.hours.line("sunday").text() == "closed"
    assert [entry.title for entry in tab.pairs.shown] == ["Do you ship to France?"]
    assert [entry.title for entry in tab.prices.shown] == ["Full service"]
    assert not tab.dirty
    assert tab.bar.isHidden()


def test_what_is_saved_is_answered_at_once(
    qtbot: QtBot, tab: FactsSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    tab.hours.line("saturday").setText("8 - 12")
    dialogs.answers = {"form": {"question": "Is there parking?", "answer": "Behind the shop."}}
    tab.pairs.add_button.click()
    assert not tab.bar.isHidden()
    save(qtbot, tab)
    assert tab.bar.isHidden()
    assert "answers with it" in tab.notice.text
    assert bench.bot.answer(Question("is there parking")).text == "Behind the shop."
    answer = bench.bot.answer(Question("When are you open on Saturday?"))
    assert answer.text == "Saturday: 08:00–12:00"
    assert tab.hours.line("saturday").text() == "08:00–12:00"


def test_hours_that_are_none_are_marked_and_not_saved(tab: FactsSection, bench: Workbench) -> None:
    before = facts.read(bench)
    tab.hours.line("monday").setText("early")
    assert tab.hours.line("monday").property("state") == "bad"
    assert tab.dirty
    tab.bar.save_button.click()
    assert "early" in tab.notice.text
    assert facts.read(bench) == before
    assert tab.bar.save_button.isEnabled()
    tab.hours.line("monday").setText("9-10")
    assert tab.hours.line("monday").property("state") == ""


def test_discarding_goes_back_to_what_is_saved(tab: FactsSection) -> None:
    tab.hours.line("monday").setText("")
    tab.contact["phone"].setText("1")  # type: ignore[union-attr]
    tab.pairs.removed.emit(tab.pairs.shown[0].id)
    assert tab.pairs.shown == []
    tab.bar.discard_button.click()
    assert not tab.dirty
    assert tab.hours.line("monday").text() == "09:00–12:30, 14:00–18:00"
    assert len(tab.pairs.shown) == 1


def test_entries_are_changed_and_removed(
    qtbot: QtBot, tab: FactsSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"form": {"price": "£120"}}
    tab.prices.opened.emit(tab.prices.shown[0].id)
    dialogs.answers = {"form": {"first": "2027-01-01", "spans": "", "last": "", "name": "New Year"}}
    tab.hours.special.added.emit()
    tab.hours.special.removed.emit("0")
    dialogs.answers = {"form": {"text": "No cards today.", "ends": "2031-01-01"}}
    tab.notices.added.emit()
    save(qtbot, tab)
    kept = facts.read(bench)
    assert [price.price for price in kept.prices] == ["£120"]
    assert [special.name for special in kept.special_days] == ["", "New Year"]
    assert kept.notices[0].text == "No cards today."
    assert kept.notices[0].ends is not None


def test_a_long_list_is_searched_and_shown_in_parts(
    qtbot: QtBot, tab: FactsSection, page: DocumentsPage
) -> None:
    pairs = tuple(make_pair(f"Question {n}?", f"Answer {n}", f"way-{n}") for n in range(100))
    tab.show_pinned(Pinned(pairs=pairs))
    assert len(tab.pairs.shown) == 30
    tab.pairs.search.setText("way-77")
    assert [entry.title for entry in tab.pairs.shown] == ["Question 77?"]
    tab.pairs.search.clear()
    tab.pairs._more.click()
    assert len(tab.pairs.shown) == 100


def test_a_table_is_looked_at_before_it_is_taken(
    qtbot: QtBot, tab: FactsSection, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("question,answer\nWhere?,Here.\nWhy?,\n")
    dialogs.answers = {"table": table, "preview_table": True}
    with qtbot.waitSignal(tab.presenter.looked, timeout=LONG):
        tab.tables["pairs"][0].click()
    assert dialogs.asked[-1] == "pairs: ['new', 'rejected']"
    assert [entry.title for entry in tab.pairs.shown] == ["Do you ship to France?", "Where?"]
    assert tab.dirty


def test_a_table_is_written(
    qtbot: QtBot, tab: FactsSection, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.answers = {"save_table": tmp_path / "pairs.csv"}
    with qtbot.waitSignal(tab.presenter.written, timeout=LONG):
        tab.tables["pairs"][1].click()
    assert "Do you ship to France?" in (tmp_path / "pairs.csv").read_text("utf-8-sig")
    dialogs.answers = {"table": tmp_path / "not there.csv"}
    with qtbot.waitSignal(tab.presenter.failed, timeout=LONG):
        tab.tables["pairs"][0].click()
    assert "not there.csv" in tab.notice.text


def test_the_bar_belongs_to_its_tab_and_nothing_is_lost(page: DocumentsPage) -> None:
    page.facts.hours.line("monday").setText("9-10")
    assert page.dirty
    page.tabs.choose("files")
    assert page.facts.bar.isHidden()
    page.tabs.choose("facts")
    assert not page.facts.bar.isHidden()
    assert page.facts.hours.line("monday").text() == "9-10"


def test_every_control_is_named_and_large_enough(page: DocumentsPage) -> None:
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_a_form_stays_open_until_it_holds(qtbot: QtBot, page: DocumentsPage) -> None:
    dialog = FormDialog(page, forms.pair_form(None, {"where"}))
    dialog.open()
    dialog.action.click()
    assert dialog.isVisible()
    assert "question" in dialog.notice.text
    question = dialog.line("question")
    question.setFocus()
    question.setText("Where?")  # type: ignore[union-attr]
    dialog.line("answer").setPlainText("Here.")  # type: ignore[union-attr]
    press(question, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "already has an answer" in dialog.notice.text
    question.setText("Why?")  # type: ignore[union-attr]
    assert unnamed(dialog) == []
    with qtbot.waitSignal(dialog.accepted):
        dialog.action.click()
    assert dialog.values["answer"] == "Here."


def test_a_preview_offers_to_take_only_what_can_be_taken(
    page: DocumentsPage, tmp_path: Path
) -> None:
    table = tmp_path / "answers.csv"
    table.write_text("question,answer\nWhy?,\n")
    dialog = TablePreview(page, facts_csv.look(Pinned(), table))
    assert dialog.action.isHidden()
    table.write_text("question,answer\n" + "".join(f"Q{n}?,A\n" for n in range(300)))
    dialog = TablePreview(page, facts_csv.look(Pinned(), table))
    assert dialog.action.text() == "Take 300 rows"
    assert unnamed(dialog) == []


@pytest.mark.parametrize(("code", "shown"), [("en", "2026-12-24"), ("de", "24.12.2026")])
def test_dates_and_closed_days_are_written_as_the_language_does(
    catalogues: Catalogues, code: str, shown: str
) -> None:
    catalogues.show(code)
    (special, *_) = make_pinned().special_days
    form = forms.special_form(special)
    values = {blank.name: blank.value for blank in form.blanks}
    assert values["first"] == shown
    assert forms.special_of(values) == special


@pytest.fixture
def catalogues(qapp: object) -> Iterator[Catalogues]:
    made = Catalogues(qapp)  # type: ignore[arg-type]
    yield made
    made.show("en")

"""The page *People's requests*, over a real bot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from builder.core.document import AddResult
from builder.studio import documents, requests
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs, cut_off, press
from ui.job_bridge import JobBridge
from ui.pages.requests.page import RequestsPage
from ui.pages.requests.presenter import RequestsPresenter
from ui.theme.appearance import Appearance
from ui.translation import Catalogues

TEAM = "Our mechanic Quill Marrow trues every wheel by hand. Ask for an appointment first."
WAIT = 60_000


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, tmp_path: Path
) -> Iterator[RequestsPage]:
    bench.change({"business.people": ("Quill Marrow",)})
    add(bench, tmp_path)
    made = RequestsPage(RequestsPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1800)
    seen: list[object] = []
    made.presenter.listed.connect(seen.append)
    made.show()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    yield made
    made.presenter.stop()


def add(bench: Workbench, folder: Path) -> list[AddResult]:
    (folder / "team.txt").write_text(TEAM)
    return list(documents.add(bench, [folder / "team.txt"]))


def days_ago(days: int) -> str:
    return (datetime.now(UTC).date() - timedelta(days=days)).isoformat()


def write_down(qtbot: QtBot, page: RequestsPage, person: str, received: str = "") -> str:
    page.new_button.click()
    page.new.kind.choose("erasure")
    page.new.person.setText(person)
    if received:
        page.new.received.setText(received)
    with qtbot.waitSignal(page.presenter.listed, timeout=WAIT):
        page.new.save.click()
    return page.presenter.chosen


def search(qtbot: QtBot, page: RequestsPage, who: str) -> None:
    page.search.who.setText(who)
    with qtbot.waitSignal(page.presenter.searched, timeout=WAIT):
        press(page.search.who, Qt.Key.Key_Return)


def test_nobody_has_asked_at_first(page: RequestsPage) -> None:
    assert page.list.buttons == {}
    assert not page.guide.isVisible()
    assert page.pill.isHidden()


def test_a_request_is_written_down_and_its_day_is_shown_while_it_is(
    qtbot: QtBot, page: RequestsPage
) -> None:
    page.new_button.click()
    assert page.new.person.hasFocus() or page.new.isVisible()
    page.new.received.setText("2026-01-31")
    assert "2/28/26" in page.new._due.text()
    page.new.received.setText("soon")
    assert page.new._due.text() == ""
    with qtbot.waitSignal(page.presenter.failed):
        page.new.save.click()
    assert page.notice.text
    request_id = write_down(qtbot, page, "Quill Marrow", days_ago(3))
    assert not page.new.isVisible()
    assert page.guide.isVisible()
    assert (
        page.list.buttons[request_id].accessibleName() == "Close: Quill Marrow · Erase their data"
    )
    assert page.pill.text() == "1 open"
    page.list.buttons[request_id].click()
    assert not page.guide.isVisible()


def test_a_narrow_window_cuts_no_name(qtbot: QtBot, page: RequestsPage, bench: Workbench) -> None:
    requests.add(bench, "erasure", person="Quill Marrow of the Long Meadow Farm")
    with qtbot.waitSignal(page.presenter.listed):
        page.presenter.refresh()
    page.resize(510, 1800)
    shown = {each.text() for each in page.list.findChildren(QLabel)}
    assert "Quill Marrow of the Long Meadow Farm · Erase their data" in shown
    assert cut_off(page, page) == []


def test_the_most_urgent_stands_first_and_late_ones_are_counted(
    qtbot: QtBot, page: RequestsPage, bench: Workbench
) -> None:
    for person, days in (("Ana", 1), ("Bo", 40), ("Cy", 26)):
        requests.add(bench, "access", person=person, received=days_ago(days))
    with qtbot.waitSignal(page.presenter.listed):
        page.presenter.refresh()
    assert [page._listed[each].request.person for each in page.list.buttons] == ["Bo", "Cy", "Ana"]
    assert page.pill.text() == "1 overdue"


def test_a_request_is_led_to_its_end_and_the_person_is_gone(
    qtbot: QtBot, page: RequestsPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    request_id = write_down(qtbot, page, "Quill Marrow")
    page.guide.how.setText("they called from the number we know")
    with qtbot.waitSignal(page.presenter.listed):
        page.guide.identify.click()
    page.guide.look.click()
    assert page.search.who.text() == "Quill Marrow"
    with qtbot.waitSignals([page.presenter.searched, page.presenter.listed], timeout=WAIT):
        page.search.look.click()
    assert page.search.ticked == ["team.txt"]
    assert page.search.told == "Found in 1 document."
    file, receipt = tmp_path / "found.json", tmp_path / "receipt.json"
    dialogs.answers = {"save_file": file}
    with qtbot.waitSignal(page.presenter.said):
        page.search.save.click()
    assert "Quill Marrow" in file.read_text("utf-8")
    qtbot.waitUntil(page.guide.keep.isVisible, timeout=WAIT)
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignals([page.presenter.erased, page.presenter.listed], timeout=WAIT):
        page.search.take_out.click()
    assert dialogs.asked[-1] == "Take them out of 1 document?"
    dialogs.answers = {"save_file": receipt}
    with qtbot.waitSignal(page.presenter.said):
        page.search.save_receipt.click()
    assert json.loads(receipt.read_text("utf-8"))["sha256"] == page.search.receipt.text
    page.guide.result.choose("done")
    with qtbot.waitSignal(page.presenter.listed, timeout=WAIT):
        page.guide.answer.click()
    standing = requests.get(bench, request_id)
    assert standing.urgency == "closed"
    assert standing.request.receipts == (page.search.receipt.text,)
    page.letter.which.choose("answer")
    assert page.search.receipt.text in page.letter.text.text
    search(qtbot, page, "Quill Marrow")
    assert page.search.ticked == []


def test_documents_are_erased_only_when_ticked_and_come_back_only_when_told(
    qtbot: QtBot, page: RequestsPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    search(qtbot, page, "Quill Marrow")
    page.search._ticks["team.txt"].tick.setChecked(False)
    assert not page.search.erase.isEnabled()
    page.search._ticks["team.txt"].tick.setChecked(True)
    dialogs.answers = {"confirm": None}
    page.search.erase.click()
    assert bench.file.documents.by_name("team.txt")
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(page.presenter.erased, timeout=WAIT):
        page.search.erase.click()
    assert bench.file.documents.by_name("team.txt") is None
    assert add(bench, tmp_path)[0].error_code == "erased_before"
    dialogs.answers = {"files": [tmp_path / "team.txt"]}
    page.back.click()
    qtbot.waitUntil(lambda: "1 file may come back" in page.notice.text, timeout=WAIT)
    assert add(bench, tmp_path)[0].error_code is None


def test_letters_are_drafted_in_the_persons_language_and_copied(
    qtbot: QtBot, page: RequestsPage
) -> None:
    write_down(qtbot, page, "Ana Ruiz")
    page.letter.which.choose("identity")
    page.letter.language.choose("de")
    assert "Ausweiskopie" in page.letter.text.text
    page.letter.copy_button.click()
    assert QGuiApplication.clipboard().text() == page.letter.text.text


def test_what_does_not_hold_is_said_and_nothing_is_lost(qtbot: QtBot, page: RequestsPage) -> None:
    write_down(qtbot, page, "Ana Ruiz")
    page.guide.reason.setText("half of it")
    page.guide.result.choose("partly")
    with qtbot.waitSignal(page.presenter.failed):
        page.guide.answer.click()
    assert "checked" in page.notice.text
    assert page.guide.reason.text() == "half of it"
    with qtbot.waitSignal(page.presenter.failed):
        page.search.wanted.emit("A")
    assert page.search.look.isVisible()


def test_the_longer_time_is_taken_for_a_reason(
    qtbot: QtBot, page: RequestsPage, bench: Workbench
) -> None:
    request_id = write_down(qtbot, page, "Ana Ruiz")
    page.guide.why.setText("many papers")
    with qtbot.waitSignal(page.presenter.listed):
        page.guide.extend.click()
    assert requests.get(bench, request_id).left > 80
    assert not page.guide.extend.isVisible()


def test_a_mistake_is_forgotten_after_a_question(
    qtbot: QtBot, page: RequestsPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    request_id = write_down(qtbot, page, "Ana Ruiz")
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(page.presenter.listed):
        page.list.removed.emit(request_id)
    assert requests.listing(bench) == []
    assert not page.guide.isVisible()


def test_what_is_past_its_days_goes_while_the_bot_stays_open(
    qtbot: QtBot, page: RequestsPage, bench: Workbench
) -> None:
    made = requests.add(bench, "access", person="Ana", received="2020-01-01")
    request = requests.close(bench, made.request.id, "refused", "no").request
    bench.file.requests.save(replace(request, closed=datetime(2021, 1, 1, tzinfo=UTC).date()))
    page.start()
    with qtbot.waitSignal(page.presenter.listed):
        page.presenter._hourly.timeout.emit()
    assert requests.listing(bench) == []


def said(page: RequestsPage) -> set[str]:
    labels, buttons = page.findChildren(QLabel), page.findChildren(QPushButton)
    return {each.text() for each in labels} | {each.text() for each in buttons}


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_page_speaks_the_owners_language_in_the_dark(
    qtbot: QtBot, page: RequestsPage, bench: Workbench, jobs: JobBridge,
    dialogs: ScriptedDialogs, appearance: Appearance, language: str,
) -> None:  # fmt: skip
    catalogues = Catalogues(appearance.parent())  # type: ignore[arg-type]
    catalogues.show(language)
    appearance.show("dark")
    made = RequestsPage(RequestsPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    seen: list[object] = []
    made.presenter.listed.connect(seen.append)
    made.show()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    shown = said(made)
    catalogues.show("en")
    assert {each for each in shown & said(page) if len(each.split()) > 2} == set()

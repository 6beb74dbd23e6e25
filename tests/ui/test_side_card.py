"""Two sides on the page Tests: chosen, priced, asked, shown question by question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from builder.core.question_set import TestQuestion
from builder.studio import question_sets
from builder.studio.bots import Workbench
from tests.support.openai_server import OpenAIServer
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.tests.notes.presenter import NotesPresenter
from ui.pages.tests.page import TestsPage
from ui.pages.tests.presenter import TestsPresenter

WAIT = 30_000


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as made:
        yield made


@pytest.fixture
def page(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    server: OpenAIServer,
) -> TestsPage:
    bench.recorder.keep()
    question_sets.put(bench, TestQuestion("q", "What does a full service cost?", expect=("89",)))
    bench.change({
        "answers.model": "openai_compatible", "answers.model_name": "small",
        "answers.base_url": server.base_url, "answers.refuse_below": 0.0,
        "spending.prices": ("small|1000|2000",),
    })  # fmt: skip
    made = TestsPage(TestsPresenter(bench, jobs), dialogs, NotesPresenter(bench, jobs))
    qtbot.addWidget(made)
    made.resize(900, 1200)
    with qtbot.waitSignals([made.presenter.listed, made.presenter.sides.offered], timeout=WAIT):
        made.show()
    return made


def test_what_costs_something_is_asked_about_and_then_shown(
    qtbot: QtBot, page: TestsPage, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"confirm": ""}
    card = page.sides
    card.first.setCurrentIndex(0)
    card.second.setCurrentText("quotes")
    with qtbot.waitSignal(page.presenter.sides.compared, timeout=WAIT):
        card.compare.click()
    assert dialogs.asked == ["Ask all questions twice?"]
    qtbot.waitUntil(lambda: "1 of 1 as expected" in card.summary.text(), timeout=WAIT)
    assert "0.0270 USD" in card.summary.text()
    assert card.table.count() == 1


def test_giving_up_asks_nothing(
    qtbot: QtBot, page: TestsPage, dialogs: ScriptedDialogs, server: OpenAIServer
) -> None:
    dialogs.answers = {"confirm": None}
    with qtbot.waitSignal(page.presenter.sides.priced, timeout=WAIT):
        page.sides.compare.click()
    with qtbot.waitSignal(page.presenter.cost_known, timeout=WAIT):
        page.ask.click()
    assert not page.presenter.busy
    assert server.asked == []


def test_what_is_no_side_is_told(qtbot: QtBot, page: TestsPage) -> None:
    page.sides.second.setCurrentText("a model of dreams")
    with qtbot.waitSignal(page.presenter.sides.failed, timeout=WAIT):
        page.sides.compare.click()
    assert "a model of dreams" in page.sides.notice.text

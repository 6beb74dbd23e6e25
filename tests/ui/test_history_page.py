"""The page History: changes with their sentences, compared, brought back, undone, duplicated."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.pinned import Pair, Pinned
from builder.studio import bots, facts
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.history.page import HistoryPage
from ui.pages.history.presenter import HistoryPresenter

WAIT = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> HistoryPage:
    bench.recorder.keep()
    bench.change({"answers.refuse_below": 0.6})
    facts.save(bench, Pinned(pairs=(Pair("p", "Tandems?", "Yes, on Mondays."),)))
    dialogs.answers = {"confirm": "", "new_passphrase": "a long passphrase of words"}
    made = HistoryPage(HistoryPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1200)
    with qtbot.waitSignal(made.presenter.listed, timeout=WAIT):
        made.show()
    return made


def newest(bench: Workbench) -> int:
    row = bench.file.history.newest()
    assert row is not None
    return row.n


def test_changes_are_told_in_sentences_the_newest_first(page: HistoryPage) -> None:
    told = page.sentences()
    assert told[0] == "Question and answer “Tandems?” added"
    assert "from 0.5 to 0.6" in told[1]
    assert page.undo.isEnabled()


def test_a_change_is_undone_once_it_is_confirmed(
    qtbot: QtBot, page: HistoryPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    with qtbot.waitSignals([page.presenter.restored, page.changed], timeout=WAIT):
        page.undo.click()
    assert dialogs.asked == ["Undo this change?"]
    assert facts.read(bench).pairs == ()
    qtbot.waitUntil(lambda: "Undone" in page.sentences()[0], timeout=WAIT)
    assert "as it was" in page.notice.text


def test_giving_up_changes_nothing(
    page: HistoryPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    dialogs.answers = {"confirm": None}
    before = newest(bench)
    page.undo.click()
    assert newest(bench) == before


def test_two_states_are_compared(qtbot: QtBot, page: HistoryPage, bench: Workbench) -> None:
    number = newest(bench)
    with qtbot.waitSignal(page.presenter.compared, timeout=WAIT):
        page.row(number - 2).compare.click()
    qtbot.waitUntil(lambda: len(page.compare.sentences) == 2, timeout=WAIT)
    assert page.compare.first.currentData() == number - 2


def test_the_last_change_is_compared_until_somebody_chooses(
    qtbot: QtBot, page: HistoryPage, bench: Workbench
) -> None:
    def shown() -> tuple[int, int]:
        return page.compare.first.currentData(), page.compare.second.currentData()

    number = newest(bench)
    qtbot.waitUntil(lambda: shown() == (number - 1, number), timeout=WAIT)
    bench.change({"answers.refuse_below": 0.7})
    page.presenter.refresh()
    qtbot.waitUntil(lambda: shown() == (number, number + 1), timeout=WAIT)

    page.compare.choose(number - 1, number)
    bench.change({"answers.refuse_below": 0.8})
    with qtbot.waitSignal(page.presenter.listed, timeout=WAIT):
        page.presenter.refresh()
    assert shown() == (number - 1, number)


def test_an_earlier_state_comes_back(qtbot: QtBot, page: HistoryPage, bench: Workbench) -> None:
    with qtbot.waitSignal(page.presenter.restored, timeout=WAIT):
        page.row(newest(bench) - 2).restore.click()
    assert bench.spec.answers.refuse_below == 0.5
    assert facts.read(bench).pairs == ()


def test_a_copy_is_made_and_named(qtbot: QtBot, page: HistoryPage) -> None:
    with qtbot.waitSignal(page.duplicated, timeout=WAIT):
        page.duplicate.click()
    assert "Corner Shop copy" in page.notice.text
    assert "Corner Shop copy" in [entry.name for entry in bots.list_bots()]

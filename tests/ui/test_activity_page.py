"""The page *Activity*: rows by day, filters, a check, files, what is unusual, what is due."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from builder.studio.activity import reviews
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs, cut_off, small_targets, unnamed
from ui.job_bridge import JobBridge
from ui.main_window import MINIMUM, MainWindow
from ui.pages.activity.page import ActivityPage
from ui.pages.activity.presenter import AT_ONCE, ActivityPresenter
from ui.theme.appearance import Appearance
from ui.translation import Catalogues
from ui.workspace import build

LONG = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> ActivityPage:
    made = ActivityPage(ActivityPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1200)
    with qtbot.waitSignal(made.presenter.listed, timeout=LONG):
        made.show()
    return made


def test_the_newest_row_is_first_under_its_day(page: ActivityPage) -> None:
    assert page.log.sentences() == ["The bot was opened", "The bot was made"]
    assert not page.unusual.isVisible()
    assert not page.pill.isVisible()
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_what_happens_elsewhere_appears_by_itself(
    qtbot: QtBot, page: ActivityPage, bench: Workbench
) -> None:
    bench.change({"privacy.transcripts.days": 7})
    qtbot.waitUntil(lambda: "30 → 7" in page.log.sentences()[0], timeout=LONG)


def test_rows_are_narrowed_by_kind_time_and_words(
    qtbot: QtBot, page: ActivityPage, bench: Workbench
) -> None:
    bench.file.audit.record("key_set", provider="openai", place="x")
    page.log.kind.choose("contacts")
    qtbot.waitUntil(lambda: len(page.log.sentences()) == 1, timeout=LONG)
    page.log.kind.choose("")
    page.log.days.choose("1")
    page.log.search.setText("made")
    qtbot.waitUntil(lambda: page.log.sentences() == ["The bot was made"], timeout=LONG)
    page.log.search.setText("nothing of the kind")
    qtbot.waitUntil(page.log._nothing.isVisible, timeout=LONG)


def test_thousands_of_rows_come_in_pages(
    qtbot: QtBot, page: ActivityPage, bench: Workbench
) -> None:
    with bench.file.together():
        for number in range(3000):
            bench.file.audit.record("document_added", outcome="ready", chunks=number, findings=0)
    qtbot.waitUntil(lambda: len(page.log.sentences()) == AT_ONCE, timeout=LONG)
    newest = page.log.sentences()
    assert not page.log.newer.isVisible()
    page.log.older.click()
    qtbot.waitUntil(lambda: page.log.sentences() != newest, timeout=LONG)
    assert f"{2999 - AT_ONCE:,}".replace(",", "") in page.log.sentences()[0]
    bench.file.audit.record("opened")  # what comes meanwhile moves nothing
    page.log.newer.click()
    qtbot.waitUntil(lambda: page.log.sentences()[0] == "The bot was opened", timeout=LONG)


def test_a_check_says_plainly_what_came_of_it(
    qtbot: QtBot, page: ActivityPage, bench: Workbench
) -> None:
    with qtbot.waitSignal(page.presenter.checked, timeout=LONG):
        page.whole.verify.click()
    assert "Nothing was changed" in page.whole.text
    bench.file._database.execute("UPDATE audit SET details = '{}' WHERE n = 2")
    with qtbot.waitSignal(page.presenter.checked, timeout=LONG):
        page.whole.verify.click()
    assert "Row 2 is not as it was written" in page.whole.text
    assert "open an incident" in page.whole.text
    assert page.whole.verify.isEnabled()


@pytest.mark.parametrize("ending", ["csv", "pdf"])
def test_the_rows_are_saved_as_a_file(
    qtbot: QtBot,
    page: ActivityPage,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
    ending: str,
) -> None:
    to = tmp_path / f"activity.{ending}"
    dialogs.answers["save_table"] = to
    button = page.whole.table if ending == "csv" else page.whole.document
    with qtbot.waitSignal(page.presenter.written, timeout=LONG):
        button.click()
    assert to.stat().st_size > 200
    assert dialogs.asked[0].endswith(f".{ending}")
    assert "2 rows were written" in page.notice.text


def test_what_is_unusual_stands_on_top_until_it_was_looked_at(
    qtbot: QtBot, page: ActivityPage, bench: Workbench
) -> None:
    bench.file.audit.record("unlock_failed", count=7)
    bench.file.audit.record("first_contact", host="api.example", why="model")
    qtbot.waitUntil(lambda: len(page.unusual.buttons) == 2, timeout=LONG)
    assert page.pill.text() == "2 unusual"
    assert unnamed(page) == []
    page.unusual.buttons[0].click()
    qtbot.waitUntil(lambda: len(page.unusual.buttons) == 1, timeout=LONG)
    page.unusual.buttons[0].click()
    qtbot.waitUntil(lambda: not page.unusual.isVisible(), timeout=LONG)
    assert not page.pill.isVisible()


def test_reviews_are_done_and_people_entered_and_taken_out(
    qtbot: QtBot, page: ActivityPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    page.tabs.choose("due")
    assert page.due.isVisible()
    assert not page.log.isVisible()
    dialogs.answers["form"] = {"by": "Anna"}
    page.due.buttons["activity"].click()
    qtbot.waitUntil(lambda: bool(bench.file.registers.reviews()), timeout=LONG)
    dialogs.answers["form"] = {"who": "Front desk"}
    page.due.train.click()
    qtbot.waitUntil(lambda: len(page.due.removers) == 1, timeout=LONG)
    assert reviews.trained(bench)[0].training.who == "Front desk"
    assert unnamed(page) == []
    dialogs.answers["confirm"] = ""
    next(iter(page.due.removers.values())).click()
    qtbot.waitUntil(lambda: not bench.file.registers.trainings(), timeout=LONG)


def test_who_opens_the_bot_is_told_what_was_unusual(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    bench.file.audit.record("unlock_failed", count=7)
    workspace = build(bench, jobs, dialogs)
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    window.show_bot(workspace, "Corner Shop")
    window.show()
    workspace.activity.point_out(workspace.documents.notice)
    qtbot.waitUntil(lambda: "7 times" in workspace.documents.notice.text, timeout=LONG)
    window.show_page("activity")
    assert workspace.activity.isVisible()
    qtbot.waitUntil(lambda: bool(workspace.activity.log.sentences()), timeout=LONG)


@pytest.mark.parametrize(("language", "theme"), [("en", "dark"), ("de", "light"), ("es", "dark")])
def test_nothing_is_cut_off_in_the_smallest_window(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    appearance: Appearance,
    qapp: object,
    language: str,
    theme: str,
) -> None:
    Catalogues(qapp).show(language)  # type: ignore[arg-type]
    appearance.show(theme)
    bench.file.audit.record("unlock_failed", count=7)
    reviews.add_training(bench, "Front desk")
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    workspace = build(bench, jobs, dialogs)
    window.show_bot(workspace, "Corner Shop")
    window.resize(*MINIMUM)
    window.show()
    with qtbot.waitSignal(workspace.activity.presenter.listed, timeout=LONG):
        window.show_page("activity")
    qtbot.waitUntil(lambda: bool(workspace.activity.unusual.buttons), timeout=LONG)
    page = workspace.activity
    for tab in ("log", "due"):
        page.tabs.choose(tab)
        qtbot.waitUntil(lambda: cut_off(window, page) + small_targets(page) == [], timeout=LONG)

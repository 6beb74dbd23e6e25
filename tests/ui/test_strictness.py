"""The slider of strictness shows what it does, by the owner's own questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builder.core.question_set import TestQuestion
from builder.studio import question_sets
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter
from ui.pages.answers.strictness_part import StrictnessPart

ANSWERED = "How many working days does it take?"
UNKNOWN = "Do you sell cheese?"
WAIT_MS = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    bench.bot.load()
    question_sets.add(
        bench,
        [
            TestQuestion("1", ANSWERED, expect=("two working days",)),
            TestQuestion("2", UNKNOWN, refuse=True),
        ],
    )
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1400)
    with qtbot.waitSignal(made.presenter.strictness.tried, timeout=WAIT_MS):
        made.show()
        made.tabs.choose("limits")
    return made


def shown(part: StrictnessPart) -> list[str]:
    return [each.text() for each in part.findChildren(QLabel) if not each.isHidden()]


def test_at_either_end_of_the_slider_the_other_mistake_shows(page: AnswersPage) -> None:
    page.doubt.careful.setValue(0)
    assert page.doubt.strictness.summary.text() == "Of 2 questions it answers 2 and refuses 0."
    assert "Answered wrongly" in shown(page.doubt.strictness)
    page.doubt.careful.setValue(100)
    assert page.doubt.strictness.summary.text() == "Of 2 questions it answers 0 and refuses 2."
    assert {"Refused in vain", "Refused"} <= set(shown(page.doubt.strictness))
    assert any(each.startswith("1 refused though") for each in shown(page.doubt.strictness))


def test_the_place_with_the_fewest_mistakes_is_one_key_away(
    qtbot: QtBot, page: AnswersPage
) -> None:
    page.doubt.careful.setValue(100)
    assert not page.doubt.strictness.best.isHidden()
    page.doubt.strictness.best.setFocus()
    qtbot.keyClick(page.doubt.strictness.best, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]
    assert page.doubt.strictness.mistakes.text() == "No mistake among them."
    assert page.doubt.strictness.best.isHidden()
    assert page.dirty
    qtbot.keyClick(page.doubt.careful, Qt.Key.Key_End)  # type: ignore[no-untyped-call]
    assert "refuses 2" in page.doubt.strictness.summary.text()


def test_without_own_questions_suggested_ones_stand_in(
    qtbot: QtBot, bench: Workbench, page: AnswersPage
) -> None:
    question_sets.remove(bench, ["1", "2"])
    put(bench, "faq.md", "Pay at the counter. Can I pay by card?")
    with qtbot.waitSignal(page.presenter.strictness.tried, timeout=WAIT_MS):
        qtbot.mouseClick(page.doubt.strictness.again, Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert "suggested by your documents" in page.doubt.strictness.hint.text()
    assert "Can I pay by card?" in shown(page.doubt.strictness)

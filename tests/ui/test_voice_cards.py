"""Voice, small talk, topics and hours on the page Answers, with how they will read."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from builder.core.pinned import Pinned, Span
from builder.studio import facts
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.answers.page import AnswersPage
from ui.pages.answers.presenter import AnswersPresenter

WAIT = 30_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> AnswersPage:
    made = AnswersPage(AnswersPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    return made


def test_the_example_follows_what_is_typed_and_is_not_saved_yet(
    page: AnswersPage, bench: Workbench
) -> None:
    page.voice.name.setText("Mia")
    assert page.voice.example.text.startswith("I am Mia, an AI assistant of")
    page.talk.areas["thanks"].setPlainText("Any time.")
    page.talk.heard.setCurrentIndex(0)
    assert page.talk.example.text == "Any time."
    assert bench.spec.voice.name == ""


def test_a_topic_is_tried_before_it_is_saved(page: AnswersPage) -> None:
    before = page.topics.example.text
    page.topics.own.setPlainText("politics, elections")
    page.topics.asked.setText("What about the elections?")
    page.topics.answer.setPlainText("Please ask us in person.")
    assert page.topics.example.text == "Please ask us in person."
    assert page.topics.example.text != before


def test_all_of_it_is_saved_together(qtbot: QtBot, page: AnswersPage, bench: Workbench) -> None:
    page.voice.avoid.setPlainText("cheap\nbargain")
    page.voice.languages.setPlainText("en\nde")
    page.voice.length.choose("short")
    page.hours.zone.fill("Europe/Madrid")
    with qtbot.waitSignal(page.presenter.saved, timeout=WAIT):
        page.bar.save_button.click()
    voice = bench.spec.voice
    assert (voice.avoid, voice.languages, voice.length) == (
        ("cheap", "bargain"),
        ("en", "de"),
        "short",
    )
    assert bench.spec.business.time_zone == "Europe/Madrid"
    assert not page.dirty


def test_a_zone_that_does_not_exist_is_told(qtbot: QtBot, page: AnswersPage) -> None:
    page.hours.zone.fill("Mars/Olympus")
    with qtbot.waitSignal(page.presenter.failed, timeout=WAIT):
        page.bar.save_button.click()
    assert page.dirty


def test_the_hours_card_says_what_the_bot_would_say_now(
    qtbot: QtBot, page: AnswersPage, bench: Workbench
) -> None:
    facts.save(bench, Pinned(week=((Span("00:00", "24:00"),),) * 7))
    with qtbot.waitSignal(page.presenter.hours_known, timeout=WAIT):
        page.presenter.look_at_hours()
    qtbot.waitUntil(lambda: page.hours.state.text() == "Yes, we are open now.", timeout=WAIT)


def test_every_control_has_a_name(page: AnswersPage) -> None:
    for card in (page.voice, page.talk, page.topics, page.hours):
        for control in card._controls.values():
            interface = QAccessible.queryAccessibleInterface(control)
            assert interface.text(QAccessible.Text.Name)

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.studio import incident as verbs
from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.job_bridge import JobBridge
from ui.pages.incident.clock_card import duration
from ui.pages.incident.page import IncidentPage
from ui.pages.incident.presenter import IncidentPresenter
from ui.translation import Catalogues
from ui.widgets.field import TextArea


def unsaved(page: IncidentPage) -> bool:
    return page.dirty


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> IncidentPage:
    made = IncidentPage(IncidentPresenter(bench, jobs), dialogs)
    qtbot.addWidget(made)
    made.resize(1000, 1800)
    with qtbot.waitSignal(made.presenter.listed, timeout=30_000):
        made.show()
    return made


def look(qtbot: QtBot, page: IncidentPage, bench: Workbench, *, drill: bool = False) -> str:
    made = verbs.open_incident(bench, "A laptop was lost", drill=drill)
    with qtbot.waitSignal(page.presenter.listed, timeout=30_000):
        page.presenter.choose(made.id)
    return made.id


def test_an_incident_is_opened_with_a_sentence_and_the_clock_runs(
    qtbot: QtBot, page: IncidentPage, bench: Workbench
) -> None:
    assert not page.opening.open.isEnabled()
    assert not page.clock.isVisibleTo(page)
    page.opening.what.fill("A laptop was lost")
    assert unsaved(page)
    with qtbot.waitSignal(page.changed, timeout=30_000):
        page.opening.open.click()
    (made,) = verbs.incidents(bench)
    assert made.facts["what"] == "A laptop was lost"
    assert page.clock.isVisibleTo(page)
    assert not page.opening.isVisibleTo(page)
    assert page.clock.left.text().startswith(("71:", "72:"))
    assert not unsaved(page)
    page.clock.left.setText("")
    qtbot.waitUntil(lambda: "left" in page.clock.left.text(), timeout=30_000)
    with qtbot.waitSignal(page.presenter.listed, timeout=30_000):
        page.back.click()
    assert page.past.isVisibleTo(page)


def test_a_moment_that_is_none_is_told(qtbot: QtBot, page: IncidentPage) -> None:
    page.opening.what.fill("x")
    page.opening.noticed.setText("last tuesday")
    with qtbot.waitSignal(page.presenter.failed, timeout=30_000):
        page.opening.open.click()
    assert "last tuesday" in page.notice.text
    assert page.opening.what.text == "x"


def test_time_that_is_over_says_so() -> None:
    assert duration(timedelta(hours=71, minutes=5, seconds=9)) == "71:05:09 left"
    assert duration(timedelta(seconds=-61)) == "over since 0:01:01"


def test_a_measure_is_asked_for_once_and_done(
    qtbot: QtBot, page: IncidentPage, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    bench.change({"privacy.network": "chosen"})
    look(qtbot, page, bench)
    dialogs.answers = {"confirm": None}
    page.steps.buttons["network_none"].click()
    assert bench.spec.privacy.network == "chosen"
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(page.sending_stopped, timeout=30_000):
        page.steps.buttons["network_none"].click()
    assert bench.spec.privacy.network == "none"
    assert "privacy.network = none" in page.notice.text
    assert page.steps._done["network_none"].isVisibleTo(page)


def test_facts_decision_letters_and_lessons(
    qtbot: QtBot, page: IncidentPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    ident = look(qtbot, page, bench)
    area = page.facts.controls["cause"]
    assert isinstance(area, TextArea)
    area.fill("<i>left on a train</i>")
    assert unsaved(page)
    with qtbot.waitSignal(page.changed, timeout=30_000):
        page.facts.save.click()
    assert not unsaved(page)
    for name, answer in {"personal": "yes", "unreadable": "no", "sensitive": "no",
                         "harm": "yes", "contained": "no"}.items():  # fmt: skip
        page.decision.questions[name].choose(answer)
    assert "The risk for people is high" in page.decision.advice.text()
    page.decision.risks.radio("risk").click()
    assert not page.decision.decide.isEnabled()
    page.decision.reason.fill("few people")
    with qtbot.waitSignal(page.changed, timeout=30_000):
        page.decision.decide.click()
    assert verbs.get(bench, ident).facts["risk"] == "risk"
    page.letters.read_wanted.emit("letter_authority", "en")
    qtbot.waitUntil(page.letters.view.isVisible, timeout=30_000)
    assert "<i>left on a train</i>" in page.letters.view.toPlainText()
    dialogs.answers = {"folder": tmp_path}
    with qtbot.waitSignal(page.presenter.written, timeout=30_000):
        page.letters.write.click()
    assert len(list(tmp_path.glob("*.pdf"))) == 4
    page.lessons.fill("lock it up")
    with qtbot.waitSignal(page.changed, timeout=30_000):
        page.close_button.click()
    assert verbs.get(bench, ident).closed
    assert not page.steps.buttons["network_none"].isEnabled()
    assert not page.decision.decide.isEnabled()
    assert page.clock.pill.text() == "Closed"


def test_closing_without_a_decision_is_refused_kindly(
    qtbot: QtBot, page: IncidentPage, bench: Workbench
) -> None:
    look(qtbot, page, bench)
    page.lessons.fill("x")
    with qtbot.waitSignal(page.presenter.failed, timeout=30_000):
        page.close_button.click()
    assert "not decided yet" in page.notice.text


def test_a_drill_is_marked(qtbot: QtBot, page: IncidentPage, bench: Workbench) -> None:
    look(qtbot, page, bench, drill=True)
    assert page.pill.isVisibleTo(page)
    assert page.pill.text() == page.clock.pill.text() == "Drill"


@pytest.fixture
def catalogues(qapp: QApplication) -> Iterator[Catalogues]:
    made = Catalogues(qapp)
    yield made
    made.show("en")


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_control_has_a_name_and_size_in_every_language(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs,
    catalogues: Catalogues, language: str,
) -> None:  # fmt: skip
    catalogues.show(language)
    page = IncidentPage(IncidentPresenter(bench, jobs), dialogs)
    qtbot.addWidget(page)
    page.resize(1000, 1800)
    with qtbot.waitSignal(page.presenter.listed, timeout=30_000):
        page.show()
    qtbot.waitUntil(lambda: small_targets(page) == [], timeout=30_000)
    assert unnamed(page) == []
    look(qtbot, page, bench)
    qtbot.waitUntil(lambda: small_targets(page) == [], timeout=30_000)
    assert unnamed(page) == []

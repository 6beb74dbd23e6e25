"""The tab *Overview*: the score with its reasons, and rules that could not be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QSpinBox
from pytestqt.qtbot import QtBot

from builder.studio.bots import Workbench
from tests.support.policies import break_policy
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.privacy.page import PrivacyPage
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.text import label

Opens = Callable[[], PrivacyPage]


@pytest.fixture
def opens(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> Opens:
    def make() -> PrivacyPage:
        made = PrivacyPage(bench, jobs, dialogs)
        qtbot.addWidget(made)
        made.resize(900, 1600)
        made.show()
        qtbot.waitUntil(lambda: bool(made.overview.score.reasons()), timeout=30_000)
        return made

    return make


def press(row: ChecklistRow, word: str) -> None:
    next(b for b in row.findChildren(QAbstractButton) if b.text() == word).click()


def said(page: PrivacyPage) -> str:
    found = page.overview.findChildren(type(label()))
    return " ".join(child.text() for child in found if not child.isHidden())


def test_the_score_is_shown_with_what_is_missing_first(opens: Opens) -> None:
    page = opens()
    assert page.overview.score.points.text() == "85 of 100"
    rows = page.overview.score.reasons()
    assert len(rows) == 13
    assert not rows["contact"].isHidden()
    assert rows["contact"].level == "amber"
    assert rows["stays"].level == "ok"
    assert not rows["stays"].isVisible()
    page.overview.score.more.click()
    assert rows["stays"].isVisible()


def test_a_repair_raises_the_score_with_one_click(
    qtbot: QtBot, opens: Opens, bench: Workbench
) -> None:
    bench.change({"business.contacts": ("us@corner.example",)})
    page = opens()
    with qtbot.waitSignal(page.changed):
        press(page.overview.score.reasons()["contact"], "Use the contact you listed")
    assert bench.spec.contact.email == "us@corner.example"
    qtbot.waitUntil(lambda: page.overview.score.points.text() == "91 of 100", timeout=30_000)


def test_a_stricter_rule_is_filled_in_to_be_looked_at(opens: Opens, bench: Workbench) -> None:
    page = opens()
    press(page.overview.score.reasons()["record"], "Try the stricter rule")
    assert page.tabs.current == "rules"
    days = page.rules.controls["privacy.transcripts.days"].control
    assert isinstance(days, QSpinBox)
    assert days.value() == 0
    assert page.dirty
    assert bench.spec.privacy.transcripts.days == 30
    assert "Every conversation is erased" in page.rules.bar._meaning.text()


def test_what_is_mended_elsewhere_leads_there(qtbot: QtBot, opens: Opens) -> None:
    page = opens()
    with qtbot.waitSignal(page.page_wanted) as wanted:
        press(page.overview.score.reasons()["second_key"], "Show me where")
    assert wanted.args == ["publish"]


def test_rules_that_cannot_be_read_are_told_with_a_way_out(
    qtbot: QtBot, opens: Opens, bench: Workbench
) -> None:
    break_policy(bench)
    bench._spec = bench.file.spec()
    page = opens()
    assert not page.overview.unreadable.isHidden()
    assert "could not be read" in said(page)
    qtbot.waitUntil(lambda: not page.overview.keep_button.isHidden(), timeout=30_000)
    with qtbot.waitSignal(page.changed):
        page.overview.keep_button.click()
    assert page.overview.unreadable.isHidden()
    assert bench.spec.notes == ()
    assert bench.spec.privacy.transcripts.days == 0


def test_choosing_again_leads_to_the_rules_and_ends_it(
    qtbot: QtBot, opens: Opens, bench: Workbench
) -> None:
    break_policy(bench)
    bench._spec = bench.file.spec()
    page = opens()
    page.overview.choose_button.click()
    page.rules.presets.radio("balanced").click()
    with qtbot.waitSignal(page.rules.presenter.saved):
        page.rules.bar.save_button.click()
    page.tabs.choose("overview")
    assert page.overview.unreadable.isHidden()
    assert bench.spec.privacy.transcripts.days == 30


def test_risky_settings_are_told_and_careful_ones_are_not(opens: Opens, bench: Workbench) -> None:
    page = opens()
    assert page.overview.risks.isHidden()
    bench.change({"privacy.transcripts.days": 365})
    page.take_changes()
    assert not page.overview.risks.isHidden()
    assert "365 days" in said(page)


def test_what_always_holds_is_told(opens: Opens) -> None:
    assert "The bot learns nothing from visitors" in said(opens())

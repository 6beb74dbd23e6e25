"""An owner tells the forms of order numbers and countries, and tries at once what they do."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.studio.bots import Workbench
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.privacy.page import PrivacyPage
from ui.pages.privacy.rules.own_card import COUNTRIES, NUMBERS, OwnCard

PATIENCE_MS = 60_000


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> PrivacyPage:
    made = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1600)
    made.show()
    made.tabs.choose("rules")
    return made


@pytest.fixture
def card(page: PrivacyPage) -> OwnCard:
    return page.rules.own


def test_a_sentence_is_tried_under_rules_that_are_not_saved_yet(
    qtbot: QtBot, bench: Workbench, card: OwnCard
) -> None:
    card.lists[NUMBERS].setPlainText("RE-2024-00017")
    card.sentence.setText("Where is RE-2025-12345? Write to ann@mail.example")

    qtbot.waitUntil(lambda: "[" in card.result.text(), timeout=PATIENCE_MS)

    assert card.result.text() == (
        "Where is [order or customer number removed]? Write to [e-mail address removed]"
    )
    assert bench.spec.business.numbers == ()


def test_a_sentence_without_anything_says_so(qtbot: QtBot, card: OwnCard) -> None:
    card.sentence.setText("When do you open?")

    qtbot.waitUntil(lambda: bool(card.result.text()), timeout=PATIENCE_MS)

    assert card.result.text() == "Nothing in it is masked."


def test_numbers_and_countries_are_saved_with_the_rules(
    qtbot: QtBot, page: PrivacyPage, bench: Workbench, card: OwnCard
) -> None:
    card.lists[NUMBERS].setPlainText("C######")
    card.lists[COUNTRIES].setPlainText("fr\nIT")

    with qtbot.waitSignal(page.rules.presenter.saved, timeout=PATIENCE_MS):
        page.rules.bar.save_button.click()

    assert bench.spec.business.numbers == ("C######",)
    assert bench.spec.business.countries == ("FR", "IT")


def test_an_example_without_digits_is_refused_before_it_is_saved(
    page: PrivacyPage, card: OwnCard
) -> None:
    card.lists[NUMBERS].setPlainText("hello")

    assert not page.notice.isHidden()
    assert not page.rules.bar.save_button.isEnabled()


def test_a_setting_is_found_by_its_name(page: PrivacyPage, card: OwnCard) -> None:
    page.activateWindow()
    page.show_field(NUMBERS)

    assert page.focusWidget() is card.lists[NUMBERS]


def test_every_field_has_a_name_for_screen_readers(card: OwnCard) -> None:
    named = [*card.lists.values(), card.sentence]

    assert all(each.accessibleName() for each in named)

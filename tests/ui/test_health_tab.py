from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.conversation import Question
from builder.knowledge.health.report import Fix
from builder.studio import facts
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.facts import make_pinned
from tests.support.qt import ScriptedDialogs, cut_off, small_targets, unnamed
from ui.job_bridge import JobBridge
from ui.main_window import MINIMUM, MainWindow
from ui.pages.documents.health.section import AT_ONCE, HealthSection
from ui.pages.documents.page import DocumentsPage
from ui.theme.appearance import Appearance
from ui.translation import LANGUAGES, Catalogues
from ui.workspace import build

LONG = 20_000


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> DocumentsPage:
    put(bench, "leaflet.md", "A lamp repair costs £9. It is worth it.")
    put(bench, "list.md", "A lamp repair costs £12. Bulbs are extra.")
    put(bench, "sale.md", "This voucher is valid until 31.12.2024. Show it at the till.")
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(800, 1200)
    made.show()
    made.tabs.choose("health")
    return made


@pytest.fixture
def tab(page: DocumentsPage) -> HealthSection:
    return page.health


def look(qtbot: QtBot, tab: HealthSection) -> None:
    with qtbot.waitSignal(tab.presenter.reported, timeout=LONG):
        tab.look.click()


def mend(qtbot: QtBot, tab: HealthSection, card: int, code: str) -> None:
    with qtbot.waitSignal(tab.presenter.mended, timeout=LONG):
        tab.cards[card].buttons[code].click()


def test_nothing_is_looked_through_before_it_is_asked_for(tab: HealthSection) -> None:
    assert tab.cards == []
    assert not tab.stop.isVisible()


def test_findings_are_shown_the_gravest_first_with_both_places(
    qtbot: QtBot, page: DocumentsPage, tab: HealthSection
) -> None:
    look(qtbot, tab)
    assert [card.found.topic for card in tab.cards] == ["price", "ended"]
    assert "2 findings" in tab._summary.text()
    assert tab._uses.isVisible()
    assert set(tab.cards[0].buttons) >= {"pin_answer", "remove_document", "fine"}
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_what_is_called_fine_goes_and_stays_away(qtbot: QtBot, tab: HealthSection) -> None:
    look(qtbot, tab)
    mend(qtbot, tab, 0, "fine")
    assert [card.found.topic for card in tab.cards] == ["ended"]
    look(qtbot, tab)
    assert [card.found.topic for card in tab.cards] == ["ended"]
    assert "called fine" in tab._summary.text()


def test_a_document_is_removed_after_a_question_with_all_that_was_found_in_it(
    qtbot: QtBot, tab: HealthSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    look(qtbot, tab)
    name = tab.cards[0].found.about
    dialogs.answers = {"confirm": None}
    tab.cards[0].buttons["remove_document"].click()
    assert bench.file.documents.by_name(name)
    dialogs.answers = {"confirm": ""}
    mend(qtbot, tab, 0, "remove_document")
    assert bench.file.documents.by_name(name) is None
    assert [card.found.topic for card in tab.cards] == ["ended"]


def test_the_right_answer_is_given_on_the_spot_and_wins(
    qtbot: QtBot, tab: HealthSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    look(qtbot, tab)
    dialogs.answers = {"form": {"question": "What does a lamp repair cost?"}}
    mend(qtbot, tab, 0, "pin_answer")
    (pair,) = facts.read(bench).pairs
    assert pair.answer == "A lamp repair costs £12."  # as the newer document says
    assert bench.bot.answer(Question("what does a lamp repair cost")).text == pair.answer


def test_a_fact_that_disagrees_leads_to_the_facts(
    qtbot: QtBot, page: DocumentsPage, tab: HealthSection
) -> None:
    tab.facts_wanted.emit()
    assert page.tabs.current == "facts"


def test_the_passage_of_the_older_side_can_be_switched_off(
    qtbot: QtBot, tab: HealthSection, bench: Workbench
) -> None:
    look(qtbot, tab)
    found = tab.cards[0].found
    mend(qtbot, tab, 0, Fix.SWITCH_OFF)
    assert found.second
    assert bench.file.chunks.get(found.second.chunk_id) is None
    correction = bench.file.corrections.of_passage(found.second.chunk_id)
    assert correction is not None
    assert correction.off


def test_many_findings_come_in_parts(qtbot: QtBot, tab: HealthSection, bench: Workbench) -> None:
    for number in range(AT_ONCE + 5):
        put(bench, f"sale-{number}.md", f"Voucher {number} is valid until 31.12.2024. Show it.")
    look(qtbot, tab)
    assert len(tab.cards) == AT_ONCE
    tab.more.click()
    assert len(tab.cards) == AT_ONCE + 7
    assert not tab.more.isVisible()


@pytest.mark.parametrize("code", LANGUAGES)
def test_facts_and_findings_fit_into_the_smallest_window(
    qtbot: QtBot,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    appearance: Appearance,
    code: str,
) -> None:
    put(bench, "a-leaflet-with-a-very-long-name-of-a-file.md", "A lamp repair costs £9. So it is.")
    put(bench, "list.md", "A lamp repair costs £12. Bulbs are extra.")
    facts.save(bench, make_pinned())
    catalogues = Catalogues(appearance.parent())  # type: ignore[arg-type]
    catalogues.show(code)
    window = MainWindow(dialogs)
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    shown = build(bench, jobs, dialogs)
    window.show_bot(shown, "Corner Shop")
    page = shown.documents
    page.tabs.choose("facts")
    qtbot.waitUntil(lambda: bool(page.facts.pairs.shown), timeout=LONG)
    page.facts.hours.line("monday").setText("9-10")
    qtbot.waitUntil(lambda: cut_off(window, page) == [], timeout=LONG)
    page.tabs.choose("health")
    look(qtbot, page.health)
    assert page.health.cards
    qtbot.waitUntil(lambda: cut_off(window, page) == [], timeout=LONG)
    window.drop_bot()
    catalogues.show("en")


def test_a_bot_in_order_is_told_so(
    qtbot: QtBot, empty_bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    page = DocumentsPage(empty_bench, jobs, dialogs)
    qtbot.addWidget(page)
    page.show()
    page.tabs.choose("health")
    look(qtbot, page.health)
    assert page.health._good.isVisible()


def test_a_failure_is_told_on_the_page(page: DocumentsPage) -> None:
    page.health.presenter.failed.emit(OSError("disk"))
    assert "OSError" in page.notice.text

"""The tab *Contacts*: live, grouped by host, filtered, saved as a table, and a host forbidden."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builder.core.bot import ModelKind
from builder.core.contact import Contact, Outcome
from builder.core.conversation import Question
from builder.studio import answers
from builder.studio.bots import Workbench
from tests.support.openai_server import OpenAIServer
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.job_bridge import JobBridge
from ui.pages.privacy.contacts.section import ContactsSection
from ui.pages.privacy.page import PrivacyPage

EARLY, LATE = "2026-01-02T10:00:00+00:00", "2026-01-02T10:01:00+00:00"


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> PrivacyPage:
    made = PrivacyPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1200)
    made.show()
    return made


@pytest.fixture
def tab(qtbot: QtBot, page: PrivacyPage) -> ContactsSection:
    with qtbot.waitSignal(page.contacts.presenter.listed):
        page.tabs.choose("contacts")
    return page.contacts


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer() as opened:
        yield opened


def words(tab: ContactsSection) -> str:
    return "\n".join(each.text() for each in tab.findChildren(QLabel) if each.isVisibleTo(tab))


def fill(bench: Workbench) -> None:
    for each in (
        Contact(EARLY, "api.example.com", "model", True, 2048, 100, Outcome.ANSWERED,
                {"EMAIL_ADDRESS": 2, "PHONE_NUMBER": 1}),
        Contact(EARLY, "api.example.com", "model", False),
        Contact(LATE, "cdn.example.com", "website", True, 0, 5000, Outcome.FAILED),
        Contact(LATE, "as-written.example", "model", True, 10, 10, as_written=True),
    ):  # fmt: skip
        bench.file.ledger.record(each)


def read_again(qtbot: QtBot, tab: ContactsSection) -> None:
    with qtbot.waitSignal(tab.presenter.listed):
        tab.turn_to()


def test_nothing_has_left_is_said_in_these_words(tab: ContactsSection) -> None:
    assert "Nothing has left this computer" in words(tab)
    assert not tab.export.isEnabled()
    assert tab.cards == {}


def test_hosts_are_shown_with_totals_and_what_was_cleared(
    qtbot: QtBot, tab: ContactsSection, bench: Workbench
) -> None:
    fill(bench)
    read_again(qtbot, tab)

    said = words(tab)
    assert list(tab.cards) == ["as-written.example", "cdn.example.com", "api.example.com"]
    assert "3 hosts · 4 contacts" in said
    assert "2 contacts · 2.0 kB sent" in said
    assert "1 refused" in said
    assert "Masked before it was sent: 2 e-mail addresses, 1 phone number." in said
    assert "1 time sent as it was written." in said
    assert "Nothing has left" not in said


def test_each_contact_is_shown_on_demand_and_stays_open(
    qtbot: QtBot, tab: ContactsSection, bench: Workbench
) -> None:
    fill(bench)
    read_again(qtbot, tab)
    card = tab.cards["api.example.com"]
    assert "Refused" not in words(tab)

    with qtbot.waitSignal(tab.presenter.listed):
        card.look.click()
    assert "Refused" in words(tab)
    assert "Answered" in words(tab)

    bench.file.ledger.record(Contact(LATE, "api.example.com", "probe", True, 1, 1))
    read_again(qtbot, tab)
    assert tab.cards["api.example.com"] is card
    assert "to test the model" in words(tab)
    assert card.look.isChecked()
    card.look.click()
    assert "Refused" not in words(tab)


def test_only_what_was_refused(qtbot: QtBot, tab: ContactsSection, bench: Workbench) -> None:
    with qtbot.waitSignal(tab.presenter.listed):
        tab.refused.tick.click()
    assert "Nothing was refused" in words(tab)
    fill(bench)
    read_again(qtbot, tab)

    assert list(tab.cards) == ["api.example.com"]
    with qtbot.waitSignal(tab.presenter.listed):
        tab.cards["api.example.com"].look.click()
    assert "Answered" not in words(tab)


def test_a_talk_in_the_preview_is_seen_while_it_goes_on(
    qtbot: QtBot, tab: ContactsSection, bench: Workbench, server: OpenAIServer
) -> None:
    answers.choose_model(
        bench, ModelKind.OPENAI_COMPATIBLE, model_name="small", base_url=server.base_url
    )
    bench.change({"answers.refuse_below": 0.0})
    asked = Question("When are you open? I am bob@example.com.")

    with qtbot.waitSignal(tab.presenter.listed, timeout=30_000):
        bench.bot.answer(asked)
    qtbot.waitUntil(lambda: "127.0.0.1" in tab.cards, timeout=30_000)

    qtbot.waitUntil(lambda: "1 e-mail address." in words(tab), timeout=30_000)
    assert "A program on this computer: nothing leaves it." in words(tab)
    assert tab.cards["127.0.0.1"].forbid.isHidden()


def test_a_tab_that_nobody_looks_at_reads_nothing(
    qtbot: QtBot, page: PrivacyPage, tab: ContactsSection, bench: Workbench
) -> None:
    page.tabs.choose("overview")
    with (
        qtbot.assertNotEmitted(tab.presenter.listed),
        qtbot.waitSignal(tab.presenter.stirred, timeout=30_000),
    ):
        bench.door._book.refuse("x.example.com", "model")


def test_a_host_is_forbidden_with_what_uses_it(
    qtbot: QtBot, tab: ContactsSection, bench: Workbench, dialogs: ScriptedDialogs
) -> None:
    bench.change(
        {
            "privacy.network": "chosen",
            "privacy.hosts": ("api.example.com",),
            "answers.model": "openai_compatible",
            "answers.model_name": "small",
            "answers.base_url": "https://api.example.com/v1",
        }
    )
    fill(bench)
    read_again(qtbot, tab)
    assert "Allowed by the rule" in words(tab)
    assert tab.presenter.uses("api.example.com")
    dialogs.answers["confirm"] = ""

    with qtbot.waitSignal(tab.presenter.changed):
        tab.cards["api.example.com"].forbid.click()

    assert dialogs.asked == ["Forbid api.example.com?"]
    assert bench.spec.privacy.hosts == ()
    assert bench.spec.answers.model == "quotes"
    qtbot.waitUntil(lambda: "Allowed by the rule" not in words(tab), timeout=30_000)
    assert tab.cards["api.example.com"].forbid.isHidden()


def test_the_list_is_saved_as_a_table(
    qtbot: QtBot,
    page: PrivacyPage,
    tab: ContactsSection,
    bench: Workbench,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    fill(bench)
    read_again(qtbot, tab)
    dialogs.answers["save_table"] = tmp_path / "contacts.csv"

    with qtbot.waitSignal(tab.presenter.exported):
        tab.export.click()

    rows = list(csv.DictReader((tmp_path / "contacts.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0]["host"] == "as-written.example"
    assert len(rows) == 4
    assert "contacts.csv" in page.notice.text


def test_a_table_that_cannot_be_written_is_told(
    qtbot: QtBot,
    page: PrivacyPage,
    tab: ContactsSection,
    bench: Workbench,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    fill(bench)
    read_again(qtbot, tab)
    dialogs.answers["save_table"] = tmp_path / "no" / "contacts.csv"

    with qtbot.waitSignal(tab.presenter.failed):
        tab.export.click()

    assert page.notice.text


def test_every_control_has_a_name_and_room(
    qtbot: QtBot, page: PrivacyPage, tab: ContactsSection, bench: Workbench
) -> None:
    fill(bench)
    read_again(qtbot, tab)

    assert unnamed(page) == []
    assert small_targets(page) == []

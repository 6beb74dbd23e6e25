from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from builder.bundle.lock import Lock
from builder.bundle.reader import open_bundle
from builder.studio import facts, publishing, question_sets
from builder.studio.bots import Workbench
from builder.studio.inbox import line
from builder.studio.inbox.report import read
from builder.studio.inbox.settling import How
from builder.vault.secret import Secret
from tests.support.hosts import make_app, running
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.host_line import HostLine
from ui.job_bridge import JobBridge
from ui.pages.inbox.page import InboxPage
from ui.pages.insights.page import InsightsPage
from ui.workspace import build

LONG = 30_000


def figures(questions: object = 40, **more: object) -> dict[str, Any]:
    return {
        "questions": questions,
        "outcomes": {"answered": 30, "refused": "fewer than 5", "talk": 5, "failed": 0},
        "thumbs": {"up": 7, "down": "not shown"}, "handed_over": 5,
        "p50_ms": 120, "p95_ms": 1480, "cost": 0.42, **more,
    }  # fmt: skip


def counts(month: str, **more: object) -> dict[str, Any]:
    hours: list[list[object]] = [[0] * 24 for _ in range(7)]
    hours[0][10], hours[4][17], hours[2][9] = 15, 25, "fewer than 5"
    return {
        "month": month, "least": 5, "over": month != "2026-11", "time_zone": "Europe/Madrid",
        "currency": "EUR", "months": ["2026-10", "2026-11"], "total": figures(**more),
        "days": [
            {"day": f"{month}-{day:02}", "over": True, **figures(day)} for day in range(5, 25)
        ],
        "hours": hours,
    }  # fmt: skip


REPORT = read(
    {
        "made": "2026-11-25T18:00:00+00:00",
        "state": {"bundle": {"version": 3}, "why": None},
        "counts": [counts("2026-10"), counts("2026-11", questions=85)],
        "unanswered": {
            "kept": True,
            "groups": [
                {
                    "id": "g1", "question": "Do you repair e-bikes?", "count": 4,
                    "last": "2026-11-25",
                    "questions": [{"text": "Do you repair e-bikes?"}, {"text": "Fix my e-bike?"}],
                },
                {"id": "g2", "question": "Do you rent tandems?", "count": 2, "last": "2026-11-24"},
            ],
        },
        "handovers": {
            "handovers": [
                {"id": "h1", "reference": "4F2A-09BC-77D1", "when": "2026-11-25T10:00:00+00:00",
                 "channel": "mail", "state": "delivered"},
                {"id": "h2", "reference": "4F2A-09BC-77D2", "when": "2026-11-25T11:00:00+00:00",
                 "channel": "mail", "state": "waiting"},
            ]
        },
        "requests": {
            "requests": [{"reference": "4F2A-09BC-77D3", "frozen_until": "2026-12-25T00:00:00",
                          "objected": ["transcript"]}]
        },
    },
    from_file=False,
)  # fmt: skip


@pytest.fixture
def host(bench: Workbench, jobs: JobBridge) -> Iterator[HostLine]:
    made = HostLine(bench, jobs)
    yield made
    made.stop()
    made.deleteLater()  # not whenever, and on whichever thread, Python tidies up


@pytest.fixture
def page(qtbot: QtBot, host: HostLine, dialogs: ScriptedDialogs) -> InboxPage:
    made = InboxPage(host, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 1200)
    made.show()
    return made


def test_before_anything_was_fetched_it_says_how(page: InboxPage) -> None:
    assert page.rows == {}
    assert page.passed.isHidden()
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_an_unanswered_question_is_answered_in_three_clicks_and_tested(
    qtbot: QtBot, page: InboxPage, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    page.host._took(REPORT)
    assert list(page.rows) == ["g1", "g2"]
    dialogs.answers["form"] = {"answer": "Yes, every weekday."}
    with qtbot.waitSignal(page.host.tried, timeout=LONG):
        page.rows["g1"].buttons["pin"].click()
    assert "Tested: visitors get your answer." in page.notice.text
    assert "next bundle" in page.notice.text
    assert [pair.answer for pair in facts.read(bench).pairs] == ["Yes, every weekday."]
    assert list(page.rows) == ["g2"]
    page.which.choose("done")
    assert list(page.rows) == ["g1"]
    assert "Yes, every weekday." in page.rows["g1"]._tried.text()
    with qtbot.waitSignal(page.host.settled, timeout=LONG):
        page.rows["g1"].buttons["reopen"].click()
    assert page.rows == {}


def test_a_question_becomes_a_test_a_document_or_nothing(
    qtbot: QtBot, page: InboxPage, dialogs: ScriptedDialogs, bench: Workbench, tmp_path: Path
) -> None:
    page.host._took(REPORT)
    dialogs.answers["form"] = {"expect": "weekday"}
    with qtbot.waitSignal(page.host.tests_changed, timeout=LONG):
        page.rows["g1"].buttons["test"].click()
    assert question_sets.questions(bench)[0].question == "Do you repair e-bikes?"
    dialogs.answers["files"] = [tmp_path / "rent.txt"]
    with qtbot.waitSignals([page.documents_given, page.host.settled], timeout=LONG):
        page.rows["g2"].buttons["document"].click()
    assert {group: done.how for group, done in page.host.known.items()} == {
        "g1": How.TESTED,
        "g2": How.DOCUMENT,
    }
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_a_document_is_read_tested_and_in_the_next_bundle(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    made = build(bench, jobs, dialogs)
    for each in (*made.pages.values(), made.preview):
        qtbot.addWidget(each)
    made.inbox.show()
    made.host._took(REPORT)
    paper = tmp_path / "tandems.txt"
    paper.write_text("Tandems: you can rent tandems at our shop for 30 pounds a day.\n")
    dialogs.answers |= {"files": [paper], "new_passphrase": None}
    with qtbot.waitSignal(made.host.tried, timeout=LONG) as told:
        made.inbox.rows["g2"].buttons["document"].click()
    assert not told.args[1].refused
    assert "the bot answers it from your documents now" in made.inbox.notice.text
    made.inbox.which.choose("done")
    inside = made.inbox.rows["g2"].findChildren(QLabel)
    assert any("next bundle" in each.text() for each in inside)
    lock = Lock(passphrase=Secret("seven quiet herons cross the estuary"), work_factor=10)
    sealed = publishing.export(
        bench, tmp_path / "b.hush", lock=lock, waivers={"no_contact": "test"}
    )
    bundle = open_bundle(sealed.file, signer=sealed.signer, passphrase=lock.passphrase)
    assert any("rent tandems" in chunk.text for chunk in bundle.source.chunks())
    made.inbox._show_groups()
    inside = made.inbox.rows["g2"].findChildren(QLabel)
    assert any(each.text() == "In the bundle since version 1." for each in inside)
    made.stop()


def test_a_host_that_the_policy_keeps_out_is_asked_about_and_its_token_kept(
    qtbot: QtBot, page: InboxPage, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    bench.change({"site.host": "https://chat.example.com"})
    dialogs.answers["confirm"] = None
    page.line.fetch.click()
    assert dialogs.asked == ["May https://chat.example.com be contacted?"]
    page.line.token.line.setText("abcdefghijklmnop1234")
    with qtbot.waitSignal(
        page.host.token_known, timeout=LONG, check_params_cb=lambda last4: last4 == "1234"
    ):
        page.line.token.submitted.emit()
    assert page.line.token.text == ""
    with qtbot.waitSignal(page.host.failed, timeout=LONG):
        bench.change({"site.host": ""})
        page.line.fetch.click()
    assert "no address of a host" in page.notice.text
    page.line.often.choose("60")
    page.line.minutes_chosen.emit(60)
    qtbot.waitUntil(lambda: bench.spec.site.fetch_minutes == 60, timeout=LONG)


def test_the_chat_is_closed_and_opened_with_the_owners_words(
    qtbot: QtBot, page: InboxPage, bench: Workbench, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    assert page.switch.isHidden()
    file = tmp_path / "operators.txt"
    file.write_text(f"{line.operator_line(bench)}\n")
    with running(make_app(operators=file)) as address:
        bench.change({"site.host": address})
        page._show()
        assert page.switch.pill.text() == "Not asked yet"
        page.switch.says.setText("Back at noon.")
        with qtbot.waitSignal(page.host.stood, timeout=LONG):
            page.switch.pause.click()
        assert page.switch.pill.text() == "Paused"
        assert "Visitors read: Back at noon." in page.switch.told.text()
        assert "by owner." in page.switch.told.text()
        assert page.switch.pause.isHidden()
        assert unnamed(page) == []
        assert small_targets(page) == []
        qtbot.waitUntil(page.switch.resume.isEnabled, timeout=LONG)
        with qtbot.waitSignal(page.host.stood, timeout=LONG):
            page.switch.resume.click()
        assert page.switch.pill.text() == "Open"
        bench.change({"site.host": "https://chat.example.com"})
        dialogs.answers["confirm"] = None
        page.switch.pause.click()
        assert dialogs.asked == ["May https://chat.example.com be contacted?"]


def test_the_figures_are_drawn_told_and_hidden_where_groups_are_small(
    qtbot: QtBot, host: HostLine
) -> None:
    page = InsightsPage(host)
    qtbot.addWidget(page)
    page.resize(900, 1400)
    page.show()
    assert not page.empty.isHidden()
    host._took(REPORT)
    assert page.empty.isHidden()
    assert page.month.value == "2026-11"
    assert "Without an answer: fewer than 5" in page.outcomes.accessibleDescription()
    assert "Not helpful: not shown" in page.thumbs.accessibleDescription()
    assert page.hours.accessibleDescription().startswith("Busiest: Fri 17:00 (25), Mon 10:00 (15)")
    assert "full fives" in page.about.text()
    page.as_table.click()
    cells = [page.table.item(0, column) for column in range(5)]
    assert [cell.text() for cell in cells if cell][1:4] == ["5", "30", "fewer than 5"]
    page.month.choose("2026-10")
    assert "full fives" not in page.about.text()
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_what_is_wrong_on_the_host_is_told_where_it_is_asked(page: InboxPage) -> None:
    state = {"bundle": {"version": 3, "refused": "bundle_older"}, "why": None, "store": "no_space",
             "model": "model_timeout"}  # fmt: skip
    told = read({"state": state, "counts": []}, from_file=False).troubles
    page.host._took(dataclasses.replace(REPORT, troubles=told))
    assert not page.line._wrong.isHidden()
    for words in ("its own file (no_space)", "not answer (model_timeout)", "there (bundle_older)"):
        assert words in page.line._wrong.text()
    page.host._took(REPORT)
    assert page.line._wrong.isHidden()


def test_a_host_that_keeps_no_questions_says_so(page: InboxPage) -> None:
    page.host._took(
        dataclasses.replace(REPORT, groups=(), kept=False, says="Nothing is kept here.")
    )
    assert page.rows == {}
    assert page.line._state.text().endswith("version 3 is served")

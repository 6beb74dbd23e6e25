"""The preview says where a visitor would be offered a person, and why."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from builder.core.setting import Value
from builder.studio.bots import Workbench
from tests.support.bots import make_answer, make_spec
from tests.support.qt import ScriptedDialogs
from ui.job_bridge import JobBridge
from ui.pages.preview.dock import PreviewDock
from ui.pages.preview.offer import offer_note
from ui.pages.preview.presenter import PreviewPresenter

READY: dict[str, Value] = {
    "handover__enabled": True, "handover__webhook": "http://127.0.0.1:9/",
}  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "facts", "said"),
    [
        ({}, {}, ""),
        (READY, {"escalate": True, "escalate_reason": "wish"}, "they can pass the talk on"),
        ({}, {"escalate": True, "escalate_reason": "topic"}, "shown how to reach a person"),
        (READY, {"escalate_reason": "distress", "presence": "away"}, "nobody is there now"),
        ({}, {"escalate_reason": "refused"}, "you named no way"),
    ],
)
def test_note_says_what_a_visitor_would_get(
    settings: dict[str, Value], facts: dict[str, object], said: str
) -> None:
    answer = make_answer(**facts)  # type: ignore[arg-type]
    note = offer_note(answer, make_spec(**settings))
    assert (said in note) if said else not note


def test_asking_for_a_person_in_the_preview_shows_the_offer(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    bench.change({"contact.email": "us@shop.example"})
    dock = PreviewDock(PreviewPresenter(bench, jobs), dialogs)
    qtbot.addWidget(dock)
    dock.show()
    with qtbot.waitSignal(dock.presenter.answered, timeout=30_000):
        dock.ask("I want to talk to a human")
    line = dock.chat.messages[-1].line
    assert "Gladly" in line.text
    assert "the visitor asks for one" in line.note

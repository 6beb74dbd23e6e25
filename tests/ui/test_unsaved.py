"""What was typed and not saved is there again after a crash, and only then."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from builder.studio import facts, unsaved
from builder.studio.bots import Workbench
from tests.support.facts import make_pinned
from ui import workspace
from ui.dialogs.form import FormDialog
from ui.dialogs.windows import Windows
from ui.job_bridge import JobBridge
from ui.workspace import Workspace

LONG = 30_000
STATED = make_pinned()

Opening = Callable[[], Workspace]


@pytest.fixture
def opening(qtbot: QtBot, bench: Workbench, jobs: JobBridge) -> Opening:
    """Shows the bot's pages as after a start; what was open before never got to leave."""
    facts.save(bench, STATED)

    def build() -> Workspace:
        made = workspace.build(bench, jobs, Windows())
        for page in (*made.pages.values(), made.preview):
            qtbot.addWidget(page)
        pairs = made.documents.facts.pairs
        qtbot.waitUntil(lambda: bool(pairs.shown), timeout=LONG)
        made.unsaved.delay(0)
        made.unsaved.start()
        return made

    return build


def test_what_a_crash_cuts_off_is_back_and_saved_or_discarded_as_usual(
    qtbot: QtBot, bench: Workbench, opening: Opening
) -> None:
    made = opening()
    stated = made.documents.facts
    made.privacy.rules.controls["privacy.consent.text"].control.setPlainText("We ask first.")  # type: ignore[attr-defined]
    stated.contact["phone"].setText("01632 960 001")  # type: ignore[union-attr]
    stated.pairs.add_button.click()
    dialog = stated.findChild(FormDialog)
    assert dialog is not None
    dialog.line("question").setText("Is there parking?")  # type: ignore[union-attr]
    dialog.line("answer").setPlainText("Behind the sh")  # type: ignore[union-attr]

    def caught() -> bool:
        kept = unsaved.kept(bench)
        return kept.pinned is not None and kept.pinned.pairs[0].answer == "Behind the sh"

    qtbot.waitUntil(caught, timeout=LONG)
    assert facts.read(bench) == STATED

    again = opening()
    stated = again.documents.facts
    qtbot.waitUntil(lambda: stated.dirty, timeout=LONG)
    assert "Facts" in again.documents.notice.text
    assert "Privacy" in again.documents.notice.text
    assert stated.contact["phone"].text() == "01632 960 001"  # type: ignore[operator]
    assert stated.pairs.shown[0].title == "Is there parking?"
    assert again.privacy.rules.form()["privacy.consent.text"] == "We ask first."
    again.privacy.rules.bar.discard_button.click()
    with qtbot.waitSignal(stated.presenter.saved, timeout=LONG):
        stated.bar.save_button.click()
    assert facts.read(bench).pairs[0].answer == "Behind the sh"
    qtbot.waitUntil(lambda: unsaved.kept(bench).empty, timeout=LONG)


def test_what_is_given_up_is_not_offered_again(
    qtbot: QtBot, bench: Workbench, opening: Opening
) -> None:
    made = opening()
    stated = made.documents.facts
    stated.pairs.add_button.click()
    dialog = stated.findChild(FormDialog)
    assert dialog is not None
    dialog.line("question").setText("Is there parking?")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not unsaved.kept(bench).empty, timeout=LONG)
    dialog.reject()
    qtbot.waitUntil(lambda: unsaved.kept(bench).empty, timeout=LONG)
    stated.contact["phone"].setText("01632 960 001")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: not unsaved.kept(bench).empty, timeout=LONG)
    made.leave()
    assert unsaved.kept(bench).empty

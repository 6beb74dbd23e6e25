from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from builder.core.document import AddResult, Document, Outcome
from builder.core.errors import MachineError
from builder.core.progress import Step
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.qt import ScriptedDialogs, drop, drop_data
from ui.job_bridge import JobBridge
from ui.pages.documents.files import states
from ui.pages.documents.page import DocumentsPage

LONG = 60_000


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> Iterator[DocumentsPage]:
    dialogs.answers = {"new_passphrase": None}
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(800, 700)
    made.show()
    qtbot.waitUntil(lambda: len(made.files.rows()) == 3)
    yield made
    made.files.presenter.cancel()


def test_the_documents_of_the_bot_are_listed_with_what_is_in_them(page: DocumentsPage) -> None:
    state = page.files.rows()["prices.pdf"]
    assert (state.status, state.level) == ("Ready", "ok")
    assert "1" in state.details
    assert page.pill.isVisible()


def test_dropped_files_are_read_and_become_ready(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, bench: Workbench
) -> None:
    one = tmp_path / "delivery.txt"
    one.write_text("We deliver to Leeds on Tuesdays. It costs four pounds.")
    drop(page.files.zone, [one])
    assert page.files.rows()["delivery.txt"].status == "Waiting"
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    qtbot.waitUntil(lambda: page.files.rows()["delivery.txt"].status == "Ready", timeout=10_000)
    assert bench.file.documents.by_name("delivery.txt") is not None


def test_a_file_may_be_dropped_anywhere_on_the_page(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path
) -> None:
    one = tmp_path / "empty.txt"
    one.write_text("")
    drop(page, [one])
    qtbot.waitUntil(lambda: page.files.rows()["empty.txt"].level == "danger", timeout=30_000)


def test_what_is_no_file_is_not_taken(page: DocumentsPage) -> None:
    words = QMimeData()
    words.setText("https://example.com/prices.pdf")
    assert not drop_data(page.files.zone, words)
    assert not page.files.presenter.busy


def test_a_bad_file_gets_its_reason_and_stops_nobody(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path
) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "a-empty.txt").write_text("")
    (folder / "b-photo.heic").write_bytes(b"no text at all")
    (folder / "c-good.txt").write_text("The workshop is closed on Mondays. Call us before.")
    drop(page.files.zone, [folder])
    qtbot.waitUntil(
        lambda: "c-good.txt" in page.files.rows() and not page.files.presenter.busy, timeout=30_000
    )
    qtbot.waitUntil(lambda: page.files.rows()["c-good.txt"].status == "Ready", timeout=10_000)
    empty = page.files.rows()["a-empty.txt"]
    assert empty.level == "danger"
    assert empty.reason
    assert empty.next_step


def test_browsing_asks_for_files_and_for_a_folder(
    qtbot: QtBot, page: DocumentsPage, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    one = tmp_path / "note.txt"
    one.write_text("Keys are cut while you wait. Bring the old key.")
    dialogs.answers |= {"files": [one], "folder": None}
    page.files.zone.browse_files.emit()
    page.files.zone.browse_folder.emit()
    assert dialogs.asked[:2] == ["files", "Add a folder of documents"]
    qtbot.waitUntil(lambda: page.files.rows()["note.txt"].status == "Ready", timeout=30_000)


def test_removing_asks_first_and_shows_a_receipt(
    qtbot: QtBot, page: DocumentsPage, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    dialogs.answers |= {"confirm": None}
    page.files._rows["hours.md"].removed.emit("hours.md")
    assert bench.file.documents.by_name("hours.md") is not None
    dialogs.answers |= {"confirm": ""}
    page.files._rows["hours.md"].removed.emit("hours.md")
    qtbot.waitUntil(lambda: "hours.md" not in page.files.rows())
    assert bench.file.documents.by_name("hours.md") is None
    assert "hours.md" in page.notice.text
    assert "Receipt" in page.notice.text


def test_stopping_keeps_what_is_finished(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, bench: Workbench
) -> None:
    files = []
    for at in range(6):
        file = tmp_path / f"part-{at}.txt"
        file.write_text(f"Section {at} says something of its own. " * 40)
        files.append(file)
    drop(page.files.zone, files)
    assert page.files.stop.isVisible()
    page.files.stop.click()
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    kept = [d.name for d in bench.file.documents.all() if d.name.startswith("part-")]
    assert len(kept) < len(files)
    assert not page.files.stop.isVisible()
    assert page.notice.text == ""
    qtbot.waitUntil(lambda: all(s.status != "Waiting" for s in page.files.rows().values()))


def test_what_is_dropped_while_reading_waits_its_turn(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, bench: Workbench
) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("The first file is about tyres. Tyres last long.")
    second.write_text("The second file is about bells. Bells ring loud.")
    drop(page.files.zone, [first])
    drop(page.files.zone, [second])
    qtbot.waitUntil(
        lambda: (
            bench.file.documents.by_name("second.txt") is not None and not page.files.presenter.busy
        ),
        timeout=30_000,
    )
    assert bench.file.documents.by_name("first.txt") is not None


def test_a_second_key_is_asked_for_once_real_documents_are_in(
    qtbot: QtBot,
    page: DocumentsPage,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
    bench: Workbench,
) -> None:
    empty, one, two = (tmp_path / name for name in ("empty.txt", "one.txt", "two.txt"))
    empty.write_text("")
    one.write_text("The first file is about tyres. Tyres last long.")
    two.write_text("The second file is about bells. Bells ring loud.")
    drop(page.files.zone, [empty])
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    assert dialogs.asked == []
    dialogs.answers = {"new_passphrase": "dizido-nalihu-titajo-fiputu-rodebe"}
    drop(page.files.zone, [one])
    qtbot.waitUntil(lambda: len(bench.file.slots()) == 2, timeout=30_000)
    drop(page.files.zone, [two])
    qtbot.waitUntil(lambda: page.files.rows()["two.txt"].status == "Ready", timeout=30_000)
    assert dialogs.asked == ["A second way to open this bot"]


def test_personal_data_that_waits_can_be_decided(
    qtbot: QtBot, page: DocumentsPage, bench: Workbench
) -> None:
    put(
        bench,
        "staff.txt",
        "Write to jo@private.example for the key. The code is secret.",
        outcome=Outcome.REVIEW,
        findings={"EMAIL_ADDRESS": 1},
    )
    page.files.presenter.refresh()
    qtbot.waitUntil(lambda: "staff.txt" in page.files.rows())
    state = page.files.rows()["staff.txt"]
    assert state.level == "warn"
    assert [code for code, _ in state.actions] == ["mask", "exclude", "keep"]
    page.files._rows["staff.txt"].acted.emit("staff.txt", "mask")
    qtbot.waitUntil(lambda: page.files.rows()["staff.txt"].status == "Ready", timeout=30_000)


def test_a_failure_of_the_machine_is_told_with_its_remedy(page: DocumentsPage) -> None:
    page.files.presenter.failed.emit(MachineError("no_space", folder="/data"))
    assert "/data" in page.notice.text


def test_a_reading_that_was_cut_off_is_offered_again(page: DocumentsPage) -> None:
    page.files.presenter.unfinished.emit()
    assert page.notice.text
    page.notice.acted.emit()
    assert page.notice.text == ""


def test_progress_is_a_bar_and_words() -> None:
    half = states.of_step(Step("embedding", 3, 6, "a.pdf"))
    assert (half.progress, half.removable) == (50, False)
    assert "3" in half.details
    third = states.of_step(Step("reading", 2, 9, "a.pdf"))
    assert third.progress > 100
    assert "3 of 9" in third.details
    page = states.of_step(Step("pages", 3, 8, "scan.pdf"))
    assert (page.progress, page.details) == (25, "Reading page 3 of 8…")
    for stage in ("reading", "saving", "anything"):
        assert states.of_step(Step(stage, 0, 0, "a.pdf")).progress > 100


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        (("ocr",), ("read from pictures, please check it",)),
        (("hidden_text", "zero_width"), ("hidden text left out",)),
        (("ocr", "pages_left_out"), ("read from pictures", "only the first were read")),
        (("attachments",), ("attachments left out",)),
        (("pages_without_text",), ("pages without readable text left out",)),
        ((), ()),
    ],
)
def test_a_row_says_how_its_document_was_read(
    noted: tuple[str, ...], told: tuple[str, ...]
) -> None:
    document = Document(
        "1", "a.pdf", "", 1, "application/pdf", "", Outcome.READY, chunks=2, stripped=noted
    )

    details = states.of_document(document).details

    assert details.count(" · ") == len(told)
    assert all(words in details for words in told)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_a_state_in_words(outcome: Outcome) -> None:
    code = "document_empty" if outcome is Outcome.FAILED else None
    state = states.of_result(AddResult("a.txt", outcome, 2, error_code=code))
    assert state.status


def test_an_empty_bot_says_how_to_begin(
    qtbot: QtBot, empty_bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    page = DocumentsPage(empty_bench, jobs, dialogs)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.files.presenter.listed):
        page.files.presenter.refresh()
    assert not page.files._empty.isHidden()
    assert page.pill.isHidden()

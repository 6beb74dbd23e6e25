from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.core.document import Document, Outcome
from builder.core.errors import MachineError
from builder.core.journal import Entry, FileState
from builder.core.progress import Whole
from builder.studio import ingest
from builder.studio.bots import Workbench
from builder.studio.ingest import FileRow
from tests.support.desk import put
from tests.support.qt import ScriptedDialogs, drop, drop_data
from ui.job_bridge import JobBridge
from ui.pages.documents.files import states
from ui.pages.documents.files.file_list import FileList
from ui.pages.documents.files.headline import Headline, time_left
from ui.pages.documents.page import DocumentsPage
from ui.widgets.button import Button

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
    page.files.list.rows["hours.md"].removed.emit("hours.md")
    assert bench.file.documents.by_name("hours.md") is not None
    dialogs.answers |= {"confirm": ""}
    page.files.list.rows["hours.md"].removed.emit("hours.md")
    qtbot.waitUntil(lambda: "hours.md" not in page.files.rows())
    assert bench.file.documents.by_name("hours.md") is None
    assert "hours.md" in page.notice.text
    assert "Receipt" in page.notice.text


def test_stopping_keeps_what_is_finished(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path, bench: Workbench
) -> None:
    files = many(tmp_path, 60)
    drop(page.files.zone, files)
    assert page.files.headline.stop.isVisible()
    page.files.headline.stop.click()
    assert not page.files.headline.pause.isEnabled()  # the word was heard
    assert "comes to a halt" in page.files.headline.line.text()
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    kept = [d.name for d in bench.file.documents.all() if d.name.startswith("part-")]
    assert len(kept) < len(files)
    assert not page.files.headline.stop.isVisible()
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
    qtbot.waitUntil(lambda: len(bench.file.access.slots()) == 2, timeout=30_000)
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
    assert [code for code, _ in state.actions] == ["mask", "exclude", "keep", "examine"]
    page.files.list.rows["staff.txt"].acted.emit("staff.txt", "mask")
    qtbot.waitUntil(lambda: page.files.rows()["staff.txt"].status == "Ready", timeout=30_000)


def test_a_failure_of_the_machine_is_told_with_its_remedy(page: DocumentsPage) -> None:
    page.files.presenter.failed.emit(MachineError("no_space", folder="/data"))
    assert "/data" in page.notice.text


def many(folder: Path, count: int) -> list[Path]:
    files = [folder / f"part-{at:03}.txt" for at in range(count)]
    for at, file in enumerate(files):
        file.write_text(f"Section {at} says something of its own. " * 40)
    return files


def test_a_reading_that_was_cut_off_goes_on_when_the_bot_is_opened(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    dialogs.answers = {"new_passphrase": None}
    ingest.enter(bench, many(tmp_path, 3))
    page = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(page)
    told: list[str] = []
    page.files.presenter.going_on.connect(lambda: told.append(page.notice.text))

    qtbot.waitUntil(lambda: len(bench.file.documents.all()) == 6, timeout=30_000)
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    assert "goes on" in told[0]
    qtbot.waitUntil(lambda: page.notice.text == "", timeout=10_000)


def test_a_pause_holds_until_the_owner_goes_on_also_after_closing(
    qtbot: QtBot,
    page: DocumentsPage,
    bench: Workbench,
    jobs: JobBridge,
    dialogs: ScriptedDialogs,
    tmp_path: Path,
) -> None:
    drop(page.files.zone, many(tmp_path, 60))
    page.files.headline.pause.click()
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)
    qtbot.waitUntil(page.files.headline.go_on.isVisible, timeout=10_000)
    assert len(bench.file.documents.all()) < 63

    again = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(again)
    qtbot.waitUntil(lambda: not again.files.headline.go_on.isHidden(), timeout=10_000)
    assert not again.files.presenter.busy
    again.files.headline.go_on.click()

    qtbot.waitUntil(lambda: len(bench.file.documents.all()) == 63, timeout=60_000)
    qtbot.waitUntil(lambda: not again.files.presenter.busy, timeout=30_000)
    qtbot.waitUntil(again.files.headline.isHidden, timeout=10_000)


def test_what_failed_is_tried_again_alone_or_all_together(
    qtbot: QtBot, page: DocumentsPage, tmp_path: Path
) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    one.write_text("")
    two.write_text("")
    drop(page.files.zone, [one, two])
    qtbot.waitUntil(page.files.headline.retry.isVisible, timeout=30_000)
    row = page.files.list.rows["one.txt"]
    names = [button.accessibleName() for button in row.findChildren(Button)]
    assert "Try again: one.txt" in names
    one.write_text("The first file has words by now.")

    row.acted.emit("one.txt", "retry")
    qtbot.waitUntil(lambda: page.files.rows()["one.txt"].status == "Ready", timeout=30_000)
    assert page.files.rows()["two.txt"].level == "danger"
    two.write_text("The second file has some too.")
    qtbot.waitUntil(page.files.headline.retry.isVisible, timeout=30_000)
    page.files.headline.retry.click()

    qtbot.waitUntil(lambda: page.files.rows()["two.txt"].status == "Ready", timeout=30_000)
    qtbot.waitUntil(page.files.headline.isHidden, timeout=10_000)


def test_what_became_no_document_is_dismissed_without_asking(
    qtbot: QtBot, page: DocumentsPage, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").write_text("")
    drop(page.files.zone, [tmp_path / "empty.txt"])
    qtbot.waitUntil(lambda: page.files.rows()["empty.txt"].level == "danger", timeout=30_000)
    qtbot.waitUntil(lambda: not page.files.presenter.busy, timeout=30_000)

    page.files.list.rows["empty.txt"].removed.emit("empty.txt")

    qtbot.waitUntil(lambda: "empty.txt" not in page.files.rows(), timeout=10_000)
    assert "confirm" not in dialogs.asked


def entry(name: str, state: FileState, **more: Any) -> FileRow:
    return FileRow(Entry(name, state=state, **more))


def test_progress_is_a_bar_and_words() -> None:
    half = states.of_row(entry("a.pdf", FileState.LEARNING, percent=50, words=1200))
    assert (half.progress, half.removable) == (50, False)
    assert "1,200 words" in half.details
    assert "50" in half.status
    assert states.of_row(entry("a.pdf", FileState.READING)).progress > 100
    page = states.of_row(FileRow(Entry("b", state=FileState.READING, percent=8), None, (3, 8)))
    assert (page.progress, page.details) == (8, "Reading page 3 of 8…")
    ready = states.of_row(entry("a.pdf", FileState.READY, words=7, seconds=1.21))
    assert ready.details == "7 words · 1.2 s"


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

    row = FileRow(Entry("a.pdf", state=FileState.READY), document)
    details = states.of_row(row).details

    assert details.count(" · ") == len(told)
    assert all(words in details for words in told)


@pytest.mark.parametrize("state", list(FileState))
def test_every_state_is_told_in_words_and_has_its_place(state: FileState) -> None:
    code = "document_empty" if state in {FileState.FAILED, FileState.SKIPPED} else None
    row = entry("a.txt", state, error_code=code)

    assert states.of_row(row).status
    assert states.rank(row)
    assert any(state in group for group in states.GROUPS.values())


def test_the_whole_is_a_bar_a_count_and_the_time_that_is_left(qtbot: QtBot) -> None:
    headline = Headline()
    qtbot.addWidget(headline)
    headline.show_work(True)
    headline.show_whole(Whole(done=3, total=12, read=7, percent=40, words=900))
    assert headline.bar.value() == 40
    assert headline.line.text() == "3 of 12 files done · 7 answer already · 900 words read"
    headline.show_whole(Whole(done=3, total=12, seconds_left=200.0))
    assert headline.line.text().endswith("about 3 minutes left")
    headline.show_finding(40)
    assert "40" in headline.line.text()
    assert time_left(20) == "less than a minute left"
    assert "2 hours" in time_left(7000)


@pytest.fixture
def listed(qtbot: QtBot) -> FileList:
    made = FileList()
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    rows = [entry(f"{at:04}.txt", FileState.READY, words=at) for at in range(2000)]
    rows[700] = entry("0700.txt", FileState.FAILED, error_code="document_empty")
    rows[800] = entry("0800.txt", FileState.WAITING)
    made.show_files(rows)
    qtbot.waitUntil(lambda: len(made.rows) == 30)
    return made


def test_of_thousands_those_that_need_the_owner_come_first_and_the_others_page_by_page(
    qtbot: QtBot, listed: FileList
) -> None:
    assert list(listed.rows)[:3] == ["0700.txt", "0800.txt", "0000.txt"]
    assert listed.count.text() == "1 to 30 of 2,000 files"
    assert not listed.earlier.isVisible()
    listed.later.click()
    assert listed.count.text() == "31 to 60 of 2,000 files"
    assert len(listed.rows) == 30
    assert set(listed.rows).isdisjoint({"0700.txt", "0000.txt"})
    listed.earlier.click()
    assert "0700.txt" in listed.rows


def test_files_are_searched_by_name_and_filtered_by_state(qtbot: QtBot, listed: FileList) -> None:
    listed.search.setText("199")
    assert set(listed.rows) == {"0199.txt", "1199.txt", *(f"199{n}.txt" for n in range(10))}
    listed.search.clear()
    listed.filter.choose("attention")
    assert list(listed.rows) == ["0700.txt"]
    listed.filter.choose("open")
    assert list(listed.rows) == ["0800.txt"]


def test_rows_keep_their_places_while_somebody_is_on_them(qtbot: QtBot, listed: FileList) -> None:
    listed.activateWindow()
    listed.rows["0000.txt"].set_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    before = list(listed.rows)

    listed.update_files([entry("1500.txt", FileState.FAILED, error_code="document_empty")])
    qtbot.wait(50)
    assert list(listed.rows) == before
    listed.search.setFocus()
    listed.update_files([entry("1501.txt", FileState.FAILED, error_code="document_empty")])

    qtbot.waitUntil(lambda: list(listed.rows)[:3] == ["0700.txt", "1500.txt", "1501.txt"])


def test_an_empty_bot_says_how_to_begin(
    qtbot: QtBot, empty_bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs
) -> None:
    page = DocumentsPage(empty_bench, jobs, dialogs)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.files.presenter.listed):
        page.files.presenter.refresh()
    assert not page.files._empty.isHidden()
    assert page.pill.isHidden()

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from builder.core.errors import DocumentError
from builder.core.folder import FolderMode
from builder.studio import bundle_state, folder_updates, folders
from builder.studio.bots import Workbench
from tests.support.desk import put
from tests.support.qt import ScriptedDialogs, press, unnamed
from ui.job_bridge import JobBridge
from ui.pages.documents.folders.changes_card import SHOWN
from ui.pages.documents.folders.section import FoldersSection
from ui.pages.documents.page import DocumentsPage

OLD = 1_700_000_000
LONG = 30_000


def write(path: Path, text: str) -> None:
    """A file that nobody writes to any more."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (OLD, OLD))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "Shop"
    write(folder / "prices.txt", "A new chain costs 40 pounds. Fitting it is free.")
    write(folder / "tours.txt", "Our tours start at ten. They take three hours.")
    return folder


@pytest.fixture
def page(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs, shop: Path
) -> Iterator[DocumentsPage]:
    dialogs.answers = {"folder": shop, "confirm": ""}
    made = DocumentsPage(bench, jobs, dialogs)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    made.tabs.choose("folders")
    qtbot.waitUntil(lambda: len(made.files.rows()) == 3)
    yield made
    made.stop()
    jobs.cancel(but_of=jobs)


@pytest.fixture
def section(page: DocumentsPage) -> FoldersSection:
    return page.folders


def names(bench: Workbench) -> set[str]:
    return {entry.name for entry in bench.file.documents.all()}


def test_a_folder_is_watched_and_its_files_wait_for_a_word(
    qtbot: QtBot, section: FoldersSection, bench: Workbench, page: DocumentsPage
) -> None:
    section.watch.click()
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == 2, timeout=LONG)
    assert section.changes.isVisible()
    assert unnamed(page) == []
    assert not any(name.startswith("Shop/") for name in names(bench))
    section.changes.rows_shown[1].tick.click()
    section.changes.accept.click()
    qtbot.waitUntil(lambda: "Shop/prices.txt" in page.files.rows(), timeout=LONG)
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == 1, timeout=LONG)
    assert "Shop/tours.txt" not in names(bench)
    assert section.lately.isVisible()
    (row,) = section.rows.values()
    assert row.folder.files == 2


def test_what_is_ignored_leaves_the_list(
    qtbot: QtBot, section: FoldersSection, bench: Workbench
) -> None:
    section.watch.click()
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == 2, timeout=LONG)
    section.changes.ignore.click()
    qtbot.waitUntil(section.changes.isHidden, timeout=LONG)
    assert not any(name.startswith("Shop/") for name in names(bench))


def test_a_folder_that_takes_over_at_once_follows_the_files(
    qtbot: QtBot, section: FoldersSection, bench: Workbench, shop: Path, page: DocumentsPage
) -> None:
    folders.watch(bench, shop, FolderMode.AUTOMATIC)
    page.start()
    qtbot.waitUntil(lambda: {"Shop/prices.txt", "Shop/tours.txt"} <= names(bench), timeout=LONG)
    qtbot.waitUntil(lambda: not page.busy and section.presenter.looking, timeout=LONG)
    (shop / "tours.txt").unlink()
    section.presenter.look_now()
    qtbot.waitUntil(lambda: "Shop/tours.txt" not in names(bench), timeout=LONG)
    qtbot.waitUntil(lambda: "Shop/tours.txt" not in page.files.rows(), timeout=LONG)


def test_a_drive_that_came_back_empty_is_asked_about_and_not_ticked(
    qtbot: QtBot, section: FoldersSection, bench: Workbench, shop: Path, page: DocumentsPage
) -> None:
    folder = folders.watch(bench, shop, FolderMode.AUTOMATIC)
    look = folders.look(bench, section.presenter._memory)
    assert len(list(folder_updates.apply(bench, look.automatic()))) == 2
    for file in shop.iterdir():
        file.unlink()
    page.start()
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == 2, timeout=LONG)
    assert not section.changes.accept.isEnabled()
    assert "without your word" in section.rows[folder.id]._trouble.text()
    section.changes.every.click()
    section.changes.accept.click()
    qtbot.waitUntil(lambda: "Shop/tours.txt" not in names(bench), timeout=LONG)


def test_a_folder_out_of_reach_says_so_and_keeps_its_documents(
    qtbot: QtBot, section: FoldersSection, bench: Workbench, shop: Path, page: DocumentsPage
) -> None:
    folder = folders.watch(bench, shop)
    shop.rename(shop.with_name("away"))
    page.start()
    qtbot.waitUntil(lambda: folder.id in section.rows, timeout=LONG)
    row = section.rows[folder.id]
    qtbot.waitUntil(lambda: row._state.text() == "Cannot be reached", timeout=LONG)
    qtbot.waitUntil(row._trouble.isVisible, timeout=LONG)  # a new row shows a turn later


def test_the_mode_is_changed_and_the_folder_given_up_with_the_keyboard_alone(
    qtbot: QtBot,
    section: FoldersSection,
    bench: Workbench,
    dialogs: ScriptedDialogs,
    page: DocumentsPage,
) -> None:
    press(section.watch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == 2, timeout=LONG)
    first = section.changes.rows_shown[0]
    press(first.tick, Qt.Key.Key_Space)
    assert not first.tick.isChecked()
    assert section.changes.every.checkState() is Qt.CheckState.PartiallyChecked
    press(section.changes.every, Qt.Key.Key_Space)
    assert first.tick.isChecked()
    (row,) = section.rows.values()
    row.mode.setFocus()
    press(row.mode, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "Shop/tours.txt" in names(bench), timeout=LONG)
    assert [folder.mode for folder in folders.listing(bench)] == [FolderMode.AUTOMATIC]
    qtbot.waitUntil(lambda: not page.busy, timeout=LONG)
    press(row.remove, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.rows == {}, timeout=LONG)
    assert dialogs.asked[-1] == "Watch “Shop” no longer?"
    assert "Shop/tours.txt" in names(bench)


def test_a_folder_inside_another_is_refused_with_the_reason(
    qtbot: QtBot, section: FoldersSection, dialogs: ScriptedDialogs, shop: Path
) -> None:
    (shop / "inside").mkdir()
    section.watch.click()
    qtbot.waitUntil(lambda: len(section.rows) == 1, timeout=LONG)
    dialogs.answers["folder"] = shop / "inside"
    for _ in range(2):  # the owner's own mistake is told as often as it is made
        section.watch.click()
        qtbot.waitUntil(lambda: "“Shop”" in section.notice.text, timeout=LONG)
        section.notice.hide()


def test_trouble_at_every_look_is_told_once(
    qtbot: QtBot, section: FoldersSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise DocumentError("document_not_started", detail="test")

    told: list[object] = []
    section.presenter.failed.connect(told.append)
    monkeypatch.setattr(folders, "look", broken)
    for _ in range(2):
        section.presenter.look_now()
        qtbot.waitUntil(lambda: section.presenter._job is None, timeout=LONG)
    assert len(told) == 1


def test_a_long_list_is_cut_and_accepted_whole(
    qtbot: QtBot, section: FoldersSection, shop: Path
) -> None:
    for n in range(SHOWN + 20):
        write(shop / f"{n}.txt", f"Note {n} says something.")
    section.watch.click()
    qtbot.waitUntil(lambda: len(section.changes.rows_shown) == SHOWN, timeout=LONG)
    assert section.changes._more.text() == "and 22 more"
    wanted: list[list[object]] = []
    section.changes.accepted.disconnect()
    section.changes.accepted.connect(wanted.append)
    section.changes.accept.click()
    assert len(wanted[0]) == SHOWN + 22


def test_the_card_names_what_the_last_bundle_lacks(
    qtbot: QtBot, section: FoldersSection, bench: Workbench, page: DocumentsPage
) -> None:
    qtbot.waitUntil(lambda: section.bundle.pill.text() == "No bundle yet", timeout=LONG)
    bundle_state.note_exported(bench, bundle_state.state(bench))
    put(bench, "new.txt", "We now rent out tandems. Ask at the counter.")
    bench.file.documents.remove(bench.file.documents.all()[0].id)
    section.turn_to()
    qtbot.waitUntil(lambda: section.bundle.pill.text() == "2 differences", timeout=LONG)
    assert section.bundle.text == "New: new.txt\nGone: hours.md"


def test_nothing_goes_on_once_the_bot_is_put_away(
    qtbot: QtBot, section: FoldersSection, page: DocumentsPage
) -> None:
    page.start()
    qtbot.waitUntil(section.presenter._timer.isActive, timeout=LONG)
    page.stop()
    assert not section.presenter.looking

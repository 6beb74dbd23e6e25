from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from builder.bundle.identity import identity_of
from builder.core.backup import Every
from builder.studio import backup_plan, backups
from builder.studio.bots import Workbench
from builder.vault import recovery
from builder.vault.secret import Secret
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.dialogs.new_key import NewKeyDialog
from ui.dialogs.port import KeyAnswer, KeyQuestion
from ui.job_bridge import JobBridge
from ui.pages.backups.page import BackupsPage
from ui.pages.backups.plan_presenter import PlanPresenter
from ui.pages.backups.presenter import BackupsPresenter
from ui.translation import Catalogues
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.pill import Pill

LONG = 30_000
CODE = Secret(recovery.spell(b"a code for the tests"))


@pytest.fixture
def page(qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs) -> BackupsPage:
    made = BackupsPage(BackupsPresenter(bench, jobs), dialogs, PlanPresenter(bench, jobs))
    qtbot.addWidget(made)
    made.resize(1000, 900)
    with qtbot.waitSignal(made.presenter.listed, timeout=LONG):
        made.show()
    return made


def test_one_way_alone_is_warned_of_and_cannot_be_removed(page: BackupsPage) -> None:
    assert not page.ways._lonely.isHidden()
    assert list(page.ways.removers) == ["keyring"]
    assert not page.ways.removers["keyring"].isEnabled()
    assert not page.made.make.isEnabled()
    assert "recovery sheet first" in page.made._needs.text()
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_a_sheet_is_printed_and_then_a_backup_can_be_made(
    qtbot: QtBot, page: BackupsPage, dialogs: ScriptedDialogs, tmp_path: Path, bench: Workbench
) -> None:
    dialogs.answers = {"save_file": tmp_path / "sheet.pdf", "folder": tmp_path}
    with qtbot.waitSignal(page.presenter.printed, timeout=LONG):
        page.ways.sheet.click()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert "erase the file" in page.notice.text
    assert [way.kind for way in bench.file.access.slots()] == ["keyring", "recovery"]
    with qtbot.waitSignal(page.presenter.backed_up, timeout=LONG):
        page.made.make.click()
    (made,) = tmp_path.glob("*.hushbackup")
    assert made.name in page.notice.text
    assert page.made.make.isEnabled()


def test_what_is_gone_from_its_folder_is_said(
    qtbot: QtBot, page: BackupsPage, bench: Workbench, tmp_path: Path
) -> None:
    backups.add_recovery(bench, CODE)
    Path(backups.make(bench, tmp_path).file).unlink()
    with qtbot.waitSignal(page.presenter.listed, timeout=LONG):
        page.presenter.refresh()
    assert "Not at hand" in pills(page)


def test_a_way_is_removed_after_asking(
    qtbot: QtBot, page: BackupsPage, dialogs: ScriptedDialogs, bench: Workbench
) -> None:
    dialogs.answers = {"new_passphrase": "a passphrase of many words", "confirm": ""}
    with qtbot.waitSignal(page.presenter.listed, timeout=LONG):
        page.ways.passphrase.click()
    assert [way.kind for way in bench.file.access.slots()] == ["keyring", "passphrase"]
    with qtbot.waitSignal(page.presenter.listed, timeout=LONG):
        page.ways.removers["passphrase"].click()
    assert [way.kind for way in bench.file.access.slots()] == ["keyring"]


def test_a_plan_is_chosen_and_its_first_backup_is_made_at_once(
    qtbot: QtBot, page: BackupsPage, bench: Workbench, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    backups.add_recovery(bench, CODE)
    with qtbot.waitSignal(page.presenter.listed, timeout=LONG):
        page.presenter.refresh()
    dialogs.answers = {"folder": None}
    choose(page, "daily")  # and then no folder: nothing is planned
    assert page.planned.every.value == "off"
    dialogs.answers = {"folder": tmp_path}
    with qtbot.waitSignal(page.plan.made, timeout=LONG):
        choose(page, "daily")
    qtbot.waitUntil(lambda: "Opens" in pills(page), timeout=LONG)
    assert bench.file.backups.plan().folder == str(tmp_path)
    assert len(list(tmp_path.glob("*.hushbackup"))) == 1
    assert unnamed(page) == []
    assert small_targets(page) == []


def test_a_disk_that_is_away_is_said_and_another_page_points_to_it(
    qtbot: QtBot, page: BackupsPage, bench: Workbench, tmp_path: Path
) -> None:
    elsewhere = Notice()
    qtbot.addWidget(elsewhere)
    page.point_out(elsewhere)
    backups.add_recovery(bench, CODE)
    backup_plan.choose(bench, Every.DAILY, tmp_path)
    plan = bench.file.backups.plan()
    bench.file.backups.save_plan(replace(plan, folder=str(tmp_path / "gone")))
    with qtbot.waitSignal(page.plan.failed, timeout=LONG):
        page.start()
    assert "not there" in elsewhere.text
    qtbot.waitUntil(lambda: "not there" in page.planned._warning.text(), timeout=LONG)
    assert "Connect its disk" in page.notice.text
    page.stop()


def test_a_backup_is_looked_at_and_compared_with_now(
    qtbot: QtBot, page: BackupsPage, bench: Workbench, tmp_path: Path, dialogs: ScriptedDialogs
) -> None:
    backups.add_recovery(bench, CODE)
    made = backups.make(bench, tmp_path)
    bench.change({"answers.refuse_below": 0.3})
    with qtbot.waitSignal(page.presenter.listed, timeout=LONG):
        page.presenter.refresh()
    with qtbot.waitSignal(page.presenter.opened, timeout=LONG):
        press(page, "Look whether it opens")
    assert "last byte" in page.notice.text
    with qtbot.waitSignal(page.presenter.compared, timeout=LONG):
        press(page, "What changed since")
    assert any("0.5 to 0.3" in each for each in page.compared.sentences)
    bench.file.secrets.put("owner_identity", identity_of(b"7" * 32).reveal())
    assert bench.keyring
    bench.keyring.put("owner_identity", identity_of(b"7" * 32).reveal())
    dialogs.answers = {"bot_file": Path(made.file), "passphrase": CODE.text()}
    with qtbot.waitSignal(page.presenter.compared, timeout=LONG):  # the code is asked for
        page.made.other.click()


def choose(page: BackupsPage, value: str) -> None:
    page.planned.every.choose(value)
    page.planned.every.activated.emit(page.planned.every.currentIndex())


def press(page: BackupsPage, name: str) -> None:
    found = page.made.findChildren(Button)
    next(each for each in found if each.accessibleName().startswith(name)).click()


def pills(page: BackupsPage) -> list[str]:
    return [each.accessibleName() or each.text() for each in page.made.findChildren(Pill)]


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_page_speaks_the_owners_language(
    qtbot: QtBot, bench: Workbench, jobs: JobBridge, dialogs: ScriptedDialogs,
    qapp: QApplication, language: str,
) -> None:  # fmt: skip
    Catalogues(qapp).show(language)
    backups.add_recovery(bench, CODE)
    made = BackupsPage(BackupsPresenter(bench, jobs), dialogs, PlanPresenter(bench, jobs))
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.presenter.listed, timeout=LONG):
        made.show()
    assert made.ways.sheet.text() in {
        "Neues Wiederherstellungsblatt …",
        "Nueva hoja de recuperación…",
    }


def test_a_new_key_keeps_what_is_proven_and_says_what_becomes_of_the_sheet(
    qtbot: QtBot, page: BackupsPage, dialogs: ScriptedDialogs, bench: Workbench, tmp_path: Path
) -> None:
    backups.add_recovery(bench, CODE)
    dialogs.answers = {
        "new_key": KeyAnswer("", "", sheet=True, drop=()), "save_file": tmp_path / "new.pdf",
    }  # fmt: skip
    page.ways.new_key.click()
    qtbot.waitUntil(lambda: "under a new key" in page.notice.text, timeout=LONG)
    assert "old sheet opens only copies" in page.notice.text
    assert (tmp_path / "new.pdf").read_bytes().startswith(b"%PDF")
    assert not page.busy
    assert bench.file.audit.counts()["rekeyed"] == 1
    assert dialogs.asked[0] == "new_key ('keyring', 'recovery')"
    # The old key goes on where what was typed is wrong, and it is said.
    dialogs.answers = {"new_key": KeyAnswer("", CODE.text(), sheet=False, drop=())}
    page.ways.new_key.click()
    qtbot.waitUntil(lambda: "does not open" in page.notice.text, timeout=LONG)
    assert bench.file.audit.counts()["rekeyed"] == 1


def test_a_new_key_is_made_once_each_way_is_proven_or_given_up(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = NewKeyDialog(parent, KeyQuestion(("keyring", "passphrase", "recovery"), keyring=False))
    dialog.show()
    assert unnamed(dialog) == []
    assert not dialog.action.isEnabled()
    dialog.given_up["keyring"].tick.click()
    assert not dialog.action.isEnabled()
    assert dialog.password is not None
    dialog.password.fill("a passphrase of many words")
    assert dialog.action.isEnabled()
    assert dialog.answer == KeyAnswer("a passphrase of many words", "", True, ("keyring",))
    assert "many words" not in repr(dialog.answer)
    assert dialog.sheet is not None
    assert dialog.code is not None
    dialog.sheet.choose("keep")
    assert not dialog.action.isEnabled()
    dialog.code.fill("the code")
    assert dialog.answer.code == "the code"
    dialog.sheet.choose("drop")
    dialog.given_up["passphrase"].tick.click()
    assert not dialog.action.isEnabled()  # nothing would be left


def test_the_file_is_checked_and_what_is_wrong_is_said(
    qtbot: QtBot, page: BackupsPage, bench: Workbench
) -> None:
    page.file.check.click()
    qtbot.waitUntil(lambda: "pages are as written" in page.file.text, timeout=LONG)
    bench.file._database.execute("DELETE FROM chunks WHERE position = 0")
    qtbot.waitUntil(page.file.check.isEnabled, timeout=LONG)
    page.file.check.click()
    qtbot.waitUntil(lambda: "lack passages" in page.file.text, timeout=LONG)
    assert "Restore a backup" in page.file.text

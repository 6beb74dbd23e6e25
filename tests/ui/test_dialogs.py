from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.passphrase import NewPassphraseDialog, UnlockDialog
from ui.dialogs.port import Confirmation
from ui.dialogs.windows import Windows


def shown(parent: QWidget, kind: type[QDialog]) -> QDialog:
    return next(dialog for dialog in parent.findChildren(kind) if dialog.isVisible())


def make_parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def test_a_question_without_a_reason_goes_on_at_once(qtbot: QtBot) -> None:
    parent = make_parent(qtbot)
    said: list[str] = []
    Windows().confirm(parent, Confirmation("Sure?", "Yes?", "Do it"), said.append)
    dialog = shown(parent, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    dialog.action.click()
    assert said == [""]


def test_a_reason_must_be_written_first(qtbot: QtBot) -> None:
    parent = make_parent(qtbot)
    said: list[str] = []
    question = Confirmation("Sure?", "Yes?", "Do it", reason="Why")
    Windows().confirm(parent, question, said.append)
    dialog = shown(parent, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert dialog._reason is not None
    assert not dialog.action.isEnabled()
    dialog._reason.setPlainText("Only staff use it")
    dialog.action.click()
    assert said == ["Only staff use it"]


def test_giving_up_says_nothing(qtbot: QtBot) -> None:
    parent = make_parent(qtbot)
    said: list[str] = []
    Windows().confirm(parent, Confirmation("Sure?", "Yes?", "Do it", dangerous=True), said.append)
    dialog = shown(parent, ConfirmDialog)
    assert isinstance(dialog, ConfirmDialog)
    assert not dialog.action.isDefault()
    dialog.leave.click()
    assert said == []


def test_a_passphrase_is_handed_over(qtbot: QtBot) -> None:
    parent = make_parent(qtbot)
    said: list[str] = []
    Windows().passphrase(parent, "Unlock", "It is locked.", said.append)
    dialog = shown(parent, UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    assert not dialog.action.isEnabled()
    dialog.password.fill("open sesame")
    dialog.action.click()
    assert said == ["open sesame"]


def test_a_new_passphrase_can_be_made_and_is_shown(qtbot: QtBot) -> None:
    parent = make_parent(qtbot)
    said: list[str] = []
    Windows().new_passphrase(parent, "Make", "A second one.", said.append)
    dialog = shown(parent, NewPassphraseDialog)
    assert isinstance(dialog, NewPassphraseDialog)
    dialog._make()
    assert "Strong" in dialog.password.strength_text
    dialog.action.click()
    assert len(said[0]) > 20


def test_files_folders_bots_and_bundles_are_chosen_without_a_second_event_loop(
    qtbot: QtBot, tmp_path: Path
) -> None:
    parent = make_parent(qtbot)
    windows = Windows()
    said: list[object] = []
    file = tmp_path / "a.txt"
    windows.files(parent, said.append)
    shown(parent, QFileDialog).filesSelected.emit([str(file)])  # type: ignore[attr-defined]
    shown(parent, QFileDialog).close()
    windows.folder(parent, "A folder", said.append)
    shown(parent, QFileDialog).fileSelected.emit(str(tmp_path))  # type: ignore[attr-defined]
    shown(parent, QFileDialog).close()
    windows.bot_file(parent, said.append)
    shown(parent, QFileDialog).fileSelected.emit(str(file))  # type: ignore[attr-defined]
    shown(parent, QFileDialog).close()
    windows.save_as(parent, tmp_path / "shop.hush", said.append)
    shown(parent, QFileDialog).fileSelected.emit(str(file))  # type: ignore[attr-defined]
    shown(parent, QFileDialog).close()
    assert said == [[file], tmp_path, file, file]

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.core.errors import VaultError
from builder.studio import backups, bots, sample
from builder.system import settings
from builder.vault import recovery
from builder.vault.secret import Secret
from tests.support.policies import break_policy
from tests.support.qt import ScriptedDialogs, press
from tests.support.shells import Keyring
from ui.shell import Shell
from ui.surroundings import NewBot
from ui.widgets.button import Button

PASSPHRASE = "dizido-nalihu-titajo-fiputu-rodebe"


def begin(qtbot: QtBot, shell: Shell, *, bot: Path | None = None, sample: bool = False) -> None:
    with qtbot.waitSignal(shell.desk.looked, timeout=20_000):
        shell.start(bot=bot, sample=sample)


def open_new(qtbot: QtBot, shell: Shell, name: str = "Corner Shop") -> None:
    with qtbot.waitSignal(shell.desk.warmed, timeout=60_000):
        shell.desk.create(NewBot(name))


def test_the_first_start_offers_the_sample_and_a_new_bot(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    welcome = shell.window.welcome
    assert welcome.isVisible()
    assert welcome.sample.isEnabled()
    assert not welcome.make_bot.isEnabled()
    welcome.name.setText("Corner Shop")
    assert welcome.make_bot.isEnabled()


def test_a_bot_is_made_and_opened_from_the_welcome_page(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    shell.window.welcome.name.setText("Corner & Shop")
    shell.window.welcome.language.choose("de")
    with qtbot.waitSignal(shell.desk.warmed, timeout=60_000):
        shell.window.welcome.make_bot.click()
    bench = shell.desk.bench
    assert bench is not None
    assert (bench.spec.name, bench.spec.language) == ("Corner & Shop", "de")
    assert shell.window.workspace is not None
    assert "Corner & Shop" in shell.window.windowTitle()
    assert shell.window.rail.button("documents").isChecked()
    qtbot.waitUntil(lambda: len(shell._surroundings.bots) == 1)


def test_the_last_bot_opens_by_itself(qtbot: QtBot, shell: Shell, keyring: Keyring) -> None:
    path = bots.create("Yesterday", keyring=keyring.store, passphrase=None)
    shell._keep(last_bot=str(path))
    with qtbot.waitSignal(shell.desk.opened, timeout=20_000):
        shell.start()
    assert shell.window.workspace is not None


def test_a_bot_whose_rules_cannot_be_read_opens_where_they_are_chosen_again(
    qtbot: QtBot, shell: Shell, keyring: Keyring
) -> None:
    path = bots.create("Damaged", keyring=keyring.store, passphrase=None)
    with bots.open_bot(path, keyring=keyring.store) as bench:
        break_policy(bench)
    shell._keep(last_bot=str(path))
    with qtbot.waitSignal(shell.desk.opened, timeout=20_000):
        shell.start()
    workspace = shell.window.workspace
    assert workspace is not None
    assert shell.window.rail.button("privacy").isChecked()
    assert workspace.privacy.isVisible()
    assert not workspace.privacy.overview.unreadable.isHidden()
    assert "could not be read" in workspace.documents.notice.text


def test_without_a_keyring_a_passphrase_is_wanted(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    keyring.problem = VaultError("no_keyring")
    begin(qtbot, shell)
    welcome = shell.window.welcome
    welcome.name.setText("Corner Shop")
    assert not welcome.make_bot.isEnabled()
    assert "keyring" in welcome._second.text()
    welcome.make.click()
    assert welcome.make_bot.isEnabled()
    dialogs.answers = {"new_passphrase": None}
    welcome.sample.click()
    assert dialogs.asked


def test_a_locked_bot_asks_for_its_passphrase_until_it_fits(
    qtbot: QtBot, shell: Shell, dialogs: ScriptedDialogs
) -> None:
    path = bots.create("Locked", keyring=None, passphrase=Secret(PASSPHRASE))
    begin(qtbot, shell)
    page = shell.window.unlocking
    with qtbot.waitSignal(shell.desk.locked, timeout=20_000):
        shell.desk.open(path)
    qtbot.waitUntil(page.isVisible)
    assert "needs its passphrase" in page.text
    page.password.fill("wrong")
    with qtbot.waitSignal(shell.desk.locked, timeout=20_000):
        page.unlock.click()
    qtbot.waitUntil(lambda: "passphrase is wrong" in page.text)
    assert page.password.text == ""
    page.password.fill(PASSPHRASE)
    with qtbot.waitSignal(shell.desk.opened, timeout=20_000):
        page.password.submitted.emit()
    assert dialogs.asked == []  # the keyring had no part in it
    assert shell.window.workspace is not None


def test_a_bot_that_cannot_be_opened_is_told_and_others_are_offered(
    qtbot: QtBot, shell: Shell, tmp_path: Path
) -> None:
    begin(qtbot, shell)
    broken = tmp_path / "broken.hushbot"
    broken.write_bytes(b"SQLite format 3\0" + bytes(200))
    with qtbot.waitSignal(shell.desk.locked, timeout=20_000):
        shell.desk.open(broken)
    page = shell.window.unlocking
    qtbot.waitUntil(page.isVisible)
    assert "keys of “broken” are missing" in page.text
    assert not page.unlock.isVisible()
    page.others.click()
    assert shell.window.welcome.isVisible()


def test_switching_bots_asks_when_something_is_not_saved(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    other = bots.create("Other", keyring=keyring.store, passphrase=None)
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.window.workspace is not None
    shell.window.workspace.answers.voice.name.setText("Not saved yet")
    dialogs.answers = {"confirm": None}
    shell.window.rail.bot_wanted.emit(other)
    assert dialogs.asked == ["Leave without saving?"]
    assert shell.desk.bench is not None
    assert shell.desk.bench.spec.name == "Corner Shop"
    dialogs.answers = {"confirm": ""}
    with qtbot.waitSignal(shell.desk.opened, timeout=20_000):
        shell.window.rail.bot_wanted.emit(other)
    assert shell.desk.bench.spec.name == "Other"


def test_closing_asks_when_something_is_not_saved(
    qtbot: QtBot, shell: Shell, dialogs: ScriptedDialogs
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.window.workspace is not None
    shell.window.workspace.privacy.rules.own.lists["business.people"].setPlainText("Ms Baker")
    dialogs.answers = {"confirm": None}
    shell.window.close()
    qtbot.waitUntil(lambda: bool(dialogs.asked))
    assert shell.window.isVisible()
    shell.window.workspace.privacy.rules.show_saved()
    shell.window.close()
    qtbot.waitUntil(lambda: not shell.window.isVisible())


def test_the_theme_is_switched_and_kept(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    shell.window.rail.theme.click()
    assert shell.appearance.tokens.name == "dark"
    assert settings.load().theme == "dark"
    shell.window.rail.theme.click()
    assert shell.appearance.tokens.name == "light"


def test_following_the_system_shows_one_of_the_two(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    shell.show_theme("system")
    assert shell.appearance.tokens.name in {"light", "dark"}
    shell.appearance._follow()
    shell.show_theme("light")


def test_another_language_builds_the_window_again_around_the_same_bot(
    qtbot: QtBot, shell: Shell
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    bench = shell.desk.bench
    shell.show_language("de")
    assert shell.window.rail.button("documents").text() == "&Dokumente"
    assert shell.desk.bench is bench
    assert shell.window.workspace is not None
    shell.show_language("en")
    assert shell.window.rail.button("documents").text() == "&Documents"


def test_a_language_waits_while_something_typed_would_be_lost(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    workspace = shell.window.workspace
    assert workspace is not None
    workspace.answers.voice.name.setText("Not saved yet")
    shell.show_language("de")
    assert shell.window.workspace is workspace
    assert workspace.preview.notice.text
    assert settings.load().language == "de"
    workspace.answers.show_saved()


def test_leaving_while_files_are_read_is_asked_about(
    qtbot: QtBot, shell: Shell, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.window.workspace is not None
    file = tmp_path / "long.txt"
    file.write_text("Something of its own. " * 500)
    shell.window.workspace.documents.files.presenter.add([file])
    dialogs.answers = {"confirm": None, "new_passphrase": None}
    shell.window.rail.new_wanted.emit()
    assert dialogs.asked == ["Stop what is under way?"]
    assert shell.window.workspace is not None


def test_the_settings_dialog_changes_both(qtbot: QtBot, shell: Shell) -> None:
    from ui.dialogs.preferences import PreferencesDialog

    begin(qtbot, shell)
    shell.window.rail.settings.click()
    dialog = shell.window.findChild(PreferencesDialog)
    assert dialog is not None
    dialog.theme.choose("dark")
    assert shell.appearance.tokens.name == "dark"
    dialog.theme.choose("light")
    dialog.language.choose("es")
    qtbot.waitUntil(lambda: shell.window.rail.settings.text() == "Ajustes")
    shell.show_language("en")


def test_the_size_of_the_window_is_kept(qtbot: QtBot, shell: Shell) -> None:
    begin(qtbot, shell)
    shell.window.resize(1300, 777)
    shell.stop()
    kept = settings.load()
    assert (kept.width, kept.height) == (1300, 777)


def test_settings_that_were_broken_are_told(
    qapp: QApplication, qtbot: QtBot, dialogs: ScriptedDialogs, keyring: Keyring, home: Path
) -> None:
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.json").write_text("{broken")
    shell = Shell(qapp, find_keyring=keyring, dialogs=dialogs)
    shell.show_theme("light")
    begin(qtbot, shell)
    assert "settings.json.broken" in shell.window.welcome.notice.text
    shell.stop()
    shell.window.deleteLater()


def test_pages_are_reached_by_keyboard(qtbot: QtBot, shell: Shell) -> None:
    from PySide6.QtCore import Qt

    begin(qtbot, shell)
    open_new(qtbot, shell)
    shell.window.activateWindow()
    with qtbot.waitActive(shell.window):
        pass
    press(shell.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.workspace is not None
    assert shell.window.workspace.privacy.isVisible()
    shell.window.rail.button("privacy").setFocus()
    press(shell.window.rail.button("privacy"), Qt.Key.Key_Down)
    assert shell.window.workspace.publish.isVisible()


def test_choosing_another_bot_while_one_opens_shows_the_last_choice(
    qtbot: QtBot, shell: Shell, keyring: Keyring
) -> None:
    first = bots.create("First", keyring=keyring.store, passphrase=None)
    second = bots.create("Second", keyring=keyring.store, passphrase=None)
    begin(qtbot, shell)
    with qtbot.waitSignal(shell.desk.warmed, timeout=60_000):
        shell.desk.open(first)
        shell.desk.open(second)
    assert shell.desk.bench is not None
    assert shell.desk.bench.spec.name == "Second"
    # The first one was put away again: nobody holds its file.
    qtbot.waitUntil(lambda: _can_be_opened(first, keyring), timeout=10_000)


def _can_be_opened(path: Path, keyring: Keyring) -> bool:
    try:
        bots.open_bot(path, keyring=keyring.store).close()
    except VaultError:
        return False
    return True


def test_documents_are_read_again_when_own_contacts_change(
    qtbot: QtBot, shell: Shell, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.window.workspace is not None
    documents, privacy = shell.window.workspace.documents, shell.window.workspace.privacy
    file = tmp_path / "contact.txt"
    file.write_text("Write to hello@corner.example for the opening hours. We answer soon.")
    dialogs.answers = {"new_passphrase": None}
    documents.files.presenter.add([file])
    qtbot.waitUntil(lambda: "contact.txt" in documents.files.rows(), timeout=30_000)
    qtbot.waitUntil(
        lambda: "e-mail" in documents.files.rows()["contact.txt"].details, timeout=30_000
    )
    privacy.rules.own.lists["business.contacts"].setPlainText("hello@corner.example")
    privacy.rules.bar.save_button.click()
    qtbot.waitUntil(
        lambda: (
            documents.files.rows()["contact.txt"].status == "Ready"
            and "e-mail" not in documents.files.rows()["contact.txt"].details
        ),
        timeout=30_000,
    )


def test_a_bot_wanted_before_the_keyring_is_found_waits_for_it(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.desk.opened, timeout=60_000):
        shell.desk.look()
        shell.desk.create(NewBot("Early"))


def test_a_bot_left_for_the_welcome_page_is_put_away(
    qtbot: QtBot, shell: Shell, keyring: Keyring
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.desk.bench is not None
    path = shell.desk.bench.file.path
    shell.window.rail.new_wanted.emit()
    assert shell.window.welcome.isVisible()
    assert shell.window.workspace is None
    qtbot.waitUntil(lambda: _can_be_opened(path, keyring), timeout=10_000)


def test_work_under_way_is_stopped_when_the_bot_is_left(
    qtbot: QtBot, shell: Shell, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    begin(qtbot, shell)
    open_new(qtbot, shell)
    assert shell.window.workspace is not None
    files = []
    for at in range(12):
        file = tmp_path / f"part-{at}.txt"
        file.write_text(f"Section {at} says something of its own. " * 200)
        files.append(file)
    shell.window.workspace.documents.files.presenter.add(files)
    with qtbot.waitSignal(shell.desk.warmed, timeout=60_000):
        shell.desk.create(NewBot("Next"))
    assert shell.desk.bench is not None
    assert shell.desk.bench.spec.name == "Next"


def test_a_file_is_opened_through_its_dialog(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    path = bots.create("Elsewhere", keyring=keyring.store, passphrase=None)
    dialogs.answers = {"bot_file": path}
    begin(qtbot, shell)
    with qtbot.waitSignal(shell.desk.opened, timeout=20_000):
        shell.window.rail.file_wanted.emit()
    shell.window.rail.switch.click()
    assert shell.window.rail.menu.isVisible()
    shell.window.rail.menu.close()


def test_a_backup_that_is_opened_becomes_a_bot_beside_the_one_it_is_of(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs, tmp_path: Path
) -> None:
    code = Secret(recovery.spell(b"a code for the tests"))
    path = bots.create("Corner", keyring=keyring.store, passphrase=None)
    with bots.open_bot(path, keyring=keyring.store) as bench:
        backups.add_recovery(bench, code)
        made = Path(backups.make(bench, tmp_path).file)
    asked = iter([recovery.generate().text(), code.text()])  # a wrong code first
    dialogs.answers = {"bot_file": made}
    told: list[str] = []

    def answer(_parent: object, _title: str, text: str, then: Callable[[str], None]) -> None:
        told.append(text)
        then(next(asked))

    dialogs.passphrase = answer  # type: ignore[method-assign, assignment]
    keyring.store.remove("owner_identity")  # type: ignore[union-attr]
    begin(qtbot, shell)
    with qtbot.waitSignal(shell.desk.warmed, timeout=60_000):
        shell.window.rail.file_wanted.emit()
    assert len(told) == 2
    assert shell.desk.bench is not None
    assert shell.desk.bench.file.path != path
    assert shell.desk.bench.spec.name.startswith("Corner (")
    assert shell.window.workspace is not None
    pages = shell.window.workspace
    assert "Restored as it was" in pages.documents.notice.text
    compare = next(b for b in pages.documents.notice.findChildren(Button) if "Compare" in b.text())
    with qtbot.waitSignal(pages.backups.presenter.compared, timeout=60_000):
        compare.click()
    assert pages.backups.isVisible()
    assert not pages.backups.compared.isHidden()
    assert len(told) == 2  # what came back opens the backup, too


def test_the_sample_bot_that_is_there_asks_for_its_passphrase_without_a_keyring(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    keyring.store = None
    bots.create(sample.name(), keyring=None, passphrase=Secret(PASSPHRASE))
    with qtbot.waitSignal(shell.desk.locked, timeout=60_000):
        shell.start(sample=True)
    page = shell.window.unlocking
    qtbot.waitUntil(page.isVisible)
    page.password.fill(PASSPHRASE)
    with qtbot.waitSignal(shell.desk.opened, timeout=60_000):
        page.unlock.click()
    assert not dialogs.asked


def test_the_sample_bot_is_made_read_and_asked(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.desk.warmed, timeout=120_000):
        shell.start(sample=True)
    assert shell.window.workspace is not None
    documents = shell.window.workspace.documents
    qtbot.waitUntil(lambda: len(documents.files.rows()) == 8, timeout=20_000)
    assert {state.level for state in documents.files.rows().values()} == {"ok"}
    preview = shell.window.workspace.preview
    with qtbot.waitSignal(
        preview.presenter.asking, check_params_cb=lambda busy: not busy, timeout=30_000
    ):
        preview.ask("Can I return a helmet?")
    answer = preview.chat.messages[-1].line.answer
    assert answer is not None
    assert answer.sources[0].document == "returns-policy.txt"

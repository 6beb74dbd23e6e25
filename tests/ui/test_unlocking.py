from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from builder.core.errors import VaultError
from builder.studio import bots
from builder.studio.bots import Workbench
from builder.system.locks import FileLock
from builder.vault.keyring_store import open_keyring
from builder.vault.secret import Secret
from builder.vault.slots import entry_name
from tests.support.desk import HOURS, put
from tests.support.keyring_service import FakeBackend, missing_programs, named, private_bus
from tests.support.keyring_states import SECRET_SERVICE, STATES, State
from tests.support.qt import ScriptedDialogs, press, small_targets, unnamed
from tests.support.shells import Keyring
from ui.absence import Absence
from ui.errors import tell
from ui.shell import Shell
from ui.theme.appearance import Appearance
from ui.unlocking import ASKS, Lock, UnlockPage

LONG = 30_000
ROOT = Path(__file__).parents[2]
WORDS = "dizido-nalihu-titajo-fiputu-rodebe"


@pytest.fixture
def shell(qtbot: QtBot, shell: Shell) -> Shell:
    """The window, started."""
    with qtbot.waitSignal(shell.desk.looked, timeout=LONG):
        shell.start()
    return shell


@pytest.fixture
def page(qtbot: QtBot, appearance: Appearance) -> UnlockPage:
    appearance.show("light")
    made = UnlockPage()
    qtbot.addWidget(made)
    made.resize(520, 640)
    made.show()
    return made


def lock_of(path: Path, error: VaultError, ways: tuple[str, ...]) -> Lock:
    return Lock(path, ways, tell(error), asked=error.code in ASKS)


@pytest.mark.parametrize("state", [each for each in STATES if each.code], ids=lambda s: s.name)
def test_each_state_of_the_keyring_has_its_page(
    qtbot: QtBot, page: UnlockPage, home: Path, state: State
) -> None:
    backend: FakeBackend = named(SECRET_SERVICE)
    store = open_keyring(5, find=lambda: [backend])
    path = bots.create("Corner", keyring=store, passphrase=Secret(WORDS))
    with bots.open_bot(path, keyring=store) as bench:
        bot_id = bench.file.id
    found, trouble = None, None
    try:
        found = state.keyring(backend, bot_id)
    except VaultError as error:
        trouble = error
    with pytest.raises(VaultError) as caught:
        bots.open_bot(path, keyring=found, trouble=trouble)
    page.show_lock(lock_of(path, caught.value, ("keyring", "passphrase")))
    told = tell(caught.value)
    assert told.code == state.code
    assert page.text == f"{told.sentence} {told.next_step}"
    assert page.password.isVisible()  # the passphrase may open it in every one of them
    assert page.retry.isVisible()
    assert page.backup.isVisible()
    assert unnamed(page) == []
    qtbot.waitUntil(lambda: small_targets(page) == [], timeout=LONG)


def test_without_anything_to_type_nothing_is_asked(page: UnlockPage, tmp_path: Path) -> None:
    path = tmp_path / "Corner.hushbot"
    page.show_lock(lock_of(path, VaultError("key_gone", name="Corner"), ("keyring",)))
    assert not page.password.isVisible()
    assert page.retry.isVisible()
    page.show_lock(lock_of(path, VaultError("bot_truncated", name="Corner"), ("passphrase",)))
    assert not page.password.isVisible()
    assert page.backup.isVisible()


def test_an_unlocked_keyring_opens_the_bot_at_the_next_try(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    path = bots.create("Corner", keyring=keyring.store, passphrase=None)
    keyring.problem = VaultError("keyring_locked")
    page = shell.window.unlocking
    with qtbot.waitSignal(shell.desk.locked, timeout=LONG):
        shell.desk.open(path, again=True)
    qtbot.waitUntil(page.isVisible, timeout=LONG)
    assert "is locked" in page.text
    assert not page.password.isVisible()
    keyring.problem = None
    with qtbot.waitSignal(shell.desk.opened, timeout=LONG):
        page.retry.click()
    assert dialogs.asked == []


def test_after_the_passphrase_the_keyring_is_offered_to_be_renewed(
    qtbot: QtBot, shell: Shell, keyring: Keyring, dialogs: ScriptedDialogs
) -> None:
    path = bots.create("Corner", keyring=keyring.store, passphrase=Secret(WORDS))
    with bots.open_bot(path, keyring=keyring.store) as bench:
        bot_id = bench.file.id
    assert keyring.store is not None
    keyring.store.remove(entry_name(bot_id))
    page = shell.window.unlocking
    with qtbot.waitSignal(shell.desk.locked, timeout=LONG):
        shell.desk.open(path)
    qtbot.waitUntil(page.isVisible, timeout=LONG)
    dialogs.answers = {"confirm": ""}
    page.password.fill(WORDS)
    with qtbot.waitSignal(shell.desk.opened, timeout=LONG):
        page.unlock.click()
    assert dialogs.asked == ["Let the keyring open this bot again?"]
    workspace = shell.window.workspace
    assert workspace is not None
    notice = workspace.documents.notice
    qtbot.waitUntil(lambda: "opens this bot again" in notice.text, timeout=LONG)
    assert keyring.store.get(entry_name(bot_id)) is not None
    with qtbot.waitSignal(shell.desk.opened, timeout=LONG):
        shell.desk.open(path)
    assert len(dialogs.asked) == 1


# --- locked because nobody was here


def opened(qtbot: QtBot, shell: Shell, keyring: Keyring, words: str = "") -> Workbench:
    secret = Secret(words) if words else None
    path = bots.create("Corner", keyring=None if words else keyring.store, passphrase=secret)
    with qtbot.waitSignal(shell.desk.warmed, timeout=2 * LONG):
        shell.desk.open(path, words)
    bench = shell.desk.bench
    assert bench is not None
    return bench


def rested(qtbot: QtBot, shell: Shell) -> None:
    shell.locking.rest()
    qtbot.waitUntil(shell.window.unlocking.isVisible, timeout=LONG)
    qtbot.waitUntil(shell.window.unlocking.isEnabled, timeout=LONG)


def test_a_bot_is_locked_where_it_is_and_opened_there_again(
    qtbot: QtBot, shell: Shell, keyring: Keyring
) -> None:
    bench = opened(qtbot, shell, keyring, WORDS)
    put(bench, "hours.md", HOURS)
    bench.bot.retriever.load_keywords()
    assert bench.bot.retriever.search("When are you open on Saturday?")
    workspace = shell.window.workspace
    assert workspace is not None
    shell.window.show_page("answers")
    workspace.answers.voice.name.setText("Not saved yet")
    workspace.preview.input.setText("Half a question")
    key = bench.file.access._key
    rested(qtbot, shell)
    # Indexes, key and file are gone; the command line finds the bot in use, not in two hands.
    assert len(bench.bot.retriever._keywords) == 0
    assert bench.file.access._key != key
    assert not bench.file.access._key
    with pytest.raises(VaultError, match="bot_closed"):
        bench.file.documents.all()
    with pytest.raises(VaultError, match="file_busy"):
        bots.open_bot(bench.file.path, keyring=None)
    page = shell.window.unlocking
    assert not workspace.answers.isVisible()
    assert not workspace.preview.isVisible()
    shell.window.show_page("documents")  # no shortcut leads around it
    assert page.isVisible()
    assert "nobody was here" in page.text
    page.password.fill("a slip")
    page.unlock.click()
    qtbot.waitUntil(lambda: "passphrase is wrong" in page.text, timeout=LONG)
    qtbot.waitUntil(page.isEnabled, timeout=LONG)
    page.password.fill(WORDS)
    with qtbot.waitSignal(shell.desk.warmed, timeout=2 * LONG):
        page.unlock.click()
    assert shell.window.workspace is workspace
    assert workspace.answers.isVisible()
    assert workspace.preview.isVisible()
    assert workspace.answers.dirty
    assert workspace.answers.voice.name.text() == "Not saved yet"
    assert workspace.preview.input.text() == "Half a question"
    assert bench.bot.retriever.search("When are you open on Saturday?")
    events = [row.event for row in bench.file.audit.newest(limit=4)]
    assert events == ["opened", "unlock_failed", "closed", "opened"]


def test_the_keyring_opens_it_by_a_click(qtbot: QtBot, shell: Shell, keyring: Keyring) -> None:
    opened(qtbot, shell, keyring)
    rested(qtbot, shell)
    page = shell.window.unlocking
    assert not page.password.isVisible()
    with qtbot.waitSignal(shell.desk.warmed, timeout=2 * LONG):
        page.retry.click()
    assert not shell.locking.resting
    assert shell.window.rail.button("answers").isEnabled()


def test_what_is_under_way_ends_first(qtbot: QtBot, shell: Shell, keyring: Keyring) -> None:
    opened(qtbot, shell, keyring)
    workspace = shell.window.workspace
    assert workspace is not None
    workspace.backups.presenter.busy = True
    shell.locking._later.setInterval(20)
    shell.locking.rest()
    assert not shell.locking.resting
    assert shell.window.workspace is workspace
    workspace.backups.presenter.busy = False
    qtbot.waitUntil(lambda: shell.locking.resting, timeout=LONG)
    qtbot.waitUntil(shell.window.unlocking.isEnabled, timeout=LONG)
    assert "has ended first" in shell.window.unlocking.text


def test_another_bot_can_be_chosen_instead(qtbot: QtBot, shell: Shell, keyring: Keyring) -> None:
    bench = opened(qtbot, shell, keyring)
    rested(qtbot, shell)
    shell.window.unlocking.others.click()
    qtbot.waitUntil(shell.window.welcome.isVisible, timeout=LONG)
    assert not shell.locking.resting
    qtbot.waitUntil(lambda: not locked(bench.file.path), timeout=LONG)


def locked(path: Path) -> bool:
    lock = FileLock(path.with_name(f"{path.name}.lock"))
    held = not lock.acquire()
    lock.release()
    return held


class Clocks:
    """Two clocks that are moved by hand; while the computer sleeps only one moves."""

    def __init__(self) -> None:
        self.awake, self.wall = 100.0, 1000.0

    def forward(self, seconds: float, *, asleep: bool = False) -> None:
        self.wall += seconds
        self.awake += 0 if asleep else seconds


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def absence(qapp: QApplication, clocks: Clocks) -> Iterator[Absence]:
    made = Absence(qapp, (lambda: clocks.awake, lambda: clocks.wall))
    yield made
    made.after(0)
    qapp.removeEventFilter(made)
    made.deleteLater()


def test_absence_is_noticed_after_the_minutes_without_a_key(
    qtbot: QtBot, absence: Absence, clocks: Clocks
) -> None:
    noticed: list[int] = []
    absence.noticed.connect(lambda: noticed.append(1))
    absence.after(5)
    for _ in range(59):
        clocks.forward(5)
        absence.look()
    assert not noticed
    line = QLineEdit()
    qtbot.addWidget(line)
    press(line, Qt.Key.Key_A)
    for _ in range(59):
        clocks.forward(5)
        absence.look()
    assert not noticed
    clocks.forward(5)
    absence.look()
    assert noticed == [1]


def test_a_sleep_and_a_locked_screen_are_noticed_unless_switched_off(
    absence: Absence, clocks: Clocks
) -> None:
    noticed: list[int] = []
    absence.noticed.connect(lambda: noticed.append(1))
    absence.after(60)
    clocks.forward(900, asleep=True)
    absence.look()
    assert noticed == [1]
    absence.screen(False)
    assert noticed == [1]
    absence.screen(True)
    absence.session()
    assert len(noticed) == 3
    absence.after(0)
    absence.screen(True)
    assert len(noticed) == 3


@pytest.mark.skipif(bool(missing_programs()), reason=f"not installed: {missing_programs()}")
def test_a_desktop_that_locks_its_screen_is_heard_over_its_bus(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """In a process of its own: Qt connects to one session bus for good."""
    with private_bus(tmp_path_factory.mktemp("b")) as env:
        done = subprocess.run(
            [sys.executable, "-c", HEARING],
            env={**env, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert "heard" in done.stdout, done.stderr


HEARING = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from ui.absence import Absence
app = QApplication([])
absence = Absence(app)
absence.noticed.connect(lambda: (print("heard", flush=True), app.quit()))
absence.after(60)
def lock():
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true"], check=True)
timer = QTimer(); timer.timeout.connect(lock); timer.start(200)
QTimer.singleShot(30000, app.quit)
app.exec()
"""

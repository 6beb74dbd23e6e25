from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.studio import bots
from builder.system import settings
from builder.system.settings import AppSettings
from builder.vault.keyring_store import open_keyring
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from builder.vault.slots import entry_name
from tests.support.keyring_service import FakeBackend, named
from tests.support.keyring_states import SECRET_SERVICE, STATES, State
from tests.support.qt import ScriptedDialogs, small_targets, unnamed
from ui.errors import tell
from ui.shell import Shell
from ui.theme.appearance import Appearance
from ui.unlocking import ASKS, Lock, UnlockPage

LONG = 30_000
WORDS = "dizido-nalihu-titajo-fiputu-rodebe"


class Keyring:
    """What is found when the keyring is asked for."""

    def __init__(self) -> None:
        self.store: SecretStore | None = MemoryStore()
        self.problem: VaultError | None = None

    def __call__(self) -> SecretStore | None:
        if self.problem is not None:
            raise self.problem
        return self.store


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def shell(
    qapp: QApplication, qtbot: QtBot, dialogs: ScriptedDialogs, keyring: Keyring, home: Path
) -> Iterator[Shell]:
    settings.save(AppSettings(theme="light", language="en"))
    made = Shell(qapp, find_keyring=keyring, dialogs=dialogs)
    with qtbot.waitSignal(made.desk.looked, timeout=LONG):
        made.start()
    yield made
    made.stop()
    made.window.deleteLater()


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

"""What every test of the window gets: the real theme, one runner of jobs, no surprise dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTranslator
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from builder.studio.bots import Workbench
from builder.system import settings
from builder.system.jobs import JobRunner
from builder.system.settings import AppSettings
from tests.support.desk import make_bench
from tests.support.qt import ScriptedDialogs
from tests.support.shells import Keyring
from ui.job_bridge import JobBridge
from ui.shell import Shell
from ui.theme.appearance import Appearance
from ui.translation import Catalogues

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The platform without a screen complains of every window that it cannot size itself."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session")
def appearance(qapp: QApplication) -> Appearance:
    return Appearance(qapp)


@pytest.fixture(autouse=True)
def _looks(appearance: Appearance, qapp: QApplication) -> None:
    """Every test begins in English and in the light."""
    if appearance.mode != "light":
        appearance.show("light")
    for earlier in qapp.findChildren(Catalogues):  # a test may have left another language
        for translator in earlier.findChildren(QTranslator):
            qapp.removeTranslator(translator)
        earlier.deleteLater()
    Catalogues(qapp).show("en")


@pytest.fixture(autouse=True)
def _gone(qapp: QApplication, _looks: None) -> Iterator[None]:
    """What a test put away is really gone: Qt waits for an event loop that no test has.

    Windows that lingered would be styled again with every change of theme, ever more of them.
    """
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _no_modal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog with an event loop of its own would hang the suite: it is a failure instead."""

    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a modal dialog was opened")

    for kind in (QDialog, QFileDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", refuse)
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, refuse)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[JobBridge]:
    bridge = JobBridge(JobRunner(workers=2))
    yield bridge
    bridge.shutdown()
    qapp.processEvents()  # reports that were posted meanwhile find their owners gone


@pytest.fixture
def bench(home: object) -> Iterator[Workbench]:
    made = make_bench()
    yield made
    made.close()


@pytest.fixture
def empty_bench(home: object) -> Iterator[Workbench]:
    made = make_bench(filled=False)
    yield made
    made.close()


@pytest.fixture
def dialogs() -> ScriptedDialogs:
    return ScriptedDialogs()


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def shell(
    qapp: QApplication, dialogs: ScriptedDialogs, keyring: Keyring, home: object
) -> Iterator[Shell]:
    """A whole window, not started yet."""
    settings.save(AppSettings(theme="light", language="en"))
    made = Shell(qapp, find_keyring=keyring, dialogs=dialogs)
    yield made
    made.stop()
    made.window.deleteLater()

#!/usr/bin/env python3
"""Takes pictures of every page with the sample bot, light and dark, without a display.

    .venv/bin/python packaging/screenshots.py FOLDER

The picture of the README is `--readme`, which writes resources/screenshots/desktop-light.png.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["QT_QPA_PLATFORM"] = "offscreen"

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.shell import Shell
    from ui.workspace import Workspace

SIZE = (1400, 880)
QUESTIONS = ("When are you open on Saturday?", "Can I return a helmet?")
UNDERSTOOD = "courses-and-trade-in.pdf"
PATIENCE_S = 120.0


class Camera:
    """Drives the real app and grabs what it shows."""

    def __init__(self, app: QApplication, shell: Shell, folder: Path) -> None:
        self._app = app
        self._shell = shell
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the app work until `done`."""
        until = time.monotonic() + PATIENCE_S
        while not done():
            if time.monotonic() > until:
                raise TimeoutError
            self._app.processEvents()
            time.sleep(0.005)
        self.settle()

    def settle(self, seconds: float = 0.4) -> None:
        """Let layouts and animations come to rest."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self._app.processEvents()
            time.sleep(0.005)

    def grab(self, name: str, what: QWidget | None = None) -> Path:
        """Save a picture of the window, or of `what`."""
        self.settle()
        file = self._folder / f"{name}.png"
        (what or self._shell.window).grab().save(str(file))
        print(file)
        return file


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("screenshots"))
    parser.add_argument("--readme", action="store_true", help="only the README's picture")
    parser.add_argument("--language", default="en", help="en, de or es")
    parser.add_argument("--height", type=int, default=SIZE[1], help="tall shows whole pages")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSHDESK_HOME"] = home
        return _take(options)


def _take(options: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from builder.vault.memory_store import MemoryStore
    from ui.shell import Shell

    app = QApplication(["screenshots"])
    shell = Shell(app, find_keyring=MemoryStore)
    shell.show_theme("light")
    shell.show_language(options.language)
    shell.window.resize(SIZE[0], options.height)
    only_readme = options.readme
    folder = ROOT / "resources" / "screenshots" if only_readme else options.folder
    camera = Camera(app, shell, folder)
    looked: list[object] = []
    shell.desk.looked.connect(looked.append)
    shell.start()
    camera.wait(lambda: bool(looked))
    if not only_readme:
        _both(camera, shell, "welcome")
    warmed: list[object] = []
    shell.desk.warmed.connect(warmed.append)
    shell.desk.open_sample()
    camera.wait(lambda: shell.window.workspace is not None)
    camera.wait(lambda: bool(warmed))
    _talk(camera, shell)
    if only_readme:
        camera.grab("desktop-light")
    else:
        _pages(camera, shell)
        _tabs(camera, shell)
        _understood(camera, shell)
        _dialogs(camera, shell)
    shell.stop()
    return 0


def _talk(camera: Camera, shell: Shell) -> None:
    preview = _workspace(shell).preview
    for question in QUESTIONS:
        preview.ask(question)
        camera.wait(lambda: not preview.presenter.busy)


def _pages(camera: Camera, shell: Shell) -> None:
    for name in _workspace(shell).pages:
        shell.window.show_page(name)
        _both(camera, shell, name)


def _tabs(camera: Camera, shell: Shell) -> None:
    """Every tab of the documents after the first, which is the page's own picture."""
    shell.window.show_page("documents")
    documents = _workspace(shell).documents
    for name in documents.tabs.names()[1:]:
        documents.tabs.choose(name)
        _both(camera, shell, f"documents-{name}")
    documents.tabs.choose("files")


def _understood(camera: Camera, shell: Shell) -> None:
    """A document beside its passages, in both themes."""
    from PySide6.QtWidgets import QDialog

    files = _workspace(shell).documents.files
    for theme in ("light", "dark"):
        shell.show_theme(theme)
        files.look_into(UNDERSTOOD)
        camera.settle(2.0)  # its page is being drawn
        _dialog(camera, shell, f"understood-{theme}", QDialog)
    shell.show_theme("light")


def _dialogs(camera: Camera, shell: Shell) -> None:
    from PySide6.QtWidgets import QDialog

    preview = _workspace(shell).preview
    answer = preview.chat.messages[-1].line.answer
    if answer is None:
        return
    preview.chat.why_asked.emit(answer)
    _dialog(camera, shell, "why", QDialog)
    if answer.sources:
        preview.chat.source_opened.emit(answer.sources[0])
        _dialog(camera, shell, "source", QDialog)


def _dialog(camera: Camera, shell: Shell, name: str, kind: type[QWidget]) -> None:
    def shown() -> list[QWidget]:
        return [w for w in shell.window.findChildren(kind) if w.isVisible()]

    camera.wait(lambda: bool(shown()))
    camera.grab(name, shown()[0])
    shown()[0].close()
    camera.settle()


def _both(camera: Camera, shell: Shell, name: str) -> None:
    for theme in ("light", "dark"):
        shell.show_theme(theme)
        camera.grab(f"{name}-{theme}")
    shell.show_theme("light")


def _workspace(shell: Shell) -> Workspace:
    workspace = shell.window.workspace
    if workspace is None:
        raise RuntimeError
    return workspace


if __name__ == "__main__":
    raise SystemExit(main())

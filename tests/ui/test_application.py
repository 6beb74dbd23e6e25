from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from builder.core.errors import MachineError, VaultError
from ui import display
from ui.application import find_keyring, require_display

HEAVY = (
    "chromadb", "llama_index", "onnxruntime", "tokenizers", "bm25s", "phonenumbers", "pypdfium2",
    "docx", "openpyxl", "lxml", "bs4", "httpx", "fastapi", "uvicorn", "sqlcipher3", "cryptography",
    "numpy", "keyring",
)  # fmt: skip

UNTIL_THE_WINDOW = f"""
import sys
from PySide6.QtWidgets import QApplication
from ui.shell import Shell

app = QApplication([])
shell = Shell(app, find_keyring=lambda: None)
shell.desk.look = lambda: None
shell.start()
app.processEvents()
assert shell.window.isVisible()
loaded = {{name.partition(".")[0] for name in sys.modules}}
print(sorted(loaded & set({HEAVY!r})))
"""

OPEN_AND_CLOSE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import ui.application as entry

start = entry.Shell.start
def start_and_leave(self, **options):
    start(self, **options)
    self.desk.looked.connect(lambda _found: QTimer.singleShot(0, self.window.close))
entry.Shell.start = start_and_leave
sys.exit(entry.main(sys.argv[1:]))
"""


def run(code: str, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )


def test_nothing_heavy_is_loaded_before_the_window_shows() -> None:
    done = run(UNTIL_THE_WINDOW)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def test_the_app_opens_and_closes_cleanly() -> None:
    done = run(OPEN_AND_CLOSE, HUSHDESK_NO_KEYRING="1")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_display_it_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(MachineError) as refused:
        require_display()
    assert refused.value.code == "no_display"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_display()


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_display_that_nobody_answers_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    for other in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(other, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv(name, ":9876" if name == "DISPLAY" else "wayland-9876")
    with pytest.raises(MachineError):
        require_display()


@pytest.mark.parametrize("where", ["x", "wayland"])
def test_a_display_that_answers_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, where: str
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    with socket.socket(socket.AF_UNIX) as server:
        if where == "x":
            server.bind(f"\0/tmp/.X11-unix/X{os.getpid()}")
            monkeypatch.setenv("DISPLAY", f":{os.getpid()}.0")
        else:
            server.bind(str(tmp_path / "w"))
            monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
            monkeypatch.setenv("WAYLAND_DISPLAY", "w")
        server.listen()
        assert display.answers()


def test_a_forwarded_display_is_left_to_qt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", "localhost:10.0")
    assert display.answers()


def test_other_systems_always_have_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.setattr(sys, "platform", "darwin")
    require_display()


def test_the_keyring_can_be_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HUSHDESK_NO_KEYRING", "1")
    assert find_keyring() is None


def test_a_keyring_that_cannot_be_used_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HUSHDESK_NO_KEYRING", raising=False)
    monkeypatch.setattr(
        "builder.vault.keyring_store.open_keyring", _raise(VaultError("no_keyring"))
    )
    with pytest.raises(VaultError):
        find_keyring()


def _raise(error: Exception):  # type: ignore[no-untyped-def]
    def call() -> None:
        raise error

    return call

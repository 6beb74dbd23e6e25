"""The host runs where Qt, the keyring, the parsers and the models' SDKs are not installed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.commands import Terminal

ABSENT = [
    *("PySide6", "shiboken6", "keyring", "secretstorage"),
    *("pypdfium2", "pypdf", "docx", "openpyxl", "bs4", "lxml", "markdown_it", "defusedxml"),
    *("charset_normalizer", "psutil", "llama_index.llms", "openai", "onnx", "pytest"),
]

WITHOUT = f"""
import sys

ABSENT = {ABSENT!r}

class Present:
    # Every finder there was, but for what is absent.

    finders = list(sys.meta_path)

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        if any(name == gone or name.startswith(gone + ".") for gone in ABSENT):
            return None
        for finder in cls.finders:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                return spec

sys.meta_path[:] = [Present]
from builder.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A terminal with a small bundle."""
    made = Terminal(tmp_path_factory.mktemp("host"))
    note = made.folder / "hours.txt"
    note.write_text("The tea room opens on Thursday at ten o'clock in the morning.")
    made.run("new", "Tea room")
    made.run("set", "--bot", "Tea room", "contact.email=tea@room.example")
    made.run("add", "--bot", "Tea room", note)
    seal = made.secret("seal", "a passphrase for the host")
    file = made.folder / "tea.hush"
    made.run("export", "--bot", "Tea room", "--to", file, "--passphrase-file", seal)
    return made


def run_without(terminal: Terminal, *words: object) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *map(str, words)],
        capture_output=True,
        text=True,
        env=terminal.environment,
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_verify_inspect_and_doctor_work_without_the_authors_tools(terminal: Terminal) -> None:
    file, seal = terminal.folder / "tea.hush", terminal.folder / "seal"
    for words in (("verify", file), ("inspect", file, "--passphrase-file", seal)):
        code, printed, errors = run_without(terminal, *words, "--json")
        assert code == 0, errors
        assert json.loads(printed)
    code, printed, errors = run_without(terminal, "doctor", "--json")
    parts = {part["name"]: part for part in json.loads(printed)["parts"]}
    assert parts["extra author"]["code"] == "extra_missing"
    assert code == 0, errors


def test_a_bundle_is_served_without_the_authors_tools(terminal: Terminal) -> None:
    file, seal = terminal.folder / "tea.hush", terminal.folder / "seal"
    signer = terminal.run("verify", file).row["signer"]
    words = ["serve", file, "--signer", signer, "--port", "0", "--passphrase-file", seal, "--json"]
    words += ["--data", terminal.folder / "data"]
    host = subprocess.Popen(
        [sys.executable, "-c", WITHOUT, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=terminal.environment,
    )
    try:
        assert host.stdout is not None
        line = host.stdout.readline()
        assert line, host.communicate()[1]
        smoke = subprocess.run(
            [sys.executable, str(ASK), json.loads(line)["address"]],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert "Thursday" in smoke.stdout, smoke.stderr
    finally:
        host.terminate()
        host.communicate(timeout=120)


ASK = Path(__file__).resolve().parents[1] / "support" / "visit.py"

"""Runs `hushdesk` as a person's script would: a process of its own, JSON on standard output."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from tests.support import warm_program

PROGRAM = Path(sys.executable).with_name("hushdesk")
UNLOCK = "correct horse battery staple tidewheel"


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it printed."""

    code: int
    rows: list[dict[str, Any]]
    errors: str

    @property
    def row(self) -> dict[str, Any]:
        """The one object that was printed."""
        assert len(self.rows) == 1, self.rows
        return self.rows[0]


class Terminal:
    """A terminal with a data folder of its own, no keyring and one passphrase."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.unlock = self.secret("unlock", UNLOCK)
        self.environment = {
            **os.environ,
            "HUSHDESK_HOME": str(folder / "home"),
            "HUSHDESK_UNLOCK_FILE": str(self.unlock),
            "HUSHDESK_NO_KEYRING": "1",
            "LANG": "C.UTF-8",
        }

    def secret(self, name: str, text: str) -> Path:
        """A file that holds a secret."""
        file = self.folder / name
        file.write_text(text + "\n")
        file.chmod(0o600)
        return file

    def run(self, *words: object, given: str = "", expect: int = 0, **environment: str) -> Outcome:
        """Run one command with `--json`; its exit code must be `expect`."""
        done = self._start([*map(str, words), "--json"], given, {**self.environment, **environment})
        assert done.returncode == expect, f"{words}: {done.returncode}\n{done.stderr}"
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        return Outcome(done.returncode, rows, done.stderr)

    def _start(
        self, words: list[str], given: str, environment: dict[str, str]
    ) -> warm_program.Done | subprocess.CompletedProcess[str]:
        if warm_program.AVAILABLE:
            return warm_program.run(words, given=given, environment=environment, seconds=120)
        return start_cold(words, given, environment)


def start_cold(
    words: list[str], given: str, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the installed program itself, from its very start."""
    return subprocess.run(
        [str(PROGRAM), *words],
        input=given,
        capture_output=True,
        text=True,
        env=environment,
        timeout=120,
        check=False,
    )


class Inline(Terminal):
    """The same in this process: quicker, for what needs no process of its own."""

    def run(self, *words: object, given: str = "", expect: int = 0, **environment: str) -> Outcome:
        """Run one command with `--json`; its exit code must be `expect`."""
        from builder.cli.main import main

        assert not given, "standard input belongs to the tests"
        out, err = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, {**self.environment, **environment}),
            patch("builder.privacy.egress.install_guard"),  # it would stay for the other tests
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            code = main([*map(str, words), "--json"])
        assert code == expect, f"{words}: {code}\n{err.getvalue()}"
        return Outcome(
            code, [json.loads(row) for row in out.getvalue().splitlines()], err.getvalue()
        )

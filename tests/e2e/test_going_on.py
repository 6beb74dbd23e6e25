"""Reading that is stopped at the terminal, gone on with, and tried again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.support.commands import PROGRAM, Terminal


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    made = Terminal(tmp_path_factory.mktemp("terminal"))
    made.run("new", "Shop")
    return made


@pytest.mark.skipif(os.name != "posix", reason="sends a signal to a group of processes")
def test_ctrl_c_stops_cleanly_says_how_to_go_on_and_going_on_reads_the_rest(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "0-empty.txt").write_text("")
    for number in range(40):
        text = f"Article {number} is sold in our shop at {number + 3} pounds. " * 40
        (tmp_path / f"{number:02}.txt").write_text(text)
    adding = subprocess.Popen(
        [str(PROGRAM), "add", "--bot", "Shop", str(tmp_path), "--json"],
        env=terminal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert adding.stdout is not None
    first = json.loads(adding.stdout.readline())
    os.killpg(adding.pid, signal.SIGINT)  # as a terminal does: to the children too
    said, errors = adding.communicate(timeout=120)

    assert first["error"]["code"] == "document_empty"
    assert adding.returncode == 130, errors
    assert "hushdesk add --bot Shop" in errors
    assert "Traceback" not in errors
    stopped = [json.loads(line) for line in said.splitlines()]
    assert not [row for row in stopped if row["outcome"] == "failed"]

    rest = terminal.run("add", "--bot", "Shop").rows

    assert {row["outcome"] for row in rest} == {"ready"}
    ready = [row["document"] for row in [*stopped, *rest]]
    assert sorted(ready) == [f"{number:02}.txt" for number in range(40)]
    nothing = terminal.run("add", "--bot", "Shop")
    assert nothing.rows == []
    assert "nothing_to_go_on_with" in nothing.errors


def test_what_failed_is_tried_again_without_naming_it(terminal: Terminal, tmp_path: Path) -> None:
    terminal.run("new", "Retried")
    file = tmp_path / "late.txt"
    row = terminal.run("add", "--bot", "Retried", file, expect=1).row
    assert row["error"]["code"] == "document_missing"
    file.write_text("The late file is there by now.")

    row = terminal.run("add", "--bot", "Retried", "--retry-failed").row

    assert (row["document"], row["outcome"]) == ("late.txt", "ready")
    assert set(row) >= {"document", "outcome", "chunks", "findings", "error", "seconds"}

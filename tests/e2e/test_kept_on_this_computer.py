"""A bot that keeps everything here: the walk of terminal, host and desktop, with a witness.

Where a room without any network can be made, all of it happens in one; where there is strace, every
call to the kernel is looked at, since native code passes Python's own witness unseen.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.system_calls import can_trace, outward, tracing
from tests.support.watched import Watched

# A name server, a time server, anything: there is no way out of such a room, not even for code
# that Python knows nothing of.
ROOM = (
    "unshare",
    "--map-root-user",
    "--net",
    "--",
    "sh",
    "-c",
    'ip link set lo up && exec "$@"',
    "-",
)
CALLS = "calls.log"
QUESTION = "How long can helmets be returned?"


def room() -> Sequence[str]:
    """What shuts the network off; nothing where that cannot be done."""
    if os.name != "posix" or not shutil.which("unshare") or not shutil.which("ip"):
        return ()
    tried = subprocess.run([*ROOM, "true"], capture_output=True, check=False)
    return ROOM if tried.returncode == 0 else ()


def reached(walked: Watched) -> list[str]:
    """What any process tried to reach, by Python's account and by the kernel's."""
    return [*walked.attempts, *outward(walked.folder / CALLS)]


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    """The terminal's walk as far as a bundle."""
    folder = tmp_path_factory.mktemp("kept")
    traced = tracing(folder / CALLS) if can_trace() else ()
    terminal = Watched(folder, (*traced, *room()))
    note = terminal.folder / "returns.md"
    note.write_text("# Returns\n\nHelmets can be returned within thirty days, with the receipt.\n")
    terminal.run("new", "Corner", "--preset", "strict")
    terminal.run(
        "set", "--bot", "Corner", "contact.email=us@corner.example", "answers.refuse_below=0.0"
    )
    (row,) = terminal.run("add", "--bot", "Corner", note)
    assert row["outcome"] == "ready"
    return terminal


def test_the_witness_sees_what_reaches_out(tmp_path: Path) -> None:
    """Without this the other tests would prove nothing."""
    terminal = Watched(tmp_path / "control")
    for attempt in (
        "import socket; socket.create_connection(('192.0.2.1', 80), 1)",
        "import socket; socket.getaddrinfo('example.com', 80)",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', "
        "'import socket; socket.socket().connect((\"192.0.2.1\", 80))'])",
    ):
        before = len(terminal.attempts)
        terminal.python("-c", attempt)
        assert len(terminal.attempts) == before + 1


def test_terminal_and_host_answer_and_reach_for_nothing(walked: Watched) -> None:
    (answer,) = walked.run("ask", "--bot", "Corner", QUESTION)
    assert "thirty days" in " ".join(answer["quotes"])
    seal = walked.secret("seal", "seven quiet herons cross the estuary")
    bundle = walked.folder / "corner.hush"
    (sealed,) = walked.run("export", "--bot", "Corner", "--to", bundle, "--passphrase-file", seal)

    served = walked.python(
        "-m", "tests.support.serve_walk", QUESTION, bundle, "--passphrase-file", seal,
        "--signer", sealed["signer"], "--data", walked.folder / "host",
    )  # fmt: skip
    assert "thirty days" in served.stdout, served.stderr

    assert walked.run("contacts", "--bot", "Corner") == []
    assert reached(walked) == []


def test_desktop_answers_and_reaches_for_nothing(walked: Watched) -> None:
    walked.environment["QT_QPA_PLATFORM"] = "offscreen"

    done = walked.python("-m", "tests.support.desk_walk", walked.unlock)

    assert "thirty days" in done.stdout, done.stderr
    assert reached(walked) == []


@pytest.mark.parametrize(
    ("setting", "names"),
    [
        (
            ("answers.model=openai_compatible", "answers.model_name=gpt",
             "answers.base_url=https://api.openai.com/v1"),
            {"privacy.network", "answers.base_url"},
        ),
        (
            ("search.embedder=openai_compatible", "search.embedder_model=e",
             "search.embedder_url=https://vectors.example.com/v1"),
            {"privacy.network", "search.embedder_url"},
        ),
    ],
    ids=["model", "embedder"],
)  # fmt: skip
def test_what_would_need_the_network_is_refused_by_both_names_and_not_tried(
    walked: Watched, setting: Sequence[str], names: set[str]
) -> None:
    (told,) = walked.run("set", "--bot", "Corner", *setting, expect=1)

    assert told["error"]["code"] == "policy_conflict"
    assert all(name in told["error"]["message"] for name in names)
    assert reached(walked) == []


def test_a_page_of_the_web_is_refused_and_not_looked_up(walked: Watched) -> None:
    walked.run("add", "--bot", "Corner", "https://example.com/returns", expect=1)

    assert reached(walked) == []
    outcomes = {row["outcome"] for row in walked.run("contacts", "--bot", "Corner")}
    assert outcomes <= {"refused"}


@pytest.mark.skipif(not can_trace(), reason="needs strace")
def test_the_log_of_system_calls_sees_what_reaches_out(tmp_path: Path) -> None:
    """Native code too: it holds of every test above, where there is strace."""
    log = tmp_path / "calls.log"
    terminal = Watched(tmp_path / "control", tracing(log))
    terminal.environment.pop("PYTHONPATH")
    for host, seen in (("127.0.0.1", 0), ("192.0.2.1", 1)):
        terminal.python("-c", f"import socket; socket.socket(type=2).connect(('{host}', 9))")
        assert len(outward(log)) == seen

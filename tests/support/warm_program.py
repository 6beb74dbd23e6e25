"""A warm process that forks a `hushdesk` for every command: real processes, imports paid once.

Importing what a command needs takes a second or two, many times what most of them do. A fork has
its own environment, folder, standard streams and end, as a process of its own has. Linux only.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NoReturn

AVAILABLE = sys.platform == "linux"

_ROOT = Path(__file__).parents[2]
_WARM = (
    "builder.cli.main",
    "builder.studio.bots",
    "builder.studio.ingest",
    "builder.privacy.pii.detector",
    "builder.server.serving",
    "chromadb.api.client",
    "llama_index.core.vector_stores.types",
    "onnxruntime",
    "tokenizers",
    "presidio_analyzer",
)


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run(words: Sequence[str], *, given: str, environment: dict[str, str], seconds: float) -> Done:
    """Run `hushdesk WORDS` in a fork.

    Raises:
        subprocess.TimeoutExpired: it did not end within `seconds` and was killed.
    """
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with (
        tempfile.TemporaryFile() as stdin,
        tempfile.TemporaryFile() as stdout,
        tempfile.TemporaryFile() as stderr,
        ours,
    ):
        stdin.write(given.encode())
        stdin.seek(0)
        order = {"words": list(words), "environment": environment, "folder": str(Path.cwd())}
        files = [stdin.fileno(), stdout.fileno(), stderr.fileno(), theirs.fileno()]
        with theirs:
            socket.send_fds(_warm(os.getpid()), [json.dumps(order).encode()], files)
        pid = int(ours.recv(16))
        ours.settimeout(seconds)
        try:
            code = int(ours.recv(16))
        except TimeoutError as fault:
            os.kill(pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(list(words), seconds) from fault
        printed = []
        for file in (stdout, stderr):
            file.seek(0)
            printed.append(file.read().decode())
    return Done(code, *printed)


class Running:
    """`hushdesk WORDS` in a fork that goes on until it is told to stop, or is killed.

    Attributes:
        pid: of the process.
    """

    def __init__(
        self, words: Sequence[str], *, environment: dict[str, str], out: Path, log: Path
    ) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        order = {"words": list(words), "environment": environment, "folder": str(_ROOT)}
        with (
            theirs,
            Path(os.devnull).open("rb") as stdin,
            out.open("wb") as stdout,
            log.open("wb") as stderr,
        ):
            files = [stdin.fileno(), stdout.fileno(), stderr.fileno(), theirs.fileno()]
            socket.send_fds(_warm(os.getpid()), [json.dumps(order).encode()], files)
        self.pid = int(self._ours.recv(16))

    def end(self, number: int = signal.SIGTERM, *, seconds: float = 60) -> int:
        """Send it a signal and wait for its end; its exit code, below zero for a signal's."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)
        with self._ours:
            self._ours.settimeout(seconds)
            return int(self._ours.recv(16))


@cache
def _warm(_pid: int) -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.warm_program", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            cwd=_ROOT,
            start_new_session=True,
        )
    atexit.register(process.kill)
    return ours


def _serve(control: socket.socket) -> None:
    for name in _WARM:
        import_module(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how a keeper ended
    while True:
        message, files, _flags, _address = socket.recv_fds(control, 1 << 20, 4)
        if not message:
            return
        if os.fork() == 0:
            control.close()
            _keep(json.loads(message), files)
        for file in files:
            os.close(file)


def _keep(order: dict[str, object], files: list[int]) -> NoReturn:
    """Fork the command, and say its number and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *streams, told = files
    pid = os.fork()
    if pid == 0:
        os.close(told)
        _become(order, streams)
    os.write(told, str(pid).encode())
    _pid, status = os.waitpid(pid, 0)
    os.write(told, str(os.waitstatus_to_exitcode(status)).encode())
    os._exit(0)


def _become(order: dict[str, object], streams: list[int]) -> NoReturn:
    os.setsid()
    for number, file in enumerate(streams):
        os.dup2(file, number)
        os.close(file)
    os.environ.clear()
    os.environ.update(order["environment"])  # type: ignore[call-overload]
    os.chdir(str(order["folder"]))
    sys.argv = ["hushdesk", *order["words"]]  # type: ignore[misc]
    code = 1
    try:
        from builder.cli.main import main

        code = main()
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - as the interpreter would at its end
        sys.excepthook(*sys.exc_info())
    _end(code)


def _end(code: int) -> NoReturn:
    """End as an interpreter does: threads awaited, what was registered called, streams flushed."""
    import threading

    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))

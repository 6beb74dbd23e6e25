"""A warm process that forks a child for every file: isolation at a tenth of a fresh start's cost.

A fresh child spends 50 ms on starting Python and importing. Here one process has done that, reads
nothing itself, and forks; the fork gets two pipes, gives up everything else and serves one file
like any other child (`worker_child`), with limits, and is gone. Linux only: elsewhere each file
has a fresh child.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import IO

from builder.core.errors import DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import worker
from builder.knowledge.child import apart, deaf
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.wire import PageMarks, Parsed, Web

AVAILABLE = sys.platform == "linux" and not getattr(sys, "frozen", False)

_START, _KILL = b"start", b"kill"
_MESSAGE = 32


class Nurseries:
    """Reads files in forked children, each thread beside the others."""

    def __init__(self) -> None:
        self._idle: SimpleQueue[Nursery] = SimpleQueue()

    def parse(
        self,
        data: bytes,
        name: str,
        *,
        limits: Limits = DEFAULT,
        token: CancelToken | None = None,
        web: Web | None = None,
        told: Callable[[int, int], None] = lambda _page, _pages: None,
    ) -> Parsed:
        """As `worker.parse`."""
        with self._one() as nursery:
            return worker.parse(
                data, name, limits=limits, token=token, web=web, told=told, start=nursery.start
            )

    def look(
        self,
        data: bytes,
        name: str,
        *,
        web: Web,
        limits: Limits = DEFAULT,
        token: CancelToken | None = None,
    ) -> tuple[PageMarks, Parsed | DocumentError]:
        """As `worker.look`."""
        with self._one() as nursery:
            return worker.look(data, name, web=web, limits=limits, token=token, start=nursery.start)

    def close(self) -> None:
        """End the warm processes; nothing may be parsed meanwhile."""
        while not self._idle.empty():
            self._idle.get_nowait().close()

    @contextmanager
    def _one(self) -> Iterator[Nursery]:
        try:
            nursery = self._idle.get_nowait()
        except Empty:
            nursery = Nursery()
        try:
            yield nursery
        finally:
            if nursery.usable:
                self._idle.put(nursery)
            else:
                nursery.close()


class Nursery:
    """One warm process; it has one child at a time."""

    def __init__(self) -> None:
        import subprocess

        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [*worker.PYTHON, "-m", "builder.knowledge.nursery", str(theirs.fileno())]
        with theirs, deaf():
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no outside words
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=worker.child_environment(),
                **apart(),
            )
        self.usable = True

    def start(self) -> ForkedChild:
        """A new child, waiting for a file.

        Raises:
            DocumentError: `document_not_started`.
        """
        heard, fed = os.pipe()
        said, told = os.pipe()
        try:
            socket.send_fds(self._control, [_START], [heard, told])
            pid = int(self.hear())
        except (OSError, ValueError) as fault:
            self.usable = False
            os.close(fed)
            os.close(said)
            raise DocumentError("document_not_started", detail=type(fault).__name__) from fault
        finally:
            os.close(heard)
            os.close(told)
        return ForkedChild(self, pid, os.fdopen(fed, "wb"), os.fdopen(said, "rb"))

    def hear(self) -> bytes:
        """What the warm process says next; nothing when it is gone."""
        said = self._control.recv(_MESSAGE)
        self.usable = self.usable and bool(said)
        return said

    def has_word(self) -> bool:
        """Whether it has said something already."""
        return bool(select.select([self._control], [], [], 0)[0])

    def kill_child(self) -> None:
        """Ask for the end of the child; it may be gone already."""
        try:
            self._control.send(_KILL)
        except OSError:
            self.usable = False

    def close(self) -> None:
        """End it; its child, if there is one, is killed with it."""
        self.usable = False
        self._control.close()
        self._process.wait()


class ForkedChild:
    """A child as `worker` sees it: what is used of `subprocess.Popen`."""

    def __init__(self, nursery: Nursery, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._nursery = nursery
        self.pid = pid
        self.stdin: IO[bytes] | None = stdin
        self.stdout: IO[bytes] | None = stdout
        self.returncode: int | None = None

    def kill(self) -> None:
        """End it, if it has not ended."""
        if self.poll() is None:
            self._nursery.kill_child()

    def poll(self) -> int | None:
        """Its exit code, when it has ended; negative for the signal that ended it."""
        if self.returncode is None and self._nursery.has_word():
            self.wait()
        return self.returncode

    def wait(self) -> int:
        """Wait for its end."""
        if self.returncode is None:
            said = self._nursery.hear()
            self.returncode = int(said) if said else -signal.SIGKILL
        return self.returncode


def serve(control: socket.socket) -> int:
    """The warm process: fork a child whenever two pipes come, until nobody is there any more."""
    from builder.knowledge.loaders import plain_text  # noqa: F401 - what every fork then has
    from builder.knowledge.worker_child import serve as read_one_file

    while True:
        message, pipes, _flags, _address = socket.recv_fds(control, _MESSAGE, 2)
        if not message:
            return 0
        if message != _START:  # the end of a child that had ended already
            continue
        pid = os.fork()
        if pid == 0:
            control.close()
            for end, pipe in enumerate(pipes):
                os.dup2(pipe, end)
                os.close(pipe)
            os._exit(read_one_file())
        for pipe in pipes:
            os.close(pipe)
        control.send(str(pid).encode())
        control.send(str(_outlive(control, pid)).encode())


def _outlive(control: socket.socket, pid: int) -> int:
    """Wait for a child's end, or end it when asked or when nobody is there any more."""
    ending = os.pidfd_open(pid)
    try:
        ready, _, _ = select.select([control.fileno(), ending], [], [])
        if ending not in ready:
            wanted = bool(control.recv(_MESSAGE))
            os.kill(pid, signal.SIGKILL)
            if not wanted:
                os.waitpid(pid, 0)
                raise SystemExit(0)
        _, status = os.waitpid(pid, 0)
    finally:
        os.close(ending)
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(serve(socket.socket(fileno=int(sys.argv[1]))))

"""What is asked of a child process that reads for us, and of whoever hears its answer."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, Protocol, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Hears(Protocol[T_co]):
    """Puts a child's answer together, line by line."""

    @property
    def parsed(self) -> T_co | None:
        """The answer, once it is whole."""
        ...

    @property
    def page(self) -> int:
        """How far it has come, where it tells; a further page is a sign of life."""
        ...

    @property
    def ended(self) -> bool:
        """Whether it has said all it has to say, an answer or what it lacks for one."""
        ...

    def take(self, line: bytes) -> None:
        """Take one line; raises `DocumentError` for the child's own, or when it is not ours."""
        ...


class Process(Protocol):
    """What is used of `subprocess.Popen`."""

    pid: int
    stdin: IO[bytes] | None
    stdout: IO[bytes] | None

    @property
    def returncode(self) -> int | None:
        """The exit code; negative for a signal; None while it runs."""
        ...

    def kill(self) -> None:
        """End it."""
        ...

    def poll(self) -> int | None:
        """The exit code, if it has ended."""
        ...

    def wait(self) -> int:
        """Wait for its end."""
        ...


def apart() -> dict[str, Any]:
    """A group of its own: Ctrl-C is meant for us, who then end the child in good order.

    Between its first moment and its group it is one of ours still: start it `deaf`.
    """
    import subprocess

    if os.name == "nt":
        return {
            "creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)
            | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
        }
    return {"process_group": 0}


@contextmanager
def deaf() -> Iterator[None]:
    """Whoever is started here never hears Ctrl-C, from the first moment on."""
    import signal

    if os.name == "nt":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)

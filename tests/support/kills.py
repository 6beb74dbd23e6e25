"""Work in a process of its own that is killed, at a moment or at a step, without warning."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from typing import Any

STEPS = frozenset({"open", "os.rename", "os.link", "os.remove", "os.mkdir"})


def kill_at(stop: int) -> None:
    """Kill this process at its dealing number `stop` with the file system."""
    seen = 0

    def count(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event in STEPS and re.search(r"\.hush", str(arguments[:2])):
            seen += 1
            if seen == stop:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def fork(
    work: Callable[[Callable[[int], None]], None],
    acknowledgements: int | None = None,
    moment: float = 0.0,
) -> tuple[list[int], bool]:
    """Run `work` in a child and kill it `moment` seconds after so many acknowledgements.

    Gives what it acknowledged, and whether it was killed. None lets it end by itself.
    """
    inlet, outlet = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(inlet)
        code = 1
        try:
            work(lambda number: (os.write(outlet, b"%d\n" % number), None)[1])
            code = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(code)
    os.close(outlet)
    with os.fdopen(inlet) as stream:
        told = list(_until(stream, acknowledgements))
        if acknowledgements is not None:
            time.sleep(moment)  # any moment is right: it is the moment of the kill
            os.kill(child, signal.SIGKILL)
        told += [int(line) for line in stream]
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        assert os.WEXITSTATUS(status) == 0
    return told, os.WIFSIGNALED(status)


def _until(stream: Any, count: int | None) -> Iterator[int]:
    while count is None or count > 0:
        line = stream.readline()
        if not line:
            return
        yield int(line)
        count = None if count is None else count - 1

"""The bad moments of a slow machine, made on purpose: a pytest plugin that finds tests that race.

`python -m pytest -p tests.soak.bad_timing --timing late tests/ui` (or `ahead`, or `bare`):

- late: what is begun on another thread begins late, and every report of a job takes its time.
- ahead: what is begun on another thread has ended, if it can, before whoever began it goes on.
- bare: a wait ends with the very report that made its condition true; nothing else that was due
  in the window (a new row shown, a focus moved) has happened yet.

A test that fails under one of them fails one day without it.
"""

from __future__ import annotations

import random
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker
from pytestqt.wait_signal import _AbstractSignalBlocker as Blocker

from ui.job_bridge import JobBridge

BEGIN, REPORT, AHEAD = 0.3, 0.05, 0.2  # seconds
LONG_MS = 60_000


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--timing", choices=("late", "ahead", "bare"), default="late")
    parser.addoption("--timing-seed", type=int, default=1)


def pytest_configure(config: pytest.Config) -> None:
    dice = random.Random(config.getoption("--timing-seed"))
    {"late": _be_late, "ahead": _be_ahead, "bare": _be_bare}[config.getoption("--timing")](dice)


def _be_late(dice: random.Random) -> None:
    run, submit, relay = threading.Thread.run, ThreadPoolExecutor.submit, JobBridge.relay

    def run_late(self: threading.Thread) -> None:
        time.sleep(dice.uniform(0, BEGIN))
        run(self)

    def submit_late(self: ThreadPoolExecutor, work: Any, /, *args: Any, **how: Any) -> Any:
        def begin() -> Any:
            time.sleep(dice.uniform(0, BEGIN))
            return work(*args, **how)

        return submit(self, begin)

    def relay_late(self: JobBridge, owner: Any, listener: Any) -> Callable[..., None]:
        post = relay(self, owner, listener)

        def posted(*args: Any, **how: Any) -> None:
            if threading.current_thread() is not threading.main_thread():
                time.sleep(dice.uniform(0, REPORT))
            post(*args, **how)

        return posted

    _put(threading.Thread, "run", run_late)
    _put(ThreadPoolExecutor, "submit", submit_late)
    _put(JobBridge, "relay", relay_late)


def _be_ahead(_: random.Random) -> None:
    start, submit = threading.Thread.start, ThreadPoolExecutor.submit

    def start_ahead(self: threading.Thread) -> None:
        start(self)
        self.join(AHEAD)

    def submit_ahead(self: ThreadPoolExecutor, work: Any, /, *args: Any, **how: Any) -> Any:
        made = submit(self, work, *args, **how)
        wait([made], AHEAD)
        return made

    _put(threading.Thread, "start", start_ahead)
    _put(ThreadPoolExecutor, "submit", submit_ahead)


class _Bare:
    """Hands out one report at a time while a test waits, and looks at its condition after each."""

    def __init__(self) -> None:
        self._due: deque[Callable[[], None]] = deque()
        self._waits = 0
        self._spin: Callable[[Any], None] = Blocker.wait

    def keep(self, call: Callable[[], None]) -> None:
        self._due.append(call)
        if not self._waits:
            QTimer.singleShot(0, self._deliver)

    def wait_for(self, ended: Callable[[], bool], timeout: int) -> bool:
        limit = time.monotonic() + timeout / 1000
        self._waits += 1
        try:
            while not (true := ended()) and time.monotonic() < limit:
                self._turn()
        finally:
            self._waits -= 1
            for _ in self._due:
                QTimer.singleShot(0, self._deliver)
        return true

    def wait_signal(self, blocker: Any) -> None:
        if blocker._signals and blocker.timeout:
            self.wait_for(lambda: bool(blocker.signal_triggered), blocker.timeout)
            blocker.timeout = 0
        self._spin(blocker)

    def wait_until(self, callback: Callable[[], Any], timeout: int) -> None:
        def ended() -> bool:
            try:
                return callback() in {None, True}
            except AssertionError:
                return False

        assert self.wait_for(ended, timeout), f"waitUntil timed out in {timeout} milliseconds"

    def _deliver(self) -> None:
        if self._due and not self._waits:
            self._due.popleft()()

    def _turn(self) -> None:
        if self._due:
            self._due.popleft()()
        else:
            self._spin(MultiSignalBlocker(timeout=1, raising=False))  # type: ignore[no-untyped-call]


def _be_bare(_: random.Random) -> None:
    bare = _Bare()

    def wait_until(_: QtBot, callback: Callable[[], Any], *, timeout: int = LONG_MS) -> None:
        bare.wait_until(callback, timeout)

    def wait_signal(blocker: Any) -> None:
        bare.wait_signal(blocker)

    _put(JobBridge, "_call", staticmethod(bare.keep))
    _put(Blocker, "wait", wait_signal)
    _put(QtBot, "waitUntil", wait_until)


def _put(owner: type, name: str, made: Any) -> None:
    setattr(owner, name, made)

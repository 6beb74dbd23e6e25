from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from builder.core.errors import Cancelled
from builder.core.progress import CancelToken, Progress, Step
from builder.system.jobs import JobRunner
from ui.job_bridge import JobBridge, Newest


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[JobBridge]:
    bridge = JobBridge(JobRunner(workers=2))
    yield bridge
    bridge.shutdown()


def test_reports_come_back_on_the_window_thread(qtbot: QtBot, jobs: JobBridge) -> None:
    owner = QObject()
    seen: list[Any] = []

    def work(*, progress: Progress, token: CancelToken) -> str:
        progress(Step("reading", 1, 2, "a.txt"))
        return threading.current_thread().name

    jobs.start(
        owner,
        work,
        on_progress=lambda step: seen.append((step.item, QThread.currentThread())),
        on_done=lambda name: seen.append((name, QThread.currentThread())),
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] == ("a.txt", owner.thread())
    assert seen[1][0].startswith("hushdesk-job")
    assert seen[1][1] is owner.thread()


def test_a_report_to_somebody_who_is_gone_is_dropped(qtbot: QtBot, jobs: JobBridge) -> None:
    owner, other = QObject(), QObject()
    seen: list[str] = []
    go = threading.Event()

    def slow() -> str:
        go.wait(60)
        return "late"

    job = jobs.call(owner, slow, on_done=seen.append)
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go.set()
    job.wait(60)
    jobs.call(other, lambda: "after", on_done=seen.append)
    qtbot.waitUntil(lambda: seen == ["after"])


def test_a_cancelled_job_says_so(qtbot: QtBot, jobs: JobBridge) -> None:
    owner = QObject()
    errors: list[Exception] = []
    started = threading.Event()

    def work(*, progress: Progress, token: CancelToken) -> None:
        started.set()
        while True:
            token.check()

    job = jobs.start(owner, work, on_error=errors.append)
    started.wait(60)
    job.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)


def test_an_error_is_handed_over_whole(qtbot: QtBot, jobs: JobBridge) -> None:
    owner = QObject()
    errors: list[Exception] = []

    def broken() -> None:
        raise KeyError("x")

    jobs.call(owner, broken, on_error=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], KeyError)


class _Talker(QObject):
    said = Signal(bool)
    counted = Signal(object)


def test_emitting_a_signal_keeps_true_alive(qtbot: QtBot) -> None:
    # A Qt for Python release lost a reference to True with every emit, and then aborted.
    talker = _Talker()
    talker.said.connect(lambda _value: None)
    talker.counted.connect(lambda _value: None)
    before = sys.getrefcount(True)
    for _ in range(1000):  # what other threads hold meanwhile is little beside it
        talker.said.emit(True)
        talker.counted.emit(object())
    assert abs(sys.getrefcount(True) - before) < 200


def test_what_was_read_before_is_not_shown_after_what_was_read_since(
    qtbot: QtBot, jobs: JobBridge
) -> None:
    owner, newest = QObject(), Newest()
    shown: list[str] = []
    go = threading.Event()

    def old() -> str:
        go.wait(60)
        return "old"

    late = jobs.look(owner, newest, old, on_done=shown.append)
    jobs.look(owner, newest, lambda: "new", on_done=shown.append)
    qtbot.waitUntil(lambda: shown == ["new"])
    go.set()
    assert late.wait(60)
    jobs.look(owner, newest, lambda: "newer", on_done=shown.append)
    qtbot.waitUntil(lambda: shown[-1] == "newer")
    assert shown == ["new", "newer"]


def test_who_changes_and_then_reads_takes_its_place_with_the_reading() -> None:
    newest, shown = Newest(), list[str]()
    earlier = newest.reading(lambda: "before the change")
    changed = newest.reading(lambda: "after it")()
    newest.only(shown.append)(changed)
    newest.only(shown.append)(earlier())
    assert shown == ["after it"]

"""Forked children: as isolated and as killable as fresh ones, and much quicker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from builder.core.errors import Cancelled, DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import nursery
from builder.knowledge.limits import MEBIBYTE, Limits
from builder.knowledge.nursery import ForkedChild, Nurseries, Nursery
from tests.support.documents import make_pdf

pytestmark = pytest.mark.skipif(not nursery.AVAILABLE, reason="forked children are for Linux")
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def nurseries() -> Iterator[Nurseries]:
    made = Nurseries()
    yield made
    made.close()


def close_pipes(child: ForkedChild) -> None:
    for pipe in (child.stdin, child.stdout):
        if pipe is not None:
            pipe.close()


def test_files_are_read_one_after_the_other_each_for_itself(nurseries: Nurseries) -> None:
    pdf = make_pdf(["The shop opens at nine."])
    for data, name, kind in ((b"Tea.", "a.txt", "text/plain"), (pdf, "b.pdf", "application/pdf")):
        parsed = nurseries.parse(data, name)
        assert parsed.media_type == kind
        assert parsed.document.sections


def test_a_bad_file_tells_its_reason_and_the_next_one_is_read(nurseries: Nurseries) -> None:
    for data, code in ((b"", "document_empty"), (b"Rar!..", "document_unsupported")):
        with pytest.raises(DocumentError) as caught:
            nurseries.parse(data, "x.rar")
        assert caught.value.code == code
    assert nurseries.parse(b"Coffee.", "a.txt").document.sections[0].text == "Coffee."


def test_a_child_that_takes_too_much_memory_falls_alone(nurseries: Nurseries) -> None:
    small = Limits(memory_bytes=150 * MEBIBYTE)
    with pytest.raises(DocumentError) as caught:
        nurseries.parse(b"words and words " * 4 * MEBIBYTE, "a.txt", limits=small)
    assert caught.value.code in {"document_memory", "document_too_much_text"}
    assert nurseries.parse(b"Coffee.", "a.txt").document.sections


def test_a_child_that_takes_too_long_is_killed_and_the_next_one_lives() -> None:
    warm = Nursery()
    try:
        child = warm.start()  # it waits for a file that never comes
        assert child.poll() is None
        child.kill()
        assert child.wait() == -signal.SIGKILL
        assert not Path(f"/proc/{child.pid}").exists()
        child.kill()
        assert child.wait() == -signal.SIGKILL
        assert warm.usable
        again = warm.start()
        assert again.pid != child.pid
        close_pipes(again)
        assert again.wait() != 0
        close_pipes(child)
    finally:
        warm.close()


def test_cancelling_ends_the_child(nurseries: Nurseries) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        nurseries.parse(b"words " * MEBIBYTE, "a.txt", token=token)
    assert nurseries.parse(b"Coffee.", "a.txt").document.sections


def test_threads_read_beside_each_other(nurseries: Nurseries) -> None:
    with ThreadPoolExecutor(2) as pool:
        texts = [f"Number {n}." for n in range(12)]
        read = pool.map(lambda text: nurseries.parse(text.encode(), "n.txt"), texts)
        assert [each.document.sections[0].text for each in read] == texts


def test_a_warm_process_that_is_gone_is_told_and_replaced(nurseries: Nurseries) -> None:
    nurseries.parse(b"Coffee.", "a.txt")
    warm = nurseries._idle.get_nowait()
    warm._process.kill()
    warm._process.wait()
    nurseries._idle.put(warm)
    with pytest.raises(DocumentError) as caught:
        nurseries.parse(b"Coffee.", "a.txt")
    assert caught.value.code == "document_not_started"
    assert nurseries.parse(b"Coffee.", "a.txt").document.sections


def test_nobody_is_left_when_the_program_is_killed() -> None:
    program = (
        "import sys, time\n"
        "from builder.knowledge.nursery import Nursery\n"
        "warm = Nursery()\n"
        "child = warm.start()\n"
        "print(warm._process.pid, child.pid, flush=True)\n"
        "time.sleep(60)\n"
    )
    started = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert started.stdout is not None
    pids = [int(pid) for pid in started.stdout.readline().split()]
    assert all(Path(f"/proc/{pid}").exists() for pid in pids)
    os.kill(started.pid, signal.SIGKILL)
    started.communicate()
    until = time.monotonic() + 60
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < until, "a child outlived the program"
        time.sleep(0.01)


def _runs(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


def test_ctrl_c_ends_neither_the_warm_process_nor_its_child(nurseries: Nurseries) -> None:
    with nurseries._one() as warm:
        child = warm.start()
        for pid in (warm._process.pid, child.pid):
            os.kill(pid, signal.SIGINT)
        assert child.poll() is None
        child.kill()
        assert child.wait() == -signal.SIGKILL
        close_pipes(child)
    assert nurseries.parse(b"Tea.", "a.txt").document.sections[0].text == "Tea."
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])

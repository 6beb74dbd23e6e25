"""Jobs run beside the caller, report, can be stopped, and always end with one call."""

from __future__ import annotations

import json
import threading
from io import StringIO

import pytest

from builder.core.errors import Cancelled
from builder.core.progress import CancelToken, Progress, Step
from builder.system import logs
from builder.system.jobs import JobRunner


def test_a_job_reports_and_gives_its_result() -> None:
    steps: list[Step] = []
    results: list[int] = []

    def work(*, progress: Progress, token: CancelToken) -> int:
        progress(Step("reading", 1, 2))
        return 7

    runner = JobRunner(1)
    job = runner.start(work, on_progress=steps.append, on_done=results.append)
    assert job.wait(60)
    assert (job.done, job.result, job.error, results) == (True, 7, None, [7])
    assert steps == [Step("reading", 1, 2)]
    runner.shutdown()


def test_a_failure_goes_to_whoever_started_the_job() -> None:
    errors: list[Exception] = []

    def work(*, progress: Progress, token: CancelToken) -> None:
        raise ValueError

    runner = JobRunner(1)
    assert runner.start(work, on_error=errors.append).wait(60)
    quiet = runner.start(work)
    assert quiet.wait(60)
    assert runner.start(lambda *, progress, token: None).wait(60)
    assert [type(error) for error in (*errors, quiet.error)] == [ValueError, ValueError]
    runner.shutdown()


def test_a_running_job_stops_at_its_next_safe_place() -> None:
    started = threading.Event()
    errors: list[Exception] = []

    def work(*, progress: Progress, token: CancelToken) -> None:
        started.set()
        while True:
            token.check()

    runner = JobRunner(1)
    job = runner.start(work, on_error=errors.append)
    assert started.wait(60)
    job.cancel()
    assert job.wait(60)
    assert isinstance(errors[0], Cancelled)
    runner.shutdown()


def test_shutdown_stops_running_and_waiting_jobs_and_takes_no_more() -> None:
    started = threading.Event()
    ran: list[str] = []

    def endless(*, progress: Progress, token: CancelToken) -> None:
        started.set()
        while True:
            token.check()

    def waiting(*, progress: Progress, token: CancelToken) -> None:
        ran.append("waiting")

    runner = JobRunner(1)
    jobs = [runner.start(endless), runner.start(waiting)]
    assert started.wait(60)
    runner.shutdown()
    assert all(isinstance(job.error, Cancelled) for job in jobs)
    assert ran == []
    with pytest.raises(RuntimeError):
        runner.start(waiting)


def test_a_listener_that_fails_is_logged_and_the_job_still_ends() -> None:
    stream = StringIO()
    logs.configure("error", stream)

    def work(*, progress: Progress, token: CancelToken) -> int:
        return 1

    def listener(_result: int) -> None:
        raise OSError

    runner = JobRunner(1)
    assert runner.start(work, on_done=listener).wait(60)
    runner.shutdown()
    logs.configure("warning")
    assert json.loads(stream.getvalue())["error"] == "OSError"

"""Background work with progress and a way to stop it, without any toolkit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Generic, Protocol, TypeVar

from builder.core.errors import Cancelled
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.system import logs

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Work(Protocol[T_co]):
    """What a job runs: a plain function that reports and can be stopped."""

    def __call__(self, *, progress: Progress, token: CancelToken) -> T_co:
        """Do the work."""
        ...


class Job(Generic[T]):
    """A piece of work under way. `result` and `error` are set once it has ended."""

    def __init__(self) -> None:
        self.token = CancelToken()
        self.result: T | None = None
        self.error: Exception | None = None
        self._ended = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `Cancelled` at its next safe place."""
        self.token.cancel()

    @property
    def done(self) -> bool:
        """Whether the work has ended, one way or another, and its listeners were told."""
        return self._ended.is_set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until the work has ended; False when `timeout` seconds passed before."""
        return self._ended.wait(timeout)


class JobRunner:
    """Runs jobs on threads of its own; listeners are called on the thread of the job."""

    def __init__(self, workers: int = 4) -> None:
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix="hushdesk-job")
        self._lock = threading.Lock()
        self._running: set[Job[Any]] = set()

    def start(
        self,
        work: Work[T],
        *,
        on_progress: Callable[[Step], None] | None = None,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job[T]:
        """Run `work` in the background. Exactly one of `on_done` and `on_error` is called.

        Raises:
            RuntimeError: the runner was shut down.
        """
        job: Job[T] = Job()

        def run() -> None:
            try:
                self._run(job, work, on_progress or silent, on_done, on_error)
            except Exception as error:  # noqa: BLE001 - a listener's fault; nobody else would see it
                logs.event("job_listener_failed", level="error", error=type(error).__name__)
            finally:
                with self._lock:
                    self._running.discard(job)
                job._ended.set()  # noqa: SLF001 - the runner and its jobs are one thing

        with self._lock:
            self._pool.submit(run)
            self._running.add(job)
        return job

    def shutdown(self) -> None:
        """Stop every job, wait for them, and take no more."""
        with self._lock:
            for job in self._running:
                job.cancel()
        self._pool.shutdown(wait=True)

    @staticmethod
    def _run(
        job: Job[T],
        work: Work[T],
        progress: Progress,
        on_done: Callable[[T], None] | None,
        on_error: Callable[[Exception], None] | None,
    ) -> None:
        try:
            job.token.check()  # asked to stop while still waiting for a thread
            job.result = work(progress=progress, token=job.token)
        except Cancelled as stopped:
            job.error = stopped
        except Exception as error:  # noqa: BLE001 - it belongs to who started the job
            job.error = error
        if job.error is not None:
            if on_error is not None:
                on_error(job.error)
        elif on_done is not None:
            on_done(job.result)  # type: ignore[arg-type]

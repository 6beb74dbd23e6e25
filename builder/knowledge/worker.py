"""Reads one file in a child process that can be killed: memory, time and text are capped.

The child gets the file's bytes over a pipe and answers with lines of JSON; nothing is pickled,
nothing is written to disk, and standard error leads nowhere. What comes back is checked like
anything else a stranger sent.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import IO, TYPE_CHECKING, Generic, TypeVar

from builder.core.errors import Cancelled, DocumentError
from builder.core.progress import CancelToken
from builder.knowledge.child import Hears, Process, apart, deaf
from builder.knowledge.child_faults import fallen, out_of_memory, timed_out
from builder.knowledge.limits import DEFAULT, MEBIBYTE, Limits
from builder.knowledge.wire import LINE_BYTES, Hearing, PageMarks, Parsed, Web

if TYPE_CHECKING:
    from subprocess import Popen

T = TypeVar("T")

MEMORY_CAPPED = sys.platform == "linux"
"""Whether the system caps a child's address space; elsewhere its memory is watched from here."""

PYTHON = (sys.executable, "-P", "-X", "utf8")
"""With -P a child never looks for modules where the owner's documents lie."""

_POLL_S = 0.05
_EXIT_S = 10.0
_KEPT_VARIABLES = (
    "PATH",
    "SYSTEMROOT",
    "WINDIR",
    "TEMP",
    "TMP",
    "TMPDIR",
    "HOME",
    "LANG",
    "LC_ALL",
)


def parse(  # noqa: PLR0913 - all by name
    data: bytes,
    name: str,
    *,
    limits: Limits = DEFAULT,
    token: CancelToken | None = None,
    web: Web | None = None,
    told: Callable[[int, int], None] = lambda _page, _pages: None,
    command: Sequence[str] | None = None,
    start: Callable[[], Process] | None = None,
) -> Parsed:
    """Read a file called `name` that holds `data`; `web` says where on the web it was found.

    A file that turns out to show text in pictures is read again by a child with room for OCR.
    `told` hears which page of how many is being read, in another thread. `start` makes the child,
    by default a fresh one by `command` or ours.

    Raises:
        DocumentError: the file's own reason; `document_timeout`, `document_memory` or
            `document_damaged` when the child had to be stopped or fell over.
        Cancelled: when `token` was cancelled; the child is gone then.
    """
    if len(data) > limits.file_bytes:
        raise too_large(len(data), limits)
    start = start or (lambda: _start(command or child_command()))
    hearings = [Hearing(each, told) for each in _tries(limits)]
    return _read(data, _job(name, web), hearings, token=token, start=start)


def look(
    data: bytes,
    name: str,
    *,
    web: Web,
    limits: Limits = DEFAULT,
    token: CancelToken | None = None,
    start: Callable[[], Process] | None = None,
) -> tuple[PageMarks, Parsed | DocumentError]:
    """A page's marks, and what is in it or why it cannot be read. `start` as in `parse`.

    Raises:
        Cancelled: when `token` was cancelled; the child is gone then.
    """
    hearings = [Hearing(each) for each in _tries(limits)]
    start = start or (lambda: _start(child_command()))
    found: Parsed | DocumentError
    try:
        found = _read(data, _job(name, web), hearings, token=token, start=start)
    except DocumentError as error:
        found = error
    return hearings[0].marks, found


def ask(
    data: bytes,
    job: Mapping[str, object],
    hearing: Hears[T],
    *,
    limits: Limits = DEFAULT,
    token: CancelToken | None = None,
    start: Callable[[], Process] | None = None,
) -> T | None:
    """Have a child do `job` with `data`; what `hearing` made of it, or None. Fails like `parse`."""
    start = start or (lambda: _start(child_command()))
    return _Child(limits, token or CancelToken(), start, hearing).run(data, job)


def _tries(limits: Limits) -> list[Limits]:
    return [limits.without_ocr(), limits.for_ocr()] if limits.ocr_pages else [limits]


def _read(
    data: bytes,
    job: Mapping[str, object],
    hearings: Sequence[Hearing],
    *,
    token: CancelToken | None,
    start: Callable[[], Process],
) -> Parsed:
    for hearing in hearings:
        parsed = ask(data, job, hearing, limits=hearing.limits, token=token, start=start)
        if parsed is not None:
            return parsed
    raise DocumentError("document_no_text")


def too_large(size: int, limits: Limits) -> DocumentError:
    """The error for a file of `size` bytes."""
    limit = limits.file_bytes / MEBIBYTE
    return DocumentError(
        "document_too_large", size_mb=round(size / MEBIBYTE, 1), limit_mb=round(limit, 1)
    )


def main() -> int:
    """The child: serve one file from standard input. Also behind `--parse-worker` when frozen."""
    from builder.knowledge.worker_child import serve

    return serve()


def _job(name: str, web: Web | None) -> dict[str, object]:
    return {"name": name, "web": asdict(web) if web else None}


class _Child(Generic[T]):
    """One child and the two threads that feed and hear it."""

    def __init__(
        self,
        limits: Limits,
        token: CancelToken,
        start: Callable[[], Process],
        hearing: Hears[T],
    ) -> None:
        self._limits = limits
        self._token = token
        self._start = start
        self._hearing = hearing
        self._fault: DocumentError | None = None

    def run(self, data: bytes, job: Mapping[str, object]) -> T | None:
        """Start, feed, watch and end the child; None when it ended without an answer.

        Raises:
            DocumentError: what went wrong.
            Cancelled: when asked to stop.
        """
        header = {**job, "size": len(data), "limits": self._limits.as_dict()}
        said = json.dumps(header).encode() + b"\n"
        process = self._start()
        feeder = threading.Thread(target=_feed, args=(process.stdin, said, data), daemon=True)
        hearer = threading.Thread(target=self._hear, args=(process.stdout,), daemon=True)
        feeder.start()
        hearer.start()
        try:
            self._watch(process, hearer)
        finally:
            process.kill()
            process.wait()
            feeder.join()
            hearer.join()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
        if self._fault is not None:
            raise self._fault
        if not self._hearing.ended:
            raise fallen(process.returncode or 0, self._limits)
        return self._hearing.parsed

    def _watch(self, process: Process, hearer: threading.Thread) -> None:
        """Wait until the child has said all; end it when it takes too much."""
        end = time.monotonic() + self._limits.wall_seconds
        page = 0
        while hearer.is_alive():
            hearer.join(_POLL_S)
            if self._limits.ocr_pages and self._hearing.page > page:
                # OCR takes seconds a page: each has the time that another file has as a whole.
                page, end = self._hearing.page, time.monotonic() + self._limits.wall_seconds
            if self._token.cancelled:
                raise Cancelled
            if time.monotonic() > end:
                raise timed_out(self._limits)
            if _exceeds(process.pid, self._limits.memory_bytes):
                raise out_of_memory(self._limits)
        if not (self._hearing.ended or self._fault):
            # It said nothing to the end: its exit code, due any moment, tells why.
            patience = time.monotonic() + _EXIT_S
            while process.poll() is None and time.monotonic() < patience:
                self._token.check()
                time.sleep(_POLL_S / 10)

    def _hear(self, pipe: IO[bytes]) -> None:
        try:
            while line := pipe.readline(LINE_BYTES):
                self._hearing.take(line)
        except DocumentError as fault:
            self._fault = fault
        except (OSError, ValueError):
            self._fault = DocumentError("document_damaged", detail="answer")


def child_command() -> list[str]:
    """What starts a child of this program, frozen or not."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--parse-worker"]
    return [*PYTHON, "-m", "builder.knowledge.worker"]


def _start(command: Sequence[str]) -> Popen[bytes]:
    import subprocess

    try:
        with deaf():
            return subprocess.Popen(  # noqa: S603 - our own program, no shell, no outside words
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=child_environment(),
                **apart(),
            )
    except OSError as fault:
        raise DocumentError("document_not_started", detail=type(fault).__name__) from fault


def child_environment() -> dict[str, str] | None:
    """Few variables are enough; a frozen program finds its parts through its own."""
    if getattr(sys, "frozen", False):
        return None
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return {**kept, "PYTHONPATH": str(Path(__file__).resolve().parents[2])}


def _feed(pipe: IO[bytes], said: bytes, data: bytes) -> None:
    # The child may fall over or be ended before it has read all.
    with contextlib.suppress(OSError, ValueError):
        pipe.write(said)
        pipe.write(data)
        pipe.close()


def _exceeds(pid: int, limit: int) -> bool:
    return not MEMORY_CAPPED and resident_bytes(pid) > limit


def resident_bytes(pid: int) -> int:
    """How much memory a process holds; 0 when that cannot be told or it is gone."""
    try:
        import psutil
    except ImportError:
        return 0
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0


if __name__ == "__main__":
    sys.exit(main())

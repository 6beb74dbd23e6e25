"""The child's side of `worker`: limits itself, reads one file, says what is in it."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import IO, Any

from builder.core.errors import DocumentError, HushdeskError
from builder.knowledge.limits import DEFAULT, MEBIBYTE, Limits
from builder.knowledge.wire import (
    Web,
    document_lines,
    error_line,
    marks_line,
    needs_line,
    page_line,
)

_HEADER_BYTES = 65_536
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
)


def serve() -> int:
    """Read one file from standard input and answer on standard output.

    Libraries that print are sent nowhere: the answer has a descriptor of its own.
    """
    answer = os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a descriptor is wanted
        os.dup2(nowhere.fileno(), 1)
    with answer:
        header: dict[str, Any] = json.loads(sys.stdin.buffer.readline(_HEADER_BYTES))
        limits = Limits(**header["limits"])
        restrict(limits)
        sys.addaudithook(refuse_the_world)
        try:
            _do(header, answer, limits)
        except MemoryError:
            pass
        else:
            return 0
        # What was held is free by now, so that the word can be said.
        limit = limits.memory_bytes // MEBIBYTE
        answer.write(error_line(DocumentError("document_memory", limit_mb=limit)))
    return 0


def _do(header: dict[str, Any], answer: IO[bytes], limits: Limits) -> None:
    stream, size = sys.stdin.buffer, int(header["size"])
    if header.get("job") == "picture":
        draw_one(stream, answer, int(header["page"]), int(header["width"]), size)
        return
    web = Web(**header["web"]) if header.get("web") else None
    read_one(stream, answer, str(header["name"]), size, limits, web)


def draw_one(stream: IO[bytes], answer: IO[bytes], page: int, width: int, size: int) -> None:
    """Draw one page of the `size` bytes in `stream`; write lines to `answer`.

    Raises:
        MemoryError: when the page needs more than the limits allow.
    """
    from builder.knowledge.loaders.page_picture import draw
    from builder.knowledge.picture import picture_lines

    def draw_it() -> Iterator[bytes]:
        drawn = draw(stream.read(size), page, width)
        yield from picture_lines(drawn.width, drawn.height, drawn.pixels, drawn.words)

    _answer(answer, draw_it)


def read_one(
    stream: IO[bytes],
    answer: IO[bytes],
    name: str,
    size: int,
    limits: Limits = DEFAULT,
    web: Web | None = None,
) -> None:
    """Read `size` bytes of a file called `name` from `stream`; write lines to `answer`.

    Raises:
        MemoryError: when the file needs more than the limits allow.
    """
    from builder.knowledge.loaders import is_page, load
    from builder.knowledge.loaders.signal import NeedsOcr

    def told(page: int, pages: int) -> None:
        answer.write(page_line(page, pages))
        answer.flush()

    def read() -> Iterator[bytes]:
        data = stream.read(size)
        if web is not None and is_page(data, name, limits, web):
            from builder.knowledge.loaders.page_marks import read_marks

            yield marks_line(read_marks(data, web.address))
        try:
            media_type, document = load(data, name, limits, web, told)
        except NeedsOcr:
            yield needs_line()
            return
        yield from document_lines(media_type, document)

    _answer(answer, read)


def _answer(answer: IO[bytes], work: Callable[[], Iterator[bytes]]) -> None:
    """Write what `work` says, or why it failed."""
    try:
        answer.writelines(work())
    except HushdeskError as error:
        answer.write(error_line(error))
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001 - a parser may raise anything at all
        # The type's name is safe; the message may hold text of the document.
        damaged = DocumentError("document_damaged", detail=type(fault).__name__[:60])
        answer.write(error_line(damaged))


def refuse_the_world(event: str, _arguments: object) -> None:
    """An audit hook: whoever reads documents fetches nothing and starts nothing.

    Raises:
        PermissionError: for a network connection, a name lookup or another program.
    """
    if event.startswith(_REFUSED):
        raise PermissionError(event)


def restrict(limits: Limits) -> None:
    """Cap this process where the system knows how: memory, processor time, no core dump.

    No files can be written either, but for what Python keeps of its own modules.
    """
    try:
        import resource
    except ImportError:  # Windows: the parent watches memory and the clock
        return
    seconds = limits.cpu_seconds
    for name, soft, hard in (
        ("RLIMIT_AS", limits.memory_bytes, limits.memory_bytes),
        ("RLIMIT_CPU", seconds, seconds + 1),
        ("RLIMIT_CORE", 0, 0),
        ("RLIMIT_FSIZE", MEBIBYTE, MEBIBYTE),
        ("RLIMIT_NOFILE", 64, 64),
    ):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (soft, hard))

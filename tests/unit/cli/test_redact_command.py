"""Lines are answered as they come, whatever they hold."""

from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from builder.cli.redact_command import batches, text_of


class Pieces:
    """A stream that gives one piece a time, as a pipe does."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = list(pieces)

    def read1(self, size: int = -1, /) -> bytes:
        return self._pieces.pop(0) if self._pieces else b""


def test_lines_that_came_together_are_read_together() -> None:
    assert list(batches(Pieces(b"a\nb\r\nc", b"d\n\ne"))) == [["a", "b"], ["cd", ""], ["e"]]


def test_many_lines_are_read_in_batches_of_bounded_size() -> None:
    sizes = [len(batch) for batch in batches(io.BytesIO(b"x\n" * 1000))]

    assert sum(sizes) == 1000
    assert max(sizes) <= 2048


def test_line_is_answered_before_the_pipe_is_closed() -> None:
    with pipe() as (reading, writing):
        arrived = batches(reading)
        os.write(writing, b"first\n")
        assert next(arrived) == ["first"]
        os.write(writing, b"sec")
        threading.Timer(0.05, os.write, (writing, b"ond\n")).start()
        assert next(arrived) == ["second"]


def test_a_line_of_two_megabytes_in_small_pieces_comes_whole() -> None:
    line = b"word " * 400_000
    pieces = [line[at : at + 4096] for at in range(0, len(line), 4096)]

    assert list(batches(Pieces(*pieces, b"\n"))) == [[line.decode()]]


def test_bytes_that_are_no_text_and_marks_of_order_do_no_harm() -> None:
    assert list(batches(Pieces(b"\xef\xbb\xbf{}\n\xff\xfea\x00b\n"))) == [
        ["{}", "\ufffd\ufffda\x00b"]
    ]


def test_json_that_is_none_is_taken_as_it_stands() -> None:
    assert text_of('{"text": "a\\ud83d"}') == "a\ud83d"
    for line in (
        '{"text": 1}',
        '{"text"',
        "{" * 200_000,
        '{"a":' + "[" * 200_000,
        '["text"]',
        "{}",
    ):
        assert text_of(line) == line
    assert json.loads(json.dumps(text_of('{"text": "\\u0000"}'))) == "\x00"


@contextmanager
def pipe() -> Iterator[tuple[io.BufferedReader, int]]:
    read, write = os.pipe()
    with os.fdopen(read, "rb") as reading:
        try:
            yield reading, write
        finally:
            os.close(write)

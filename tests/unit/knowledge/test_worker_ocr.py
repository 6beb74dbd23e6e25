from __future__ import annotations

import json
import os
import sys
import time
from types import SimpleNamespace
from typing import Any

import pytest

from builder.core.errors import DocumentError
from builder.core.progress import Step
from builder.knowledge import worker
from builder.knowledge.limits import MEBIBYTE, Limits
from builder.knowledge.page_news import PageNews
from builder.knowledge.wire import Hearing, needs_line, page_line
from tests.support.pictures import PRICES, make_scanned_pdf

END = {"media_type": "image/png", "title": None, "stripped": ["ocr"], "pages": None}
FIRST_SAYS_OCR = f"""
import json, sys
header = json.loads(sys.stdin.buffer.readline())
sys.stdin.buffer.read()
if not header["limits"]["ocr_pages"]:
    print({needs_line().decode().strip()!r}, flush=True)
else:
    for page in range(1, 4):
        print(json.dumps({{"page": page, "pages": 3}}), flush=True)
    text = str(header["limits"]["memory_bytes"])
    print(json.dumps({{"text": text, "kind": "text", "ref": {{}}}}))
    print({json.dumps(END)!r})
"""


def test_a_scan_is_read_in_a_child_of_its_own_and_its_pages_are_told() -> None:
    told: list[tuple[int, int]] = []

    parsed = worker.parse(
        make_scanned_pdf("Text.", PRICES), "scan.pdf", told=lambda page, of: told.append((page, of))
    )

    assert [section.ref.page for section in parsed.document.sections] == [1, 2]
    assert "Leistung: Färben für Größere; Dauer: 90 Min.; Preis: 65,50 €" in (
        parsed.document.sections[1].text
    )
    assert parsed.document.stripped == ("ocr",)
    assert told[-2:] == [(1, 2), (2, 2)]


class PageClock:
    """A clock that goes by pages, and lets whoever looks at it see one after the other."""

    def __init__(self) -> None:
        self.at = 0.0
        self._looks = 0

    def now(self) -> float:
        self._looks += 1
        return self.at

    def page(self, _page: int, _pages: int) -> None:
        self.at += 60.0
        seen, until = self._looks + 3, time.monotonic() + 60
        while self._looks < seen and time.monotonic() < until:
            time.sleep(0.01)


def test_the_second_child_has_more_memory_and_its_time_begins_anew_with_every_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    limits, clock = Limits(memory_bytes=200 * MEBIBYTE, wall_seconds=90.0), PageClock()
    monkeypatch.setattr(worker, "time", SimpleNamespace(monotonic=clock.now, sleep=time.sleep))

    parsed = worker.parse(
        b"x", "a.png", limits=limits, told=clock.page,
        command=[sys.executable, "-c", FIRST_SAYS_OCR],
    )  # fmt: skip

    assert clock.at > limits.wall_seconds
    assert int(parsed.document.sections[0].text) == limits.for_ocr().memory_bytes
    assert limits.for_ocr().memory_bytes > limits.memory_bytes


def test_where_no_page_may_be_read_by_ocr_a_scan_has_no_text() -> None:
    command = [sys.executable, "-c", FIRST_SAYS_OCR]

    with pytest.raises(DocumentError, match="document_no_text"):
        worker.parse(b"x", "a.png", limits=Limits().without_ocr(), command=command)


@pytest.mark.skipif(os.name != "posix", reason="limits of the system itself")
def test_ocr_that_needs_too_much_memory_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.knowledge.limits.OCR_BYTES", 0)
    limits = Limits(memory_bytes=700 * MEBIBYTE)

    with pytest.raises(DocumentError, match="document_memory"):
        worker.parse(make_scanned_pdf(["word " * 12] * 40), "scan.pdf", limits=limits)


@pytest.mark.parametrize(
    "said",
    [
        {"page": 0, "pages": 3},
        {"page": 4, "pages": 3},
        {"page": 1, "pages": 10**9},
        {"page": True, "pages": 3},
        {"page": "1", "pages": 3},
        {"page": 1},
        {"needs": "money"},
        {"needs": ["ocr"]},
    ],
)
def test_words_about_pages_are_checked(said: Any) -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        Hearing(Limits()).take(json.dumps(said).encode())


def test_the_same_page_is_no_sign_of_life_twice() -> None:
    hearing = Hearing(Limits())
    hearing.take(page_line(1, 3))
    hearing.take(page_line(3, 3))

    for page in (3, 2):
        with pytest.raises(DocumentError, match="document_damaged"):
            hearing.take(page_line(page, 3))


def test_the_latest_page_of_each_file_is_reported_once() -> None:
    news = PageNews()
    steps: list[Step] = []
    first, second, single = (news.listener(name) for name in ("a.pdf", "b.pdf", "c.png"))
    first(1, 9)
    first(2, 9)
    second(4, 5)
    single(1, 1)

    news.report(steps.append)
    news.report(steps.append)

    assert steps == [Step("pages", 2, 9, "a.pdf"), Step("pages", 4, 5, "b.pdf")]

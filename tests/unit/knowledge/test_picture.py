"""Pages are drawn in a child of their own; what it says is believed only as far as it can be."""

from __future__ import annotations

import base64
import io
import json
import sys
import zlib
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from builder.core.errors import Cancelled, DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import worker
from builder.knowledge.child import Process
from builder.knowledge.limits import Limits
from builder.knowledge.picture import (
    PageWord,
    _Hearing,
    can_be_drawn,
    draw_page,
    find_words,
    picture_lines,
)
from tests.support.documents import draw_pdf, encrypt_pdf, make_pdf

LINES = ("We deliver to Leeds within two days.", "A full service costs 89 pounds.")


def pixels(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def darkest(png: bytes, word: PageWord) -> int:
    """How dark the darkest pixel of a word is, 0 to 255."""
    box = (word.left, word.top, word.right, word.bottom)
    return min(pixels(png).crop(box).convert("L").tobytes())


def words(text: str) -> list[PageWord]:
    return [PageWord(word, 0, 0, 1, 1) for word in text.split()]


def test_a_page_is_drawn_with_its_words_where_they_stand() -> None:
    drawn = draw_page(make_pdf(LINES, ["On page two."]), 1, width=500)
    picture = pixels(drawn.png)
    assert picture.size == (drawn.width, drawn.height) == (500, 708)
    assert " ".join(word.text for word in drawn.words) == " ".join(LINES)
    assert darkest(drawn.png, drawn.words[3]) < 100
    margin = picture.crop((0, 0, 500, 40)).convert("L")
    assert margin.getextrema() == (255, 255)
    assert draw_page(make_pdf(LINES, ["On page two."]), 2).words[0].text == "On"


def test_a_turned_and_cut_page_is_drawn_as_it_is_seen() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf(["Turned"]))))
    writer.pages[0].rotate(90)
    writer.pages[0].cropbox.lower_left = (50, 50)
    file = io.BytesIO()
    writer.write(file)
    drawn = draw_page(file.getvalue(), 1, width=700)
    assert drawn.width > drawn.height
    (word,) = drawn.words
    assert darkest(drawn.png, word) < 100


def test_an_endless_page_is_drawn_small() -> None:
    def tall(canvas: Canvas) -> None:
        canvas.setPageSize((100, 14_000))
        canvas.drawString(10, 10, "Far below")
        canvas.showPage()

    drawn = draw_page(draw_pdf(tall), 1, width=2000)
    assert drawn.width * drawn.height <= 4_100_000


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP"])
def test_a_picture_is_its_own_page(kind: str) -> None:
    file = io.BytesIO()
    Image.new("RGB", (600, 300), (200, 0, 0)).save(file, kind)
    drawn = draw_page(file.getvalue(), 1, width=300)
    assert (drawn.width, drawn.height, drawn.words) == (300, 150, ())
    red, green, _ = pixels(drawn.png).getpixel((5, 5))  # type: ignore[misc]
    assert red > 180
    assert green < 30


def test_a_picture_is_shown_upright_on_white() -> None:
    file = io.BytesIO()
    turned = Image.new("RGBA", (60, 30), (0, 0, 0, 0))
    exif = turned.getexif()
    exif[0x0112] = 6  # a camera held upright
    turned.save(file, "PNG", exif=exif)
    drawn = draw_page(file.getvalue(), 1)
    assert (drawn.width, drawn.height) == (30, 60)
    assert pixels(drawn.png).getpixel((3, 3)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "page"),
    [
        (make_pdf(["One."]), 2),
        (make_pdf(["One."]), 0),
        (b"%PDF-1.7 nonsense", 1),
        (encrypt_pdf(make_pdf(["One."]), user="secret"), 1),
        (b"\x89PNG\r\n\x1a\n nonsense", 1),
        (b"plain text", 1),
    ],
)
def test_what_cannot_be_drawn_says_so(data: bytes, page: int) -> None:
    with pytest.raises(DocumentError) as caught:
        draw_page(data, page)
    assert caught.value.code == "document_damaged"


def test_a_child_that_takes_too_long_or_is_not_wanted_is_ended() -> None:
    def sleep() -> Process:  # ours may have drawn the page before anybody looks at the clock
        return worker._start([sys.executable, "-c", "import time; time.sleep(600)"])

    with pytest.raises(DocumentError, match="document_timeout"):
        draw_page(make_pdf(LINES), 1, limits=Limits(wall_seconds=0.0), start=sleep)
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        draw_page(make_pdf(LINES), 1, token=token)


def test_what_a_child_says_comes_back_as_a_picture() -> None:
    hearing = _Hearing()
    for line in picture_lines(2, 1, bytes([255, 0, 0, 0, 0, 255]), [("Red", 0, 0, 1, 1)]):
        hearing.take(line)
    assert hearing.parsed is not None
    assert pixels(hearing.parsed.png).getpixel((1, 0)) == (0, 0, 255)
    assert hearing.parsed.words == (PageWord("Red", 0, 0, 1, 1),)


def packed(data: bytes) -> dict[str, Any]:
    return {"pixels": base64.b64encode(zlib.compress(data)).decode()}


@pytest.mark.parametrize(
    "said",
    [
        [{"width": 1, "height": 1}],
        [packed(b"123"), {"width": 2, "height": 2}],
        [packed(bytes(1000)), {"width": 1, "height": 1}],
        [packed(b"123"), {"width": 1, "height": "1"}],
        [packed(b"123"), {"width": -1, "height": -1}],
        [packed(bytes(9)), {"width": 1_000_000, "height": 1_000_000}],
        [{"pixels": "not base64!"}],
        [{"pixels": base64.b64encode(b"not packed").decode()}, {"width": 1, "height": 1}],
        [{"words": [["a", 0, 0, 1]]}],
        [{"words": [["a", 0, 0, 1, -1]]}],
        [{"words": [["a" * 201, 0, 0, 1, 1]]}],
        [{"words": [["a", 0, 0, 1, 1]] * 20_002}],
        [{"words": None}],
        [["a list"]],
        [{"error": "rm -rf", "params": {}}],
    ],
)
def test_an_answer_that_is_not_ours_is_no_picture(said: list[Any]) -> None:
    hearing, lines = _Hearing(), [json.dumps(part).encode() for part in said]
    for line in lines[:-1]:
        hearing.take(line)
    with pytest.raises(DocumentError, match="document_damaged"):
        hearing.take(lines[-1])
    assert hearing.parsed is None


def test_a_passage_is_found_by_runs_of_its_words() -> None:
    page = words("Contents Delivery 3 We deliver to Leeds within two days. Call (us) any time.")
    assert find_words(page, "We deliver to Leeds within two days.") == list(range(3, 10))
    # Masked words break the run; what stands around them is found.
    assert find_words(page, "We deliver to Leeds. Call us any time. Ask [PERSON].") == [
        *range(3, 7),
        *range(10, 14),
    ]
    assert find_words(page, "Something else is written here, not that.") == []
    assert find_words(page, "any time") == [12, 13]
    assert find_words([], "any time") == []
    assert find_words(page, " — ") == []


def test_what_has_pages_can_be_drawn() -> None:
    assert can_be_drawn("application/pdf")
    assert can_be_drawn("image/png")
    assert not can_be_drawn("text/plain")

"""What the contract of the loaders asks of pictures: a good one, and its broken twins."""

from __future__ import annotations

from typing import Any

from PIL import Image

from tests.support.documents import PARAGRAPH, cut, garbage
from tests.support.pictures import draw_lines, make_picture, make_png_header, save

GOOD = make_picture(*(sentence + "." for sentence in PARAGRAPH.split(". ", 1)))
TALL = save(draw_lines(["a price of words that goes on and on and on"] * 30, size=20), "PNG")

PICTURES: dict[str, dict[str, Any]] = {
    "picture": {
        "name": "photo.png",
        "good": GOOD,
        "place": {"page": None},
        "invisible": make_picture("delivery to Leeds"),
        "broken": {
            "no text": (save(Image.new("L", (300, 200), 255), "PNG"), "document_no_text"),
            "one pixel": (save(Image.new("1", (1, 1)), "PNG"), "document_no_text"),
            "truncated": (cut(GOOD), "document_damaged"),
            "bomb": (make_png_header(60_000, 60_000), "document_picture_too_large"),
            "too little data": (make_png_header(300, 200), "document_damaged"),
            "no size": (make_png_header(0, 200), "document_damaged"),
            "garbage": (b"\x89PNG\r\n\x1a\n" + garbage(), "document_damaged"),
        },
        "long": TALL,
    }
}

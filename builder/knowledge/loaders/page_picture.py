"""Draws one page of a PDF, or one picture, as pixels with its words. Only in a killable child."""

from __future__ import annotations

import ctypes
import io
import unicodedata
import warnings
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from builder.core.errors import DocumentError

MOST_PIXELS = 4_000_000
"""Of a drawn page: what a large screen shows, however long the page is."""

MOST_WORDS = 20_000

_MOST_SOURCE_PIXELS = 80_000_000
_PICTURES = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
_WORD_LETTERS = 200

Word = tuple[str, int, int, int, int]


@dataclass(slots=True)
class Drawn:
    """A page as pixels.

    Attributes:
        pixels: rows from the top, three bytes a pixel: red, green, blue.
        words: each with left, top, right and bottom in pixels.
    """

    width: int
    height: int
    pixels: bytes
    words: list[Word] = field(default_factory=list)


def draw(data: bytes, page: int, width: int) -> Drawn:
    """Page number `page`, counted from 1, about `width` pixels wide.

    Raises:
        DocumentError: `document_damaged`, `document_encrypted`, or `document_unsupported` for what
            has no pages to draw.
    """
    if b"%PDF-" in data[:1024]:
        return _draw_pdf(data, page, width)
    return _draw_picture(data, page, width)


def _draw_pdf(data: bytes, number: int, width: int) -> Drawn:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as fault:
        raise DocumentError("document_damaged", detail="pdf") from fault
    try:
        page = document[_index(number, len(document))]
        wide, high = page.get_size()
        scale = _scale(wide, high, width)
        bitmap = page.render(
            scale=scale, rev_byteorder=True, force_bitmap_format=raw.FPDFBitmap_BGR
        )
        drawn = Drawn(bitmap.width, bitmap.height, _rows(bitmap))
        bitmap.close()
        drawn.words = _words(page, drawn)
        page.close()
    except pdfium.PdfiumError as fault:
        raise DocumentError("document_damaged", detail="page") from fault
    finally:
        document.close()
    return drawn


def _index(number: int, pages: int) -> int:
    if not 1 <= number <= pages:
        raise DocumentError("document_damaged", detail="page")
    return number - 1


def _scale(wide: float, high: float, width: int) -> float:
    scale = width / max(wide, 1.0)
    pixels = wide * high * scale * scale
    if pixels > MOST_PIXELS:
        scale *= (MOST_PIXELS / pixels) ** 0.5
    return float(scale)


def _rows(bitmap: Any) -> bytes:
    """The pixels without what fills up each row."""
    data, wide = bytes(bitmap.buffer), bitmap.width * 3
    if bitmap.stride == wide:
        return data[: wide * bitmap.height]
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return b"".join(data[start : start + wide] for start in starts)


def _words(page: pdfium.PdfPage, drawn: Drawn) -> list[Word]:
    """The page's words with their places on the drawn page."""
    text_page = page.get_textpage()
    try:
        found: list[Word] = []
        letters: list[str] = []
        box: list[float] = []
        for at in range(text_page.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text_page, at))
            if letter.isspace() or unicodedata.category(letter).startswith("C"):
                found += _finished(page, letters, box, drawn)
                letters, box = [], []
                if len(found) >= MOST_WORDS:
                    break
                continue
            letters.append(letter)
            box = _around(box, text_page.get_charbox(at))
        return found + _finished(page, letters, box, drawn)
    finally:
        text_page.close()


def _around(box: list[float], letter: tuple[float, float, float, float]) -> list[float]:
    left, bottom, right, top = letter
    if not box:
        return [left, bottom, right, top]
    return [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]


def _finished(
    page: pdfium.PdfPage, letters: list[str], box: list[float], drawn: Drawn
) -> list[Word]:
    if not letters:
        return []
    corners = [_on_screen(page, x, y, drawn) for x, y in ((box[0], box[1]), (box[2], box[3]))]
    (one, two), (three, four) = corners
    left, right = sorted((one, three))
    top, bottom = sorted((two, four))
    return [("".join(letters)[:_WORD_LETTERS], left, top, right, bottom)]


def _on_screen(page: pdfium.PdfPage, x: float, y: float, drawn: Drawn) -> tuple[int, int]:
    """Where a point of the page is drawn; pages may be turned and cut."""
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(
        page, 0, 0, drawn.width, drawn.height, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return (
        min(max(across.value, 0), drawn.width),
        min(max(down.value, 0), drawn.height),
    )


def _draw_picture(data: bytes, number: int, width: int) -> Drawn:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # its size is looked at here, before it is unpacked
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data), formats=list(_PICTURES))
            picture.seek(_index(number, int(getattr(picture, "n_frames", 1))))
            _weigh(picture.width * picture.height)
            small = _seen(picture, width)
        except DocumentError:
            raise
        except Exception as fault:  # a parser of pictures may raise anything at all
            raise DocumentError("document_damaged", detail=type(fault).__name__[:60]) from fault
    return Drawn(small.width, small.height, small.tobytes())


def _weigh(pixels: int) -> None:
    if not 0 < pixels <= _MOST_SOURCE_PIXELS:
        raise DocumentError("document_damaged", detail="pixels")


def _seen(picture: Any, width: int) -> Any:
    """The picture upright, on white, no larger than it is shown."""
    from PIL import Image, ImageOps

    picture.draft("RGB", (width, width))  # a JPEG is unpacked smaller at once
    upright = ImageOps.exif_transpose(picture)
    seen = Image.new("RGB", upright.size, "white")
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        seen.paste(clear, mask=clear)
    else:
        seen.paste(upright.convert("RGB"))
    scale = min(1.0, _scale(seen.width, seen.height, width))
    return seen.resize((max(1, int(seen.width * scale)), max(1, int(seen.height * scale))))

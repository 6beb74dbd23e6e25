"""Makers of pictures of text, good ones and broken ones, as bytes."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import reportlab
from PIL import Image, ImageDraw, ImageFont

from tests.support.documents import draw_pdf

LETTERS = 26

PRICES = (
    ("Leistung", "Dauer", "Preis"),
    ("Waschen und Föhnen", "30 Min.", "24,00 €"),
    ("Färben für Größere", "90 Min.", "65,50 €"),
    ("Strähnchen, süß", "120 Min.", "89,90 €"),
)
"""A price list, as a phone would photograph it."""


@cache
def _font(size: int) -> Any:
    return ImageFont.truetype(str(Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"), size)


def draw_lines(
    lines: Sequence[str | Sequence[str]], *, size: int = LETTERS, columns: Sequence[int] = ()
) -> Image.Image:
    """Black text on white; a line of several cells stands in columns."""
    columns = columns or (20, 400, 560)
    width = 760 if any(not isinstance(line, str) for line in lines) else 0
    width = max([width, *(len(line) * size * 2 // 3 for line in lines if isinstance(line, str))])
    picture = Image.new("RGB", (width + 40, len(lines) * size * 2 + 40), "white")
    pen = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        cells = [line] if isinstance(line, str) else line
        for left, cell in zip(columns, cells, strict=False):
            pen.text((left, 20 + number * size * 2), cell, font=_font(size), fill="black")
    return picture


def save(picture: Image.Image, kind: str, **options: Any) -> bytes:
    """The picture as a file."""
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def make_picture(*lines: str | Sequence[str], kind: str = "PNG") -> bytes:
    """A picture of text as a file."""
    return save(draw_lines(lines), kind)


def make_scanned_pdf(*pages: Sequence[str | Sequence[str]] | str) -> bytes:
    """A PDF of pictures of text; a page that is a plain string is real text."""
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Any) -> None:
        for page in pages:
            canvas.setPageSize((400, 200))
            if isinstance(page, str):
                canvas.drawString(40, 100, page)
            else:
                picture = draw_lines(page)
                height = 400 * picture.height / picture.width
                canvas.setPageSize((400, height))
                canvas.drawImage(ImageReader(picture), 0, 0, 400, height)
            canvas.showPage()

    return draw_pdf(draw)


def make_png_header(width: int, height: int) -> bytes:
    """A PNG that only says how large it is, as a bomb does."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" * 100)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    )

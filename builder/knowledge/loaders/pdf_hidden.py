"""Removes text from a PDF page that nobody sees: white on white, transparent, tiny, invisible."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
from pypdfium2 import raw

_WHITE = 248
_TINY_POINTS = 1.5
_INVISIBLE = 3  # FPDF_TEXTRENDERMODE_INVISIBLE in fpdf_edit.h
_MAX_SIDE = 1200


def has_pictures(page: pdfium.PdfPage) -> bool:
    """Whether the page shows an image or drawing, as a scan does."""
    wanted = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING)
    return next(page.get_objects(filter=wanted), None) is not None


def remove_hidden_text(page: pdfium.PdfPage) -> bool:
    """Take hidden text off the page in memory; whether there was any.

    The invisible letters of a searchable scan lie over its picture and stay.
    """
    hidden: list[pdfium.PdfObject] = []
    pale: list[pdfium.PdfObject] = []
    scan: bool | None = None
    for letters in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=1):
        if raw.FPDFTextObj_GetTextRenderMode(letters) == _INVISIBLE:
            scan = _has_image(page) if scan is None else scan
            if not scan:
                hidden.append(letters)
        elif _points(letters) < _TINY_POINTS:
            hidden.append(letters)
        else:
            red, green, blue, alpha = _ink(letters)
            if alpha == 0:
                hidden.append(letters)
            elif min(red, green, blue) >= _WHITE:
                pale.append(letters)
    hidden.extend(_unseen(page, pale))
    for letters in hidden:
        raw.FPDFPage_RemoveObject(page, letters)
    return bool(hidden)


def _has_image(page: pdfium.PdfPage) -> bool:
    return next(page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)), None) is not None


def _points(letters: pdfium.PdfObject) -> float:
    """The height of the letters on the page: their size in the text's own scale."""
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(letters, size)
    matrix = letters.get_matrix()
    stretch = max(abs(matrix.a), abs(matrix.b), abs(matrix.c), abs(matrix.d))
    return float(abs(size.value * stretch))


def _ink(letters: pdfium.PdfObject) -> tuple[int, int, int, int]:
    parts = [ctypes.c_uint(0) for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(letters, *parts):
        return 0, 0, 0, 255
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _unseen(page: pdfium.PdfPage, pale: list[pdfium.PdfObject]) -> list[pdfium.PdfObject]:
    """Those of the white letters under which the drawn page is white as well."""
    if not pale:
        return []
    width, height = page.get_size()
    scale = min(1.0, _MAX_SIDE / max(width, height, 1.0))
    bitmap = page.render(scale=scale, grayscale=True)
    pixels, stride = bytes(bitmap.buffer), bitmap.stride
    unseen = []
    for letters in pale:
        left, bottom, right, top = letters.get_bounds()
        columns = range(max(0, int(left * scale)), min(bitmap.width, int(right * scale) + 1))
        lines = range(
            max(0, int((height - top) * scale)),
            min(bitmap.height, int((height - bottom) * scale) + 1),
        )
        drawn = (
            min(pixels[line * stride + columns.start : line * stride + columns.stop], default=255)
            for line in lines
            if columns
        )
        if min(drawn, default=255) >= _WHITE:
            unseen.append(letters)
    bitmap.close()
    return unseen

"""What was filled in on a page of a PDF: fields of forms, and text typed over the page."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_SECRET = raw.FPDF_FORMFLAG_TEXT_PASSWORD
_WRITTEN = frozenset(
    {raw.FPDF_FORMFIELD_TEXTFIELD, raw.FPDF_FORMFIELD_COMBOBOX, raw.FPDF_FORMFIELD_LISTBOX}
)
_TICKED = frozenset({raw.FPDF_FORMFIELD_CHECKBOX, raw.FPDF_FORMFIELD_RADIOBUTTON})
TICK, NO_TICK = "☒", "☐"
"""How a box to tick is written."""

_MOST = 2000
"""Fields that are read from one page."""

_LETTERS = 20_000
_LEAST = 3.0
_SIZE = 12.0
_LINE = 1.2
_WIDTH = 0.5
"""A field's letters have no boxes: they stand about as usual letters do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of what was filled in, and where it stands: left, bottom, right, top."""

    text: str
    box: tuple[float, float, float, float]
    size: float


def open_form(document: pdfium.PdfDocument) -> None:
    """Let the document's fields be asked, when it has any; before its pages are loaded."""
    with suppress(pdfium.PdfiumError):  # a broken form must not cost the text around it
        document.init_forms()


def read_entries(page: pdfium.PdfPage) -> list[Entry]:
    """What is seen of the page's fields, line by line; boxes to tick say whether they are."""
    entries: list[Entry] = []
    for index in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST)):
        with _note(page, index) as note:
            if note and not raw.FPDFAnnot_GetFlags(note) & _UNSEEN:
                entries += _lines(_value(page, note), _box(note))
    return entries


@contextmanager
def _note(page: pdfium.PdfPage, index: int) -> Iterator[raw.FPDF_ANNOTATION | None]:
    note = raw.FPDFPage_GetAnnot(page, index)
    try:
        yield note
    finally:
        if note:
            raw.FPDFPage_CloseAnnot(note)


def _value(page: pdfium.PdfPage, note: raw.FPDF_ANNOTATION) -> str:
    kind = raw.FPDFAnnot_GetSubtype(note)
    if kind == raw.FPDF_ANNOT_FREETEXT:
        return _text(lambda *room: raw.FPDFAnnot_GetStringValue(note, b"Contents", *room))
    form = page.formenv
    if kind != raw.FPDF_ANNOT_WIDGET or form is None:
        return ""
    field = raw.FPDFAnnot_GetFormFieldType(form, note)
    if field in _TICKED:
        return TICK if raw.FPDFAnnot_IsChecked(form, note) else NO_TICK
    if field not in _WRITTEN or raw.FPDFAnnot_GetFormFieldFlags(form, note) & _SECRET:
        return ""
    if field == raw.FPDF_FORMFIELD_LISTBOX:
        return _chosen(form, note)
    return _text(lambda *room: raw.FPDFAnnot_GetFormFieldValue(form, note, *room))


def _chosen(form: pdfium.PdfFormEnv, note: raw.FPDF_ANNOTATION) -> str:
    """The lines of a list that are chosen."""

    def label(index: int) -> str:
        return _text(lambda *room: raw.FPDFAnnot_GetOptionLabel(form, note, index, *room))

    count = min(raw.FPDFAnnot_GetOptionCount(form, note), _MOST)
    return "\n".join(
        label(index) for index in range(count) if raw.FPDFAnnot_IsOptionSelected(form, note, index)
    )


def _text(ask: Callable[..., int]) -> str:
    """What pdfium says in UTF-16: asked for its length first, then for itself."""
    size = min(ask(None, 0), 2 * _LETTERS)
    if size <= 2:
        return ""
    room = (ctypes.c_ushort * (size // 2))()
    ask(room, size)
    return bytes(room).decode("utf-16-le", "replace").partition("\x00")[0]


def _box(note: raw.FPDF_ANNOTATION) -> tuple[float, float, float, float]:
    box = raw.FS_RECTF()
    if not raw.FPDFAnnot_GetRect(note, box):
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(box.left, box.right),
        min(box.bottom, box.top),
        max(box.left, box.right),
        max(box.bottom, box.top),
    )


def _lines(text: str, box: tuple[float, float, float, float]) -> Iterator[Entry]:
    """Lines below each other in the field; nothing of a field that is too small to be seen."""
    left, bottom, right, top = box
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines or min(right - left, top - bottom) < _LEAST:
        return
    step = (top - bottom) / len(lines)
    if step > 3 * _SIZE:  # a large field is filled from its top
        step = _LINE * _SIZE
    size = min(step / _LINE, _SIZE)
    for number, line in enumerate(lines):
        middle = top - (number + 0.5) * step
        end = min(right, left + _WIDTH * size * len(line))
        yield Entry(line, (left, middle - size / 2, end, middle + size / 2), size)

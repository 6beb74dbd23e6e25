"""Makers of documents, good ones and broken ones, as bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
import openpyxl
from docx.shared import RGBColor
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

PARAGRAPH = "We deliver to Leeds within two days. Delivery costs 3.50 €."

Rows = Sequence[Sequence[Any]]


def make_pdf(*pages: Sequence[str], title: str = "") -> bytes:
    """A PDF with one line of text below the other on each page."""

    def draw(canvas: Canvas) -> None:
        for lines in pages:
            for number, line in enumerate(lines):
                canvas.drawString(72, 770 - 16 * number, line)
            canvas.showPage()

    return draw_pdf(draw, title=title)


def draw_pdf(draw: Callable[[Canvas], None], *, title: str = "") -> bytes:
    """A PDF drawn by `draw`."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    if title:
        canvas.setTitle(title)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def make_scan() -> bytes:
    """A PDF whose only page is a picture."""

    def draw(canvas: Canvas) -> None:
        canvas.rect(72, 72, 300, 300, fill=1)
        canvas.showPage()

    return draw_pdf(draw)


def encrypt_pdf(data: bytes, *, user: str, owner: str = "owner") -> bytes:
    """The same PDF under a password; an empty one opens for everybody."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.encrypt(user, owner, algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def note_on_pdf(data: bytes, text: str, box: tuple[float, float, float, float]) -> bytes:
    """The same PDF with `text` typed over its first page, as a viewer's text tool does."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    writer.add_annotation(0, FreeText(text=text, rect=box))
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def attach_to_pdf(data: bytes, files: dict[str, bytes]) -> bytes:
    """The same PDF with files attached to it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for name, content in files.items():
        writer.add_attachment(name, content)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def make_docx(build: Callable[[Any], object] | None = None) -> bytes:
    """A Word document; `build` gets python-docx's document."""
    document = docx.Document()
    if build is None:
        document.add_heading("Delivery", 1)
        document.add_paragraph(PARAGRAPH)
    else:
        build(document)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def hide_run(run: Any) -> None:
    """Mark a run of a Word document as hidden text."""
    run.font.hidden = True


def whiten_run(run: Any) -> None:
    """Make a run of a Word document white."""
    run.font.color.rgb = RGBColor(255, 255, 255)


def make_xlsx(sheets: dict[str, Rows], change: Callable[[Any], None] | None = None) -> bytes:
    """A workbook of named sheets; `change` gets openpyxl's workbook before it is saved."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def make_echo(text: str, rows: int) -> bytes:
    """A workbook that holds `text` once and shows it in every row."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    shown = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, rows))
    data = make_xlsx({"Sheet": []})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
    changes = {
        "[Content_Types].xml": types.replace("</Types>", part),
        "xl/sharedStrings.xml": f"<sst {space}><si><t>{text}</t></si></sst>",
        "xl/worksheets/sheet1.xml": (
            f"<worksheet {space}><sheetData>{shown}</sheetData></worksheet>"
        ),
    }
    return change_zip(data, {name: part.encode() for name, part in changes.items()})


def make_zip(members: dict[str, bytes], *, packed: bool = True) -> bytes:
    """A zip file."""
    file = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def change_zip(data: bytes, changes: dict[str, bytes]) -> bytes:
    """The same zip with some members put in place of its own, or added."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return make_zip(members | changes)


def drop_member(data: bytes, name: str) -> bytes:
    """The same zip without one of its members."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return make_zip({own: archive.read(own) for own in archive.namelist() if own != name})


def make_docx_parts(body: str, **parts: str) -> bytes:
    """A Word document from bare XML: the body's, and other parts by their names in `word/`."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    members = {
        "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
        **{f"word/{name}.xml": text.replace("SPACE", space) for name, text in parts.items()},
    }
    return make_zip({name: text.encode() for name, text in members.items()})


def make_bomb(size: int = 200 * 1024 * 1024) -> bytes:
    """A small Word document that unpacks to `size` bytes of zeros."""
    return make_zip({"word/document.xml": bytes(size)})


def cut(data: bytes, share: float = 0.6) -> bytes:
    """The first part of a file, as a broken download leaves it."""
    return data[: int(len(data) * share)]


def garbage(size: int = 4000) -> bytes:
    """Bytes that mean nothing, always the same."""
    return random.Random(7).randbytes(size)

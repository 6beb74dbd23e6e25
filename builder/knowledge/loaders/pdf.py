"""Reads PDF page by page with pdfium, and with pypdf where pdfium gives up."""

from __future__ import annotations

import io
import re

import pypdfium2 as pdfium

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.lines import join_wrapped
from builder.knowledge.loaders.pdf_hidden import has_pictures, remove_hidden_text

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD in fpdfview.h
_HYPHEN = re.compile("\ufffe(?:\n)?([a-zß-ÿ]?)")
_NO_TITLE = re.compile(
    r"untitled|^microsoft word|^document\d*$"
    r"|\.(?:docx?|xlsx?|pptx?|indd|pdf|odt|pages|qxd|ai|cdr)\b",
    re.I,
)


class PdfLoader:
    """One section a page or more, never across pages, so that a page number stays true."""

    media_type = "application/pdf"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the pages' text into `draft`.

        Raises:
            DocumentError: `document_encrypted`, `document_damaged`, or `document_no_text` for a
                scan.
        """
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as fault:
            if fault.err_code == _PASSWORD_ERROR:
                raise DocumentError("document_encrypted") from fault
            _load_with_pypdf(data, draft)
            return
        try:
            self._pages(document, data, draft)
        finally:
            document.close()

    def _pages(self, document: pdfium.PdfDocument, data: bytes, draft: Draft) -> None:
        draft.pages = len(document)
        title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip()
        if not _NO_TITLE.search(title):
            draft.set_title(title)
        pictures = 0
        for index in range(len(document)):
            text, pictured = _read_page(document, index, draft)
            if text is None:
                text = _page_with_pypdf(data, index)
            pictures += pictured and not text.strip()
            write_page(text, index + 1, draft)
        if pictures and draft.written:
            draft.note("pages_without_text")
        if not draft.written:
            raise DocumentError("document_no_text" if pictures else "document_empty")


def write_page(text: str, number: int, draft: Draft) -> None:
    """Write one page's raw text: lines joined, hyphenation undone."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _HYPHEN.sub(lambda found: found[1] or "-", text)
    draft.place(page=number)
    for paragraph in join_wrapped(text.split("\n")).split("\n\n"):
        draft.paragraph(paragraph)


def _read_page(document: pdfium.PdfDocument, index: int, draft: Draft) -> tuple[str | None, bool]:
    """The text of a page, None when pdfium cannot read it; and whether it shows pictures."""
    try:
        page = document[index]
    except pdfium.PdfiumError:
        return None, False
    try:
        if remove_hidden_text(page):
            draft.note("hidden_text")
        text_page = page.get_textpage()
        try:
            text = text_page.get_text_range()
        finally:
            text_page.close()
        return text, not text.strip() and has_pictures(page)
    except pdfium.PdfiumError:
        return None, False
    finally:
        page.close()


def _load_with_pypdf(data: bytes, draft: Draft) -> None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise DocumentError("document_encrypted")
        draft.pages = len(reader.pages)
        for number, page in enumerate(reader.pages, start=1):
            write_page(page.extract_text(), number, draft)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError) as fault:
        raise DocumentError("document_damaged", detail="pdf") from fault
    if not draft.written:
        raise DocumentError("document_damaged", detail="pdf")


def _page_with_pypdf(data: bytes, index: int) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        return str(PdfReader(io.BytesIO(data), strict=False).pages[index].extract_text())
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return ""

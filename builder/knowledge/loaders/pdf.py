"""Reads PDF page by page with pdfium, and with pypdf where pdfium gives up."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field

import pypdfium2 as pdfium

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders import ocr
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.layout import Block, arrange
from builder.knowledge.loaders.lines import join_wrapped
from builder.knowledge.loaders.page_writer import PageWriter, Sizes, heading_sizes
from builder.knowledge.loaders.pdf_attached import write_attached
from builder.knowledge.loaders.pdf_form import open_form
from builder.knowledge.loaders.pdf_hidden import remove_hidden_text
from builder.knowledge.loaders.pdf_scan import PageScanner, shows_a_scan
from builder.knowledge.loaders.pdf_text import PageText, read_page
from builder.knowledge.loaders.pieces import typical_size
from builder.knowledge.loaders.running import Leaf, drop_running

_LOCKED = frozenset({4, 5})  # FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY in fpdfview.h
_UNKNOWN = "\ufffd"
_NO_TITLE = re.compile(
    r"untitled|^\(?anonymous\)?$|^microsoft word|^document\d*$"
    r"|\.(?:docx?|xlsx?|pptx?|indd|pdf|odt|pages|qxd|ai|cdr)\b",
    re.I,
)
_HEADING_RATIO = 1.15


@dataclass(slots=True)
class _Page:
    """What was read of a page: pieces, or bare text where pdfium has no boxes."""

    found: PageText = field(default_factory=PageText)
    bare: str = ""
    sizes: Sizes | None = None
    blocks: list[Block] = field(default_factory=list)


class PdfLoader:
    """Headings are told by their letters, tables by their columns; pictures are read by OCR."""

    media_type = "application/pdf"

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self._limits = limits
        self._room = limits.characters

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the pages' text into `draft`.

        Raises:
            DocumentError: `document_encrypted`, `document_damaged`, `document_too_many_pages`,
                or `document_no_text` for a scan in which nothing is to be read.
        """
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as fault:
            if fault.err_code in _LOCKED:
                raise DocumentError("document_encrypted") from fault
            _load_with_pypdf(data, draft, self._limits)
            return
        try:
            self._read(document, data, draft)
        finally:
            document.close()

    def _read(self, document: pdfium.PdfDocument, data: bytes, draft: Draft) -> None:
        open_form(document)
        count = _counted(len(document), self._limits)
        draft.pages = count
        title = (document.get_metadata_dict(skip_empty=True).get("Title") or "").strip()
        if not _NO_TITLE.search(title):
            draft.set_title(title)
        scanner = PageScanner(self._limits, draft)
        pages = []
        for index in range(count):
            draft.tell_page(index + 1, count)
            pages.append(self._page(document, index, data, scanner))
        _write(pages, draft)
        write_attached(document, draft, self._limits)
        scanner.finish()

    def _page(
        self, document: pdfium.PdfDocument, index: int, data: bytes, scanner: PageScanner
    ) -> _Page:
        try:
            page = document[index]
        except pdfium.PdfiumError:
            return _Page(bare=_page_with_pypdf(data, index))
        try:
            if remove_hidden_text(page):
                scanner.draft.note("hidden_text")
            text_page = page.get_textpage()
            try:
                found = read_page(page, text_page)
            finally:
                text_page.close()
            self._weigh(found)
            if shows_a_scan(page, found):
                scan = scanner.read(page, found)
                if scan.pieces:
                    return _Page(scan, sizes=ocr.sizes(scan.pieces))
            return _Page(found)
        except pdfium.PdfiumError:
            return _Page(bare=_page_with_pypdf(data, index))
        finally:
            page.close()

    def _weigh(self, found: PageText) -> None:
        """All pages are held before the first is written: their text must not be without end."""
        self._room -= found.letters + len(found.aside)
        if self._room < 0:
            raise DocumentError("document_too_much_text", limit=self._limits.characters)


def _write(pages: list[_Page], draft: Draft) -> None:
    """Write pages whose look is judged together: what is big, and what repeats."""
    drop_running([Leaf(p.found.pieces, p.found.top, p.found.height) for p in pages])
    body = typical_size(
        piece for page in pages if page.sizes is None for piece in page.found.pieces
    )
    sizes: Counter[float] = Counter()
    for page in pages:
        page.blocks = arrange(page.found.pieces, page.found.rules)
        if page.sizes is None:
            sizes += heading_sizes(page.blocks, _HEADING_RATIO * body)
    common = Sizes(body, sizes, _HEADING_RATIO)
    writer = PageWriter(draft)
    for number, page in enumerate(pages, start=1):
        if page.bare:
            writer.close()
            write_page(page.bare, number, draft)
        else:
            writer.page(number, page.blocks, page.sizes or common, page.found.aside)
            page.blocks = []
    writer.close()


def write_page(text: str, number: int, draft: Draft) -> None:
    """Write one page's bare text, its lines joined."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace(_UNKNOWN, "")
    draft.place(page=number)
    for paragraph in join_wrapped(text.split("\n")).split("\n\n"):
        draft.paragraph(paragraph)


def _counted(count: int, limits: Limits) -> int:
    if count > limits.pages:
        raise DocumentError("document_too_many_pages", pages=count, limit=limits.pages)
    return count


def _load_with_pypdf(data: bytes, draft: Draft, limits: Limits) -> None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            raise DocumentError("document_encrypted")
        draft.pages = _counted(len(reader.pages), limits)
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

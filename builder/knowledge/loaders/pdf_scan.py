"""Reads the pages of a PDF that are only pictures of text."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import ocr
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.pdf_hidden import has_pictures
from builder.knowledge.loaders.pdf_text import PageText

_DOTS_PER_INCH = 200
_FEW_LETTERS = 60
"""A scanner's own stamp or a page number over a picture is not the page's text."""

_COVERS = 0.6


def shows_a_scan(page: pdfium.PdfPage, found: PageText) -> bool:
    """Whether the page has no text of its own but something to look at."""
    letters = found.letters + len(found.aside) - found.filled
    if found.garbled:
        return True
    if not letters:
        return has_pictures(page)
    if letters > _FEW_LETTERS:
        return False
    width, height = page.get_size()
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) >= _COVERS * width * height:
            return True
    return False


class PageScanner:
    """Reads pages by OCR as far as the limits go, and knows what is to be said about it."""

    def __init__(self, limits: Limits, draft: Draft) -> None:
        self.draft = draft
        self._limits = limits
        self._reader: ocr.Reader | None = None
        self._read = 0
        self._unread = 0
        self._over = False

    def read(self, page: pdfium.PdfPage, found: PageText) -> PageText:
        """The text of a page that is a picture; none when it has more to say itself.

        Raises:
            NeedsOcr: when this process has no room for OCR.
        """
        letters = found.letters + len(found.aside)
        if not ocr.available():
            self._unread += not letters
            return PageText()
        ocr.require(self._limits)
        if self._read >= self._limits.ocr_pages:
            self._over = True
            return PageText()
        self._read += 1
        scan = self._recognise(page)
        if scan.letters <= letters:
            self._unread += not letters
            return PageText()
        self.draft.note("ocr")
        return scan

    def _recognise(self, page: pdfium.PdfPage) -> PageText:
        self._reader = self._reader or ocr.Reader()
        scale = min(_DOTS_PER_INCH / 72, ocr.MOST_SIDE / max(*page.get_size(), 1.0))
        bitmap = page.render(scale=scale)
        try:
            return PageText(self._reader.read(bitmap.to_numpy()), height=bitmap.height)
        finally:
            bitmap.close()

    def finish(self) -> None:
        """Say what was left out.

        Raises:
            DocumentError: `document_no_text` or `document_ocr_missing` when nothing was read.
        """
        if self._over:
            self.draft.note("pages_left_out")
        if self.draft.written:
            if self._unread:
                self.draft.note("pages_without_text")
        elif self._unread:
            missing = not ocr.available()
            raise DocumentError("document_ocr_missing" if missing else "document_no_text")
        else:
            raise DocumentError("document_empty")

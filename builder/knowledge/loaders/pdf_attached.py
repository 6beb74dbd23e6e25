"""Reads the files that a PDF carries: a portfolio is a cover sheet around them."""

from __future__ import annotations

from pathlib import PurePath

import pypdfium2 as pdfium

from builder.knowledge.limits import Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.mail import Attachment, write_attachments
from builder.knowledge.loaders.sniff import SUFFIXES

_OWN_DATA = "xml"
"""What an electronic invoice carries for machines says the same as its pages."""


def write_attached(document: pdfium.PdfDocument, draft: Draft, limits: Limits) -> None:
    """Write what is in the files that `document` carries; the draft notes what cannot be read.

    Raises:
        DocumentError: `document_too_much_text`.
    """
    draft.close_headings()
    found: list[Attachment] = []
    for index in range(document.count_attachments()):
        if index > limits.attachments:
            break  # one more than are read, so that it is noted
        try:
            attached = document.get_attachment(index)
            name = attached.get_name()
            kind = SUFFIXES.get(PurePath(name).suffix.lower())
            if kind == _OWN_DATA:
                continue
            data = bytes(attached.get_data()) if kind else b""
        except pdfium.PdfiumError:
            name, data = "", b""
        found.append(Attachment(name, data))
    write_attachments(found, draft, limits)

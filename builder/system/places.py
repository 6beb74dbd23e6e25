"""Where in a document something stands, in words."""

from __future__ import annotations

from builder.core.document import SourceRef
from builder.system import texts


def place(ref: SourceRef, language: str) -> str:
    """Page, slide, sheet and row, or section; empty where the document has none of them."""
    parts = [
        texts.say("widget.page_short", language, page=ref.page) if ref.page else "",
        texts.say("widget.slide_short", language, slide=ref.slide) if ref.slide else "",
        ref.sheet or "",
        texts.say("why.row", language, n=ref.row) if ref.row else "",
        ref.section or "",
    ]
    return ", ".join(filter(None, parts))

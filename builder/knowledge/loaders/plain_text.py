"""Reads plain text in whatever encoding it came."""

from __future__ import annotations

from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.lines import join_wrapped


class PlainTextLoader:
    """Paragraphs are told by empty lines; lines wrapped at a margin are joined."""

    media_type = "text/plain"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the text's paragraphs into `draft`."""
        text = join_wrapped(decode(data).splitlines())
        for paragraph in text.split("\n\n"):
            draft.paragraph(paragraph)

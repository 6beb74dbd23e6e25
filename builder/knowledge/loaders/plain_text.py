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
        write_plain(decode(data), draft)


class LogLoader:
    """Every line stands for itself, as programs write them."""

    media_type = "text/plain"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the lines into `draft`."""
        for line in decode(data).splitlines():
            draft.line(line)


def write_plain(text: str, draft: Draft) -> None:
    """Write running text paragraph by paragraph."""
    for paragraph in join_wrapped(text.splitlines()).split("\n\n"):
        draft.paragraph(paragraph)

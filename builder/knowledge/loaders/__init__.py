"""One loader a format behind one protocol; the format is told by content, not by name."""

from __future__ import annotations

from typing import Protocol

from builder.core.document import LoadedDocument
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.sniff import sniff
from builder.knowledge.wire import Web


class Loader(Protocol):
    """Reads one format."""

    media_type: str

    def load(self, data: bytes, draft: Draft) -> None:
        """Write what a reader of the file would see into `draft`, with its place.

        Raises:
            DocumentError: `document_damaged`, `document_encrypted`, `document_no_text`, ….
        """
        ...


def loader_for(name: str, data: bytes, limits: Limits = DEFAULT, web: Web | None = None) -> Loader:
    """The loader for a file called `name` that holds `data`; `web` says where it was found.

    Raises:
        DocumentError: `document_empty`, `document_unsupported`, `document_encrypted`,
            `document_damaged` or `document_archive_unsafe`.
    """
    kind = sniff(name, data, limits, media_type=web.media_type if web else "")
    return _make(kind, limits, web)


def is_page(data: bytes, name: str, limits: Limits, web: Web) -> bool:
    """Whether it is a page that leads to others.

    Raises:
        DocumentError: as `loader_for`.
    """
    return sniff(name, data, limits, media_type=web.media_type) == "html"


def load(
    data: bytes, name: str, limits: Limits = DEFAULT, web: Web | None = None
) -> tuple[str, LoadedDocument]:
    """Media type and content of one file. Only ever called in a killable child: see `worker`.

    Raises:
        DocumentError: the file's own reason.
    """
    loader = loader_for(name, data, limits, web)
    draft = Draft(limits)
    loader.load(data, draft)
    return loader.media_type, draft.finish()


def _make(kind: str, limits: Limits, web: Web | None) -> Loader:  # noqa: PLR0911 - one way out a format
    """Import the one module that is needed: the others cost more than most files."""
    match kind:
        case "pdf":
            from builder.knowledge.loaders.pdf import PdfLoader

            return PdfLoader()
        case "docx":
            from builder.knowledge.loaders.docx import DocxLoader

            return DocxLoader(limits)
        case "xlsx":
            from builder.knowledge.loaders.xlsx import XlsxLoader

            return XlsxLoader(limits)
        case "csv":
            from builder.knowledge.loaders.csv_table import CsvLoader

            return CsvLoader()
        case "html":
            from builder.knowledge.loaders.html import HtmlLoader

            return HtmlLoader(web)
        case "markdown":
            from builder.knowledge.loaders.markdown import MarkdownLoader

            return MarkdownLoader()
        case _:
            from builder.knowledge.loaders.plain_text import PlainTextLoader

            return PlainTextLoader()

"""One loader a format behind one protocol; the format is told by content, not by name."""

from __future__ import annotations

from collections.abc import Callable
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
    data: bytes,
    name: str,
    limits: Limits = DEFAULT,
    web: Web | None = None,
    told: Callable[[int, int], None] | None = None,
) -> tuple[str, LoadedDocument]:
    """Media type and content of one file. Only ever called in a killable child: see `worker`.

    `told` hears which page of how many is being read, where the format has pages.

    Raises:
        DocumentError: the file's own reason.
    """
    loader = loader_for(name, data, limits, web)
    draft = Draft(limits, told)
    loader.load(data, draft)
    return loader.media_type, draft.finish()


def _make(kind: str, limits: Limits, web: Web | None) -> Loader:  # noqa: PLR0911 - one way out a format
    """Import the one module that is needed: the others cost more than most files."""
    further = _make_message(kind, limits) or _make_data(kind) or _make_office(kind, limits)
    if further is not None:
        return further
    match kind:
        case "pdf":
            from builder.knowledge.loaders.pdf import PdfLoader

            return PdfLoader(limits)
        case "png" | "jpeg" | "gif" | "tiff" | "bmp" | "webp":
            from builder.knowledge.loaders.picture import PictureLoader

            return PictureLoader(kind, limits)
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


def _make_message(kind: str, limits: Limits) -> Loader | None:
    """The loaders of messages, books and rich text."""
    match kind:
        case "rtf":
            from builder.knowledge.loaders.rtf import RtfLoader

            return RtfLoader()
        case "epub":
            from builder.knowledge.loaders.epub import EpubLoader

            return EpubLoader(limits)
        case "email":
            from builder.knowledge.loaders.eml import EmlLoader

            return EmlLoader(limits)
        case "mailbox":
            from builder.knowledge.loaders.mbox import MboxLoader

            return MboxLoader(limits)
        case "msg":
            from builder.knowledge.loaders.msg import MsgLoader

            return MsgLoader(limits)
        case _:
            return None


def _make_data(kind: str) -> Loader | None:  # noqa: PLR0911 - one way out a format
    """The loaders of what is text with marks in it, beside HTML and Markdown."""
    match kind:
        case "json":
            from builder.knowledge.loaders.json_text import JsonLoader

            return JsonLoader()
        case "yaml":
            from builder.knowledge.loaders.yaml_text import YamlLoader

            return YamlLoader()
        case "xml":
            from builder.knowledge.loaders.xml_text import XmlLoader

            return XmlLoader()
        case "calendar":
            from builder.knowledge.loaders.calendar_events import CalendarLoader

            return CalendarLoader()
        case "card":
            from builder.knowledge.loaders.contact_card import ContactCardLoader

            return ContactCardLoader()
        case "subtitles":
            from builder.knowledge.loaders.subtitles import SubtitleLoader

            return SubtitleLoader()
        case "tex":
            from builder.knowledge.loaders.tex import TexLoader

            return TexLoader()
        case "rst":
            from builder.knowledge.loaders.rst import RstLoader

            return RstLoader()
        case "log":
            from builder.knowledge.loaders.plain_text import LogLoader

            return LogLoader()
        case _:
            return None


def _make_office(kind: str, limits: Limits) -> Loader | None:  # noqa: PLR0911 - one way out a format
    """The loaders of office formats other than DOCX and XLSX."""
    match kind:
        case "doc":
            from builder.knowledge.loaders.doc import DocLoader

            return DocLoader(limits)
        case "ppt":
            from builder.knowledge.loaders.ppt import PptLoader

            return PptLoader()
        case "pptx":
            from builder.knowledge.loaders.pptx import PptxLoader

            return PptxLoader(limits)
        case "xls":
            from builder.knowledge.loaders.xls import XlsLoader

            return XlsLoader(limits)
        case "xlsb":
            from builder.knowledge.loaders.xlsb import XlsbLoader

            return XlsbLoader(limits)
        case "odt":
            from builder.knowledge.loaders.odt import OdtLoader

            return OdtLoader(limits)
        case "ods":
            from builder.knowledge.loaders.ods import OdsLoader

            return OdsLoader(limits)
        case "odp":
            from builder.knowledge.loaders.odp import OdpLoader

            return OdpLoader(limits)
        case _:
            return None

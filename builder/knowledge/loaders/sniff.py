"""Tells a file's format by its first bytes; the name only decides between kinds of text."""

from __future__ import annotations

import io
import re
from pathlib import PurePath

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive

SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx",
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".txt": "text", ".text": "text", ".log": "log", "": "text",
    ".rtf": "rtf", ".epub": "epub", ".msg": "msg",
    ".eml": "email", ".emlx": "email", ".mht": "email", ".mhtml": "email", ".mbox": "mailbox",
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".yaml": "yaml", ".yml": "yaml",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".ics": "calendar", ".vcf": "card",
    ".srt": "subtitles", ".vtt": "subtitles", ".tex": "tex", ".rst": "rst",
}  # fmt: skip
"""What is read, by suffix."""

_TOLD = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "text/markdown": ".md", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
}  # fmt: skip
"""What a server's word means; only words that decide between kinds of text are listened to."""

_BETTER = {
    **dict.fromkeys((".doc", ".odt", ".pages", ".wps"), "DOCX"),
    **dict.fromkeys((".xls", ".xlsb", ".ods", ".numbers"), "XLSX"),
}
_ZIPPED = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", ".pptx"),
    ("xl/workbook.bin", ".xlsb"),
    ("META-INF/container.xml", "epub"),
    ("content.xml", ".odt"),
)
_FOREIGN = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"II*\x00", ".tiff"),
    (b"MM\x00*", ".tiff"),
    (b"BM", ".bmp"),
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!", ".rar"),
    (b"\x1f\x8b", ".gz"),
    (b"%!PS", ".ps"),
    (b"MZ", ".exe"),
    (b"\x7fELF", ".elf"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MARKS = b"\xef\xbb\xbf\xff\xfe"
_TEXTUAL = frozenset(
    {"csv", "html", "markdown", "text", "log", "json", "yaml", "xml", "calendar", "card"}
    | {"subtitles", "tex", "rst", "email", "mailbox"}
)


def sniff(name: str, data: bytes, limits: Limits = DEFAULT, *, media_type: str = "") -> str:
    """The kind of the file, one of the values of `SUFFIXES`.

    `media_type` is what a server says it is; it goes before the name, and the content before both.

    Raises:
        DocumentError: `document_empty`, `document_unsupported` with the suffix that tells what
            it is, `document_encrypted`, `document_damaged`, `document_archive_unsafe`,
            `document_packed`.
    """
    suffix = _TOLD.get(media_type) or PurePath(name).suffix.lower()
    if not data.strip(b"\x00 \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise DocumentError("document_empty")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, suffix, limits)
    if data.startswith(_OLE):
        return _compound(data, suffix)
    for magic, foreign in _FOREIGN:
        # Two letters may also begin a text; then the name must agree.
        if data.startswith(magic) and (len(magic) > 2 or suffix not in SUFFIXES):
            raise unsupported(suffix if suffix not in SUFFIXES else foreign)
    if suffix not in SUFFIXES:
        raise unsupported(suffix)
    kind = SUFFIXES[suffix]
    if kind in _TEXTUAL:
        return "html" if _is_page(data) else kind
    raise DocumentError("document_damaged", detail="signature")


def _is_page(data: bytes) -> bool:
    return bool(_HTML.match(data[:4096].replace(b"\x00", b"").lstrip(_MARKS)))


def unsupported(suffix: str) -> DocumentError:
    """The error for a format that is not read, naming a format to save it as."""
    better = _BETTER.get(suffix, "PDF")
    return DocumentError("document_unsupported", suffix=suffix or "?", better=better)


def _zipped(data: bytes, suffix: str, limits: Limits) -> str:
    with open_archive(data, limits) as archive:
        names = frozenset(archive.namelist())
    for member, kind in _ZIPPED:
        if member in names:
            if kind.startswith("."):
                raise unsupported(suffix if suffix not in SUFFIXES else kind)
            return kind
    if SUFFIXES.get(suffix) in {"docx", "xlsx", "epub"}:
        raise DocumentError("document_damaged", detail="parts")
    if suffix in SUFFIXES or suffix == ".zip":
        raise DocumentError("document_packed")
    raise unsupported(suffix)


def _is_message(data: bytes) -> bool:
    """Whether it is Outlook's: the root of the container has what only its messages have."""
    import olefile

    if "__properties_version1.0".encode("utf-16-le") not in data:
        return False
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return bool(container.exists("__properties_version1.0"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        raise DocumentError("document_damaged", detail="message") from None


def _compound(data: bytes, suffix: str) -> str:
    """Microsoft's older container: old Office files, messages, and encrypted new ones."""
    if _is_message(data):
        return "msg"
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise DocumentError("document_encrypted")
    if suffix in SUFFIXES:
        streams = (("WordDocument", ".doc"), ("Workbook", ".xls"), ("PowerPoint Document", ".ppt"))
        for stream, told in streams:
            if stream.encode("utf-16-le") in data:
                raise unsupported(told)
        raise DocumentError("document_damaged", detail="signature")
    raise unsupported(suffix)

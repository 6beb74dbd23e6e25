"""Tells a file's format by its first bytes; the name only decides between kinds of text."""

from __future__ import annotations

import re
from pathlib import PurePath

from builder.core.errors import DocumentError
from builder.knowledge.limits import DEFAULT, Limits
from builder.knowledge.loaders.archive import open_archive, read_member

SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx", ".docm": "docx", ".dotx": "docx", ".dotm": "docx",
    ".xlsx": "xlsx", ".xlsm": "xlsx", ".xltx": "xlsx", ".xltm": "xlsx",
    ".pptx": "pptx", ".pptm": "pptx", ".potx": "pptx", ".potm": "pptx",
    ".ppsx": "pptx", ".ppsm": "pptx",
    ".doc": "doc", ".dot": "doc", ".xls": "xls", ".xlt": "xls", ".xlsb": "xlsb",
    ".ppt": "ppt", ".pot": "ppt", ".pps": "ppt",
    ".odt": "odt", ".ott": "odt", ".fodt": "odt", ".ods": "ods", ".ots": "ods", ".fods": "ods",
    ".odp": "odp", ".otp": "odp", ".fodp": "odp", ".odg": "odp", ".otg": "odp",
    ".csv": "csv", ".tsv": "csv", ".tab": "csv",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mdown": "markdown",
    ".txt": "text", ".text": "text", ".log": "log", "": "text",
    ".rtf": "rtf", ".epub": "epub", ".msg": "msg",
    ".eml": "email", ".emlx": "email", ".mht": "email", ".mhtml": "email", ".mbox": "mailbox",
    ".json": "json", ".jsonl": "json", ".ndjson": "json", ".yaml": "yaml", ".yml": "yaml",
    ".xml": "xml", ".rss": "xml", ".atom": "xml", ".ics": "calendar", ".vcf": "card",
    ".srt": "subtitles", ".vtt": "subtitles", ".tex": "tex", ".rst": "rst",
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".jpe": "jpeg", ".jfif": "jpeg",
    ".tif": "tiff", ".tiff": "tiff", ".bmp": "bmp", ".gif": "gif", ".webp": "webp",
}  # fmt: skip
"""What is read, by suffix."""

_TOLD = {
    "text/html": ".html", "application/xhtml+xml": ".html", "text/plain": ".txt",
    "text/markdown": ".md", "text/csv": ".csv", "text/tab-separated-values": ".tsv",
}  # fmt: skip
"""What a server's word means; only words that decide between kinds of text are listened to."""

OFFICE = frozenset({"doc", "ppt", "pptx", "xls", "xlsb", "odt", "ods", "odp"})
"""The office formats beside DOCX and XLSX."""

WORD_95 = ".doc, Word 95"
EXCEL_4 = ".xls, Excel 4"
WORD_XML = ".doc, Word 2003 XML"
EXCEL_XML = ".xls, Excel 2003 XML"

_BETTER = {
    **dict.fromkeys((".pages", ".wps", ".wpd", ".sxw", ".hwp", WORD_95, WORD_XML), "DOCX"),
    **dict.fromkeys((".numbers", ".wks", ".xlr", ".sxc", EXCEL_4, EXCEL_XML), "XLSX"),
    **dict.fromkeys((".key", ".sxi"), "PPTX"),
    **dict.fromkeys((".heic", ".heif", ".avif", ".jxl", ".jp2", ".psd", ".dng"), "JPEG"),
}
_ZIPPED = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("xl/workbook.bin", "xlsb"),
    ("META-INF/container.xml", "epub"),
    ("Index/Document.iwa", ".pages"),
)
_OPEN_DOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.(\w+)")
_OPEN_KINDS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp", b"graphics": "odp"}
_STREAMS = (
    ("__properties_version1.0", "msg"),
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("PowerPoint Document", "ppt"),
    ("Workbook", "xls"),
    ("Book", "xls"),
)
_FOREIGN = (
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!", ".rar"),
    (b"\x1f\x8b", ".gz"),
    (b"%!PS", ".ps"),
    (b"MZ", ".exe"),
    (b"\x7fELF", ".elf"),
)
_SIGNED = (
    (re.compile(rb"\{\\rtf"), "rtf"),
    (re.compile(rb"\x89PNG\r?\n"), "png"),
    (re.compile(rb"\xff\xd8\xff"), "jpeg"),
    (re.compile(rb"GIF8[79]a"), "gif"),
    (re.compile(rb"II[*+]\x00|MM\x00[*+]"), "tiff"),
    # Two letters may also begin a text; a bitmap has four empty bytes behind its size.
    (re.compile(rb"BM.{4}\x00{4}", re.S), "bmp"),
    (re.compile(rb"RIFF.{4}WEBP", re.S), "webp"),
)
_APPLE = re.compile(rb".{4}ftyp(?:hei[cfsxmv]|hev[cmx]|mif1|msf1|avi[fs])", re.S)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Before Excel 5 there was no container: such a file begins with the record that opens a sheet.
_OLD_EXCEL = re.compile(rb"\x09[\x00\x02\x04](?:\x04|\x06)\x00", re.S)
_OFFICE_XML = re.compile(rb"<\?mso-application\s+progid=\"(Word|Excel)\.", re.I)
_NOT_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
# Address books and calendars are exported under each other's names.
_LISTED = {"calendar", "card"}
_BEGINS = re.compile(rb"\s*BEGIN:(VCARD|VCALENDAR)\b", re.I)
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
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
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data, suffix, limits)
    if data.startswith(_OLE):
        return _compound(data, suffix)
    if signed := _signed(data, suffix):
        return signed
    for magic, foreign in _FOREIGN:
        # Two letters may also begin a text; then the name must agree.
        if data.startswith(magic) and (len(magic) > 2 or suffix not in SUFFIXES):
            raise unsupported(suffix if suffix not in SUFFIXES else foreign)
    if suffix not in SUFFIXES:
        raise unsupported(suffix)
    kind = SUFFIXES[suffix]
    return _written(data, kind) if kind in _TEXTUAL else _exported(data, kind)


def _written(data: bytes, kind: str) -> str:
    """The kind of a text: HTML tells itself, the others are told by their names."""
    head = data[:4096].replace(b"\x00", b"").lstrip(_MARKS)
    if b"<office:document" in head and (found := _OPEN_DOCUMENT.search(head)):
        return _OPEN_KINDS.get(found[1], kind)
    if kind in _LISTED and (begun := _BEGINS.match(head)):
        return "card" if begun[1].upper() == b"VCARD" else "calendar"
    return "html" if _HTML.match(head) else kind


def _exported(data: bytes, kind: str) -> str:
    """Shops and banks call a page, a packed page or a text of columns `.xls` or `.doc`."""
    written = _written(data, kind)
    if written != kind or (kind in {"odt", "ods", "odp"} and b"<office:document" in data[:4096]):
        return written
    if (old := _OFFICE_XML.search(data[:4096])) is not None:
        raise unsupported(WORD_XML if old[1].lower() == b"word" else EXCEL_XML)
    if data[:13].lower() == b"mime-version:":
        return "email"
    if kind == "xls" and _OLD_EXCEL.match(data):
        raise unsupported(EXCEL_4)
    if kind in {"xls", "doc"} and (data.startswith(_UTF_16) or not _NOT_TEXT.search(data[:4096])):
        return "csv" if kind == "xls" else "text"
    raise DocumentError("document_damaged", detail="signature")


def unsupported(suffix: str) -> DocumentError:
    """The error for a format that is not read, naming a format to save it as."""
    better = _BETTER.get(suffix, "PDF")
    return DocumentError("document_unsupported", suffix=suffix or "?", better=better)


def _signed(data: bytes, suffix: str) -> str | None:
    """Its kind, when it begins as only one kind does: a picture or Rich Text."""
    for pattern, kind in _SIGNED:
        if pattern.match(data):
            return kind
    if _APPLE.match(data):
        raise unsupported(suffix if suffix in _BETTER else ".heic")
    return None


def _zipped(data: bytes, suffix: str, limits: Limits) -> str:
    with open_archive(data, limits) as archive:
        names = frozenset(archive.namelist())
        declared = read_member(archive, "mimetype") or b"" if "content.xml" in names else None
    found = _OPEN_DOCUMENT.match(declared or b"")
    if found and found[1] in _OPEN_KINDS:
        return _OPEN_KINDS[found[1]]
    for member, kind in _ZIPPED:
        if member in names:
            if kind.startswith("."):
                raise unsupported(suffix if suffix not in SUFFIXES else kind)
            return kind
    if declared is not None and SUFFIXES.get(suffix) in {"odt", "ods", "odp"}:
        return SUFFIXES[suffix]
    if SUFFIXES.get(suffix) in OFFICE | {"docx", "xlsx", "epub"}:
        raise DocumentError("document_damaged", detail="parts")
    if suffix in SUFFIXES or suffix == ".zip":
        raise DocumentError("document_packed")
    raise unsupported(suffix)


def _compound(data: bytes, suffix: str) -> str:
    """Microsoft's older container: old Office files, messages, and encrypted new ones."""
    from builder.knowledge.loaders.compound import Compound

    with Compound(data) as file:
        names = file.names
    for stream, kind in _STREAMS:
        if stream in names:
            if kind == "encrypted":
                raise DocumentError("document_encrypted")
            return kind
    if suffix in SUFFIXES:
        raise DocumentError("document_damaged", detail="signature")
    raise unsupported(suffix)


def is_document(name: str) -> bool:
    """Whether a file called `name` may be a document, or one that could be saved as such."""
    suffix = PurePath(name).suffix.lower()
    return suffix in SUFFIXES or suffix in _BETTER

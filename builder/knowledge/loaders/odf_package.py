"""Opens an OpenDocument file, zipped or flat: its content, its styles and its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.archive import open_archive, read_member
from builder.knowledge.loaders.xml_part import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE = f"{_SPACE}office:1.0}}"
STYLE = f"{_SPACE}style:1.0}}"
TEXT = f"{_SPACE}text:1.0}}"
TABLE = f"{_SPACE}table:1.0}}"
DRAW = f"{_SPACE}drawing:1.0}}"
SHOW = f"{_SPACE}presentation:1.0}}"
FO = f"{_SPACE}xsl-fo-compatible:1.0}}"
_TITLE = ".//{http://purl.org/dc/elements/1.1/}title"


class Package:
    """The parts of one file.

    Attributes:
        content: the root of what is read; a flat file's only root.
        styles: the root of the common styles; the same one in a flat file.
        title: what the author called it, or empty.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Read them.

        Raises:
            DocumentError: `document_damaged`, `document_encrypted`, `document_archive_unsafe`.
        """
        if not data.startswith(b"PK"):
            self.content = self.styles = parse_xml(data)
            meta: Element | None = self.content.find(f"{OFFICE}meta")
        else:
            with open_archive(data, limits) as archive:
                # ODF 1.3 part 2, 3.4: the manifest tells how an encrypted part was encrypted.
                if b"encryption-data" in (read_member(archive, "META-INF/manifest.xml") or b""):
                    raise DocumentError("document_encrypted")
                content = read_member(archive, "content.xml")
                if content is None:
                    raise DocumentError("document_damaged", detail="parts")
                self.content = parse_xml(content)
                styles = read_member(archive, "styles.xml")
                self.styles = parse_xml(styles or b"<none/>")
                described = read_member(archive, "meta.xml")
                meta = parse_xml(described) if described else None
        self.title = (meta.findtext(_TITLE) or "") if meta is not None else ""

    def body(self, kind: str) -> Element:
        """The body of the kind `text`, `spreadsheet`, `presentation` or `drawing`.

        Raises:
            DocumentError: `document_damaged` when there is none.
        """
        body = self.content.find(f"{OFFICE}body/{OFFICE}{kind}")
        if body is None:
            raise DocumentError("document_damaged", detail="body")
        return body

"""One XML part of a document, parsed so that it can do no harm."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from builder.core.errors import DocumentError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

# The strict kind of Office's formats names the same things by other addresses.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")


def loosen(data: bytes) -> bytes:
    """The same part with the addresses that everybody knows, where it is of the strict kind."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)


def parse_xml(data: bytes) -> Element:
    """One part of a document; entities, document types and outside references are refused.

    Raises:
        DocumentError: `document_damaged` or `document_archive_unsafe`.
    """
    try:
        root: Element = fromstring(loosen(data), forbid_dtd=True)
    except DefusedXmlException as fault:
        raise DocumentError("document_archive_unsafe", detail="xml") from fault
    except (ParseError, ValueError, LookupError) as fault:  # the last two: odd encodings
        raise DocumentError("document_damaged", detail="xml") from fault
    return root

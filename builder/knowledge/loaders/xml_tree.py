"""Parses XML of strangers: entities are never expanded, nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from builder.core.errors import DocumentError

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def parse_tree(data: bytes) -> Element:
    """`data` as a tree; a document type may stand in it, entities may not.

    Raises:
        DocumentError: `document_damaged` or `document_archive_unsafe`.
    """
    try:
        root: Element = fromstring(data)
    except DefusedXmlException as fault:
        raise DocumentError("document_archive_unsafe", detail="xml") from fault
    except (ParseError, ValueError, LookupError) as fault:
        raise DocumentError("document_damaged", detail="xml") from fault
    return root

"""The title that Office's zipped formats keep beside their content."""

from __future__ import annotations

import re
from zipfile import ZipFile

from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.xml_part import parse_xml

_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_GIVEN_BY_PROGRAM = re.compile(
    r"\.(?:docx?|dotx?|pptx?|potx?|xlsx?|xlsb|od[tspg])$"
    r"|^(?:word|document|dokument|powerpoint|presentation|präsentation|presentación|slide \d)\b",
    re.I,
)


def core_title(archive: ZipFile) -> str:
    """The title, empty when there is none or a program made it up.

    Raises:
        DocumentError: `document_damaged` or `document_archive_unsafe`.
    """
    core = read_member(archive, "docProps/core.xml")
    return authored((parse_xml(core).findtext(_TITLE) if core else "") or "")


def authored(title: str) -> str:
    """`title`, unless programs and templates leave it where nobody gave one."""
    return "" if _GIVEN_BY_PROGRAM.search(title.strip()) else title

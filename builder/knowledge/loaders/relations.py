"""What belongs to which part in Office's zipped formats: [ECMA-376] part 2, 6.5."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import ZipFile

from builder.core.errors import DocumentError
from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.xml_part import parse_xml

ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Relations:
    """The parts that one part names, by the id it calls them."""

    kinds: dict[str, str]
    targets: dict[str, str]

    def of(self, kind: str) -> Iterator[str]:
        """The names of the parts of one kind, such as `notesSlide`."""
        return (self.targets[key] for key, found in self.kinds.items() if found == kind)


def read_relations(archive: ZipFile, part: str) -> Relations:
    """The relations of the part called `part`; none when it has none. Outside links are left out.

    Raises:
        DocumentError: `document_damaged` or `document_archive_unsafe`.
    """
    folder, name = posixpath.split(part)
    data = read_member(archive, f"{folder}/_rels/{name}.rels")
    kinds: dict[str, str] = {}
    targets: dict[str, str] = {}
    for relation in parse_xml(data) if data else ():
        key, target = relation.get("Id"), relation.get("Target")
        if key and target and relation.get("TargetMode") != "External":
            kinds[key] = relation.get("Type", "").rsplit("/", 1)[-1]
            targets[key] = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relations(kinds, targets)


def needed_member(archive: ZipFile, name: str | None) -> bytes:
    """The part called `name`.

    Raises:
        DocumentError: `document_damaged` when there is none.
    """
    data = read_member(archive, name) if name else None
    if data is None:
        raise DocumentError("document_damaged", detail="parts")
    return data

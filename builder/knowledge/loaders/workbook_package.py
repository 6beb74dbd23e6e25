"""Makes a zipped workbook one that openpyxl reads, where Excel itself is less particular."""

from __future__ import annotations

import io
import re
import zipfile

from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.xml_part import loosen

_TYPES = "[Content_Types].xml"
_DECLARED = re.compile(
    rb"<Override\b[^>]*\bPartName=[\"']/([^\"']+)[\"'][^>]*?(?:/>|>\s*</Override>)"
)
_TEXT = (".xml", ".rels")


def readable(archive: zipfile.ZipFile) -> zipfile.ZipFile:
    """`archive`, or a copy of it: openpyxl knows neither the strict kind nor parts that are gone.

    Raises:
        DocumentError: `document_damaged` when a member cannot be unpacked.
    """
    names = frozenset(archive.namelist())
    types = read_member(archive, _TYPES) or b""
    root = read_member(archive, "_rels/.rels") or b""
    kept = _DECLARED.sub(
        lambda found: found[0] if found[1].decode("utf-8", "replace") in names else b"", types
    )
    if kept == types and loosen(root) == root:
        return archive
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as copy:
        for name in sorted(names):
            data = kept if name == _TYPES else read_member(archive, name) or b""
            copy.writestr(name, loosen(data) if name.endswith(_TEXT) else data)
    return zipfile.ZipFile(file)

"""What an electronic book says of itself: its title, the order of its chapters, their names."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote
from zipfile import ZipFile

from builder.core.errors import DocumentError
from builder.knowledge.loaders.archive import read_member
from builder.knowledge.loaders.xml_tree import parse_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_FONT_MASKS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_LOCKS = ("META-INF/sinf.xml", "META-INF/license.lcpl")


@dataclass(frozen=True, slots=True)
class Package:
    """A book: its title, and the members that hold its chapters, as they are read."""

    title: str
    chapters: list[str]
    names: dict[str, str]


def read_package(archive: ZipFile) -> Package:
    """The book in `archive`.

    Raises:
        DocumentError: `document_damaged`, `document_encrypted` or `document_archive_unsafe`.
    """
    container = _part(archive, "META-INF/container.xml")
    root = next((_path("", e.get("full-path")) for e in _all(container, "rootfile")), "")
    package = _part(archive, root)
    folder = posixpath.dirname(root)
    items = {item.get("id"): item for item in _all(package, "item")}
    chapters = _chapters(package, items, folder)
    if not chapters:
        raise DocumentError("document_damaged", detail="parts")
    _refuse_locked(archive, chapters)
    names: dict[str, str] = {}
    for item in items.values():
        if _is_contents(item):
            path = _path(folder, item.get("href"))
            names.update(_names(archive, path, names))
    title = next((" ".join((e.text or "").split()) for e in _all(package, "title")), "")
    return Package(title, chapters, names)


def _chapters(package: Element, items: dict[str | None, Element], folder: str) -> list[str]:
    """The spine in its order; what only opens from a link comes last, cover and contents not."""
    passed = {
        _path(folder, reference.get("href"))
        for reference in _all(package, "reference")
        # With a mark behind it the place is only a part of its file.
        if reference.get("type", "").lower() == "cover" and "#" not in reference.get("href", "#")
    }
    main: list[str] = []
    beside: list[str] = []
    for entry in _all(package, "itemref"):
        item = items.get(entry.get("idref"))
        if item is None or item.get("media-type") not in _CHAPTERS or _is_contents(item):
            continue
        path = _path(folder, item.get("href"))
        (beside if entry.get("linear") == "no" else main).append(path)
    chapters = list(dict.fromkeys([*main, *beside]))
    return [path for path in chapters if path not in passed] or chapters


def _refuse_locked(archive: ZipFile, chapters: list[str]) -> None:
    """Fonts are often masked, which locks nobody out; chapters that are encrypted do."""
    if any(read_member(archive, name) is not None for name in _LOCKS):
        raise DocumentError("document_encrypted")
    data = read_member(archive, "META-INF/encryption.xml")
    for locked in _all(parse_tree(data), "EncryptedData") if data else ():
        method = next((e.get("Algorithm", "") for e in _all(locked, "EncryptionMethod")), "")
        paths = {_path("", e.get("URI")) for e in _all(locked, "CipherReference")}
        if method not in _FONT_MASKS and paths & set(chapters):
            raise DocumentError("document_encrypted")


def _names(archive: ZipFile, path: str, known: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What the table of contents calls the files it leads to, at their beginning."""
    data = read_member(archive, path)
    if data is None:
        return
    try:
        root = parse_tree(data)
    except DocumentError as error:
        if error.code != "document_damaged":
            raise
        return  # chapters without a name of their own have none then
    folder = posixpath.dirname(path)
    for point in _all(root, "navPoint"):
        text = next((e.text for e in _all(point, "text")), None)
        source = next((e.get("src") for e in _all(point, "content")), None)
        yield from _name(folder, source, text, known)
    for link in _all(root, "a"):
        yield from _name(folder, link.get("href"), "".join(link.itertext()), known)


def _name(
    folder: str, target: str | None, text: str | None, known: dict[str, str]
) -> Iterator[tuple[str, str]]:
    if target and text and "#" not in target:
        path = _path(folder, target)
        if path not in known:
            yield path, " ".join(text.split())


def _is_contents(item: Element) -> bool:
    properties = item.get("properties", "").split()
    return "nav" in properties or item.get("media-type") == "application/x-dtbncx+xml"


def _part(archive: ZipFile, name: str) -> Element:
    data = read_member(archive, name) if name else None
    if data is None:
        raise DocumentError("document_damaged", detail="parts")
    return parse_tree(data)


def _all(element: Element, name: str) -> Iterator[Element]:
    """Elements of that name in whatever name space."""
    for child in element.iter():
        if str(child.tag).rpartition("}")[2] == name:
            yield child


def _path(folder: str, target: str | None) -> str:
    path = unquote((target or "").partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""

"""Reads XML of any kind: data as rows and lines, writing as headings and paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.structure import DEPTH, Fields, Value, write_value
from builder.knowledge.loaders.xml_tree import parse_tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DECLARATION = re.compile(rb"^\s*(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_HEADINGS = frozenset({"title", "head", "heading", "h1", "h2", "h3", "titel", "bridgehead"})
_MARKS = 2  # a comma between elements makes no sentence of them


class XmlLoader:
    """What stands in the file, by the names its elements have."""

    media_type = "application/xml"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the text into `draft`."""
        declared = _DECLARATION.match(data[:400])
        text = decode(data, declared[1].decode("ascii") if declared else None).lstrip("\ufeff")
        root = parse_tree(_PROLOGUE.sub("", text, count=1).strip().encode("utf-8", "replace"))
        if any(_mixed(element) for element in root.iter()):
            _Prose(draft).take(root, 1)
        else:
            write_value(_value(root, 1), draft)


class _Prose:
    """Writing with marks in it: every element that holds text is a paragraph."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def take(self, element: Element, level: int) -> None:
        """Write the element and what is in it."""
        if level > DEPTH:
            raise DocumentError("document_damaged", detail="depth")
        if _mixed(element) or not len(element):
            text = " ".join("".join(element.itertext()).split())
            if _local(element) in _HEADINGS:
                self._draft.heading(max(level - 1, 1), text)
            else:
                self._draft.paragraph(text)
            return
        self._draft.close_headings(level)
        for child in element:
            self.take(child, level + 1)


def _mixed(element: Element) -> bool:
    """Whether running text and elements stand side by side in it."""
    if not len(element):
        return False
    beside = [element.text, *(child.tail for child in element)]
    return sum(len((text or "").strip()) for text in beside) > _MARKS


def _value(element: Element, level: int) -> Value:
    """The element as a value: a text, or fields where names that repeat hold a list."""
    if level > DEPTH:
        raise DocumentError("document_damaged", detail="depth")
    text = (element.text or "").strip()
    attributes = [(_name(key), value) for key, value in element.attrib.items() if _says(key)]
    if not len(element):
        if not attributes:
            return text
        return Fields([*attributes, *([(_local(element), text)] if text else [])])
    grouped: dict[str, list[Value]] = {}
    for child in element:
        grouped.setdefault(_local(child), []).append(_value(child, level + 1))
    fields = Fields(attributes)
    fields.extend(
        (name, values[0] if len(values) == 1 else values) for name, values in grouped.items()
    )
    return fields


def _local(element: Element) -> str:
    return _name(str(element.tag))


def _name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _says(key: str) -> bool:
    """Whether an attribute tells a reader anything: not its name space, not its type."""
    return not key.startswith("{")

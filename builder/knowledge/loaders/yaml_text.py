"""Reads YAML as it is written: every value stays the text it is, `no` and `09:00` too."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from builder.core.errors import DocumentError
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.encoding import decode
from builder.knowledge.loaders.plain_text import write_plain
from builder.knowledge.loaders.structure import DEPTH, Fields, Value, write_value

_PARSER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_VALUES = 1_000_000
"""How many values a document may have once what is repeated by reference is counted each time."""


class YamlLoader:
    """Like objects as rows, questions with their answers, all else as headings and lines."""

    media_type = "application/yaml"

    def load(self, data: bytes, draft: Draft) -> None:
        """Write the data into `draft`; what only looks like YAML is read as plain text."""
        text = decode(data).lstrip("\ufeff")
        builder = _Builder()
        try:
            for event in yaml.parse(text, _PARSER):
                builder.take(event)
        except yaml.YAMLError:
            write_plain(text, draft)
            return
        for value in builder.documents:
            write_value(value, draft)


@dataclass(slots=True)
class _Open:
    """A list or object that is not complete yet."""

    value: list[Any]
    anchor: str | None
    size: int = 1
    key: str | None = None


@dataclass(slots=True)
class _Builder:
    """Makes values of events, with a list of what is open instead of calls in calls."""

    documents: list[Value] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _named: dict[str, tuple[Value, int]] = field(default_factory=dict)

    def take(self, event: Any) -> None:
        """Take one event.

        Raises:
            DocumentError: `document_damaged` when it nests too deep, `document_archive_unsafe`
                when references make more of it than anybody could have written.
        """
        match event:
            case yaml.MappingStartEvent():
                self._begin(_Open(Fields(), event.anchor))
            case yaml.SequenceStartEvent():
                self._begin(_Open([], event.anchor))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                done = self._open.pop()
                if done.anchor:
                    self._named[done.anchor] = (done.value, done.size)
                self._add(done.value, done.size)
            case yaml.ScalarEvent():
                if event.anchor:
                    self._named[event.anchor] = (event.value, 1)
                self._add(event.value, 1)
            case yaml.AliasEvent():
                self._add(*self._named.get(event.anchor, ("", 1)))

    def _begin(self, opened: _Open) -> None:
        if len(self._open) >= DEPTH:
            raise DocumentError("document_damaged", detail="depth")
        self._open.append(opened)

    def _add(self, value: Value, size: int) -> None:
        if not self._open:
            self.documents.append(value)
            return
        parent = self._open[-1]
        parent.size += size
        if parent.size > _VALUES:
            raise DocumentError("document_archive_unsafe", detail="references")
        if not isinstance(parent.value, Fields):
            parent.value.append(value)
        elif parent.key is None:
            parent.key = value if isinstance(value, str) else "–"
        else:
            parent.value.append((parent.key, value))
            parent.key = None

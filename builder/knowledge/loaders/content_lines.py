"""The lines that calendars and contact cards are made of (RFC 5545, RFC 6350, vCard 2.1)."""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.core.errors import DocumentError
from builder.knowledge.loaders.encoding import decode

_FOLDED = re.compile(r"(?<!=)\r?\n[ \t]")
_LINE = re.compile(r"(?:[\w-]+\.)?([\w-]+)((?:;[^:;\"]*(?:\"[^\"]*\"[^:;\"]*)*)*):(.*)")
_ESCAPED = re.compile(r"\\(.)")


class ContentLine(NamedTuple):
    """A name in capitals, its parameters as they stand, its value."""

    name: str
    parameters: str
    value: str

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return _ESCAPED.sub(lambda m: "\n" if m[1] in "nN" else m[1], self.value).strip()

    def parts(self) -> list[str]:
        """The parts of a value that has several."""
        return [ContentLine("", "", part).text for part in re.split(r"(?<!\\)[;]", self.value)]


def content_lines(data: bytes) -> Iterator[ContentLine]:
    """The lines of a file, unfolded."""
    text = _FOLDED.sub("", decode(data).lstrip("\ufeff").replace("\r\n", "\n"))
    lines = iter(text.splitlines())
    for line in lines:
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        name, parameters, value = found[1].upper(), found[2].upper(), found[3]
        if "QUOTED-PRINTABLE" in parameters:
            while value.endswith("="):
                value = value[:-1] + next(lines, "")
            value = _unquoted(value, parameters)
        yield ContentLine(name, parameters, value)


def _unquoted(value: str, parameters: str) -> str:
    charset = re.search(r"CHARSET=([\w-]+)", parameters)
    try:
        raw = quopri.decodestring(value.encode("utf-8", "replace"))
        return decode(raw, charset[1] if charset else None)
    except DocumentError:
        return value

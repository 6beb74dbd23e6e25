"""What the program says about itself: named events with named fields, one JSON object a line.

There is no free text: a field that is not on the list is a mistake of the caller, and a value that
looks like a sentence is withheld. So no question, answer or document can end up in a log.
"""

from __future__ import annotations

import json
import re
import sys
import threading
from datetime import UTC, datetime
from typing import TextIO

from builder.core.errors import Safe

LEVELS = ("debug", "info", "warning", "error", "off")

FIELDS = frozenset(
    {
        "address", "allowed", "attempt", "backend", "bot", "bundle", "bytes", "chunks", "code",
        "count", "document", "error", "family", "findings", "format", "host", "kind", "language",
        "limit", "method", "model", "ms", "origin", "outcome", "pages", "passages", "place",
        "platform", "port", "preset", "purpose", "python", "reason", "refused", "request",
        "revision", "route", "seconds", "session", "setting", "signer", "size", "stage", "status",
        "total", "vectors", "version", "why", "workers",
    }
)  # fmt: skip
"""Every field an event may have. `document`, `bot`, `session` and `request` are identifiers."""

_TOKEN = re.compile(r"[^\s]{0,200}")


class _Sink:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.level = LEVELS.index("warning")
        self.stream: TextIO | None = None


_sink = _Sink()


def configure(level: str = "info", stream: TextIO | None = None) -> None:
    """Say events of `level` and above on `stream` (standard error when None).

    Raises:
        ValueError: `level` is none of `LEVELS`.
    """
    with _sink.lock:
        _sink.level = LEVELS.index(level)
        _sink.stream = stream


def event(name: str, /, *, level: str = "info", **fields: Safe) -> None:
    """Say that `name` happened.

    Raises:
        KeyError: a field that is not one of `FIELDS`.
    """
    unknown = fields.keys() - FIELDS
    if unknown:
        raise KeyError(sorted(unknown)[0])
    if LEVELS.index(level) < _sink.level:
        return
    when = datetime.now(UTC).isoformat(timespec="milliseconds")
    plain = {field: _withhold(value) for field, value in fields.items() if value is not None}
    line = json.dumps({"when": when, "level": level, "event": name, **plain}, ensure_ascii=False)
    with _sink.lock:
        stream = _sink.stream or sys.stderr
        if stream is not None:  # a windowed program has none
            stream.write(f"{line}\n")
            stream.flush()


def _withhold(value: Safe) -> Safe:
    if isinstance(value, str) and not _TOKEN.fullmatch(value):
        return "(withheld)"
    return value

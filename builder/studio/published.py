"""The verbs about versions: what was sealed, and what is other in one than in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.core.errors import UsageError
from builder.core.published import Published
from builder.studio.bots import Workbench
from builder.studio.history.differences import Difference, differences
from builder.studio.history.recording import capture
from builder.studio.history.sentences import sentences

VERSION, RESERVED = "bundle_version", "bundle_reserved"
"""Names of the facts that hold the newest version, and the highest number that was given out."""

_SANE_LEAP = 10_000
"""A host that says a version further ahead than this is not believed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A version as its owner sees it.

    Attributes:
        changes: what is other than in the version before; None when that is not known any more,
            or there was none.
    """

    published: Published
    changes: tuple[Difference, ...] | None = None


def listing(bench: Workbench) -> list[Entry]:
    """Every version that was sealed, the newest first."""
    rows = bench.file.published.all()
    made = []
    for at, row in enumerate(rows):
        before = rows[at + 1] if at + 1 < len(rows) else None
        known = before is not None and before.parts and row.parts
        found = tuple(_between(_state(bench, before), _state(bench, row))) if known else None  # type: ignore[arg-type]
        made.append(Entry(row, found))
    return made


def compared(bench: Workbench, first: int, second: int | None = None) -> list[Difference]:
    """What is other in version `second` than in `first`; in the bot as it is now without one.

    Raises:
        UsageError: `unknown_version` when one was never sealed here, `version_not_kept` when it
            is too long ago.
    """
    before = _state(bench, _version(bench, first))
    after = capture(bench.file) if second is None else _state(bench, _version(bench, second))
    return _between(before, after)


def newest(bench: Workbench) -> Published | None:
    """The version that was sealed last, as far as it is remembered."""
    rows = bench.file.published.all()
    return rows[0] if rows else None


def told(found: list[Difference] | tuple[Difference, ...], language: str) -> list[str]:
    """Differences as sentences."""
    return sentences(found, language)


def next_version(bench: Workbench) -> int:
    """A number above every one that was given out before, also to an export that failed."""
    known = (bench.file.facts.get(name) for name in (VERSION, RESERVED))
    return max(int(value or 0) for value in known) + 1


def learn_version(bench: Workbench, version: int) -> bool:
    """Take note that a host serves a version this file does not know; whether it did not.

    That is so after an older backup was restored: the next export must rise above it.
    """
    newer = next_version(bench) <= version <= next_version(bench) + _SANE_LEAP
    if newer:
        bench.file.facts.put(RESERVED, str(version))
        bench.file.audit.record("version_learnt", version=version)
    return newer


def _version(bench: Workbench, number: int) -> Published:
    found = bench.file.published.get(number)
    if found is None:
        raise UsageError("unknown_version", version=number)
    if not found.parts:
        raise UsageError("version_not_kept", version=number)
    return found


def _state(bench: Workbench, row: Published) -> dict[str, Any]:
    return {name: bench.file.history.part(key) for name, key in row.parts.items()}


def _between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    # A state kept from JSON and one made now may differ in tuples and lists alone.
    return [
        each for each in differences(before, after) if _plain(each.before) != _plain(each.after)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return {k: _plain(v) for k, v in value.items()} if isinstance(value, dict) else value

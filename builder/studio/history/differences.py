"""What differs between two states of a bot, part by part."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder.core import setting
from builder.studio.history.recording import CORRECTIONS, DOCUMENTS, FACTS, SETTINGS, TESTS

ADDED, EDITED, REMOVED = "added", "edited", "removed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is other in the later state.

    Attributes:
        part: `settings`, `facts`, `tests`, `corrections` or `documents`.
        kind: of a setting its own kind (`choice`, `text`, …); of a fact `pair`, `price`, `notice`,
            `week`, `special_days`, `contact`, `terms`; else the part's one kind.
        how: `added`, `edited` or `removed`.
        name: what it is called: a setting's dotted name, a question, a document.
        before: as plain data; None when it was not there.
    """

    part: str
    kind: str
    how: str
    name: str
    before: Any = None
    after: Any = None


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """Everything that is other in `after`, in the order of the pages.

    Parts that are absent are taken to be the same.
    """
    found: list[Difference] = []
    for part, compare in _PARTS.items():
        if part in before and part in after and before[part] != after[part]:
            found += compare(before[part], after[part])
    return found


def _settings(before: Any, after: Any) -> list[Difference]:
    made = []
    for entry in setting.catalogue():
        old, new = (_at(data, entry.name, entry.default) for data in (before, after))
        if old != new:
            made.append(Difference(SETTINGS, entry.kind, EDITED, entry.name, old, new))
    return made


def _at(data: Any, name: str, default: Any) -> Any:
    for part in name.split("."):
        if not isinstance(data, dict) or part not in data:
            return list(default) if isinstance(default, tuple) else default
        data = data[part]
    return data


def _facts(before: Any, after: Any) -> list[Difference]:
    found = [
        Difference(FACTS, kind, EDITED, kind, before[kind], after[kind])
        for kind in ("week", "special_days", "contact", "terms")
        if before[kind] != after[kind]
    ]
    for kind, label in (("pairs", "question"), ("prices", "name"), ("notices", "text")):
        found += _listed(FACTS, kind.removesuffix("s"), before[kind], after[kind], label)
    return found


def _listed(part: str, kind: str, before: Any, after: Any, label: str) -> list[Difference]:
    old, new = ({each["id"]: each for each in data} for data in (before, after))
    found = []
    for key in [*new, *(key for key in old if key not in new)]:
        was, now = old.get(key), new.get(key)
        if was != now:
            how = ADDED if was is None else REMOVED if now is None else EDITED
            found.append(
                Difference(part, kind, how, str((now or was or {}).get(label, "")), was, now)
            )
    return found


def _of(part: str, kind: str, label: str) -> Callable[[Any, Any], Sequence[Difference]]:
    return lambda before, after: _listed(part, kind, before, after, label)


_PARTS: dict[str, Callable[[Any, Any], Sequence[Difference]]] = {
    SETTINGS: _settings,
    FACTS: _facts,
    DOCUMENTS: _of(DOCUMENTS, "document", "name"),
    CORRECTIONS: _of(CORRECTIONS, "correction", "id"),
    TESTS: _of(TESTS, "test", "question"),
}

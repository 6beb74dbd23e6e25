"""What was filled in on the pages and not saved yet: kept inside the bot, for after a crash."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from builder.core.pinned import Pinned
from builder.core.setting import Value
from builder.studio.bots import Workbench
from builder.vault.pinned import from_data, to_data

_FACT = "unsaved"


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What waits on the pages.

    Attributes:
        settings: by page, the settings by dotted name that differ from what is saved.
        pinned: everything that is stated under *Facts*; None when nothing there waits.
    """

    settings: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)
    pinned: Pinned | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing waits."""
        return not any(self.settings.values()) and self.pinned is None


def keep(bench: Workbench, unsaved: Unsaved) -> None:
    """Keep what waits in the place of what waited before; an empty one forgets it."""
    if unsaved.empty:
        if bench.file.facts.get(_FACT):
            bench.file.facts.put(_FACT, "")
        return
    pinned = None if unsaved.pinned is None else to_data(unsaved.pinned)
    place = str(bench.file.path)
    plain = {"place": place, "settings": unsaved.settings, "pinned": pinned}
    bench.file.facts.put(_FACT, json.dumps(plain, ensure_ascii=False))


def kept(bench: Workbench) -> Unsaved:
    """What waited when the bot was last closed without leaving it; empty when nothing can be read.

    It is a convenience: what another version kept, and this one does not know, is let go.
    """
    try:
        plain = json.loads(bench.file.facts.get(_FACT) or "{}")
        if plain.get("place") != str(bench.file.path):  # a copy, or a backup that was restored
            return Unsaved()
        pages = plain.get("settings", {})
        settings = {
            page: {name: _value(value) for name, value in values.items()}
            for page, values in pages.items()
        }
        pinned = plain.get("pinned")
        return Unsaved(settings, None if pinned is None else from_data(pinned))
    except (ValueError, TypeError, KeyError, AttributeError):
        return Unsaved()


def _value(plain: Any) -> Value:
    if isinstance(plain, list):
        return tuple(str(each) for each in plain)
    if not isinstance(plain, str | bool | int | float):
        raise TypeError
    return plain

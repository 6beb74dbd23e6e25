"""A difference between two states as a sentence for people, in their language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from builder.studio.history.differences import Difference
from builder.studio.history.recording import SETTINGS
from builder.system import texts

_POINT = {"de": ",", "es": ","}
_ALONE = 2
"""So many of one sort are named; more are counted."""

_LONGEST = 60


def sentences(found: Sequence[Difference], language: str) -> list[str]:
    """One sentence a difference; many of one sort share one."""
    told: list[str] = []
    groups: dict[tuple[str, str, str], list[Difference]] = {}
    for each in found:
        if each.part == SETTINGS:
            told.append(_setting(each, language))
        else:
            groups.setdefault((each.part, each.kind, each.how), []).append(each)
    for (_, kind, how), group in groups.items():
        if kind == "correction" or (len(group) > _ALONE and len({e.name for e in group}) > 1):
            key = f"history.{kind}.{how}.{'one' if len(group) == 1 else 'many'}"
            told.append(texts.say(key, language, count=str(len(group))))
        else:
            named = f"history.{kind}.{how}"
            told += [texts.say(named, language, name=_short(each.name)) for each in group]
    return told


def _setting(each: Difference, language: str) -> str:
    title = _or(f"settings.{each.name}.title", language, each.name)
    if each.kind in {"text", "list"}:
        return texts.say("history.setting.changed", language, title=title)
    before, after = (_value(each, value, language) for value in (each.before, each.after))
    return texts.say("history.setting.from_to", language, title=title, before=before, after=after)


def _value(each: Difference, value: Any, language: str) -> str:
    if isinstance(value, bool):
        return texts.say(f"activity.values.{'yes' if value else 'no'}", language)
    if each.kind == "choice":
        return _or(f"settings.{each.name}.{value}.label", language, str(value))
    if isinstance(value, float):
        return f"{value:g}".replace(".", _POINT.get(language, "."))
    return str(value)


def _short(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _or(key: str, language: str, otherwise: str) -> str:
    try:
        return texts.say(key, language)
    except KeyError:
        return otherwise

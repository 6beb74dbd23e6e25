"""Settings by their dotted names: listed, read, parsed and changed, from the types alone."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any, cast, get_type_hints

from builder.core.bot import FORMAT, BotSpec
from builder.core.errors import UsageError, VaultError
from builder.core.policy import STRICTEST, PrivacyPolicy

_NOT_SETTINGS = frozenset({"id", "created", "revision", "notes", "unread"})

UNREADABLE = "policy_unreadable"
"""The note of a bot whose privacy policy could not be read."""

Value = str | int | float | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its dotted name, its type and its limits.

    Attributes:
        kind: `text`, `number`, `decimal`, `toggle`, `choice` or `list`.
        choices: the values of a `choice`, the default first.
    """

    name: str
    kind: str
    default: Value
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    multiline: bool = False


@cache
def catalogue() -> tuple[Setting, ...]:
    """Every setting of a bot, in the order of `BotSpec`."""
    return tuple(_walk(BotSpec, ""))


def setting(name: str) -> Setting:
    """The setting called `name`.

    Raises:
        UsageError: `unknown_setting`.
    """
    for entry in catalogue():
        if entry.name == name:
            return entry
    raise UsageError("unknown_setting", name=name)


def get(spec: BotSpec, name: str) -> Value:
    """The value of the setting `name` in `spec`.

    Raises:
        UsageError: `unknown_setting`.
    """
    setting(name)
    value: Any = spec
    for part in name.split("."):
        value = getattr(value, part)
    return value  # type: ignore[no-any-return]


def values(spec: BotSpec) -> dict[str, Value]:
    """Every setting of `spec` by its dotted name."""
    return {entry.name: get(spec, entry.name) for entry in catalogue()}


def change(spec: BotSpec, changes: Mapping[str, Value]) -> BotSpec:
    """`spec` with `changes` made, all or none. The revision stays.

    A change of the policy is the owner's choice: what could not be read of it before is let go.

    Raises:
        UsageError: `unknown_setting` or `bad_value`.
    """
    changed = spec
    for name, value in changes.items():
        entry = setting(name)
        changed = cast("BotSpec", _put(changed, name.split("."), _checked(entry, value)))
    if spec.unread and any(name.startswith("privacy.") for name in changes):
        notes = tuple(note for note in changed.notes if note != UNREADABLE)
        changed = replace(changed, notes=notes, unread="")
    return changed


def parse(name: str, text: str) -> Value:
    """The value that `text`, as typed by a person, means for the setting `name`.

    Lists are separated by semicolons.

    Raises:
        UsageError: `unknown_setting` or `bad_value`.
    """
    entry = setting(name)
    text = text.strip()
    try:
        if entry.kind == "toggle":
            return {"true": True, "false": False, "on": True, "off": False}[text.lower()]
        if entry.kind == "number":
            return _checked(entry, int(text))
        if entry.kind == "decimal":
            return _checked(entry, float(text))
    except (KeyError, ValueError):
        raise UsageError("bad_value", name=name, value=text) from None
    if entry.kind == "list":
        return tuple(part.strip() for part in text.split(";") if part.strip())
    return _checked(entry, text)


def to_dict(spec: BotSpec) -> dict[str, Any]:
    """`spec` as plain data for JSON, with its format version.

    A policy that could not be read stands there as it was.
    """
    data = {"format": FORMAT, **_plain(spec)}
    if kept := data.pop("unread"):
        data["privacy"] = json.loads(kept)
    return data


def from_dict(data: Mapping[str, Any]) -> BotSpec:
    """The bot that `data` describes; missing values take their defaults.

    A privacy policy that cannot be read, or that says more than this version knows, becomes the
    strictest one, with the note `policy_unreadable`; what stood there is kept.

    Raises:
        VaultError: `newer_version` or `spec_damaged`.
    """
    if int(data.get("format", 0)) > FORMAT:
        raise VaultError("newer_version", found=int(data["format"]), known=FORMAT)
    body = {name: value for name, value in data.items() if name != "format"}
    notes: tuple[str, ...] = ()
    unread = ""
    try:
        policy = _policy(body.get("privacy"))
    except (UsageError, TypeError, ValueError, AttributeError):
        policy, notes = STRICTEST, (UNREADABLE,)
        unread = json.dumps(body.get("privacy"), ensure_ascii=False)
    own = {"privacy", "notes", "unread"}
    try:
        spec: BotSpec = _build(BotSpec, {n: v for n, v in body.items() if n not in own})
    except (UsageError, TypeError, ValueError, AttributeError):
        raise VaultError("spec_damaged") from None
    return replace(spec, privacy=policy, notes=notes, unread=unread)


def _policy(data: Any) -> PrivacyPolicy:
    """The policy in `data`; a toggle that is not known here could forbid what we would do."""
    policy: PrivacyPolicy = _build(PrivacyPolicy, data, only_known=True)
    for entry in catalogue():
        if entry.name.startswith("privacy."):
            value: Any = policy
            for part in entry.name.split(".")[1:]:
                value = getattr(value, part)
            _checked(entry, value)
    return policy


def _walk(cls: Any, prefix: str) -> Iterator[Setting]:
    hints = get_type_hints(cls)
    for item in fields(cls):
        if not prefix and item.name in _NOT_SETTINGS:
            continue
        hint, name = hints[item.name], f"{prefix}{item.name}"
        if is_dataclass(hint):
            yield from _walk(hint, f"{name}.")
            continue
        default = "" if item.default is MISSING else item.default
        yield Setting(
            name=name,
            kind=_kind(hint),
            default=default,
            choices=_choices(hint, default),
            minimum=item.metadata.get("minimum"),
            maximum=item.metadata.get("maximum"),
            pattern=item.metadata.get("pattern"),
            multiline=item.metadata.get("multiline", False),
        )


def _kind(hint: Any) -> str:
    if isinstance(hint, types.GenericAlias):
        return "list"
    if issubclass(hint, StrEnum):
        return "choice"
    return {bool: "toggle", int: "number", float: "decimal", str: "text"}[hint]


def _choices(hint: Any, default: Value) -> tuple[str, ...]:
    if isinstance(hint, types.GenericAlias) or not issubclass(hint, StrEnum):
        return ()
    return (str(default), *(str(v) for v in hint if str(v) != str(default)))


def _checked(entry: Setting, value: Value) -> Value:
    wanted: dict[str, type | tuple[type, ...]] = {
        "toggle": bool, "number": int, "decimal": (int, float), "list": tuple,
    }  # fmt: skip
    shown = str(value)
    if not isinstance(value, wanted.get(entry.kind, str)) or (
        isinstance(value, bool) and entry.kind != "toggle"
    ):
        raise UsageError("bad_value", name=entry.name, value=shown)
    if entry.kind == "choice" and str(value) not in entry.choices:
        allowed = ", ".join(entry.choices)
        raise UsageError("bad_choice", name=entry.name, value=shown, allowed=allowed)
    if isinstance(value, int | float) and not isinstance(value, bool):
        low, high = entry.minimum, entry.maximum
        if (low is not None and not value >= low) or (high is not None and not value <= high):
            raise UsageError("out_of_range", name=entry.name, value=shown, low=low, high=high)
    for part in value if isinstance(value, tuple) else (shown,):
        if entry.pattern and not re.fullmatch(entry.pattern, part):
            raise UsageError("bad_value", name=entry.name, value=part)
    return value


def _put(node: Any, path: list[str], value: Value) -> Any:
    name, rest = path[0], path[1:]
    current = getattr(node, name)
    made: Any = value
    if rest:
        made = _put(current, rest, value)
    elif isinstance(current, StrEnum):
        made = type(current)(str(value))
    elif isinstance(current, float):
        made = float(str(value))
    return replace(node, **{name: made})


def _plain(node: Any) -> Any:
    if is_dataclass(node):
        return {item.name: _plain(getattr(node, item.name)) for item in fields(node)}
    if isinstance(node, tuple):
        return [_plain(part) for part in node]
    return str(node) if isinstance(node, StrEnum) else node


def _build(cls: Any, data: Mapping[str, Any], *, only_known: bool = False) -> Any:
    hints = get_type_hints(cls)
    known = {item.name: item for item in fields(cls)}
    made: dict[str, Any] = {}
    for name, raw in data.items():
        if name not in known:
            if only_known:
                raise ValueError(name)
            continue
        hint = hints[name]
        if is_dataclass(hint):
            made[name] = _build(hint, raw, only_known=only_known)
        elif isinstance(hint, types.GenericAlias):
            made[name] = tuple(str(part) for part in _listed(raw))
        elif isinstance(hint, type) and issubclass(hint, StrEnum):
            made[name] = hint(raw)
        elif hint is float and isinstance(raw, int | float):
            made[name] = float(raw)
        elif type(raw) is hint:
            made[name] = raw
        else:
            raise TypeError(name)
    return cls(**made)


def _listed(raw: Any) -> list[Any]:
    if not isinstance(raw, list | tuple):
        raise TypeError
    return list(raw)

"""How the desktop app looks and what it opened last; nothing of any bot."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from builder.core.errors import MachineError
from builder.system.files import write_atomic
from builder.system.paths import home

FORMAT = 1
LOCK_MINUTES = (0, 5, 15, 60)
THEMES = ("system", "light", "dark")

_RECENT = 10


@dataclass(frozen=True, slots=True)
class AppSettings:
    """The settings of the app itself.

    Attributes:
        language: two letters, or empty for the system's own.
        last_bot: path of the bot file that was open last.
        recent: paths of bot files, the newest first.
        lock_minutes: after so long without a key or a move of the mouse the open bot is locked; 0
            for never.
        notes: codes the user must be told: `settings_broken`, `settings_newer`.
    """

    theme: str = "system"
    language: str = ""
    last_bot: str = ""
    recent: tuple[str, ...] = ()
    width: int = 1280
    height: int = 800
    maximised: bool = False
    preview_width: int = 380
    lock_minutes: int = 15
    notes: tuple[str, ...] = ()


def load() -> AppSettings:
    """What was saved. A file that cannot be read is kept beside as `*.broken`, and said."""
    path = _path()
    try:
        stored = json.loads(path.read_bytes())
    except FileNotFoundError:
        return AppSettings()
    except (OSError, ValueError):
        return _set_aside(path, AppSettings(), "settings_broken")
    if not isinstance(stored, dict):
        return _set_aside(path, AppSettings(), "settings_broken")
    kept = {name: stored[name] for name in _CHECKS if name in stored and _fits(name, stored[name])}
    if "recent" in kept:
        kept["recent"] = tuple(kept["recent"])
    settings = AppSettings(**kept)
    if stored.get("format") != FORMAT:
        return _set_aside(path, settings, "settings_newer")
    if kept.keys() != stored.keys() & _CHECKS.keys():
        return _set_aside(path, settings, "settings_broken")
    return settings


def save(settings: AppSettings) -> None:
    """Keep `settings`; its notes are not kept.

    Raises:
        MachineError: `no_space` or `not_writable`.
    """
    body = {name: value for name, value in asdict(settings).items() if name in _CHECKS}
    body["recent"] = list(settings.recent[:_RECENT])
    text = json.dumps({"format": FORMAT, **body}, ensure_ascii=False, indent=2)
    write_atomic(_path(), text.encode())


def _path() -> Path:
    return home() / "settings.json"


def _set_aside(path: Path, settings: AppSettings, note: str) -> AppSettings:
    """A copy, not a move: the next save replaces the file, the copy stays for the user."""
    try:
        write_atomic(path.with_name(f"{path.name}.broken"), path.read_bytes())
    except (OSError, MachineError):
        note = "settings_unreadable"
    return replace(settings, notes=(note,))


def _fits(name: str, value: Any) -> bool:
    return _CHECKS[name](value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def _is_length(value: Any) -> bool:
    return type(value) is int and 100 <= value <= 20_000


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "theme": THEMES.__contains__,
    "language": _is_text,
    "last_bot": _is_text,
    "recent": _is_texts,
    "width": _is_length,
    "height": _is_length,
    "maximised": lambda value: isinstance(value, bool),
    "preview_width": _is_length,
    "lock_minutes": lambda value: type(value) is int and value in LOCK_MINUTES,
}

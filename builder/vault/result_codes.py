"""From SQLite's result codes to our errors."""

from __future__ import annotations

from pathlib import Path

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.system.files import refusal

_PROBE_BYTES = 64 * 1024
_FARTHEST_PROBE = 256 * 1024 * 1024


def translate(code: int, path: Path | None) -> HushdeskError | None:
    """Our error for SQLite's result code (https://www.sqlite.org/rescode.html), if it has one."""
    name, place = (path.stem, str(path)) if path else ("", "")
    folder = str(path.parent) if path else ""
    primary = code & 0xFF
    if primary == 13 or (primary == 10 and path is not None and _ends_here(path)):
        return MachineError("no_space", folder=folder)
    if primary in {11, 26}:
        return VaultError("bot_damaged", name=name)
    if primary in {5, 6}:
        return VaultError("file_busy", name=name)
    if primary in {3, 8, 14, 23}:
        return MachineError("not_writable", path=place, reason="")
    if primary == 10:
        return MachineError("disk_failed", path=place)
    return None


def _ends_here(path: Path) -> bool:
    """Whether a file as long as the one at `path` cannot grow: found out by trying.

    SQLite tells a full disk, but a quota or a limit on the size of files looks like a broken one.
    """
    beside = (path, path.with_name(f"{path.name}-wal"))
    length = max((entry.stat().st_size for entry in beside if entry.exists()), default=0)
    probe = path.with_name(f".{path.name}.probe")
    try:
        with probe.open("wb") as stream:
            stream.seek(min(length, _FARTHEST_PROBE))
            stream.write(bytes(_PROBE_BYTES))
    except OSError as error:
        return refusal(error, path).code == "no_space"
    finally:
        probe.unlink(missing_ok=True)
    return False

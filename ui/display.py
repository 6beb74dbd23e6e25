"""Whether a display answers: Qt itself would end the process where none does."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

_LOCAL = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
_PATIENCE_S = 2.0


def answers() -> bool:
    """Whether Wayland or X can be reached, as far as can be told without asking the network."""
    return _wayland() or _x()


def _wayland() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _reachable(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name))


def _x() -> bool:
    named = os.environ.get("DISPLAY", "")
    local = _LOCAL.fullmatch(named)
    if local is None:
        return bool(named)  # forwarded over a connection of its own: Qt finds out
    path = f"/tmp/.X11-unix/X{local[1]}"  # noqa: S108 - where X has its sockets
    return _reachable(path) or _reachable(f"\0{path}")


def _reachable(path: str) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        line.settimeout(_PATIENCE_S)
        try:
            line.connect(path)
        except OSError:
            return False
    return True

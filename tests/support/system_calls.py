"""What a program asks of the kernel about the network, seen by strace: native code included."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

_ADDRESS = re.compile(r'inet_(?:addr\("([^"]+)"\)|pton\(AF_INET6?, "([^"]+)")')
CALLS = "connect,sendto,sendmsg,sendmmsg"


def can_trace() -> bool:
    """Whether strace is here and may be used."""
    if not shutil.which("strace"):
        return False
    return (
        subprocess.run(["strace", "-qq", "true"], capture_output=True, check=False).returncode == 0
    )


def tracing(log: Path) -> tuple[str, ...]:
    """What a command is started by, so that its calls and its children's stand in `log`."""
    return ("strace", "-f", "-qq", "--seccomp-bpf", "-A", "-e", f"trace={CALLS}", "-o", str(log))


def outward(log: Path) -> list[str]:
    """The calls that named an address outside this computer."""
    if not log.exists():
        return []
    found = []
    for line in log.read_text("utf-8", "replace").splitlines():
        named = [one or other for one, other in _ADDRESS.findall(line)]
        if any(not (name.startswith("127.") or name == "::1") for name in named):
            found.append(line)
    return found

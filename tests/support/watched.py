"""Runs programs of ours with a witness in every process, which ends what reaches for the network.

The witness stands behind the product's own guard and shares nothing with it: a `sitecustomize` on
the module path that children inherit.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
WITNESS = """
import os, sys

def _local(host):
    text = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host)
    text = text.partition("%")[0]
    return text in {"", "None", "localhost", "::1"} or text.startswith("127.")

def _watch(event, args):
    host = None
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}:
        host = args[0]
    elif event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None
    if host is not None and not _local(host):
        line = f"{os.getpid()} {event} {host!r}\\n"
        log = os.open(os.environ["WITNESS_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        os.write(log, line.encode())
        os.close(log)
        raise ConnectionRefusedError(line)

sys.addaudithook(_watch)
"""


class Watched:
    """A terminal whose processes are all watched.

    Args:
        folder: of its own; holds the bots, the secrets and the witness.
        within: what a command is started by: nothing, or a program that shuts the network off or
            writes its system calls down.
    """

    def __init__(self, folder: Path, within: Sequence[str] = ()) -> None:
        self.folder = folder
        self._within = list(within)
        self._log = folder / "witness.log"
        module = folder / "witness" / "sitecustomize.py"
        module.parent.mkdir(parents=True)
        module.write_text(WITNESS)
        self.unlock = self.secret("unlock", "correct horse battery staple tidewheel")
        self.environment = {
            **os.environ,
            "HUSHDESK_HOME": str(folder / "home"),
            "HUSHDESK_UNLOCK_FILE": str(self.unlock),
            "HUSHDESK_NO_KEYRING": "1",
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(module.parent),
            "WITNESS_LOG": str(self._log),
        }

    @property
    def attempts(self) -> list[str]:
        """What reached for the network so far."""
        return self._log.read_text().splitlines() if self._log.exists() else []

    def secret(self, name: str, text: str) -> Path:
        """A file that holds a secret."""
        file = self.folder / name
        file.write_text(text)
        file.chmod(0o600)
        return file

    def run(self, *words: object, expect: int = 0) -> list[dict[str, Any]]:
        """The objects that one command prints; its exit code must be `expect`."""
        done = self.python("-m", "builder.cli.main", *words, "--json")
        assert done.returncode == expect, f"{words}: {done.returncode}\n{done.stderr}"
        return [json.loads(line) for line in done.stdout.splitlines()]

    def python(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run Python with `words`."""
        return subprocess.run(
            [*self._within, sys.executable, *map(str, words)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=self.environment,
            timeout=180,
            check=False,
        )

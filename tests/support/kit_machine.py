"""A Linux server that a kit's written steps are followed on, word for word.

The commands are taken out of STEPS.md. Only what a test may not touch stands aside: `sudo` runs its
words on a folder in the place of /opt and /etc, `systemd-creds` and `systemctl` do with these files
what the real ones do, and the program that `pip` would bring is this checkout.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]

SUDO = r"""
args=()
for word in "$@"; do
  case "$word" in /opt/*|/etc/*|/run/*) word="$MACHINE$word";; esac
  args+=("$word")
done
mkdir -p "$MACHINE/opt" "$MACHINE/etc/systemd/system"
exec "${args[@]}"
"""

PYTHON3 = r"""
[ "$1 $2" = "-m venv" ] || exec "$REAL_PYTHON" "$@"
mkdir -p "$3/bin"
printf '#!/bin/sh\n[ "$1" = install ] && [ -f "$2" ]\n' > "$3/bin/pip"
printf '#!/bin/sh\nexec "%s" -m builder.cli.main "$@"\n' "$REAL_PYTHON" > "$3/bin/hushdesk"
chmod +x "$3/bin/pip" "$3/bin/hushdesk"
"""

CREDS = r"""
[ "$1 $2 $3" = "encrypt --name=opens -" ] || exit 2
cat > "$4"
"""

SYSTEMCTL = r"""
import os, re, shlex, subprocess, sys
from pathlib import Path
if sys.argv[1] == "daemon-reload":
    sys.exit(0)
assert sys.argv[1:3] == ["enable", "--now"], sys.argv
machine, name = Path(os.environ["MACHINE"]), sys.argv[3]
unit = (machine / f"etc/systemd/system/{name}.service").read_text()
said = dict(line.split("=", 1) for line in unit.splitlines() if re.match(r"[A-Z]\w*=", line))
state, credentials = machine / "state", machine / "credentials"
credentials.mkdir()
opens, source = said["LoadCredentialEncrypted"].split(":")
(credentials / opens).write_bytes((machine / source.lstrip("/")).read_bytes())
told = {"CREDENTIALS_DIRECTORY": str(credentials), "STATE_DIRECTORY": str(state)}
words = [re.sub(r"\$\{(\w+)\}", lambda m: told[m[1]], w) for w in shlex.split(said["ExecStart"])]
words = [str(machine / w[1:]) if w.startswith("/opt/") else w for w in words]
words[words.index("--port") + 1] = os.environ["PORT"]
home, folder = said["Environment"].split("=", 1)
environment = os.environ | {home: folder.replace("%S", str(machine))}
log = (machine / "log").open("wb")
running = subprocess.Popen(words, stdout=log, stderr=log, env=environment, start_new_session=True)
(machine / "pid").write_text(str(running.pid))
"""


def commands(steps: str, way: str) -> list[str]:
    """The commands of the section `way`, each as it stands there."""
    section = steps[steps.index(f"\n## {way}") :].split("\n## ")[1]
    return [line.strip() for line in re.findall(r"^ {7}(\S.*)$", section, re.MULTILINE)]


class KitMachine:
    """An empty server, with the few programs that stand aside; what it started ends with it.

    Args:
        folder: the server's disk.
        installs: a real `python3 -m venv` and `pip install` bring the program.
    """

    def __init__(self, folder: Path, *, installs: bool = False) -> None:
        self.folder = folder
        tools = folder / "tools"
        tools.mkdir()
        shells = {"sudo": SUDO, "systemd-creds": CREDS}
        shells |= {} if installs else {"python3": PYTHON3}
        for name, body in shells.items():
            (tools / name).write_text(f"#!/bin/bash\n{body}")
        (tools / "systemctl").write_text(f"#!{sys.executable}\n{SYSTEMCTL}")
        for tool in tools.iterdir():
            tool.chmod(0o755)
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = door.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._environment = os.environ | {
            "PATH": f"{tools}:{os.environ['PATH']}",
            "MACHINE": str(folder),
            "REAL_PYTHON": sys.executable,
            "PYTHONPATH": "" if installs else str(ROOT),
            "PORT": str(port),
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pid.exists():
            os.kill(int(self._pid.read_text()), signal.SIGTERM)

    def follow(
        self,
        steps: list[str],
        kit: Path,
        secret: str,
        *,
        told: Callable[[str, float], None] = lambda _command, _seconds: None,
        patience: float = 60.0,
    ) -> None:
        """Do each of `steps` in the folder `kit`; `told` hears how long each took."""
        for command in steps:
            began = time.monotonic()
            done = subprocess.run(
                ["bash", "-euc", command], cwd=kit, env=self._environment, check=False,
                timeout=patience, input=f"{secret}\n", capture_output=True, text=True,
            )  # fmt: skip
            assert done.returncode == 0, (command, done.stderr)
            told(command, time.monotonic() - began)

    def check(self, kit: Path, words: list[str]) -> subprocess.CompletedProcess[str]:
        """Run the kit's check once the service takes connections."""
        until = time.monotonic() + 90
        while True:
            done = subprocess.run(
                words, cwd=kit, capture_output=True, text=True, check=False, timeout=120
            )
            gone = not Path(f"/proc/{self._pid.read_text()}").exists()
            if "Connection refused" not in done.stdout or gone or time.monotonic() > until:
                return done
            time.sleep(0.3)

    @property
    def log(self) -> str:
        """What the service said."""
        return (self.folder / "log").read_text()

    @property
    def _pid(self) -> Path:
        return self.folder / "pid"

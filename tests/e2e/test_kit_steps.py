"""The written steps for a Linux server, run word for word, lead to a bot that answers.

The commands are taken out of STEPS.md. Only what a test may not touch stands aside: `sudo` runs its
words on a folder in the place of /opt and /etc, `systemd-creds` and `systemctl` do with these files
what the real ones do, and the program that `pip` would bring is this checkout.
"""

from __future__ import annotations

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.bundle.deploy_kit import write_kit
from builder.system import texts
from tests.support.bundles import make_desk
from tests.support.host_process import SEAL, make_shop, seal_shop

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a Linux server's steps")

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


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Path]:
    """An empty server, with the few programs that stand aside."""
    tools = tmp_path / "tools"
    tools.mkdir()
    shells = {"sudo": SUDO, "python3": PYTHON3, "systemd-creds": CREDS}
    for name, body in shells.items():
        (tools / name).write_text(f"#!/bin/bash\n{body}")
    (tools / "systemctl").write_text(f"#!{sys.executable}\n{SYSTEMCTL}")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    yield tmp_path
    pid = tmp_path / "pid"
    if pid.exists():
        os.kill(int(pid.read_text()), signal.SIGTERM)


def test_the_steps_for_a_linux_server_lead_to_a_bot_that_answers(machine: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        free_port = door.getsockname()[1]
    desk = make_desk()
    bundle = seal_shop(machine / "shop.hush", desk)
    kit = machine / "kit"
    write_kit(kit, bundle, signer=desk.key.public, spec=make_shop())
    (kit / "hushdesk-0.1.0-py3-none-any.whl").touch()  # what the step before brings
    environment = os.environ | {
        "PATH": f"{machine / 'tools'}:{os.environ['PATH']}",
        "MACHINE": str(machine),
        "REAL_PYTHON": sys.executable,
        "PYTHONPATH": str(ROOT),
        "PORT": str(free_port),
    }
    steps = commands((kit / "STEPS.md").read_text(), "Way 1")
    assert len(steps) == 8
    for command in steps:
        done = subprocess.run(
            ["bash", "-euc", command], cwd=kit, env=environment, check=False, timeout=60,
            input=SEAL + "\n", capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, (command, done.stderr)

    address = f"http://127.0.0.1:{free_port}"
    (check,) = [c for c in _plain(kit) if "smoke.py" in c]
    words = shlex.split(check.replace("https://chat.example.org", address))
    words[0] = sys.executable
    done = _when_up(words, kit, machine)
    assert done.returncode == 0, done.stdout + (machine / "log").read_text()[-2000:]
    assert "open Monday to Saturday" in done.stdout
    assert f"ok      bundle: version 3, signed by {desk.key.public}" in done.stdout


@pytest.mark.parametrize("language", ["de", "es"])
def test_the_steps_say_the_same_in_every_language(tmp_path: Path, language: str) -> None:
    desk = make_desk()
    bundle = seal_shop(tmp_path / "shop.hush", desk)
    told = {}
    for name in (texts.FALLBACK, language):
        write_kit(tmp_path / name, bundle, signer=desk.key.public,
                  spec=replace(make_shop(), language=name))  # fmt: skip
        told[name] = re.findall(
            r"^ {7}(\S.*)$", (tmp_path / name / "STEPS.md").read_text(), re.MULTILINE
        )
    assert told[language] == told[texts.FALLBACK]
    assert len(told[language]) > 10


def _plain(kit: Path) -> list[str]:
    return re.findall(r"^ {4}(\S.*)$", (kit / "STEPS.md").read_text(), re.MULTILINE)


def _when_up(words: list[str], kit: Path, machine: Path) -> subprocess.CompletedProcess[str]:
    """Run the check once the service takes connections."""
    until = time.monotonic() + 90
    while True:
        done = subprocess.run(
            words, cwd=kit, capture_output=True, text=True, check=False, timeout=120
        )
        gone = not Path(f"/proc/{(machine / 'pid').read_text()}").exists()
        if "Connection refused" not in done.stdout or gone or time.monotonic() > until:
            return done
        time.sleep(0.3)

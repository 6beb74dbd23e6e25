"""A real Secret Service (gnome-keyring on a private D-Bus), and fake backends with real names."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROGRAMS = ("dbus-daemon", "dbus-send", "gnome-keyring-daemon")
_FOLDERS = ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME")
_OWNED = (
    "dbus-send", "--session", "--dest=org.freedesktop.DBus", "--print-reply",
    "/org/freedesktop/DBus", "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets",
)  # fmt: skip
# Without folders of services nothing is started on demand: what we did not start is not there.
_BUS = """<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def missing_programs() -> list[str]:
    """What a real Secret Service needs and this machine has not."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@contextmanager
def private_bus(folder: Path) -> Iterator[dict[str, str]]:
    """A D-Bus of its own; gives the environment in which programs find it."""
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    for name in _FOLDERS:
        (folder / name.lower()).mkdir(mode=0o700, parents=True, exist_ok=True)
        env[name] = str(folder / name.lower())
    config = folder / "bus.conf"
    config.write_text(_BUS.format(folder=folder))
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=env
    ) as bus:
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        try:
            yield env
        finally:
            bus.terminate()


@contextmanager
def secret_service(env: dict[str, str], password: str | None) -> Iterator[None]:
    """gnome-keyring on the bus of `env`: unlocked by `password`, or locked when it is None."""
    command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
    if password is not None:
        command.insert(1, "--unlock")
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=env,
    ) as daemon:  # fmt: skip
        assert daemon.stdin is not None
        daemon.stdin.write((password or "").encode())
        daemon.stdin.close()
        try:
            _wait_until_owned(env)
            yield
        finally:
            daemon.terminate()


def _wait_until_owned(env: dict[str, str]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        asked = subprocess.run(_OWNED, env=env, capture_output=True, text=True, check=False)
        if "true" in asked.stdout:
            return
        threading.Event().wait(0.02)
    msg = "gnome-keyring did not come up"
    raise RuntimeError(msg)


class FakeBackend:
    """Behaves as a keyring backend does; `named` gives it the class name of a real one."""

    priority = 5.0
    viable = True

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, name: str) -> str | None:
        """What was set, or None."""
        return self.entries.get((service, name))

    def set_password(self, service: str, name: str, text: str) -> None:
        """Keep it."""
        self.entries[service, name] = text

    def delete_password(self, service: str, name: str) -> None:
        """Forget it; a KeyError stands for what real ones raise when there is nothing."""
        del self.entries[service, name]


class LosingBackend(FakeBackend):
    """Accepts everything and keeps nothing, as keyring's `null` does."""

    def set_password(self, service: str, name: str, text: str) -> None:
        """Lose it."""


class RaisingBackend(FakeBackend):
    """Raises `error` at every call."""

    error: Exception = RuntimeError()

    def get_password(self, service: str, name: str) -> str | None:
        """Fail."""
        raise self.error

    def set_password(self, service: str, name: str, text: str) -> None:
        """Fail."""
        raise self.error


class HangingBackend(FakeBackend):
    """Answers only once `release` is set, as one that shows a prompt does."""

    def __init__(self) -> None:
        super().__init__()
        self.release = threading.Event()

    def set_password(self, service: str, name: str, text: str) -> None:
        """Wait, then keep it."""
        self.release.wait(30)
        super().set_password(service, name, text)


def named(path: str, base: type[FakeBackend] = FakeBackend, **attributes: Any) -> Any:
    """A backend like `base` whose class says that it is `path`."""
    module, _, name = path.rpartition(".")
    made = type(name, (base,), {"__module__": module, "__qualname__": name, **attributes})
    return made()

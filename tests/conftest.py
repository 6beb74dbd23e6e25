"""What every test gets: a home of its own, no network but loopback, no noise."""

from __future__ import annotations

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["ANONYMIZED_TELEMETRY"] = "False"

# The same examples every time, however slow the machine is: a change is judged by what it changed.
# New ones are looked for with `--hypothesis-profile searching`.
_SLOW = (hypothesis.HealthCheck.too_slow,)
hypothesis.settings.register_profile("searching", deadline=None, suppress_health_check=_SLOW)
hypothesis.settings.register_profile(
    "suite", hypothesis.settings.get_profile("searching"), derandomize=True, database=None
)
hypothesis.settings.load_profile("suite")

_refused: list[str] = []


def _is_local(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"} or not isinstance(host, str | bytes):
        return True
    text = host.decode() if isinstance(host, bytes) else host
    try:
        return ipaddress.ip_address(text.partition("%")[0]).is_loopback or text in {"0.0.0.0", "::"}
    except ValueError:
        return text.endswith(".localhost")


def _refuse_the_network(event: str, args: tuple[Any, ...]) -> None:
    host: object = None
    if event == "socket.getaddrinfo":
        host = args[0]
    elif event in {"socket.connect", "socket.sendto"} and isinstance(args[1], tuple):
        host = args[1][0]
    if not _is_local(host):
        _refused.append(f"{event} {host!r}")
        msg = f"the network is closed in tests: {event} {host!r}"
        raise ConnectionRefusedError(msg)


sys.addaudithook(_refuse_the_network)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HUSHDESK_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that reached for the network fails, even when the code swallowed the refusal."""
    _refused.clear()
    yield
    if _refused and "expects_refused_network" not in request.keywords:
        pytest.fail(f"reached for the network: {_refused}")


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, which gives a slow machine its time."""
    from tests.support.patience import PatientBot

    return PatientBot(request)

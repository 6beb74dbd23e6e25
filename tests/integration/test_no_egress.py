"""Nothing leaves this computer but through the door, whichever library tries."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.network_probe import WAYS

ROOT = Path(__file__).parents[2]
Found = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def found() -> Found:
    """What a child process with the guard could reach. The hook would stay in this process."""
    ran = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "ignore", "-m", "tests.support.network_probe"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    result: Found = json.loads(ran.stdout)
    return result


@pytest.mark.parametrize("way", WAYS)
def test_way_out_is_refused_whichever_library_takes_it(found: Found, way: str) -> None:
    assert found["outside"][way] == "refused"


def test_guard_cannot_be_taken_out_again(found: Found) -> None:
    assert found["outside"]["reloaded"] in {"refused", "HostRefused"}


def test_closed_door_refuses_every_outside_host(found: Found) -> None:
    assert found["door"]["door closed"] == "refused"


@pytest.mark.parametrize("kind", ["door", "async door"])
def test_door_lets_its_clients_reach_the_allowed_host_alone(found: Found, kind: str) -> None:
    assert found["door"][f"{kind}, allowed host"] == "reached"
    assert found["door"][f"{kind}, other host"] == "refused"


def test_who_stands_beside_the_door_does_not_slip_through(found: Found) -> None:
    assert found["door"]["thread beside the door"] == "HostRefused"
    assert found["door"]["task beside the door"] == "refused"


def test_this_computer_stays_reachable(found: Found) -> None:
    assert set(found["home"].values()) == {"done"}

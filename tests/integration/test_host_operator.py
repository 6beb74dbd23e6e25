"""A host as its operator works with it: a newer bundle, a pause, a stop, all while it runs."""

from __future__ import annotations

import shutil
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from builder.server.operators import FILE, make
from tests.support.bundles import Desk, make_desk
from tests.support.host_process import Caller, HostProcess, lines, seal_shop
from tests.support.hosts import named

QUESTION = "Can I return a bike within 30 days of delivery?"


class Operator:
    """Asks a host by HTTP with a token whose hash lies in the host's folder."""

    def __init__(self, data: Path) -> None:
        data.mkdir(parents=True, exist_ok=True)
        self.token, operator = make("desk", frozenset({"read", "pause"}))
        (data / FILE).write_text(operator.line)

    def __call__(self, host: HostProcess, method: str, path: str, **more: object) -> httpx.Response:
        headers = {"authorization": f"Bearer {self.token}"}
        with httpx.Client(base_url=host.address, trust_env=False, timeout=60) as http:
            return http.request(method, path, headers=headers, **more)  # type: ignore[arg-type]


def wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return make_desk()


def test_a_newer_bundle_is_taken_up_and_bad_ones_are_not_while_talks_go_on(
    desk: Desk, tmp_path: Path
) -> None:
    file, data = seal_shop(tmp_path / "shop.hush", desk), tmp_path / "data"
    newer = seal_shop(tmp_path / "newer.hush", desk, version=4)
    forged = seal_shop(tmp_path / "forged.hush", make_desk(), version=9)
    older = seal_shop(tmp_path / "older.hush", desk, version=2)
    ask = Operator(data)
    with HostProcess(file, data, "--signer", desk.key.public) as host, host.visit() as caller:
        assert named(caller.ask(QUESTION), "done")[0]["refused"] is False

        def version() -> int:
            told: int = caller.http.get("readyz").json()["bundle"]["version"]
            return told

        # Copied over the old one: no command, no restart.
        shutil.copyfile(newer, file)
        wait(lambda: version() == 4)
        assert named(caller.ask(QUESTION), "done")[0]["refused"] is False  # the same talk
        assert len(caller.me()["messages"]) == 4

        for bad, code in ((forged, "signer_mismatch"), (older, "bundle_older")):
            shutil.copyfile(bad, file)
            told = ask(host, "POST", "operator/bundle").json()
            assert told == {"swapped": False, "version": 4, "code": code}
            assert caller.http.get("readyz").json()["bundle"]["refused"] == code
            assert named(caller.ask(QUESTION), "done")[0]["refused"] is False
        file.write_bytes(newer.read_bytes()[:5_000])
        assert ask(host, "POST", "operator/bundle").json()["code"] is not None
        audit = ask(host, "GET", "operator/audit").json()["events"]
        swapped = [each["details"] for each in audit if each["event"] == "bundle_swapped"]
        assert swapped == [{"version": 4}]
        assert host.stop() == 0


def test_a_pause_outlives_a_restart_and_a_path_of_a_site_holds(desk: Desk, tmp_path: Path) -> None:
    file, data = seal_shop(tmp_path / "shop.hush", desk), tmp_path / "data"
    ask = Operator(data)
    words = ("--signer", desk.key.public, "--base-path", "/chat")
    with HostProcess(file, data, *words) as host:
        assert host.address.endswith("/chat/")
        page = httpx.get(host.address, trust_env=False)
        assert 'src="/chat/widget.js"' in page.text
        assert httpx.get(host.address.rstrip("/"), trust_env=False).status_code == 308
        assert httpx.get(f"{host.address}widget.js", trust_env=False).status_code == 200
        with host.visit() as caller:
            assert named(caller.ask(QUESTION), "done")
        assert ask(host, "POST", "operator/pause", json={"says": "Back soon."}).status_code == 200
        host.kill()
    with HostProcess(file, data, *words) as host:
        ready = httpx.get(f"{host.address}readyz", trust_env=False)
        assert (ready.status_code, ready.json()["says"]) == (503, "Back soon.")
        assert ask(host, "POST", "operator/resume").json()["open"] is True
        assert httpx.get(f"{host.address}readyz", trust_env=False).status_code == 200
        with Caller(host.address) as caller:
            assert named(caller.ask(QUESTION), "done")
        assert ask(host, "POST", "operator/revoke", json={"min_version": 4}).json()["open"] is False
        assert host.stop(signal.SIGTERM) == 0
        assert [line["event"] for line in lines(host.log)][-1] == "stopped"
        assert QUESTION not in host.log
    assert HostProcess(file, data, *words).refusal()["code"] == "bundle_older"

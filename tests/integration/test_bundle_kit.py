"""The kit's parts, read by the programs they are for."""

from __future__ import annotations

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle.deploy_kit import write_kit
from tests.support.bundles import SPEC, make_bundle, make_desk
from tests.support.hosts import make_app, running


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, desk = tmp_path_factory.mktemp("kit"), make_desk()
    bundle = make_bundle(folder / "shop.hush", desk).file
    write_kit(folder / "kit", bundle, signer=desk.key.public, spec=SPEC)
    return folder / "kit"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not here")
def test_systemd_accepts_the_service(kit: Path, tmp_path: Path) -> None:
    unit = tmp_path / "hushdesk-shop.service"
    text = (kit / "hushdesk-shop.service").read_text()
    # systemd checks that the program is there, which it is on the server only.
    unit.write_text(text.replace("/opt/hushdesk/bin/hushdesk", "/bin/true"))
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", unit],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    complaints = [line for line in done.stderr.splitlines() if "hushdesk" in line]
    assert complaints == []
    assert done.returncode == 0


@pytest.mark.skipif(shutil.which("minisign") is None, reason="minisign is not here")
def test_the_signers_file_is_minisigns(kit: Path, tmp_path: Path) -> None:
    subprocess.run(["tar", "-xf", kit / "shop.hush", "-C", tmp_path], check=True)
    subprocess.run(
        ["minisign", "-V", "-q", "-p", kit / "signer.pub", "-m", tmp_path / "payload.age"],
        check=True,
    )


class _Sick(http.server.BaseHTTPRequestHandler):
    """A host that is alive and cannot answer."""

    def do_GET(self) -> None:
        alive = self.path == "/healthz"
        body = b'{"status":"alive"}' if alive else b'{"code":"host_busy"}'
        self.send_response(200 if alive else 503)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def sick_host() -> Iterator[str]:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Sick) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def _smoke(kit: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-I", "-B", kit / "smoke.py", *arguments],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_check_says_what_a_sick_host_lacks(kit: Path, sick_host: str) -> None:
    done = _smoke(kit, sick_host, "--wait", "0")
    assert done.returncode == 1
    assert "ok      alive" in done.stdout
    assert "FAILED  GET /readyz: 503" in done.stdout


def test_the_check_says_when_nobody_is_there(kit: Path) -> None:
    done = _smoke(kit, "http://127.0.0.1:9")
    assert done.returncode == 1
    assert "FAILED  GET /healthz" in done.stdout
    assert _smoke(kit, "chat.example.org").returncode == 2


def test_the_check_passes_on_a_running_host_and_leaves_nothing_behind(kit: Path) -> None:
    with running(make_app()) as address:
        done = _smoke(kit, address, "--ask", "Can I return it?", "--expect", "30 days")
        missed = _smoke(kit, address, "--expect", "a unicorn")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "[1] Returns.pdf" in done.stdout
    assert "ok      erased" in done.stdout
    assert missed.returncode == 1
    assert "does not hold “a unicorn”" in missed.stdout
    assert "ok      erased" in missed.stdout

"""The kit's parts, read by the programs they are for."""

from __future__ import annotations

import contextlib
import http.server
import json
import runpy
import shutil
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle.deploy_kit import write_kit
from tests.support.bots import SHOP
from tests.support.bundles import SPEC, make_bundle, make_desk
from tests.support.certificates import loopback_contexts
from tests.support.hosts import BUNDLE, make_app, running

EXPECTED = {"bundle": BUNDLE.id, "version": 3, "signer": BUNDLE.signer, "origins": [SHOP]}


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


class _Quiet(http.server.ThreadingHTTPServer):
    """A handshake that a visitor breaks off is no fault of the server's."""

    def handle_error(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def _serving(handler: type[_Sick], context: ssl.SSLContext | None = None) -> Iterator[str]:
    with _Quiet(("127.0.0.1", 0), handler) as server:
        if context is not None:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def sick_host() -> Iterator[str]:
    with _serving(_Sick) as address:
        yield address


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


def test_the_check_passes_on_a_running_host_and_leaves_nothing_behind(
    kit: Path, tmp_path: Path
) -> None:
    told = _expecting(tmp_path)
    with running(make_app()) as address:
        done = _smoke(kit, address, "--ask", "Can I return it?", "--expect", "30 days", *told)
        missed = _smoke(kit, address, "--expect", "a unicorn", *told)
    assert done.returncode == 0, done.stdout + done.stderr
    for line in ("bundle: version 3", "widget: text/javascript", "origins: 1 of yours", "erased"):
        assert f"ok      {line}" in done.stdout
    assert "[1] Returns.pdf" in done.stdout
    assert missed.returncode == 1
    assert "does not hold “a unicorn”" in missed.stdout
    assert "ok      erased" in missed.stdout


def test_the_check_tells_a_host_that_serves_something_else(
    kit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = runpy.run_path(str(kit / "smoke.py"))["main"]
    cases: dict[str, dict[str, object]] = {
        "the kit has version 4": {"version": 4},
        "another signer": {"signer": "RWQother"},
        "another id": {"bundle": "another"},
        "your site https://other.example may not talk": {"origins": ["https://other.example"]},
    }
    with running(make_app()) as address:
        for said, changes in cases.items():
            assert check([address, *_expecting(tmp_path, **changes)]) == 1
            assert said in capsys.readouterr().out


class _Careless(_Sick):
    """A host that lets every site in."""

    def do_GET(self) -> None:
        bodies = {
            "/healthz": {"status": "alive"},
            "/readyz": {"passages": 3, "vectors": 3, "bundle": {"id": "b", "version": 1}},
        }
        self.send_response(200)
        script = self.path == "/widget.js"
        self.send_header("Content-Type", "text/javascript" if script else "application/json")
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("Cross-Origin-Resource-Policy", "cross-origin")
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(json.dumps(bodies.get(self.path, {})).encode())


def test_the_check_tells_a_host_that_lets_strangers_in_or_has_no_certificate_one_can_trust(
    kit: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = runpy.run_path(str(kit / "smoke.py"))["main"]
    told = ("--kit", str(tmp_path / "none.json"), "--wait", "0")
    with _serving(_Careless) as address:
        assert check([address, *told]) == 1
        assert "FAILED  a strange site may talk to the chat" in capsys.readouterr().out
    server_side, _ = loopback_contexts(tmp_path)
    with _serving(_Careless, server_side) as address:
        assert check([address.replace("http:", "https:"), *told]) == 1
        assert "FAILED  the certificate is not good" in capsys.readouterr().out
    assert check(["http://chat.example.org", *told]) == 1
    assert "FAILED  this address has no https" in capsys.readouterr().out


def _expecting(folder: Path, **changes: object) -> tuple[str, str]:
    """The option that names a kit.json which fits the host of `make_app`, but for `changes`."""
    (folder / "kit.json").write_text(json.dumps(EXPECTED | changes))
    return "--kit", str(folder / "kit.json")

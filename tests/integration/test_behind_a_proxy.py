"""A host under a path of a site, behind a small proxy, as a web server would put it there."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from starlette.types import ASGIApp

from builder.server.prefix import BasePath
from builder.server.settings import HostSettings
from tests.support.bots import FakeBot, make_spec
from tests.support.hosts import make_app, named, read_events, running

SITE = "https://shop.example"


@contextmanager
def proxy(upstream: str, *, strips: bool) -> Iterator[str]:
    """Passes what is under `/chat` on, over TLS as far as the host is told; its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _pass_on(self) -> None:
            path = self.path.removeprefix("/chat") or "/" if strips else self.path
            size = int(self.headers.get("content-length") or 0)
            headers = {k: v for k, v in self.headers.items() if k.lower() in _PASSED}
            headers |= {
                "host": "127.0.0.1",
                "x-forwarded-for": "203.0.113.9",
                "x-forwarded-proto": "https",
                "x-forwarded-host": "shop.example",
                "x-forwarded-prefix": "/chat",
            }
            answer = httpx.request(
                self.command, upstream + path, headers=headers, content=self.rfile.read(size),
                trust_env=False, timeout=60,
            )  # fmt: skip
            self.send_response(answer.status_code)
            for name in ("content-type", "location", "access-control-allow-origin"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.send_header("content-length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        do_GET = do_POST = _pass_on  # noqa: N815 - the library's names

        def log_message(self, *_: object) -> None:
            """Nothing: a test is quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join(30)
        server.server_close()


_PASSED = {"accept", "content-type", "origin", "authorization", "accept-encoding"}


@pytest.mark.parametrize("strips", [True, False], ids=["path taken off", "path passed on"])
@pytest.mark.parametrize("told", ["/chat", ""], ids=["told", "from the proxy"])
def test_page_script_and_talk_work_under_a_path(strips: bool, told: str) -> None:
    settings = HostSettings(behind_proxy=1)
    spec = make_spec(site__allowed_origins=())
    inner = make_app(FakeBot(spec), settings=settings)
    app: ASGIApp = BasePath(inner, told, trusts_proxy=True)
    with (
        running(app) as upstream,  # type: ignore[arg-type]
        proxy(upstream, strips=strips) as site,
        httpx.Client(base_url=site, trust_env=False, timeout=60) as http,
    ):
        page = http.get("/chat/")
        assert 'src="/chat/widget.js"' in page.text
        assert http.get("/chat/widget.js").status_code == 200
        assert http.get("/chat/privacy").status_code == 200
        if not strips:
            assert http.get("/chat").headers["location"] == "/chat/"
        own = {"origin": SITE}
        version = http.get("/chat/api/widget", headers=own).json()["consent"]["version"]
        consent = {"version": version, "purposes": ["answer"]}
        begun = http.post("/chat/api/session", json={"consent": consent}, headers=own)
        assert begun.status_code == 200
        ask = {"token": begun.json()["token"], "message": "May I return a bike?"}
        answer = http.post("/chat/api/chat", json=ask, headers=own)
        assert named(read_events(answer.text), "done")
        foreign = http.post("/chat/api/chat", json=ask, headers={"origin": "https://evil.test"})
        assert foreign.json()["code"] == "origin_refused"


@pytest.mark.parametrize("prefix", ["//evil.test", "/a/../b", "/<script>", "chat", "/x" * 9])
def test_a_prefix_that_is_no_path_and_one_of_a_stranger_are_not_believed(prefix: str) -> None:
    for trusts, given in ((True, prefix), (False, "/chat")):
        app = BasePath(make_app(), "", trusts_proxy=trusts)
        with running(app) as address:  # type: ignore[arg-type]
            page = httpx.get(address, headers={"x-forwarded-prefix": given}, trust_env=False)
            assert 'src="widget.js"' in page.text

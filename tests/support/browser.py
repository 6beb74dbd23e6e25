"""A real Chromium, and small sites for it to visit, each on a port and so an origin of its own."""

from __future__ import annotations

import contextlib
import os
import shutil
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

PATIENCE_MS = 60_000
"""How long a page may take at most: on a slow machine a browser has little of it."""

CHROMIUM = os.environ.get("HUSHDESK_CHROMIUM") or shutil.which("chromium") or ""
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

needs_chromium = pytest.mark.skipif(not CHROMIUM, reason="chromium is not installed")


@contextlib.contextmanager
def open_browser() -> Iterator[Browser]:
    """The system's Chromium without a window."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(ARGUMENTS), timeout=2 * PATIENCE_MS
        )
        try:
            yield browser
        finally:
            browser.close()


class Site:
    """A web site of its own origin.

    Attributes:
        pages: path → HTML.
        headers: sent with every page.
        asked: paths that were asked for.
    """

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.headers: dict[str, str] = {}
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                page = site.pages.get(self.path.partition("?")[0])
                body = (page or "").encode()
                self.send_response(200 if page is not None else 204)
                self.send_header("content-type", "text/html; charset=utf-8")
                for name, value in site.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self._server.server_port}"

    def embed(
        self,
        host: str,
        *,
        path: str = "/",
        attributes: str = "",
        head: str = "",
        root: str = 'lang="en"',
    ) -> None:
        """Put a page at `path` that carries the widget of `host`."""
        self.pages[path] = (
            f'<!doctype html><html {root}><head><meta charset="utf-8"><title>Willow Bikes</title>'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            f'{head}</head><body><h1>Willow Bikes</h1><p><a href="/two">More</a></p>'
            f'<script src="{host}/widget.js" async {attributes}></script></body></html>'
        )

    def __enter__(self) -> Site:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class Guest:
    """A visitor in a browser of their own, with the widget on a page before them.

    Attributes:
        host: the address of the bot's host.
        requests: every address that was asked for.
        noise: what the page complained about.
    """

    def __init__(self, browser: Browser, *, host: str = "", **facts: object) -> None:
        self.host = host
        self.context: BrowserContext = browser.new_context(**facts)  # type: ignore[arg-type]
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.requests: list[str] = []
        self.noise: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("console", lambda line: self.noise.append(f"{line.type}: {line.text}"))

    def hear(self, words: str) -> None:
        """Wait until the page has complained of `words`."""
        until = time.monotonic() + PATIENCE_MS / 1000
        while not any(words in line for line in self.noise):
            assert time.monotonic() < until, self.noise
            self.page.wait_for_timeout(20)

    def go(self, address: str) -> Guest:
        """Open a page."""
        self.page.goto(address)
        return self

    def button(self, name: str) -> Locator:
        """The button called exactly `name`."""
        return self.page.get_by_role("button", name=name, exact=True)

    def open(self) -> Guest:
        """Open the chat by its button."""
        self.button("Open chat: Willow Bikes").click()
        return self

    def agree(self, *, record: bool = False) -> Guest:
        """Agree to answers, and to a record if asked."""
        boxes = self.page.get_by_role("checkbox")
        boxes.nth(0).check()
        if record:
            boxes.nth(1).check()
        self.button("Start chatting").click()
        self.box.wait_for()
        return self

    @property
    def box(self) -> Locator:
        """Where the visitor writes."""
        return self.page.get_by_role("textbox", name="Ask a question…")

    @property
    def log(self) -> Locator:
        """What was said."""
        return self.page.get_by_role("log")

    @property
    def panel(self) -> Locator:
        """The dialog."""
        return self.page.get_by_role("dialog", name="Willow Bikes")

    def ask(self, text: str) -> Guest:
        """Send `text` and wait until the answer is whole."""
        rated = self.button("Helpful")
        before = rated.count()
        self.box.fill(text)
        self.box.press("Enter")
        rated.nth(before).wait_for()
        return self

    def close(self) -> None:
        """Leave."""
        self.context.close()

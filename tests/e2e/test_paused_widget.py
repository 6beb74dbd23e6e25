"""A closed chat as a visitor sees it, in a real browser, under a path of a site."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import httpx
from playwright.sync_api import expect

from builder.server.closing import Closing
from builder.server.prefix import BasePath
from builder.vault.hoststore import HostStore
from tests.support.bots import FakeBot, make_spec
from tests.support.browser import needs_chromium, open_browser
from tests.support.hosts import make_app, running

pytestmark = needs_chromium


def wait(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_visitor_reads_why_the_chat_is_closed_and_goes_on_when_it_opens(tmp_path: Path) -> None:
    spec = make_spec(site__closed="The workshop is moving; we answer the phone.")
    with HostStore.open(tmp_path / "data") as store:
        app = BasePath(make_app(FakeBot(spec), store=store), "/chat", trusts_proxy=False)
        closing = Closing(tmp_path / "data")
        closing.pause("owner", datetime(2026, 11, 25, tzinfo=UTC))
        with running(app) as address, open_browser() as browser:  # type: ignore[arg-type]
            assert httpx.get(f"{address}/chat/readyz", trust_env=False).status_code == 503
            page = browser.new_page()
            page.goto(f"{address}/chat/")
            expect(page.get_by_text("The workshop is moving; we answer the phone.")).to_be_visible()
            expect(page.get_by_role("link", name="+44 113 496 0000")).to_be_visible()
            expect(page.get_by_role("checkbox")).to_have_count(0)
            page.screenshot(path=str(tmp_path / "closed.png"))
            closing.resume()
            page.get_by_role("button", name="Try again").click()
            for box in page.get_by_role("checkbox").all():
                box.check()
            page.get_by_role("button", name="Start chatting").click()
            page.get_by_role("textbox").fill("May I return a bike?")
            page.keyboard.press("Enter")
            expect(page.get_by_text("Within 30 days, with the receipt.")).to_be_visible()
            wait(lambda: [talk.messages for talk in store.conversations.newest(1)] == [2])
            page.close()

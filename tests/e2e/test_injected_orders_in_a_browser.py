"""A model that obeys orders in a document, before a real browser: no request leaves the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from builder.server.addresses import origin_of
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.hosts import make_app, running
from tests.support.injection import proof
from tests.support.injection.carriers import CARRIERS
from tests.support.injection.orders import ORDERS, Order

pytestmark = needs_chromium

TRAPS = [order for order in ORDERS if order.kind == "send out"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


def at(order: Order, trap: str) -> Order:
    """The same order with an address of ours, which tells when it is asked for."""
    there = trap.removeprefix("http:")
    loot = order.loot.replace("https://evil.test", trap).replace("//evil.test", there)
    return replace(order, loot=loot.replace("www.evil.test", trap))


def test_no_request_leaves_whatever_a_model_is_made_to_say(browser: Browser) -> None:
    """The guards of the answer are off: what is left is how the page shows text."""
    with Site() as trap, proof.without_guards():
        orders = [at(order, trap.origin) for order in TRAPS]
        text = "\n\n".join(order.text for order in orders)
        bot = proof.make_bot(proof.passages(CARRIERS["text"], text), orders)
        with running(make_app(bot)) as host:
            guest = Guest(browser, host=host).go(f"{host}/")
            guest.agree()
            guest.box.fill(proof.ASKED)
            guest.box.press("Enter")
            guest.button("Helpful").first.wait_for()
            expect(guest.log).to_contain_text("fetch(")
            assert trap.origin in guest.log.inner_text(), "the control: the model did obey"
            assert guest.log.locator("img, iframe, script, form, object").count() == 0
            links = guest.log.get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
            assert not any(trap.origin in link for link in links)
            assert {origin_of(url) for url in guest.requests} == {host}
            assert trap.asked == []
            guest.close()
        bot.close()


def test_the_same_text_as_markup_would_leave(browser: Browser) -> None:
    """The control: a page that took the answer for HTML would have asked for the trap."""
    with Site() as trap, Site() as page:
        (order,) = [at(o, trap.origin) for o in TRAPS if "<img" in o.loot]
        page.pages["/"] = f"<!doctype html><body>{order.loot.replace('{asked}', 'Leeds')}</body>"
        guest = Guest(browser).go(f"{page.origin}/")
        assert any(url.startswith(trap.origin) for url in guest.requests)
        guest.close()

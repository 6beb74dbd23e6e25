"""A colleague in a real browser: the link, the chat, thumbs and notes, by keyboard, in German."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from builder.server.addresses import origin_of
from builder.studio.bots import Workbench
from builder.studio.testers import notes
from builder.studio.testers.page import PageForTesters, end_link, links
from tests.support.browser import Guest, needs_chromium, open_browser
from tests.support.desk import make_bench
from tests.support.page_checks import CONTRAST, SIZES

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as opened:
        yield opened


@pytest.fixture
def page(bench: Workbench) -> Iterator[PageForTesters]:
    opened = PageForTesters(bench)
    yield opened
    opened.close()


def test_a_colleague_comes_in_once_asks_and_says_what_it_should_say(
    browser: Browser, bench: Workbench, page: PageForTesters
) -> None:
    guest = Guest(browser)
    link = page.invite("Anna")
    guest.go(link)
    assert guest.page.url == f"{page.address}join", "the token is not left in the address"
    start = guest.button("Start")
    expect(start).to_be_focused()
    guest.page.keyboard.press("Enter")
    guest.page.wait_for_url(page.address)
    guest.agree()
    expect(guest.log).to_contain_text("Your thumbs and notes go to its owner")
    guest.box.fill("When do you close on Saturday?")
    guest.box.press("Enter")
    guest.button("Not helpful").wait_for()
    guest.button("Not helpful").click()
    expect(guest.log.get_by_text("The owner has it. Thank you.")).to_be_visible()
    more = guest.button("Say more about this answer")
    more.focus()
    guest.page.keyboard.press("Enter")
    expect(guest.page.get_by_role("textbox", name="What do you think of it?")).to_be_focused()
    guest.page.keyboard.type("Wrong: <b>five</b>, says bob@mail.example")
    guest.page.keyboard.press("Tab")
    guest.page.keyboard.type("We close at five.")
    guest.page.keyboard.press("Tab")
    guest.page.keyboard.press("Enter")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")
    (note,) = notes.listing(bench)
    assert (note.who, note.thumb) == ("Anna", "down")
    assert note.note == "Wrong: <b>five</b>, says [EMAIL_ADDRESS]"
    assert note.should_say == "We close at five."
    assert {origin_of(url) for url in guest.requests} == {page.address.rstrip("/")}
    assert [line for line in guest.noise if "favicon" not in line] == []
    other = Guest(browser).go(link)
    other.button("Start").click()
    expect(other.page.get_by_role("alert")).to_contain_text("used already")
    other.go(page.address)
    assert other.page.url == f"{page.address}join"
    expect(other.page.get_by_role("alert")).to_contain_text("ends with a long code")
    other.close()
    end_link(bench, links(bench)[0].id)
    guest.go(page.address)
    assert guest.page.url == f"{page.address}join", "taken back"
    guest.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read_small_and_in_german(
    browser: Browser, page: PageForTesters, scheme: str
) -> None:
    facts: dict[str, Any] = {
        "locale": "de-DE",
        "color_scheme": scheme,
        "viewport": {"width": 320, "height": 640},
    }
    guest = Guest(browser, **facts).go(page.invite("Anna"))
    expect(guest.page.get_by_role("heading")).to_have_text("Einen Bot ausprobieren")
    wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
    assert guest.page.evaluate(wide)
    guest.button("Beginnen").click()
    guest.page.wait_for_url(page.address)
    guest.page.get_by_role("checkbox").first.check()
    guest.page.get_by_role("button", name="Chat beginnen").click()
    box = guest.page.get_by_role("textbox")
    box.fill("When do you close on Saturday?")
    box.press("Enter")
    more = guest.button("Mehr zu dieser Antwort sagen")
    more.click()
    expect(guest.button("An den Inhaber senden")).to_be_visible()
    assert guest.page.evaluate(wide)
    assert guest.page.evaluate(CONTRAST) == []
    assert guest.page.evaluate(SIZES) == [False, []]
    guest.close()

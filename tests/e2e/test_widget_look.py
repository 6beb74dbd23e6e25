"""The owner's look in a real browser: colours, corner, words, and the page to try it on."""

from __future__ import annotations

import contextlib
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from builder.core.setting import Value
from builder.studio.site.trial import TrialSite
from tests.support.bots import FakeBot, make_answer, make_citation, make_spec, speak
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.desk import make_bench
from tests.support.hosts import make_app, running
from tests.support.page_checks import CONTRAST, SIZES

pytestmark = needs_chromium

ARABIC = (
    "en open_chat=افتح المحادثة: {title}",
    "en consent.title=قبل أن نبدأ",
    "en consent.answer=أجب عن أسئلتي. تُقرأ على هذا الخادم فقط.",
    "en consent.accept=ابدأ المحادثة",
    "en consent.decline=لا، شكرا",
    "en placeholder=اكتب سؤالك",
    "en up=مفيد",
)
Visit = Callable[..., Guest]
BOX = (
    "document.querySelector('hushdesk-chat').shadowRoot.querySelector('.%s')"
    ".getBoundingClientRect().toJSON()"
)
STYLE = (
    "getComputedStyle(document.querySelector('hushdesk-chat').shadowRoot.querySelector('%s')).%s"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A function that puts the widget of a bot with that look on a page."""
    with contextlib.ExitStack() as held:
        site = held.enter_context(Site())

        def start(look: dict[str, Value], root: str = 'lang="en"', **facts: object) -> Guest:
            spec = make_spec(site__allowed_origins=(site.origin,), **look)
            bot = FakeBot(spec, lambda _question: speak(make_answer(sources=(make_citation(),))))
            host = held.enter_context(running(make_app(bot)))
            site.embed(host, root=root)
            guest = Guest(browser, host=host, **facts)
            held.callback(guest.close)
            return guest.go(f"{site.origin}/")

        yield start


def test_the_owners_colour_words_and_corner_are_what_a_visitor_sees(visit: Visit) -> None:
    guest = visit(
        {
            "appearance__accent": "#0f766e",
            "appearance__launcher": "Questions?",
            "appearance__position": "start",
            "appearance__bottom": 90,
            "appearance__scheme": "dark",
            "appearance__texts": ("en consent.accept=Let us talk",),
        },
        viewport={"width": 1000, "height": 700},
        color_scheme="light",
    )
    button = guest.page.get_by_role("button", name="Questions? – Open chat: Willow Bikes")
    button.wait_for()
    box = guest.page.evaluate(BOX % "launcher")
    assert (round(box["left"]), round(700 - box["bottom"])) == (20, 90)
    button.click()
    expect(guest.button("Let us talk")).to_be_visible()
    assert guest.page.evaluate(STYLE % (".panel", "backgroundColor")) == "rgb(15, 17, 22)"
    panel = guest.page.evaluate(BOX % "panel")
    assert panel["left"] == 20
    assert panel["top"] >= 0
    assert guest.page.evaluate(CONTRAST) == []
    guest.page.get_by_role("checkbox").nth(0).check()
    guest.button("Let us talk").click()
    guest.ask("Can I return a bike?")
    mine = guest.page.evaluate(STYLE % (".mine .bubble", "backgroundColor"))
    assert mine == "rgb(15, 118, 110)"
    assert guest.page.evaluate(CONTRAST) == []
    assert guest.noise == []


def test_an_arabic_site_gets_a_chat_in_arabic_from_right_to_left(visit: Visit) -> None:
    guest = visit(
        {"language": "ar", "appearance__texts": ARABIC, "appearance__greeting": "مرحبا!"},
        'lang="ar" dir="rtl"',
        locale="de-DE",  # a visitor's browser speaks another language than the page
        viewport={"width": 320, "height": 640},
    )
    guest.button("افتح المحادثة: Willow Bikes").click()
    expect(guest.panel).to_contain_text("أنت تتحدث مع ذكاء اصطناعي")
    root = guest.page.locator("hushdesk-chat .root")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    boxes = guest.page.get_by_role("checkbox", name="أجب عن أسئلتي")
    boxes.check()
    tick, words = (guest.page.evaluate(BOX % name) for name in ("check input", "check span"))
    assert tick["left"] > words["left"]
    guest.button("ابدأ المحادثة").click()
    guest.page.get_by_role("textbox", name="اكتب سؤالك").fill("هل يمكنني إرجاع الدراجة؟")
    guest.page.keyboard.press("Enter")
    guest.button("مفيد").wait_for()
    mine, answer, mark, tool = (
        guest.page.evaluate(BOX % name)
        for name in ("mine .bubble", "msg:not(.mine) .bubble", "mark", "tool:last-child")
    )
    assert mine["left"] < answer["left"]
    assert tool["left"] < mark["left"]
    turned = guest.page.evaluate(STYLE % (".send svg", "transform"))
    assert turned == "matrix(-1, 0, 0, 1, 0, 0)"  # the arrow of a paper plane flies to the left
    assert guest.page.evaluate(SIZES) == [False, []]
    assert guest.page.evaluate(CONTRAST) == []
    guest.page.keyboard.press("Escape")
    assert guest.page.evaluate(BOX % "launcher")["left"] == 20


def test_the_real_chat_is_tried_on_a_page_of_this_computer(browser: Browser, home: object) -> None:
    bench = make_bench()
    trial = TrialSite(bench, {"appearance.accent": "#7e22ce"}, language="de")
    guest = Guest(browser)
    try:
        guest.go(trial.address)
        expect(guest.page.get_by_role("heading", level=1)).to_contain_text("So sieht der Chat")
        guest.button("Open chat: Corner Shop").click()
        guest.agree().ask("What does a full service cost?")
        expect(guest.log).to_contain_text("89 pounds")
        mine = guest.page.evaluate(STYLE % (".mine .bubble", "backgroundColor"))
        assert mine == "rgb(126, 34, 206)"
        again = guest.page.get_by_role("link", name="Seite neu laden")
        again.click(force=True)
        guest.button("Open chat: Corner Shop").click()
        expect(guest.log).to_contain_text("89 pounds")
        assert guest.noise == []
    finally:
        guest.close()
        bench.close()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(trial.address, timeout=30)

"""The widget in a real browser, on a page of another origin than the host's."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from builder.core.conversation import Trace
from builder.core.setting import Value
from builder.server.addresses import origin_of
from tests.support.bots import FakeBot, make_answer, make_citation, make_spec, speak
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.hosts import make_app, running
from tests.support.page_checks import CONTRAST, SIZES

pytestmark = needs_chromium

ANSWER = (
    "Yes, **within 30 days** of delivery [1]. Please bring:\n\n- the receipt\n- both keys [2]\n\n"
    "Or call +44 113 496 0000."
)
SOURCES = (
    make_citation(1, "Warranty policy.pdf"),
    make_citation(2, "Price list.xlsx", page=None, sheet="Repairs"),
)

Visit = Callable[..., Guest]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser, site: Site) -> Iterator[Visit]:
    """A function that serves a bot and opens a page of `site` that carries its widget."""
    with contextlib.ExitStack() as held:

        def start(
            bot: FakeBot | None = None, *, attributes: str = "", head: str = "", **facts: object
        ) -> Guest:
            bot = bot or make_bot(site)
            host = held.enter_context(running(make_app(bot)))
            site.embed(host, attributes=attributes, head=head)
            site.embed(host, path="/two", attributes=attributes, head=head)
            guest = Guest(browser, host=host, **facts)
            held.callback(guest.close)
            return guest.go(f"{site.origin}/")

        yield start


def make_bot(site: Site, *, text: str = ANSWER, hold: bool = False, **changes: Value) -> FakeBot:
    spec = make_spec(**{"site__allowed_origins": (site.origin,), **changes})
    answer = make_answer(text, sources=SOURCES, trace=Trace(rules=("model_answered",)))
    return FakeBot(spec, lambda _question: speak(answer), hold=hold)


def test_a_visitor_agrees_asks_reads_the_sources_and_erases_it_all(
    visit: Visit, site: Site
) -> None:
    bot = make_bot(site, hold=True)
    guest = visit(bot).open()
    expect(guest.panel).to_contain_text("You are chatting with an AI, not with a person.")
    for box in guest.page.get_by_role("checkbox").all():
        expect(box).not_to_be_checked()
    guest.agree(record=True)
    guest.button("Can I return a bike?").click()
    expect(guest.box).to_be_focused()
    assert bot.waiting.wait(60)
    expect(guest.panel).to_contain_text("Yes, within 30 days of delivery")
    expect(guest.button("Stop")).to_be_visible()
    expect(guest.log).not_to_contain_text("within 30 days")  # read out once, when it is whole
    bot.release.set()
    expect(guest.log).to_contain_text("Yes, within 30 days of delivery")
    expect(guest.log.get_by_role("listitem").first).to_have_text("the receipt")
    expect(guest.log.get_by_role("link", name="+44 113 496 0000")).to_have_attribute(
        "href", "tel:+441134960000"
    )
    guest.button("Source 1").click()
    source = guest.page.get_by_role("button", name="Warranty policy.pdf, p. 4")
    expect(source).to_have_attribute("aria-expanded", "true")
    expect(guest.log).to_contain_text("Bikes can be returned within 30 days. Bring the receipt.")
    expect(guest.page.get_by_role("button", name="Price list.xlsx, Repairs")).to_be_visible()
    guest.button("Helpful").click()
    expect(guest.log).to_contain_text("Thank you")

    guest.button("What is kept about me").click()
    expect(guest.panel).to_contain_text("Messages written down2")
    guest.button("Erase everything about me").click()
    guest.button("Erase").click()
    expect(guest.panel).to_contain_text("Erased. Nothing about you is kept any more.")
    assert guest.page.evaluate("Object.keys(sessionStorage).length") == 0
    guest.button("New chat").click()
    expect(guest.page.get_by_text("Before we start")).to_be_visible()
    assert guest.noise == []


def test_a_site_that_is_not_on_the_list_gets_nothing(visit: Visit, site: Site) -> None:
    guest = visit(make_bot(site, site__allowed_origins=("https://shop.example",)))
    guest.page.wait_for_function("Boolean(customElements.get('hushdesk-chat'))")
    guest.hear("not on its list of allowed sites")
    assert guest.page.locator("hushdesk-chat").count() == 0
    tried = guest.page.evaluate(
        """async (host) => Promise.all(["widget", "session", "chat", "me"].map((path) =>
             fetch(`${host}/api/${path}`, path === "widget" || path === "me" ? {} : {
               method: "POST", headers: { "content-type": "application/json" }, body: "{}",
             }).then(() => "read", () => "refused")))""",
        guest.host,
    )
    assert tried == ["refused"] * 4


def test_nothing_is_stored_or_sent_before_consent_and_only_a_token_after(
    visit: Visit, site: Site
) -> None:
    guest = visit().open()
    guest.page.get_by_role("checkbox").first.wait_for()
    kept = "[...Object.keys(sessionStorage), ...Object.keys(localStorage), document.cookie].join()"
    assert guest.page.evaluate(kept) == ""
    host = guest.host
    asked = [url.removeprefix(host) for url in guest.requests if url.startswith(host)]
    assert [path.partition("?")[0] for path in asked] == ["/widget.js", "/api/widget"]
    guest.agree().ask("Can I return a bike?")
    assert guest.page.evaluate(kept) == f"hushdesk {host}/,"
    assert guest.context.cookies() == []
    assert {origin_of(url) for url in guest.requests} == {site.origin, host}


def test_who_declines_gets_the_contact_and_nothing_is_sent(visit: Visit) -> None:
    guest = visit().open()
    guest.button("No thanks").click()
    expect(guest.panel).to_contain_text("nothing was sent and nothing is kept")
    link = guest.page.get_by_role("link", name="E-mail: help@willow.example")
    expect(link).to_have_attribute("href", "mailto:help@willow.example")
    assert not any("/api/session" in url for url in guest.requests)
    guest.button("Back").click()
    expect(guest.page.get_by_text("Before we start")).to_be_visible()


def test_consent_needs_a_tick_and_says_so(visit: Visit) -> None:
    guest = visit().open()
    guest.button("Start chatting").click()
    expect(guest.page.get_by_role("alert")).to_contain_text("Please tick the first box")
    expect(guest.page.get_by_role("checkbox").first).to_be_focused()


def test_everything_can_be_done_with_the_keyboard_alone(visit: Visit) -> None:
    guest = visit()
    launcher = guest.button("Open chat: Willow Bikes")
    launcher.wait_for()
    keys = guest.page.keyboard
    keys.press("Tab")  # the page's own link
    keys.press("Tab")
    expect(launcher).to_be_focused()
    keys.press("Enter")
    expect(guest.page.get_by_role("heading", name="Before we start")).to_be_focused()
    keys.press("Tab")
    keys.press("Space")
    for _ in range(2):
        keys.press("Tab")
    keys.press("Enter")
    expect(guest.box).to_be_focused()
    keys.type("Can I return a bike?")
    keys.press("Enter")
    guest.button("Helpful").wait_for()
    expect(guest.box).to_be_focused()
    seen = []
    for _ in range(30):
        keys.press("Tab")
        name = guest.page.evaluate(
            "(() => { const at = document.querySelector('hushdesk-chat').shadowRoot.activeElement;"
            " return at && (at.getAttribute('aria-label') || at.textContent); })()"
        )
        seen.append(name)
    assert None not in seen  # the focus never leaves the dialog
    assert {"Send", "Close chat", "Source 1", "Helpful", "What is kept about me"} <= set(seen)
    keys.press("Escape")
    expect(guest.panel).to_be_hidden()
    expect(guest.button("Open chat: Willow Bikes")).to_be_focused()


def test_escape_leaves_ones_data_first_and_the_chat_second(visit: Visit) -> None:
    guest = visit().open().agree()
    guest.button("What is kept about me").click()
    guest.button("Download").wait_for()
    guest.page.keyboard.press("Escape")
    expect(guest.box).to_be_focused()
    guest.page.keyboard.press("Escape")
    expect(guest.panel).to_be_hidden()


@pytest.mark.parametrize("width", [320, 1100])
def test_it_fits_and_every_target_is_large_enough(visit: Visit, width: int) -> None:
    guest = visit(viewport={"width": width, "height": 640}).open()
    for step in ("consent", "answer", "data"):
        if step == "answer":
            guest.agree(record=True).ask("Can I return a bike?")
        elif step == "data":
            guest.button("What is kept about me").click()
            guest.button("Erase everything about me").click()
        wide, small = guest.page.evaluate(SIZES)
        assert (step, wide, small) == (step, False, [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", ["#4f46e5", "#ffe600", "#0a0a0a"])
def test_text_can_be_read_in_both_schemes_whatever_the_owners_colour(
    visit: Visit, site: Site, scheme: str, accent: str
) -> None:
    guest = visit(make_bot(site, appearance__accent=accent), color_scheme=scheme).open()
    weak = list(guest.page.evaluate(CONTRAST))
    guest.agree(record=True).ask("Can I return a bike?")
    guest.button("Source 1").click()
    weak += guest.page.evaluate(CONTRAST)
    guest.button("What is kept about me").click()
    guest.button("Erase everything about me").click()
    weak += guest.page.evaluate(CONTRAST)
    assert weak == []


def test_a_visitor_opens_why_and_finds_a_person_there(visit: Visit, site: Site) -> None:
    guest = visit(make_bot(site, answers__explain_to_visitors=True)).open().agree(record=True)
    guest.ask("Can I return a bike?")
    why = guest.log.get_by_text("Why this answer?")
    inside = guest.log.locator("details.why")
    expect(inside).not_to_have_attribute("open", "")
    for _ in range(12):  # by keyboard, from the line one writes in
        guest.page.keyboard.press("Shift+Tab")
        name = "document.querySelector('hushdesk-chat').shadowRoot.activeElement?.tagName"
        if guest.page.evaluate(name) == "SUMMARY":
            break
    guest.page.keyboard.press("Enter")
    expect(inside).to_have_attribute("open", "")
    expect(inside).to_contain_text("An AI wrote this.")
    expect(inside).to_contain_text("It stands in: Warranty policy.pdf, p. 4; Price list.xlsx, Rep")
    expect(inside).to_contain_text("Your question was sent to no AI outside our own server.")
    link = inside.get_by_role("link", name="E-mail: help@willow.example")
    expect(link).to_have_attribute("href", "mailto:help@willow.example")
    assert guest.page.evaluate(CONTRAST) == []
    wide, small = guest.page.evaluate(SIZES)
    assert (wide, small) == (False, [])
    box = why.bounding_box()
    assert box is not None
    assert box["height"] >= 24
    guest.page.get_by_role("link", name="More").click(force=True)
    guest.page.wait_for_url("**/two")
    guest.open()  # it is still there on the next page
    expect(guest.log.get_by_text("Why this answer?")).to_have_count(1)
    assert guest.noise == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_why_no_answer_reads_in_both_schemes_at_320_pixels(
    visit: Visit, site: Site, scheme: str
) -> None:
    spec = make_spec(site__allowed_origins=(site.origin,), answers__explain_to_visitors=True)
    refusal = make_answer(
        "I do not know.", refused=True, reason="not_in_documents", escalate=True, sources=()
    )
    bot = FakeBot(spec, lambda _question: speak(refusal))
    guest = visit(bot, color_scheme=scheme, viewport={"width": 320, "height": 640}).open().agree()
    guest.ask("Who won the cup?")
    guest.log.get_by_text("Why no answer?").click()
    inside = guest.log.locator("details.why")
    expect(inside).to_contain_text("this assistant does not guess")
    expect(inside.get_by_role("link")).to_have_count(0)  # they stand above it already
    assert guest.page.evaluate(CONTRAST) == []
    assert guest.page.evaluate(SIZES) == [False, []]


def test_without_the_owners_leave_there_is_no_why(visit: Visit) -> None:
    guest = visit().open().agree().ask("Can I return a bike?")
    expect(guest.log.locator("details")).to_have_count(0)


def test_card_numbers_are_hidden_while_they_are_typed(visit: Visit, site: Site) -> None:
    bot = make_bot(site)
    guest = visit(bot).open().agree()
    guest.box.press_sequentially("My card is 4111 1111 1111 1111, order 12345678901234")
    expect(guest.box).to_have_value("My card is •••• 1111, order 12345678901234")
    expect(guest.panel).to_contain_text("That looked like a card number, so we hid it.")
    guest.box.press("Enter")
    guest.button("Helpful").wait_for()
    assert "4111 1111" not in bot.asked[0].text


def test_the_talk_goes_on_after_another_page_and_can_be_ended(visit: Visit) -> None:
    guest = visit().open().agree().ask("Can I return a bike?")
    guest.page.get_by_role("link", name="More").click(force=True)
    guest.page.wait_for_url("**/two")
    guest.open()
    expect(guest.log).to_contain_text("Yes, within 30 days of delivery")
    expect(guest.log.get_by_text("Can I return a bike?")).to_be_visible()
    guest.ask("And without the receipt?")
    guest.button("What is kept about me").click()
    guest.button("End chat").click()
    expect(guest.page.get_by_text("Before we start")).to_be_visible()
    guest.go(guest.page.url).open()
    expect(guest.page.get_by_text("Before we start")).to_be_visible()


def test_the_record_can_be_stopped_and_everything_downloaded(visit: Visit) -> None:
    guest = visit().open().agree(record=True).ask("Can I return a bike?")
    guest.button("What is kept about me").click()
    with guest.page.expect_download() as waiting:
        guest.button("Download").click()
    page = waiting.value.path().read_text("utf-8")
    assert waiting.value.suggested_filename == "my-data.html"
    assert "Can I return a bike?" in page
    guest.button("Stop recording, erase the record").click()
    expect(guest.panel).to_contain_text("Nothing more is written down")


def test_a_visitor_takes_away_corrects_freezes_withdraws_and_objects(
    visit: Visit, site: Site
) -> None:
    bot = make_bot(site)
    guest = visit(bot).open().agree(record=True).ask("Can I return a Rosewood 7?")
    guest.button("What is kept about me").click()
    expect(guest.panel).to_contain_text(re.compile(r"Your reference\w{4}-\w{4}-\w{4}"))

    def saved(button: str) -> dict[str, Any]:
        with guest.page.expect_download() as waiting:
            guest.button(button).click()
        data: dict[str, Any] = json.loads(waiting.value.path().read_text("utf-8"))
        return data

    mine = saved("Download as data (JSON)")
    assert mine["schema"]["name"] == "hushdesk.visitor-data"
    assert saved("Save consent receipt")["consents"][0]["purposes"] == ["answer", "transcript"]

    guest.button("Correct what I wrote").click()
    field = guest.page.get_by_role("textbox", name="What you wrote, message 1")
    expect(field).to_be_focused()
    field.fill("Can I return a Rosewood 9?")
    guest.button("Save the corrections").click()
    expect(guest.page.get_by_role("status").first).to_contain_text("Done. It is corrected")
    assert saved("Download as data (JSON)")["transcript"][0]["text"] == "Can I return a Rosewood 9?"

    guest.button("Freeze my data").click()
    expect(guest.page.get_by_role("status").first).to_contain_text("What is kept only lies there")
    guest.button("Back").click()
    expect(guest.log).to_contain_text("Can I return a Rosewood 9?")
    guest.box.fill("And a helmet?")
    guest.box.press("Enter")
    expect(guest.log).to_contain_text("Your data is frozen")
    assert len(bot.asked) == 1
    guest.button("What is kept about me").click()
    guest.button("End the freeze").click()
    expect(guest.page.get_by_role("status").first).to_contain_text("used as you agreed to again")

    guest.button("Withdraw my consent").click()
    expect(guest.page.get_by_role("status").first).to_contain_text("Nothing is answered")
    expect(guest.panel).to_contain_text("Messages written down0")
    expect(guest.button("Withdraw my consent")).to_have_count(0)
    guest.button("Back").click()
    guest.box.fill("And a helmet?")
    guest.box.press("Enter")
    expect(guest.log).to_contain_text("Without your consent")
    assert len(bot.asked) == 1
    assert not [line for line in guest.noise if "403" not in line]


def test_who_objects_is_left_alone(visit: Visit, site: Site) -> None:
    bot = make_bot(site, privacy__consent__required=False)
    guest = visit(bot).open().ask("Can I return a bike?")
    guest.button("What is kept about me").click()
    guest.button("Object to any use").click()
    expect(guest.page.get_by_role("status").first).to_contain_text("Nothing more is done")
    guest.button("Back").click()
    guest.box.fill("And a helmet?")
    guest.box.press("Enter")
    expect(guest.log).to_contain_text("Without your consent")
    assert len(bot.asked) == 1


def test_what_is_kept_of_a_chat_that_is_over_can_still_be_erased(visit: Visit) -> None:
    guest = visit().open().agree(record=True).ask("Can I return a bike?")
    token = guest.page.evaluate("sessionStorage.getItem(Object.keys(sessionStorage)[0])")
    told = guest.page.evaluate(
        """async ([host, token]) => (await fetch(host + "/api/me", {method: "PATCH",
        headers: {authorization: `Bearer ${token}`, "content-type": "application/json"},
        body: JSON.stringify({end: true})})).status""",
        [guest.host, token],
    )
    assert told == 200
    guest.go(guest.page.url).open()
    expect(guest.page.get_by_text("Before we start")).to_be_visible()
    guest.button("What is kept about me").click()
    expect(guest.panel).to_contain_text("This chat is over. Here is what is still kept.")
    expect(guest.panel).to_contain_text("Messages written down2")
    guest.button("Erase everything about me").click()
    guest.button("Erase").click()
    expect(guest.panel).to_contain_text("Erased. Nothing about you is kept any more.")
    assert guest.page.evaluate("Object.keys(sessionStorage).length") == 0


def test_the_global_privacy_control_of_the_browser_is_seen_and_said(visit: Visit) -> None:
    guest = visit()
    guest.page.add_init_script(
        "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})"
    )
    guest.go(guest.page.url).open()
    expect(guest.panel).to_contain_text("Global Privacy Control")
    for box in guest.page.get_by_role("checkbox").all():
        expect(box).not_to_be_checked()


def test_an_answer_can_be_stopped_and_the_bot_stops_too(visit: Visit, site: Site) -> None:
    bot = make_bot(site, hold=True)
    guest = visit(bot).open().agree()
    guest.box.fill("Can I return a bike?")
    guest.box.press("Enter")
    assert bot.waiting.wait(60)
    guest.button("Stop").click()
    expect(guest.log).to_contain_text("Stopped.")
    assert bot.stopped.wait(60)
    expect(guest.button("Send")).to_be_visible()


def test_leaving_the_page_stops_the_bot(visit: Visit, site: Site) -> None:
    bot = make_bot(site, hold=True)
    guest = visit(bot).open().agree()
    guest.box.fill("Can I return a bike?")
    guest.box.press("Enter")
    assert bot.waiting.wait(60)
    guest.close()
    assert bot.stopped.wait(60)


def test_what_breaks_is_said_kindly_and_can_be_tried_again(visit: Visit, site: Site) -> None:
    bot = make_bot(site)
    good, broken = bot._script, [True]
    bot._script = lambda question: [RuntimeError()] if broken else good(question)
    guest = visit(bot).open().agree()
    guest.box.fill("Can I return a bike?")
    guest.box.press("Enter")
    expect(guest.log).to_contain_text("Something went wrong on our side.")
    expect(guest.page.get_by_role("link", name="Phone: +44 113 496 0000")).to_be_visible()
    broken.clear()
    guest.button("Try again").click()
    guest.button("Helpful").wait_for()
    expect(guest.log).not_to_contain_text("Something went wrong")
    assert guest.log.get_by_text("Can I return a bike?", exact=True).count() == 1


def test_a_host_that_is_gone_is_said_and_the_words_are_not_lost(visit: Visit) -> None:
    guest = visit().open().agree()
    guest.page.route("**/api/chat", lambda route: route.abort())
    guest.box.fill("Can I return a bike?")
    guest.box.press("Enter")
    expect(guest.log).to_contain_text("We cannot reach the assistant right now.")
    expect(guest.log).to_contain_text("Can I return a bike?")
    guest.page.unroute("**/api/chat")
    guest.button("Try again").click()
    guest.button("Helpful").wait_for()


def test_a_session_that_has_ended_asks_anew_and_keeps_what_was_typed(visit: Visit) -> None:
    guest = visit().open().agree()
    body = '{"code": "session_unknown", "message": "This chat has ended."}'
    guest.page.route(
        "**/api/chat",
        lambda route: route.fulfill(
            status=401, body=body, headers={"access-control-allow-origin": "*"}
        ),
    )
    guest.box.fill("Can I return a bike?")
    guest.box.press("Enter")
    expect(guest.page.get_by_text("Before we start")).to_be_visible()
    guest.page.unroute("**/api/chat")
    guest.agree()
    expect(guest.box).to_have_value("Can I return a bike?")


def test_it_works_on_a_page_with_a_strict_content_policy(
    visit: Visit, site: Site, browser: Browser
) -> None:
    bot = make_bot(site)
    with running(make_app(bot)) as host:
        site.headers["content-security-policy"] = (
            f"default-src 'none'; script-src {host}; connect-src {host}; "
            "require-trusted-types-for 'script'"
        )
        site.embed(host, path="/strict")
        guest = Guest(browser).go(f"{site.origin}/strict")
        guest.open().agree(record=True).ask("Can I return a bike?")
        background = guest.page.evaluate(
            "getComputedStyle(document.querySelector('hushdesk-chat').shadowRoot"
            ".querySelector('.send')).backgroundColor"
        )
        assert background == "rgb(79, 70, 229)"
        assert [line for line in guest.noise if "favicon" not in line] == []
        guest.close()


def test_an_answer_full_of_traps_stays_text(visit: Visit, site: Site) -> None:
    trap = site.origin.replace("127.0.0.1", "localhost")
    text = (
        f"<img src={trap}/img onerror=alert(1)> <script>alert(1)</script> ![x]({trap}/md) "
        f"[click]({trap}/link) [js](javascript:alert(1)) {trap}/bare "
        f"[data](data:text/html,x) [fine]({site.origin}/two) **bold `{trap}/code`**"
    )
    guest = visit(make_bot(site, text=text)).open().agree().ask("Go on")
    links = guest.log.get_by_role("link").evaluate_all("all => all.map((a) => a.href)")
    assert links == [f"{site.origin}/two"]
    assert guest.log.locator("img, script, iframe, svg image").count() == 0
    expect(guest.log).to_contain_text("<script>alert(1)</script>")
    assert not any(url.startswith(trap) for url in guest.requests)
    assert not any(path in site.asked for path in ("/img", "/md", "/link", "/bare", "/code"))
    fine = guest.log.get_by_role("link")
    expect(fine).to_have_attribute("rel", "noopener noreferrer nofollow")


def test_the_page_chooses_the_language(visit: Visit) -> None:
    guest = visit(attributes='data-language="de"')
    guest.button("Chat öffnen: Willow Bikes").click()
    expect(guest.page.get_by_text("Bevor wir beginnen")).to_be_visible()
    expect(guest.page.get_by_text("Sie chatten mit einer KI")).to_be_visible()


def test_it_mirrors_itself_for_a_language_written_from_right_to_left(visit: Visit) -> None:
    guest = visit(viewport={"width": 1000, "height": 700})
    guest.page.route("**/api/widget*", _from_right_to_left)
    guest.page.reload()
    guest.open().agree().ask("Can I return a bike?")
    launcher = guest.page.locator("hushdesk-chat .launcher").bounding_box()
    mine = guest.page.locator("hushdesk-chat .mine .bubble").bounding_box()
    answer = guest.page.locator("hushdesk-chat .msg:not(.mine) .bubble").last.bounding_box()
    assert launcher is not None
    assert mine is not None
    assert answer is not None
    assert launcher["x"] < 100
    assert mine["x"] < answer["x"]


def test_nothing_moves_for_who_asked_for_that(visit: Visit) -> None:
    guest = visit(reduced_motion="reduce").open()
    moving = guest.page.evaluate(
        "[...document.querySelector('hushdesk-chat').shadowRoot.querySelectorAll('*')].filter("
        "(e) => getComputedStyle(e).animationName !== 'none').length"
    )
    assert moving == 0


def test_the_hosts_own_page_is_a_chat_of_its_own(browser: Browser, site: Site) -> None:
    with running(make_app(make_bot(site))) as host:
        guest = Guest(browser).go(f"{host}/")
        guest.page.get_by_role("checkbox").first.wait_for()
        guest.agree().ask("Can I return a bike?")
        expect(guest.log).to_contain_text("Yes, within 30 days of delivery")
        assert guest.page.title() == "Willow Bikes"
        assert guest.noise == []
        guest.page.get_by_role("link", name="Privacy").click()
        guest.close()


def test_a_bot_that_needs_no_consent_starts_with_the_talk(visit: Visit, site: Site) -> None:
    guest = visit(make_bot(site, privacy__consent__required=False)).open()
    expect(guest.box).to_be_focused()
    guest.ask("Can I return a bike?")
    expect(guest.log).to_contain_text("Yes, within 30 days of delivery")


def _from_right_to_left(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, json=answer.json() | {"direction": "rtl"})

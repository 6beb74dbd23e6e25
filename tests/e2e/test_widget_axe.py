"""Every state of the widget before axe-core, an accessibility checker that nobody here wrote."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Route, expect

from builder.core.conversation import AskEvent, Question, Trace
from builder.core.setting import Value
from tests.support.bots import FakeBot, make_answer, make_citation, make_spec, speak
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.hosts import make_app, make_delivery, running
from tests.support.mail_server import MailServer
from tests.support.page_checks import CONTRAST, SIZES

pytestmark = needs_chromium

OPTIONS = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # The page around the chat is the test's own.
    "rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}},
}
ANSWER = make_answer(
    "Yes, **within 30 days** [1]. Bring:\n\n- the receipt\n- `both` keys\n\nCall +44 113 496 0000.",
    sources=(make_citation(1, "Warranty policy.pdf"),),
    trace=Trace(rules=("model_answered",)),
)
REFUSAL = make_answer(
    "I don't know.", refused=True, reason="not_in_documents", escalate=True,
    escalate_reason="refused", sources=(),
)  # fmt: skip
CLOSED = (
    '{"code": "bot_paused", "message": "We are checking something.", "next": "Call us.",'
    ' "contact": [{"kind": "phone", "value": "+44 1", "href": "tel:+441"}]}'
)


def script(question: Question) -> list[AskEvent | Exception]:
    if "break" in question.text:
        return [RuntimeError()]
    return list(speak(REFUSAL if "cup" in question.text else ANSWER))


class Checked:
    """A visit whose every state is looked at by name."""

    def __init__(self, guest: Guest) -> None:
        self.guest = guest
        self._axe = Axe()
        self.states: list[str] = []

    def look(self, state: str) -> None:
        found: dict[str, Any] = self._axe.run(
            self.guest.page, context="hushdesk-chat", options=OPTIONS
        ).response
        told = [
            f"{each['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
            for each in found["violations"]
            for node in each["nodes"]
        ]
        assert (state, told) == (state, [])
        assert (state, self.guest.page.evaluate(SIZES)) == (state, [False, []])
        assert (state, self.guest.page.evaluate(CONTRAST)) == (state, [])
        self.states.append(state)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Guest]]:
    with contextlib.ExitStack() as held:
        site, mail = held.enter_context(Site()), held.enter_context(MailServer())

        def start(look: dict[str, Value], **facts: object) -> Guest:
            settings: dict[str, Value] = {
                "site__allowed_origins": (site.origin,), "handover__enabled": True,
                "handover__email": "desk@willow.example", "handover__mail_server": "127.0.0.1",
                "handover__mail_port": mail.port, "handover__mail_security": "none",
                "answers__explain_to_visitors": True, "appearance__lead": True,
            }  # fmt: skip
            bot = FakeBot(make_spec(**(settings | look)), script)
            host = held.enter_context(running(make_app(bot, delivery=make_delivery(bot.spec))))
            site.embed(host)
            guest = Guest(browser, host=host, reduced_motion="reduce", **facts)
            held.callback(guest.close)
            return guest.go(f"{site.origin}/")

        yield start


def close(route: Route) -> None:
    allowed = {"access-control-allow-origin": "*"}
    route.fulfill(status=503, body=CLOSED, headers=allowed, content_type="application/json")


@pytest.mark.parametrize(
    ("look", "facts"),
    [
        (
            {"appearance__launcher": "Questions?"},
            {"viewport": {"width": 1100, "height": 800}, "color_scheme": "light"},
        ),
        (  # 320 pixels are a page of 1280 at 400 %
            {"appearance__direction": "rtl", "appearance__accent": "#ffe600"},
            {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
        ),
    ],
    ids=["light", "dark-rtl-320"],
)
def test_no_state_of_the_widget_keeps_anybody_out(
    visit: Callable[..., Guest], look: dict[str, Value], facts: dict[str, object]
) -> None:
    guest = visit(look, **facts)
    checked, page = Checked(guest), guest.page
    launcher = page.locator("hushdesk-chat").get_by_role("button", name="Open chat: Willow Bikes")
    launcher.wait_for()
    checked.look("closed")
    launcher.click()
    checked.look("consent")
    guest.button("Start chatting").click()
    checked.look("consent, nothing ticked")
    page.route("**/api/session", close)
    page.get_by_role("checkbox").nth(0).check()
    guest.button("Start chatting").click()
    expect(page.get_by_role("heading", name="We are checking something.")).to_be_focused()
    checked.look("paused")
    page.unroute("**/api/session")
    guest.button("Try again").click()
    guest.button("No thanks").click()
    checked.look("declined")
    guest.button("Back").click()
    guest.agree(record=True)
    checked.look("greeting")
    guest.ask("Can I return a bike?")
    guest.button("Source 1").click()
    guest.log.get_by_text("Why this answer?").click()
    checked.look("answer, its source and why")
    guest.ask("Who won the cup?")
    checked.look("refusal")
    guest.box.fill("Please break")
    guest.box.press("Enter")
    guest.button("Try again").wait_for()
    checked.look("error")
    pass_it_on(checked)
    see_what_is_kept(checked)
    assert len(checked.states) == 16
    page.evaluate(
        "(tool => { tool.removeAttribute('aria-label'); tool.removeAttribute('title'); })("
        "document.querySelector('hushdesk-chat').shadowRoot.querySelector('.tool'))"
    )
    with pytest.raises(AssertionError, match="button-name"):  # it does look inside
        checked.look("a button without a name")


def pass_it_on(checked: Checked) -> None:
    guest, page = checked.guest, checked.guest.page
    guest.panel.get_by_role("button", name="Talk to a person").first.click()
    guest.button("See what is sent").wait_for()
    checked.look("hand-over, form")
    page.get_by_label("What is it about?").fill("A bike")
    guest.button("See what is sent").click()
    guest.button("Change it").wait_for()
    checked.look("hand-over, word for word")
    guest.button("Send").last.click()
    checked.look("hand-over, not agreed")
    page.get_by_role("checkbox").check()
    guest.button("Send").last.click()
    expect(guest.panel).to_contain_text("It has arrived.")
    checked.look("hand-over, sent")


def see_what_is_kept(checked: Checked) -> None:
    guest = checked.guest
    guest.button("What is kept about me").click()
    guest.button("Save this chat").wait_for()
    checked.look("my data")
    guest.button("Correct what I wrote").click()
    guest.button("Erase everything about me").click()
    checked.look("my data, correcting and erasing")
    guest.button("Erase").click()
    guest.button("New chat").wait_for()
    checked.look("erased")


def test_who_wants_to_be_called_back_leaves_word_and_keeps_the_chat(
    visit: Callable[..., Guest],
) -> None:
    guest = visit({})
    guest.open().agree()
    guest.button("Leave your details").click()
    expect(guest.page.get_by_role("heading", name="Leave your details")).to_be_visible()
    expect(guest.panel).to_contain_text("A person answers.")
    guest.page.keyboard.press("Escape")
    guest.ask("Can I return a bike?")
    guest.button("What is kept about me").click()
    with guest.page.expect_download() as waiting:
        guest.button("Save this chat").click()
    assert waiting.value.suggested_filename == "chat.txt"
    kept = waiting.value.path().read_text("utf-8")
    assert "Can I return a bike?" in kept
    assert "Yes, **within 30 days** [1]." in kept
    assert "[1] Warranty policy.pdf" in kept
    buttons = guest.panel.locator(".row.even").first.locator("button")
    widths = {round(box["width"]) for each in buttons.all() if (box := each.bounding_box())}
    assert len(widths) == 1

"""Passing a talk on in a real browser: seen word for word, agreed to, and told how it went."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from builder.core.setting import Value
from tests.support.bots import FakeBot, make_answer, make_spec, speak
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.hosts import make_app, make_delivery, running
from tests.support.mail_server import MailServer
from tests.support.page_checks import CONTRAST, SIZES

pytestmark = needs_chromium

Visit = Callable[..., Guest]
REFUSED = make_answer(
    "I don't know.", refused=True, reason="not_in_documents", escalate=True,
    escalate_reason="refused", sources=(),
)  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A function that serves a bot which passes talks on to a mail server at a port."""
    with contextlib.ExitStack() as held:
        site = held.enter_context(Site())

        def start(port: int, *, language: str = "en", facts: object = None, **more: Value) -> Guest:
            settings: dict[str, Value] = {
                "site__allowed_origins": (site.origin,), "handover__enabled": True,
                "handover__email": "desk@willow.example", "handover__mail_server": "127.0.0.1",
                "handover__mail_port": port, "handover__mail_security": "none",
            }  # fmt: skip
            bot = FakeBot(make_spec(**(settings | more)), lambda _question: speak(REFUSED))
            app = make_app(bot, delivery=make_delivery(bot.spec))
            host = held.enter_context(running(app))
            site.embed(host, attributes=f'data-language="{language}"')
            guest = Guest(browser, host=host, **(facts if isinstance(facts, dict) else {}))
            held.callback(guest.close)
            return guest.go(f"{site.origin}/")

        yield start


def field(guest: Guest, name: str) -> Locator:
    return guest.page.get_by_label(name, exact=True)


def test_a_refusal_offers_a_person_and_the_visitor_sees_what_is_sent(visit: Visit) -> None:
    with MailServer() as server:
        guest = visit(server.port).open().agree()
        guest.box.fill("I am Anna Smith, where is my order 7?")
        guest.box.press("Enter")
        guest.log.get_by_role("button", name="Talk to a person").click()
        field(guest, "What is it about?").fill("Please ring me, card 4111 1111 1111 1111")
        field(guest, "Your name (optional)").fill("Anna")
        field(guest, "E-mail or phone, to answer you").fill("anna@home.example")
        guest.button("See what is sent").click()
        shown = guest.panel.locator("pre")
        expect(shown).to_contain_text("anna@home.example")
        expect(shown).to_contain_text("order 7")
        text = shown.inner_text()
        assert "4111 1111" not in text
        assert "Anna Smith" not in text
        expect(guest.page.get_by_role("checkbox")).not_to_be_checked()
        guest.button("Send").click()
        expect(guest.panel.get_by_role("alert")).to_contain_text("Tick the box")
        assert server.taken == []
        guest.page.get_by_role("checkbox").check()
        guest.button("Send").click()
        expect(guest.panel.get_by_role("status").first).to_contain_text("It has arrived.")
        expect(guest.panel).to_contain_text("Your reference:")
        (mail,) = server.taken
        assert mail.get_content().replace("\r\n", "\n").strip() == text.strip()
    assert guest.noise == []


def test_what_does_not_arrive_is_told_with_the_other_ways(visit: Visit) -> None:
    with MailServer(faults=("data 451 later",) * 9) as server:
        guest = visit(server.port).open().agree()
        guest.button("Talk to a person").click()
        field(guest, "What is it about?").fill("Please ring me")
        guest.button("See what is sent").click()
        guest.page.get_by_role("checkbox").check()
        guest.button("Send").click()
        expect(guest.panel).to_contain_text("It has not arrived yet.")
        expect(guest.panel.get_by_role("link", name="Phone: +44 113 496 0000")).to_be_visible()
        assert "It has arrived" not in guest.panel.inner_text()


def test_who_declines_can_leave_a_message_and_still_start_a_chat(visit: Visit) -> None:
    with MailServer() as server:
        guest = visit(server.port).open()
        guest.button("No thanks").click()
        guest.panel.locator(".card").get_by_role("button", name="Talk to a person").click()
        guest.button("See what is sent").click()
        expect(guest.panel.get_by_role("alert")).to_contain_text("What is it about?")
        field(guest, "What is it about?").fill("Please ring me")
        guest.button("See what is sent").click()
        guest.page.get_by_role("checkbox").check()
        guest.button("Send").click()
        expect(guest.panel).to_contain_text("It has arrived.")
        guest.button("Back").click()
        guest.agree()
        expect(guest.box).to_be_visible()


@pytest.mark.parametrize("language", ["de", "es"])
def test_form_speaks_the_visitors_language(visit: Visit, language: str) -> None:
    words = {
        "de": ("Chat öffnen: Willow Bikes", "Mit einem Menschen sprechen", "Worum geht es?"),
        "es": ("Abrir el chat: Willow Bikes", "Hablar con una persona", "¿De qué se trata?"),
    }[language]
    guest = visit(1, language=language)
    guest.button(words[0]).click()
    guest.button(words[1]).click()
    expect(field(guest, words[2])).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_step_can_be_read_reached_and_fits_on_a_phone(visit: Visit, scheme: str) -> None:
    phone = {"viewport": {"width": 320, "height": 640}, "color_scheme": scheme}
    with MailServer() as server:
        guest = visit(server.port, facts=phone).open().agree()
        guest.button("Talk to a person").click()
        field(guest, "What is it about?").fill("Please ring me " * 8)
        check(guest)
        guest.button("See what is sent").click()
        expect(guest.panel.locator("pre")).to_be_visible()
        check(guest)


def check(guest: Guest) -> None:
    wide, small = guest.page.evaluate(SIZES)
    assert (wide, small) == (False, [])
    assert guest.page.evaluate(CONTRAST) == []


def test_keyboard_alone_is_enough(visit: Visit) -> None:
    with MailServer() as server:
        guest = visit(server.port).open().agree()
        guest.button("Talk to a person").focus()
        guest.page.keyboard.press("Enter")
        expect(field(guest, "What is it about?")).to_be_focused()
        guest.page.keyboard.type("Please ring me")
        for _ in range(3):
            guest.page.keyboard.press("Tab")
        expect(guest.button("See what is sent")).to_be_focused()
        guest.page.keyboard.press("Enter")
        expect(guest.panel.get_by_text("This is sent, and nothing else:")).to_be_focused()
        guest.page.keyboard.press("Tab")
        expect(guest.panel.locator("pre")).to_be_focused()
        guest.page.keyboard.press("Tab")
        guest.page.keyboard.press("Space")
        guest.page.keyboard.press("Tab")
        guest.page.keyboard.press("Enter")
        expect(guest.panel.get_by_role("status").first).to_be_focused()
        expect(guest.panel).to_contain_text("It has arrived.")
        guest.page.keyboard.press("Escape")
        expect(guest.box).to_be_visible()


def test_host_without_a_way_shows_no_such_button(browser: Browser) -> None:
    with Site() as site:
        bot = FakeBot(make_spec(site__allowed_origins=(site.origin,)))
        with running(make_app(bot)) as host:
            site.embed(host)
            guest = Guest(browser, host=host).go(f"{site.origin}/").open().agree()
            assert guest.button("Talk to a person").count() == 0
            guest.close()

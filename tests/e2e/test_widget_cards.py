"""Card numbers are hidden in the widget's box before anything is sent, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.bots import FakeBot, make_answer, make_spec, speak
from tests.support.browser import Guest, Site, needs_chromium, open_browser
from tests.support.hosts import make_app, running

pytestmark = needs_chromium

NOTICE = "That looked like a card number, so we hid it."


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def guest(browser: Browser) -> Iterator[Guest]:
    """A visitor who may write, with a line on the page to copy from."""
    with Site() as site:
        spec = make_spec(site__allowed_origins=(site.origin,))
        own = FakeBot(spec, lambda _question: speak(make_answer()))
        with running(make_app(own)) as address:
            site.embed(address)
            guest = Guest(browser, host=address).go(f"{site.origin}/")
            guest.open().agree()
            guest.bot = own  # type: ignore[attr-defined]
            yield guest
            guest.close()


def caret(guest: Guest) -> int:
    place: int = guest.box.evaluate("(box) => box.selectionStart")
    return place


def paste(guest: Guest, text: str) -> None:
    """Copy `text` from a line of the page, as a visitor would, and paste it."""
    guest.page.evaluate(
        """(text) => {
             const line = document.createElement("textarea");
             line.id = "copied";
             line.value = text;
             document.body.append(line);
             line.focus();
             line.select();
           }""",
        text,
    )
    guest.page.keyboard.press("Control+C")
    guest.page.evaluate("document.querySelector('#copied').remove()")
    guest.box.focus()
    guest.page.keyboard.press("Control+V")


TYPED = {
    "4111111111111111": "•••• 1111",
    "pay 4111-1111-1111-1111 now": "pay •••• 1111 now",
    "3782 822463 10005.": "•••• 0005.",
    "30569309025904": "•••• 5904",
    "4222222222222 please": "•••• 2222 please",
    "501800000009!": "•••• 0009!",
    "4000000000000000006": "•••• 0006",
    "4111 1111 1111 1111 12/27 123": "•••• 1111 12/27 123",
    "order 12345678901234": "order 12345678901234",
    "4111 1111 1111 1112 x": "4111 1111 1111 1112 x",
    "call +4915112345675 x": "call +4915112345675 x",
    "DE89 3704 0044 0532 0130 00": "DE89 3704 0044 0532 0130 00",
}


def test_number_is_hidden_as_it_is_typed(guest: Guest) -> None:
    for typed, shown in TYPED.items():
        guest.box.fill("")
        guest.box.press_sequentially(typed)

        expect(guest.box).to_have_value(shown)
        notice = guest.panel.get_by_role("status").filter(has_text=NOTICE)
        expect(notice).to_have_count(int("•" in shown))


def test_number_is_hidden_as_it_is_pasted(guest: Guest) -> None:
    for between in ("", " ", "-", "\u00a0", "\u2013"):
        guest.box.fill("")
        paste(guest, f"My card: {between.join(('4222', '2222', '2222', '2'))}, thanks")

        expect(guest.box).to_have_value("My card: •••• 2222, thanks")
        assert caret(guest) == len("My card: •••• 2222, thanks")


def test_caret_stays_where_the_visitor_writes(guest: Guest) -> None:
    guest.box.press_sequentially("A  and more")
    for _ in range(len(" and more")):
        guest.box.press("ArrowLeft")
    guest.box.press_sequentially("4111111111111111")

    expect(guest.box).to_have_value("A •••• 1111 and more")
    assert caret(guest) == len("A •••• 1111")
    guest.box.press_sequentially("!")
    expect(guest.box).to_have_value("A •••• 1111! and more")


def test_number_that_waits_is_hidden_before_it_is_sent(guest: Guest) -> None:
    guest.box.press_sequentially("4222222222222")
    expect(guest.box).to_have_value("4222222222222")
    guest.box.press("Enter")

    guest.button("Helpful").wait_for()
    (asked,) = guest.bot.asked  # type: ignore[attr-defined]
    assert asked.text == "•••• 2222"
    expect(guest.log).to_contain_text("•••• 2222")
    expect(guest.panel).to_contain_text(NOTICE)


def test_number_that_waits_is_hidden_when_the_visitor_looks_elsewhere(guest: Guest) -> None:
    guest.box.press_sequentially("4222222222222")
    guest.box.press("Tab")

    expect(guest.box).to_have_value("•••• 2222")


def test_hidden_number_does_not_come_back(guest: Guest) -> None:
    guest.box.press_sequentially("4111111111111111")
    expect(guest.box).to_have_value("•••• 1111")
    guest.box.press("Control+Z")
    value = guest.box.input_value()
    assert "41111111" not in value.replace(" ", "")

    guest.box.fill("•••• 1111")
    guest.box.press("Backspace")
    expect(guest.box).to_have_value("•••• 111")


def test_notice_is_read_out_again_for_a_second_number(guest: Guest) -> None:
    guest.page.evaluate(
        """() => {
             window.heard = 0;
             const hint = document.querySelector("hushdesk-chat").shadowRoot.querySelector(".hint");
             new MutationObserver(() => { if (hint.textContent) window.heard += 1; })
               .observe(hint, { childList: true, characterData: true, subtree: true });
           }"""
    )
    guest.box.press_sequentially("4111111111111111 and ")
    guest.page.wait_for_function("window.heard === 1")
    guest.box.press_sequentially("5555555555554444")

    guest.page.wait_for_function("window.heard === 2")
    expect(guest.box).to_have_value("•••• 1111 and •••• 4444")


def test_text_of_an_input_method_is_left_alone_until_it_is_whole(guest: Guest) -> None:
    session = guest.context.new_cdp_session(guest.page)
    guest.box.focus()
    for length in (4, 10, 16):
        session.send(
            "Input.imeSetComposition",
            {"text": "4111111111111111"[:length], "selectionStart": length, "selectionEnd": length},
        )
    expect(guest.box).to_have_value("4111111111111111")
    session.send("Input.insertText", {"text": "4111111111111111"})

    expect(guest.box).to_have_value("•••• 1111")

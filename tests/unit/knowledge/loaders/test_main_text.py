"""Whole pages as sites have them: what is about the page stays, what stands on each page goes."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from builder.core.document import LoadedDocument
from builder.knowledge.loaders import load
from builder.knowledge.loaders.main_text import is_home
from builder.knowledge.wire import Web

PAGES = Path(__file__).resolve().parents[3] / "data" / "pages"

# What a visitor came for, and what stands on every page of that site.
WANTED: dict[str, tuple[list[str], list[str]]] = {
    "shop_prices": (
        ["Workshop prices", "All prices include VAT", "We collect your bike within five miles"],
        [
            *("We use cookies", "Accept all", "Free delivery over", "Home", "Share", "Tweet"),
            *("You may also like", "Tom!", "Ann.", "Newsletter", "Get 10 %", "Imprint", "© 2025"),
            *("Skip to", "Open Mon–Fri"),
        ],
    ),
    "practice_divs": (
        ["Sprechzeiten", "Bitte vereinbaren", "Hausbesuche", "Blutabnahme", "Impfungen"],
        [
            *("Hausärzte in Musterstadt", "Rezept bestellen", "Grippeimpfung", "Impressum"),
            *("verwendet Cookies", "Marktplatz 1"),
        ],
    ),
    "blog_article": (
        ["How long does a sourdough keep?", "five days", "Freezing", "three months", "linen bag"],
        [
            *("My account", "Basket", "Latest posts", "Rye week", "First!", "uses cookies"),
            *("Mill Lane. Open", "Cakes", "storage"),
        ],
    ),
    "cookie_policy": (
        ["Cookie policy", "one cookie that keeps you", "How to refuse", "sign in on each visit"],
        ["Imprint"],
    ),
    "restaurant_menu": (
        ["Lunch menu", "Soup of the day", "£6.50", "Served Tuesday to Saturday", "gluten"],
        ["Book a table", "Follow us", "Accept", "All rights", "Leave a reply", "Anna says"],
    ),
    "software_help": (
        [
            "Reset your password",
            "Open the sign-in page",
            "The link is valid for an hour",
            "curl -X",
        ],
        ["Getting started", "Was this page helpful", "On this page", "Status", "Pricing"],
    ),
}


def loaded(name: str, address: str | None = None) -> LoadedDocument:
    data = (PAGES / f"{name}.html").read_bytes()
    web = Web(address or f"https://shop.example/{name}", "text/html")
    return load(data, name, web=web)[1]


def text_of(document: LoadedDocument) -> str:
    parts = [f"{section.ref.section or ''}\n{section.text}" for section in document.sections]
    return "\n".join(parts)


@pytest.mark.parametrize("name", WANTED)
def test_the_main_text_of_a_page_is_found(name: str) -> None:
    wanted, furniture = WANTED[name]
    text = text_of(loaded(name))

    assert [part for part in wanted if part not in text] == []
    assert [part for part in furniture if part in text] == []


def test_the_table_of_a_page_keeps_its_header_with_each_row() -> None:
    rows = [section.text for section in loaded("shop_prices").sections if section.kind == "table"]

    assert "Service: Full service; Price: £89; Duration: two days" in rows[0].splitlines()
    hours = [
        section.text for section in loaded("practice_divs").sections if section.kind == "table"
    ]
    assert "Tag: Mittwoch; Vormittag: 8–12 Uhr; Nachmittag: geschlossen" in hours[0].splitlines()


def test_the_first_page_of_a_site_keeps_what_stands_at_its_foot() -> None:
    home = text_of(loaded("shop_prices", "https://shop.example/"))

    assert "Open Mon–Fri 9–18" in home
    assert "We use cookies" not in home
    assert "Tom!" not in home


def test_a_page_that_was_saved_as_a_file_keeps_its_foot_too() -> None:
    data = (PAGES / "shop_prices.html").read_bytes()

    assert "Open Mon–Fri 9–18" in text_of(load(data, "prices.html")[1])


@pytest.mark.parametrize(
    ("address", "home"),
    [
        ("https://shop.example/", True),
        ("https://shop.example", True),
        ("https://shop.example/de/", True),
        ("https://shop.example/en-gb", True),
        ("https://shop.example/index.html", True),
        ("https://shop.example/de/index.php", True),
        ("https://shop.example/prices", False),
        ("https://shop.example/de/preise", False),
    ],
)
def test_first_pages_are_told_by_their_address(address: str, home: bool) -> None:
    assert is_home(address) is home


def test_a_heading_in_the_head_of_the_site_is_the_page_s_when_it_is_the_only_one() -> None:
    body = "<header><h1>Our hours</h1><p>Call us</p></header><p>We open at nine.</p>"
    page = f"<html><body>{body}</body></html>".encode()

    document = load(page, "hours", web=Web("https://shop.example/hours", "text/html"))[1]

    assert [(s.ref.section, s.text) for s in document.sections] == [
        ("Our hours", "We open at nine.")
    ]


def test_a_page_that_nests_without_end_takes_no_time() -> None:
    deep = "<div><div class=x><a href=/>a</a>" * 120 + "word " * 200_000 + "</div></div>" * 120
    wide = "<div class=menu-item><p>One of many.</p></div>" * 20_000
    start = time.process_time()

    load(f"<html><body>{deep}{wide}</body></html>".encode(), "page.html")

    assert time.process_time() - start < 8

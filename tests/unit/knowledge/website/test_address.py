from __future__ import annotations

import pytest

from builder.core.errors import UsageError
from builder.knowledge.website.address import (
    is_web_address,
    link_address,
    page_name,
    same_host,
    web_address,
)

BASE = "https://shop.example/a/b"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("shop.example", "https://shop.example/"),
        (" HTTP://Shop.Example:80 ", "http://shop.example/"),
        ("https://shop.example:443/a/../b/./c", "https://shop.example/b/c"),
        (
            "https://shop.example/%7eann/%c3%bc?q=ü#part",
            "https://shop.example/~ann/%C3%BC?q=%C3%BC",
        ),
        ("https://shop.example/a b", "https://shop.example/a%20b"),
        ("https://shop.example/100%", "https://shop.example/100%25"),
        ("https://müller.example", "https://xn--mller-kva.example/"),
        ("https://shop.example/x;jsessionid=A1?p=2", "https://shop.example/x?p=2"),
        ("https://shop.example/../../a", "https://shop.example/a"),
        ("https://shop.example\\a", "https://shop.example/a"),
    ],
)
def test_an_address_has_one_form(typed: str, address: str) -> None:
    assert web_address(typed) == address
    assert web_address(address) == address


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "ftp://shop.example", "file:///etc/passwd", "https://", "https://a b/"),
        *("https://ann@shop.example/", "https://a:b@shop.example/", "https://shop.example:x/"),
        *("https://shop.example/\x00", "https://shop.example/" + "a" * 2000, "https://[::1/"),
        *("https://shop_<>.example/", "https://\u202eelpmaxe/"),
    ],
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="website_address"):
        web_address(typed)


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("c", "https://shop.example/a/c"),
        ("/c#top", "https://shop.example/c"),
        ("?page=2", "https://shop.example/a/b?page=2"),
        ("//other.example/", "https://other.example/"),
        ("/c?utm_source=mail&id=7&fbclid=x", "https://shop.example/c?id=7"),
        ("/c?PHPSESSID=abc", "https://shop.example/c"),
        ("mailto:ann@shop.example", None),
        ("javascript:void(0)", None),
        ("tel:+44", None),
        ("http://[bad", None),
    ],
)
def test_links_lead_somewhere_or_are_none(href: str, address: str | None) -> None:
    assert link_address(BASE, href) == address


def test_names_are_read_by_people_and_belong_to_one_page() -> None:
    assert page_name("https://shop.example/", ()) == "shop.example"
    assert page_name("https://shop.example/our%20prices/", ()) == "shop.example/our prices"
    assert page_name("https://xn--mller-kva.example/?id=%C3%BC", ()) == "müller.example/?id=ü"
    assert page_name("https://shop.example/a", {"shop.example/a"}) == "shop.example/a (2)"
    assert "\u202e" not in page_name("https://shop.example/%E2%80%AEfdp", ())
    assert len(page_name("https://shop.example/" + "long/" * 100, ())) <= 160


def test_a_host_is_the_same_whatever_the_scheme_and_never_by_a_part_of_its_name() -> None:
    assert same_host("http://shop.example/a", "https://SHOP.example/b")
    assert not same_host("https://shop.example/", "https://www.shop.example/")
    assert not same_host("https://shop.example/", "https://shop.example.evil.example/")
    assert not same_host("", "")


def test_words_of_a_command_that_mean_pages() -> None:
    assert is_web_address("https://shop.example")
    assert is_web_address("HTTP://shop.example")
    assert not is_web_address("shop.example")
    assert not is_web_address("C:/files")

from __future__ import annotations

import time

import pytest

from builder.knowledge.website.robots import NOTHING_ALLOWED, matches, read_robots

FILE = b"""\xef\xbb\xbf# our rules
User-agent: otherbot
Disallow: /

User-agent: *
Disallow: /private/      # staff
Allow: /private/prices
Disallow: /*?sort=
Disallow: /*.doc$
Disallow:
Crawl-delay: 2.5

Sitemap: https://shop.example/sitemap.xml#all
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/", False),
        ("/private/notes", False),
        ("/private/prices", True),
        ("/Private/", True),
        ("/list?sort=name", False),
        ("/list?page=1&sort=name", True),
        ("/list", True),
        ("/terms.doc", False),
        ("/terms.docx", True),
        ("/terms.doc?x=1", True),
    ],
)
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:
    assert read_robots(FILE).allows(f"https://shop.example{path}") is allowed


def test_delay_and_sitemaps_are_read() -> None:
    robots = read_robots(FILE)

    assert robots.delay_s == 2.5
    assert robots.sitemaps == ("https://shop.example/sitemap.xml#all",)


def test_rules_for_us_alone_go_before_those_for_all() -> None:
    robots = read_robots(
        b"User-agent: *\nDisallow: /\nUser-agent: a\nUser-agent: HushDesk\nDisallow: /b"
    )

    assert robots.allows("https://shop.example/a")
    assert not robots.allows("https://shop.example/b")


def test_groups_for_the_same_program_count_together() -> None:
    robots = read_robots(b"User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b")

    assert not robots.allows("https://shop.example/a")
    assert not robots.allows("https://shop.example/b")


def test_of_two_rules_as_long_the_one_that_allows_wins() -> None:
    assert read_robots(b"User-agent: *\nDisallow: /a\nAllow: /a").allows("https://shop.example/a")


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\xff" * 1000, b"<html>not found</html>", b"Disallow: /", b"User-agent: *\nAllow"],
)
def test_a_file_without_rules_for_us_allows_everything(data: bytes) -> None:
    assert read_robots(data).allows("https://shop.example/")


@pytest.mark.parametrize("delay", [b"nan", b"inf", b"-3", b"1e99", b"soon"])
def test_a_delay_that_makes_no_sense_is_none(delay: bytes) -> None:
    assert read_robots(b"User-agent: *\nCrawl-delay: " + delay).delay_s is None


def test_rules_made_to_take_long_take_no_time() -> None:
    rules = b"User-agent: *\n" + b"Disallow: /" + b"*a" * 900 + b"$\n"
    robots = read_robots(rules * 200)
    start = time.process_time()

    assert robots.allows("https://shop.example/" + "a" * 800 + "b")

    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("pattern", "target", "fits"),
    [
        ("/a*b", "/axxb", True),
        ("/a*b$", "/axbx", False),
        ("/a*b*c$", "/abbc", True),
        ("*", "/x", True),
        ("/$", "/", True),
        ("/$", "/a", False),
        ("/ab*b$", "/ab", False),
        ("/a**b", "/ab", True),
    ],
)
def test_patterns(pattern: str, target: str, fits: bool) -> None:
    assert matches(pattern, target) is fits


def test_nothing_is_allowed_while_the_rules_are_unknown() -> None:
    assert not NOTHING_ALLOWED.allows("https://shop.example/")

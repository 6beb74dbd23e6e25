from __future__ import annotations

import pytest
from starlette.datastructures import Headers

from builder.server.addresses import network, origin_of, own_origin, visitor_address


def test_without_proxies_the_peer_is_the_visitor_whatever_the_headers_claim() -> None:
    headers = Headers({"x-forwarded-for": "1.2.3.4"})
    assert visitor_address("10.0.0.9", headers, 0) == "10.0.0.9"


@pytest.mark.parametrize(
    ("forwarded", "proxies", "expected"),
    [
        ("203.0.113.5", 1, "203.0.113.5"),
        ("6.6.6.6, 203.0.113.5", 1, "203.0.113.5"),
        ("6.6.6.6, 203.0.113.5, 198.51.100.2", 2, "203.0.113.5"),
        ("203.0.113.5", 3, "203.0.113.5"),
        ("", 1, "10.0.0.9"),
        (" , ", 2, "10.0.0.9"),
    ],
)
def test_trusted_proxies_are_counted_from_the_right(
    forwarded: str, proxies: int, expected: str
) -> None:
    headers = Headers({"x-forwarded-for": forwarded} if forwarded else {})
    assert visitor_address("10.0.0.9", headers, proxies) == expected


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("203.0.113.5", "203.0.113.5"),
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:bbbb::9", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::7]", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("::ffff:203.0.113.5", "203.0.113.5"),
        ("not an address", "unknown"),
    ],
)
def test_limits_are_counted_by_address_or_by_the_network_of_a_long_one(
    address: str, counted: str
) -> None:
    assert network(address) == counted


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://Shop.Example", "https://shop.example"),
        ("https://shop.example/", "https://shop.example"),
        ("https://shop.example:443/contact?x=1", "https://shop.example"),
        ("http://shop.example:80", "http://shop.example"),
        ("http://shop.example:8080", "http://shop.example:8080"),
        ("http://[::1]:8080", "http://[::1]:8080"),
        ("https://müller.example", "https://xn--mller-kva.example"),
        ("https://a.example; script-src *", ""),
        ("https://a..example", ""),
        ("null", ""),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("ftp://shop.example", ""),
        ("https://", ""),
        ("http://shop.example:99999", ""),
        ("http://[broken", ""),
    ],
)
def test_an_origin_has_one_spelling(written: str, origin: str) -> None:
    assert origin_of(written) == origin


def test_the_own_origin_is_what_the_request_was_sent_to() -> None:
    assert own_origin(Headers({"host": "127.0.0.1:8080"}), "http", 0) == "http://127.0.0.1:8080"
    forged = Headers({"host": "127.0.0.1:8080", "x-forwarded-host": "evil.example"})
    assert own_origin(forged, "http", 0) == "http://127.0.0.1:8080"
    assert own_origin(Headers({}), "http", 0) == ""


def test_behind_a_proxy_the_own_origin_is_what_the_nearest_proxy_says() -> None:
    headers = Headers(
        {
            "host": "127.0.0.1:8080",
            "x-forwarded-host": "evil.example, chat.shop.example",
            "x-forwarded-proto": "https",
        }
    )
    assert own_origin(headers, "http", 1) == "https://chat.shop.example"
    assert own_origin(Headers({"host": "chat.shop.example"}), "http", 1) == (
        "http://chat.shop.example"
    )

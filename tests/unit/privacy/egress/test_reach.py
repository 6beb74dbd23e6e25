from __future__ import annotations

import ipaddress

import pytest

from builder.core.errors import PolicyError
from builder.privacy.egress.reach import PUBLIC, Reach, is_public

CLOSED = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.9.9.9"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1"),
    *("192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255", "168.63.129.16"),
    *("::", "::1", "::127.0.0.1", "::8.8.8.8", "::ffff:8.8.8.8", "::ffff:127.0.0.1"),
    *("::ffff:0:8.8.8.8", "64:ff9b::8.8.8.8", "64:ff9b:1::a00:1", "100::1", "2001::1"),
    *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:2::1", "2001:10::1", "2001:20::1"),
    *("2001:db8::1", "2002:7f00:1::", "2002:808:808::1", "3fff::1", "5f00::1", "fc00::1"),
    *("fd00:ec2::254", "fe80::1", "fe80::1%eth0", "2606:4700::1%1", "fec0::1", "ff02::1"),
    *("", "shop.example", "1.2.3", "0x7f.0.0.1"),
]
OPEN = ["1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.0.1", "172.32.0.1", "2606:4700::1111"]

NO_PAGES = [
    "ftp://shop.example/",
    "file:///etc/passwd",
    "gopher://shop.example/",
    "https://user@shop.example/",
    "https://user:word@shop.example/",
    "https://shop.example:8080/",
    "http://shop.example:22/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://ip6-localhost/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.1/",
    "http://0/",
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[fe80::1%25eth0]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00:ec2::254]/",
    "http://①②⑦.0.0.1/",
    "http://127。0。0。1/",
    "http:///",
]


@pytest.mark.parametrize("address", CLOSED)
def test_addresses_outside_the_public_internet_are_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", OPEN)
def test_public_addresses_are_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("url", NO_PAGES)
def test_what_no_page_is_called_is_refused_before_a_lookup(url: str) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["1.1.1.1"]

    reach = Reach(resolve=resolve)

    with pytest.raises(PolicyError, match="website_address_refused"):
        reach.check(url)

    assert asked == []


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example/",
        "http://shop.example:80/a",
        "https://8.8.8.8/",
        "https://[2606:4700::1111]/",
        "https://müller.example/",
        "https://a1.2b/",
        "shop.example:443",
    ],
)
def test_pages_of_the_public_web_may_be_looked_up(url: str) -> None:
    PUBLIC.check(url)


def test_one_address_that_is_not_public_refuses_the_name() -> None:
    reach = Reach(resolve=lambda _host, _port: ["1.1.1.1", "10.0.0.1"])

    with pytest.raises(PolicyError) as caught:
        reach.addresses("shop.example", 443)

    assert caught.value.code == "website_address_refused"
    assert caught.value.params == {"host": "shop.example"}


def test_a_network_of_a_test_opens_nothing_else() -> None:
    reach = Reach(networks=(ipaddress.ip_network("127.0.0.0/8"),), ports=frozenset({5000}))

    assert reach.addresses("127.0.0.1", 5000) == ["127.0.0.1"]
    reach.check("http://127.0.0.1:5000/")
    with pytest.raises(PolicyError):
        reach.addresses("10.0.0.1", 5000)
    with pytest.raises(PolicyError):
        reach.check("http://shop.example/")


def test_the_public_web_has_no_networks_of_tests() -> None:
    assert PUBLIC.networks == ()
    assert PUBLIC.ports == {80, 443}

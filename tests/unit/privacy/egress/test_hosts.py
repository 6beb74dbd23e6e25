"""Names of hosts, however they are written."""

from __future__ import annotations

import pytest

from builder.core.policy import Network, PrivacyPolicy
from builder.privacy.egress.hosts import host_of, is_loopback, permits


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://API.Example.com./v1?x=1", "api.example.com"),
        ("api.example.com:8443", "api.example.com"),
        ("http://user:secret@example.com", "example.com"),
        ("http://localhost@evil.example", "evil.example"),
        ("http://münchen.example", "xn--mnchen-3ya.example"),
        ("http://[::0001]:80/", "::1"),
        ("::1", "::1"),
        ("10.0.0.5", "10.0.0.5"),
        ("http://[broken", ""),
        ("http://example.com:port", ""),
        ("http://☃☃.-ü-.example", ""),
        ("", ""),
    ],
)
def test_host_is_taken_out_of_an_address(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.9.9.9", "[::1]"])
def test_this_computer_is_known(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host",
    ["", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "localhost.example.com", "10.0.0.1",
     "::ffff:10.0.0.1", "foo.localhost", "169.254.169.254"],
)  # fmt: skip
def test_other_spellings_are_taken_for_hosts_outside(host: str) -> None:
    assert not is_loopback(host)


@pytest.mark.parametrize(
    ("hosts", "address", "allowed"),
    [
        (("example.com",), "https://example.com/v1", True),
        (("https://example.com/v1",), "https://EXAMPLE.com.", True),
        (("example.com",), "http://example.com:8080", True),
        (("example.com:8080",), "http://example.com:8080", True),
        (("example.com:443",), "https://example.com", True),
        (("example.com:8080",), "https://example.com", False),
        (("example.com",), "https://api.example.com", False),
        (("api.example.com",), "https://example.com", False),
        (("example.com",), "https://example.com.evil.example", False),
        (("", "[broken"), "https://[broken", False),
        (("",), "https://", False),
        (("10.0.0.5",), "http://10.0.0.5:11434", True),
        (("::1234",), "http://[::1234]:80", True),
    ],
)
def test_chosen_hosts_are_allowed_exactly(
    hosts: tuple[str, ...], address: str, allowed: bool
) -> None:
    policy = PrivacyPolicy(network=Network.CHOSEN, hosts=hosts)

    assert permits(policy, address) is allowed
    assert not permits(PrivacyPolicy(network=Network.NONE, hosts=hosts), address)
    assert permits(PrivacyPolicy(), "http://127.0.0.1:11434")


@pytest.mark.parametrize(
    "address",
    [
        "http://еxample.com/",  # a Cyrillic letter
        "http://xn--xample-9uf.com/",
        "http://exam\u0440le.com/",
        "http://example.com.evil.example/",
        "http://example.com@evil.example/",
        "http://evil.example#@example.com/",
        "http://evil.example/@example.com",
        "http://evil.example?example.com",
        "http://evil.example\\\\.example.com/",
        "http://www.example.com/",
        "http://example.co/",
        "http://example.com%2eevil.example/",
        "http://example.com%00.evil.example/",
        "http://167772165/",
        "http://0xa000005/",
        "http://012.0.0.5/",
        "http://10.5/",
        "http://[::ffff:10.0.0.5]/",
        "http://[::10.0.0.5]/",
        "http://10.0.0.5.evil.example/",
        "http://010.0.0.5/",
    ],
)
def test_nothing_that_only_looks_like_an_allowed_host_is_allowed(address: str) -> None:
    policy = PrivacyPolicy(network=Network.CHOSEN, hosts=("example.com", "10.0.0.5"))

    assert not permits(policy, address)


@pytest.mark.parametrize(
    "address",
    ["http://EXAMPLE.com/", "https://example.com.", "https://me:word@example.com:8443/x",
     "http://example\u3002com/", "http://ｅｘａｍｐｌｅ.com/", "http://exam\u00adple.com/"],
)  # fmt: skip
def test_an_allowed_host_is_the_same_however_it_is_spelt(address: str) -> None:
    """What a resolver takes for the same name is the same name here."""
    assert permits(PrivacyPolicy(network=Network.CHOSEN, hosts=("example.com",)), address)
    assert not permits(PrivacyPolicy(), address)


@pytest.mark.parametrize(
    "address",
    ["http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/", "http://127.1/", "http://0/",
     "http://0.0.0.0/", "http://localhost.evil.example/", "http://127.0.0.1.nip.io/"],
)  # fmt: skip
def test_other_spellings_of_this_computer_are_closed_with_the_network(address: str) -> None:
    assert not permits(PrivacyPolicy(), address)

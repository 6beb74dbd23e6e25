"""A hand-over goes where the owner said, not to whoever stands beside the host."""

from __future__ import annotations

import pytest

from builder.core.errors import PolicyError
from builder.privacy.egress import neighbours
from builder.privacy.egress.neighbours import delivered_to


def resolving(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    monkeypatch.setattr(neighbours, "addresses_of", lambda _host, _port: list(found))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_public_addresses_are_reached(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    resolving(monkeypatch, address)
    assert delivered_to(local_network=False)("hook.example", 443) == [address]


@pytest.mark.parametrize(
    "address", ["10.0.0.5", "172.16.1.1", "192.168.1.9", "fd00::5", "100.64.0.1"]
)
def test_own_network_is_reached_only_with_the_owners_word(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    resolving(monkeypatch, address)
    with pytest.raises(PolicyError, match="neighbour_refused"):
        delivered_to(local_network=False)("nas.example", 443)
    assert delivered_to(local_network=True)("nas.example", 443) == [address]


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "::1", "169.254.169.254", "fe80::1", "::ffff:10.0.0.5", "0.0.0.0"]
)
@pytest.mark.parametrize("local", [True, False])
def test_what_a_name_never_may_lead_to(
    monkeypatch: pytest.MonkeyPatch, address: str, local: bool
) -> None:
    resolving(monkeypatch, "93.184.215.14", address)
    with pytest.raises(PolicyError, match="neighbour_refused"):
        delivered_to(local_network=local)("hook.example", 443)


def test_this_computer_is_reached_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "127.0.0.1")
    assert delivered_to(local_network=False)("localhost", 25) == ["127.0.0.1"]

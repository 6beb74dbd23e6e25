"""Hosts are asked through the one door, and what they say is held against what was sealed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle.lock import Lock
from builder.core.errors import PolicyError, UsageError
from builder.server.settings import BundleFacts
from builder.studio import hosts, leaks, owner, publishing
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.desk import make_bench
from tests.support.hosts import make_app, running

LOCK = Lock(passphrase=Secret("seven quiet herons cross the estuary"), work_factor=10)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    with make_bench() as made:
        for _ in range(2):
            publishing.export(made, tmp_path / "b.hush", lock=LOCK, waivers={"no_contact": "test"})
        yield made


def state(bench: Workbench, version: int, *, bot: str = "", signer: str = "") -> str:
    facts = BundleFacts(bot or bench.spec.id, version, signer or owner.signing_key(bench).public)
    with running(make_app(bundle=facts)) as address:
        hosts.save(bench, [address])
        return hosts.ask(bench, address).state


def test_what_a_host_serves_is_held_against_what_was_sealed(bench: Workbench) -> None:
    assert state(bench, 2) == "current"
    assert state(bench, 1) == "behind"
    assert state(bench, 2, bot="another") == "other_bot"
    assert state(bench, 2, signer="RWQother") == "other_signer"
    leaks.withdraw(bench, 1, LOCK)
    assert state(bench, 1) == "leaked"
    assert state(bench, 5) == "ahead"
    (kept,) = hosts.listing(bench)
    assert (kept.state, kept.version, bool(kept.seen)) == ("ahead", 5, True)


def test_nobody_there_is_told(bench: Workbench) -> None:
    hosts.save(bench, ["http://127.0.0.1:9"])
    assert hosts.ask(bench, "http://127.0.0.1:9").state == "silent"


def test_a_host_that_the_policy_does_not_allow_is_not_asked_without_the_owners_word(
    bench: Workbench,
) -> None:
    hosts.save(bench, ["chat.example.org"])
    assert hosts.needs_word(bench, ["https://chat.example.org"]) == ["https://chat.example.org"]
    with pytest.raises(PolicyError, match="host_not_allowed"):
        hosts.ask(bench, "https://chat.example.org")
    assert hosts.listing(bench)[0].seen == ""


@pytest.mark.parametrize(
    "given", ["", "http://chat.example.org", "ftp://x", "https://", "https://a@b", "https://x:y"]
)
def test_what_is_no_address_of_a_host_is_refused(bench: Workbench, given: str) -> None:
    with pytest.raises(UsageError, match="bad_host_address"):
        hosts.save(bench, [given])


def test_addresses_are_kept_once_without_the_name_of_the_script(bench: Workbench) -> None:
    given = ["chat.example.org", "https://chat.example.org/widget.js", "http://localhost:8080/bot/"]
    assert [host.address for host in hosts.save(bench, given)] == [
        "https://chat.example.org", "http://localhost:8080/bot",
    ]  # fmt: skip
    assert bench.spec.site.host == "https://chat.example.org"


def test_the_first_host_is_the_one_of_the_site_wherever_it_was_named(bench: Workbench) -> None:
    assert hosts.listing(bench) == []
    bench.change({"site.host": "https://chat.shop.example/bot"})
    assert [each.address for each in hosts.listing(bench)] == ["https://chat.shop.example/bot"]
    hosts.save(bench, ["one.example.org", "two.example.org"])
    bench.change({"site.host": "https://two.example.org"})
    assert [each.address for each in hosts.listing(bench)] == [
        "https://two.example.org", "https://one.example.org",
    ]  # fmt: skip
    hosts.save(bench, [])
    assert hosts.listing(bench) == []
    assert bench.spec.site.host == ""

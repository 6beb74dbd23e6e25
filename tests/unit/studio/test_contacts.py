"""Who was contacted, which rule allows it, and how it is forbidden."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import closing

import pytest

from builder.core.contact import Contact, Outcome
from builder.core.setting import Value
from builder.studio import contacts
from builder.studio.bots import Workbench
from builder.studio.contacts import Standing
from tests.support.desk import make_bench

WHEN = "2026-01-02T10:00:00+00:00"
CHOSEN: dict[str, Value] = {
    "privacy.network": "chosen",
    "privacy.hosts": ("api.example.com", "llm.example.com:8443"),
    "answers.model": "openai_compatible",
    "answers.model_name": "small",
    "answers.base_url": "https://api.example.com/v1",
    "search.embedder": "openai_compatible",
    "search.embedder_model": "vectors",
    "search.embedder_url": "https://llm.example.com:8443/v1",
}


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with closing(make_bench()) as made:
        for host in ("127.0.0.1", "other.example.com", "llm.example.com", "api.example.com"):
            made.file.ledger.record(
                Contact(WHEN, host, "model", True, 10, 20, Outcome.ANSWERED, {"PERSON": 1})
            )
        yield made


def test_every_host_says_which_setting_decides_about_it(bench: Workbench) -> None:
    bench.change(CHOSEN)

    lines = {line.totals.host: (line.standing, line.setting) for line in contacts.hosts(bench)}

    assert lines == {
        "api.example.com": (Standing.ALLOWED, "privacy.hosts"),
        "llm.example.com": (Standing.ALLOWED, "privacy.hosts"),
        "other.example.com": (Standing.FORBIDDEN, "privacy.hosts"),
        "127.0.0.1": (Standing.HERE, ""),
    }


def test_with_the_network_closed_no_host_is_allowed(bench: Workbench) -> None:
    settings = {line.setting for line in contacts.hosts(bench)}

    assert settings == {"privacy.network", ""}


def test_forbidding_a_host_puts_back_what_used_it(bench: Workbench) -> None:
    bench.change(CHOSEN)

    spec = contacts.forbid(bench, "api.example.com")
    assert spec.privacy.hosts == ("llm.example.com:8443",)
    assert (spec.answers.model, spec.answers.base_url) == ("quotes", "")
    assert spec.search.embedder == "openai_compatible", "the other host is still allowed"

    spec = contacts.forbid(bench, "llm.example.com")
    assert spec.privacy.hosts == ()
    assert spec.privacy.network == "none"
    assert spec.search.embedder == "builtin"
    assert not bench.door.allows("https://llm.example.com:8443/")


def test_this_computer_cannot_be_forbidden(bench: Workbench) -> None:
    assert contacts.forbidding(bench.spec, "127.0.0.1") == {}


def test_table_holds_kinds_and_counts_and_runs_nothing(bench: Workbench) -> None:
    bench.file.ledger.record(Contact(WHEN, "=cmd|' /C calc'!A0", "probe", False))

    rows = list(csv.DictReader(io.StringIO(contacts.as_csv(contacts.contacts(bench)))))

    assert rows[0]["host"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["outcome"] == "refused"
    assert rows[1] == {
        "when": WHEN, "host": "api.example.com", "why": "model", "outcome": "answered",
        "bytes_out": "10", "bytes_in": "20", "masked": "PERSON: 1", "as_written": "no",
    }  # fmt: skip

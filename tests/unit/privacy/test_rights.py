"""People's rights: consent, retention, erasure."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime, timedelta

import pytest

from builder.core.errors import PolicyError, Safe, VaultError
from builder.privacy import consent, retention
from builder.privacy.erasure import erase_document, erase_visitor

NOW = datetime(2025, 5, 4, 12, 0, tzinfo=UTC)
TEXT = "We answer with the help of a computer."


class StoppedClock:
    def now(self) -> datetime:
        return NOW


class Place:
    def __init__(self, place: str, items: int | Exception) -> None:
        self.place = place
        self.items = items
        self.asked: list[str] = []

    def forget_document(self, document_id: str) -> int:
        return self._forget(f"document {document_id}")

    def forget_visitor(self, visitor_id: str) -> int:
        return self._forget(f"visitor {visitor_id}")

    def _forget(self, what: str) -> int:
        self.asked.append(what)
        if isinstance(self.items, Exception):
            raise self.items
        return self.items


class Sink:
    def __init__(self) -> None:
        self.rows: list[tuple[str, dict[str, Safe]]] = []

    def record(self, event: str, **details: Safe) -> None:
        self.rows.append((event, details))


def test_version_changes_with_every_word() -> None:
    assert consent.text_version(TEXT) == consent.text_version(TEXT)
    assert consent.text_version(TEXT) != consent.text_version(TEXT + " ")


def test_receipt_holds_purposes_in_order_and_the_hash_of_what_was_read() -> None:
    receipt = consent.agree(
        "s1",
        TEXT,
        version=consent.text_version(TEXT),
        purposes=["transcript", "answer", "answer"],
        clock=StoppedClock(),
    )

    assert receipt.purposes == ("answer", "transcript")
    assert receipt.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert receipt.when == "2025-05-04T12:00:00+00:00"
    assert receipt.withdrawn is None


def test_consent_to_an_older_text_does_not_count() -> None:
    with pytest.raises(PolicyError, match="consent_outdated"):
        consent.agree("s1", TEXT, version="old", purposes=["answer"], clock=StoppedClock())


def test_unknown_purpose_is_refused() -> None:
    with pytest.raises(ValueError, match="adverts"):
        consent.agree(
            "s1",
            TEXT,
            version=consent.text_version(TEXT),
            purposes=["adverts"],
            clock=StoppedClock(),
        )


def test_withdrawing_leaves_the_rest_and_keeps_the_proof() -> None:
    receipt = consent.agree(
        "s1",
        TEXT,
        version=consent.text_version(TEXT),
        purposes=["answer", "transcript"],
        clock=StoppedClock(),
    )

    partly = consent.withdraw(receipt, ["transcript"], clock=StoppedClock())
    wholly = consent.withdraw(partly, ["answer"], clock=StoppedClock())

    assert (partly.purposes, partly.withdrawn) == (("answer",), None)
    assert (wholly.purposes, wholly.withdrawn) == ((), "2025-05-04T12:00:00+00:00")
    assert wholly.text_sha256 == receipt.text_sha256


@pytest.mark.parametrize("days", [0, 30])
def test_what_is_older_than_the_days_goes(days: int) -> None:
    asked: list[datetime] = []

    def purge(before: datetime) -> int:
        asked.append(before)
        return 3

    audit = Sink()
    kept = retention.Retention([retention.Term("talks", purge, days)], audit, StoppedClock())

    assert kept.due()
    assert kept.run() == {"talks": 3}
    assert not kept.due()
    assert asked == [NOW - timedelta(days=days)]
    assert audit.rows == [("retention", {"talks": 3})]


def test_erasing_a_document_asks_every_place_and_proves_it() -> None:
    places = [Place("tables", 3), Place("indexes", 5), Place("tables", 1)]

    receipt = erase_document("d1", places, clock=StoppedClock())

    assert all(place.asked == ["document d1"] for place in places)
    assert receipt.counts == {"tables": 4, "indexes": 5}
    told = {"subject": "document:d1", "when": receipt.when, "counts": receipt.counts}
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"))
    assert receipt.sha256 == hashlib.sha256(canonical.encode()).hexdigest()


def test_erasing_a_visitor_asks_every_place() -> None:
    place = Place("transcripts", 2)

    receipt = erase_visitor("v1", [place])

    assert (receipt.subject, receipt.counts) == ("visitor:v1", {"transcripts": 2})
    assert place.asked == ["visitor v1"]


@pytest.mark.parametrize("failure", [VaultError("no_space"), OSError("disk")], ids=["ours", "os"])
def test_failed_erasure_is_said_after_every_place_was_asked(failure: Exception) -> None:
    places = [Place("tables", failure), Place("indexes", 5)]

    with pytest.raises(PolicyError) as caught:
        erase_visitor("v1", places)

    assert (caught.value.code, caught.value.params) == ("erasure_incomplete", {"places": "tables"})
    assert places[1].asked == ["visitor v1"]


def test_a_place_that_refuses_does_not_keep_the_others_and_is_tried_again_in_an_hour() -> None:
    class Clock:
        at = NOW

        def now(self) -> datetime:
            return self.at

    tries: list[datetime] = []

    def refuse(before: datetime) -> int:
        tries.append(before)
        if len(tries) == 1:
            raise VaultError("no_space")
        return 2

    clock, audit = Clock(), Sink()
    terms = [retention.Term("talks", refuse, 30), retention.Term("receipts", lambda _: 1, 30)]
    kept = retention.Retention(terms, audit, clock)
    with pytest.raises(VaultError):
        kept.run()
    assert audit.rows == [("retention", {"receipts": 1})]
    assert not kept.due()
    clock.at += timedelta(minutes=61)
    assert kept.due()
    assert kept.run() == {"talks": 2}
    assert not kept.due()
    assert kept.run() == {}
    clock.at += timedelta(days=9)
    assert kept.due()


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("Only this.", "de", "Only this."),
        ("[de]\nNur das.", "en", "Nur das."),
        ("[de]\n", "en", ""),
        ("[de]\nNur das.", "de", "Nur das."),
        ("All.\n [de] \nAlle [es] hier.", "de", "Alle [es] hier."),
        ("All.\n[de]\n\n[es]\nTodos.", "de", "All."),
        ("", "de", ""),
    ],
)
def test_a_consent_text_may_be_written_in_several_languages(
    text: str, language: str, shown: str
) -> None:
    assert consent.in_language(text, language) == shown

"""Presidio stands behind our detector: its names, no network, and no cost before it is needed."""

from __future__ import annotations

import logging
import subprocess
import sys

import pytest

from builder.privacy.pii import build_detector
from builder.privacy.pii.identifiers import presidio
from builder.privacy.pii.identifiers.kinds import Kind
from builder.privacy.pii.identifiers.presidio_kinds import PRESIDIO_KINDS

SECONDS, MEGABYTES = 10.0, 200
COST = """
import resource, sys, time
from builder.privacy.pii import build_detector
detector = build_detector()
for said in ("Where is my order 4815162342? I paid on 12 May.", "call +44 20 7946 0958", "hello"):
    detector.find(said)
assert not [name for name in sys.modules if name.split(".")[0] in {"presidio_analyzer", "spacy"}]
before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
(found,) = detector.find("my NHS number is 943 476 5919")
assert found.entity_type == "UK_NHS"
spent = time.process_time() - began
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(spent, grown / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in kilobytes on Linux only")
def test_presidio_is_imported_at_the_first_candidate_and_costs_little() -> None:
    told = subprocess.run(
        [sys.executable, "-c", COST], capture_output=True, text=True, check=True, timeout=120
    )
    seconds, megabytes = map(float, told.stdout.split())

    assert seconds < SECONDS
    assert megabytes < MEGABYTES


@pytest.mark.parametrize("kind", PRESIDIO_KINDS, ids=lambda kind: kind.entity)
def test_every_kind_names_a_recogniser_of_presidio_and_its_entity(kind: Kind) -> None:

    built = presidio._built(kind.recogniser)

    assert built.supported_entities == [kind.entity]


def test_its_list_of_suffixes_is_never_fetched() -> None:
    presidio._built("NhsRecognizer")
    from presidio_analyzer.predefined_recognizers import EmailRecognizer

    found = EmailRecognizer().analyze("write to ann@example.co.uk", ["EMAIL_ADDRESS"])

    assert [(each.start, each.end) for each in found] == [(9, 26)]


def test_its_logs_never_hold_a_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        build_detector().find("my passport number is 912803456")

    assert "912803456" not in caplog.text
    assert not logging.getLogger("decision_process").handlers


@pytest.mark.parametrize(
    ("said", "entity"),
    [
        ("my card 4111 1111 1111 1111", "CREDIT_CARD"),
        ("bob@example.com", "EMAIL_ADDRESS"),
        ("DE89 3704 0044 0532 0130 00", "IBAN_CODE"),
        ("+44 20 7946 0958", "PHONE_NUMBER"),
        ("536-22-8726", "US_SSN"),
        ("192.168.1.10", "IP_ADDRESS"),
        ("my driver's license is D1234567", "US_DRIVER_LICENSE"),
        ("my passport number is 912803456", "US_PASSPORT"),
        ("my bank account is 12345678", "US_BANK_NUMBER"),
        ("ITIN 912-70-1234", "US_ITIN"),
        ("DNI 12345678Z", "ES_NIF"),
        ("RSSMRA85T10A562S", "IT_FISCAL_CODE"),
        ("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "CRYPTO"),
        ("I live at 12 High Street, Leeds LS1 4DY", "LOCATION"),
        ("born on 12 May 1980", "DATE_TIME"),
    ],
)
def test_types_bear_the_names_that_presidio_gives_them(said: str, entity: str) -> None:
    assert [found.entity_type for found in build_detector().find(said)] == [entity]

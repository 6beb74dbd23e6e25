"""Structured personal data is found in every form people write it in: F2 of 1.00 over the set."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from builder.core.document import Finding
from builder.privacy.pii import Detector, build_detector
from tests.support.labelled_samples import Sample, has_form, samples

OVERLAP = 0.9
LOOK_ALIKES = [
    "ISBN 978-3-16-148410-0 and ISBN-10 0306406152",
    "EAN 4006381333931, GTIN 04006381333931, UPC 036000291452",
    "VAT GB123456789, USt-IdNr. DE123456789, CIF B12345678, P.IVA 12345678903",
    "HRB 123456 B, company no. 12345678, ABN 51 824 753 556, UEN 201912345K",
    "tracking 1Z999AA10123456784, RR123456785GB, 00340434161094042557",
    "version 10.2.0.1, build 2024.05.12, firmware 1.2.3.4",
    "sizes 36 38 40 42 44 46, 32/34, 120 x 60 x 75",
    "part AB-1234567-X, SKU 07700-900123, model HD-2024-000123",
    "order 12345678Z, article AB123456C, item S1234567D",
    "latitude 52.520008, longitude 13.404954",
    "a 5-year warranty, the 12 year old whisky, ages 3 to 6, 3-year-old laptop",
    "Goldring 12, Stellplatz 7, 3 Park benches, 2 way street shoes, 5 Court shoes",
    "password must have 8 characters, the password is wrong, PIN: see the letter",
    "550e8400-e29b-41d4-a716-446655440000",
    "Via UPS 24 hours, calle cortada, rue fermée",
    "commit 9f8a7b6c5d4e3f2a1b0c4d5e6f708192a3b4c5d6",
    "#4711, no. 123-456-789, § 1.2.3.4",
    "On July 10, 2007 Konami and in Room 12, 2007 Bowling Green",
    "im 15. Jahrhundert, Im 3. Stock, WTC buildings 3 through 7 and St. Mark's won",
    "the plate in 27cm, a plate of 12 cakes, number plate holder",
]


@cache
def detector(language: str) -> Detector:
    return build_detector(language=language)


def test_every_sample_is_found_as_what_it_is_and_where_it_stands() -> None:
    missed, found, wanted = [], 0, 0
    for sample in samples(each=30):
        wanted += 1
        hits = [f for f in detector(sample.language).find(sample.text) if _is(f, sample)]
        found += bool(hits)
        if not hits:
            missed.append((sample.entity, sample.language, sample.text))

    assert missed == [], Counter(entity for entity, *_ in missed)
    assert wanted > 1_000


def test_nothing_structured_is_found_beside_what_stands_there() -> None:
    beside = [
        (finding.entity_type, sample.text)
        for sample in samples(each=4)
        for finding in detector(sample.language).find(sample.text)
        if not _is(finding, sample) and has_form(finding, sample.text)
    ]

    assert beside == []


@pytest.mark.parametrize("language", ["en", "de", "es"])
@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_are_nobodys_data(text: str, language: str) -> None:
    found = [f for f in detector(language).find(text) if has_form(f, text)]

    assert [(each.entity_type, text[each.start : each.end]) for each in found] == []


def _is(finding: Finding, sample: Sample) -> bool:
    common = min(finding.end, sample.end) - max(finding.start, sample.start)
    whole = max(finding.end, sample.end) - min(finding.start, sample.start)
    return finding.entity_type == sample.entity and common >= OVERLAP * whole

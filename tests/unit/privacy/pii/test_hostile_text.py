"""Whatever is typed: findings are in order, inside the text, the same twice, and in linear time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.privacy.pii import build_detector, mask

STRICT = build_detector(level="strict", numbers=("RE-2024-00017", "#####"))
BALANCED = build_detector(language="de")
PIECES = [
    "12 High Street, Leeds LS1 4DY",
    "Musterstraße 12, 10115 Berlin",
    "Calle Mayor 5",
    "born on 12 May 1980",
    "I am 43 years old",
    "my password is hunter2",
    "NHS 943 476 5919",
    "passport",
    "bob at gmail dot com",
    "4111 1111 1111 1111",
    "RE-2024-00017",
    "I have diabetes",
    "Mr. Smith",
    "German",
    "https://example.com",
    "10:30",
    "am 1. Mai",
    "-----BEGIN PRIVATE KEY-----",
    "sk-abcdefghijklmnopqrstuv",
    "12345",
    "Straße 5",
    "PO Box 1",
    " ",
    "\n",
    "\x00",
    "\ud83d",
    "İ",
    "ß",
    "\u202e",
    "é",
    "'",
    ". ",
    ", ",
    "1",
    "9",
]
HOSTILE = [
    "1",
    "1 ",
    "a@",
    "a.",
    "(+1-",
    "a at b dot ",
    "1.1.",
    "DE89",
    "a:",
    "order no. 12",
    "12 A Street ",
    "A ",
    "12 A A A A ",
    "Calle A A A A ",
    "12 High Street, A A A, ",
    "passport ",
    "passport A1234567 ",
    "1980-",
    "born 12 ",
    "password is a",
    "my diabetes ",
    "AB12",
    "12, ",
    "1, 10115 A",
    "0x",
    "A\n",
    "12 rue de la ",
    "sk-",
    "eyJa.eyJa.",
    "-----BEGIN PRIVATE KEY-----",
    "key=",
    "://a:",
    "Apt 1 ",
    "IL 62701 ",
    "1 Straße 1 ",
    "May 1 ",
    "SW1A 1AA ",
    "12 A Street\n",
    "P.O. Box 1 ",
    "bc1",
    "license 12",
    "mr A ",
    "german ",
    "1/2/3/",
    "[at]",
    "i have ",
]
LENGTH, SECONDS = 20_000, 5.0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14))
def test_findings_are_in_order_apart_inside_and_always_the_same(pieces: list[str]) -> None:
    text = "".join(pieces)
    for detector in (STRICT, BALANCED):
        found = detector.find(text)
        end = 0
        for finding in found:
            assert end <= finding.start < finding.end <= len(text)
            assert 0 < finding.score <= 1
            end = finding.end
        assert detector.find_all([text, text]) == [found, found]
        assert sum(mask(text, found)[1].values()) == len(found)
        detector.flag(text)


@pytest.mark.parametrize("piece", HOSTILE, ids=range(len(HOSTILE)))
def test_repeated_text_takes_time_by_its_length_only(piece: str) -> None:
    """Some 0.5 s for 20 kB of the worst; whatever is not linear takes minutes."""
    text = (piece * (LENGTH // len(piece) + 1))[:LENGTH]
    STRICT.find("my NHS number is 943 476 5919")
    began = time.process_time()

    STRICT.find(text)

    assert time.process_time() - began < SECONDS


def test_a_line_of_two_megabytes_is_read() -> None:
    text = "Please deliver the blue mug on Monday, thank you very much. " * 35_000

    assert build_detector().find(text) == []

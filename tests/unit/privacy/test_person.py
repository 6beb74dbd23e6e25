"""One person is found in a text however they are written down there, and nobody else is."""

from __future__ import annotations

import pytest

from builder.core.errors import UsageError
from builder.privacy.person import Person


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("Ana Ruiz", "Please ask Ana Ruiz about it."),
        ("Ana Ruiz", "RUIZ, Ana (accounts)"),
        ("Ana Ruiz", "Ruiz Ana; 2021"),
        ("Ana Ruiz", "signed: ana\nruiz"),
        ("Ana Ruiz", "Ana María Ruiz"),
        ("Ana Ruiz", "A. Ruiz"),
        ("Ana Ruiz", "Ruiz, A."),
        ("Ana Ruiz", "Aná Ruíz’s order"),
        ("José Núñez", "JOSE NUNEZ"),
        ("Jose Nunez", "José Núñez"),
        ("Jürgen Groß", "Juergen Groß"),
        ("Juergen Weiss", "Jürgen Weiss"),
        ("Sean O'Neill", "Sean O’Neill"),
        ("Anne-Marie Duval", "Anne Marie Duval"),
        ("Maria del Carmen Soto", "Soto, Maria del Carmen"),
        ("Cher", "We met Cher, twice."),
        ("ana@example.org", "write to ANA@example.org."),
        ("ana@example.org", "ana at example dot org"),
        ("ana@example.org", "ana (at) example [dot] org"),
        ("+44 113 496 0000", "call 0113 4960000 today"),
        ("0113 496 0000", "call +44 (113) 496-0000 today"),
        ("+44 113 496 0000", "0044 113 496 0000"),
        ("12345678Z", "DNI 12345678Z"),
        ("4000123", "customer no. 4000123"),
    ],
)
def test_a_person_is_found_however_they_are_written_down(identifier: str, text: str) -> None:
    assert Person(identifier).is_in(text)
    assert not Person(identifier).is_in(Person(identifier).without(text, "[REMOVED]"))


@pytest.mark.parametrize(
    ("identifier", "text"),
    [
        ("Ana Ruiz", "Ana Ruizova"),
        ("Ana Ruiz", "Mariana Ruiz"),
        ("Ana Ruiz", "Ana and Luis Ruiz are others"),
        ("Ana Ruiz", "B. Ruiz"),
        ("ana@example.org", "diana@example.org"),
        ("ana@example.org", "ana@example.org.uk"),
        ("ana@example.org", "ana@example.orgs"),
        ("+44 113 496 0000", "+44 113 496 0001"),
        ("4000123", "14000123"),
        ("4000123", "40001234"),
        ("Cher", "Cheryl"),
    ],
)
def test_nobody_else_is(identifier: str, text: str) -> None:
    assert not Person(identifier).is_in(text)


def test_offsets_are_those_of_the_text_as_it_is() -> None:
    text = "Straße: ﬁne José Núñez, josé nuñez"
    found = [text[start:end] for start, end in Person("jose nunez").find(text)]
    assert found == ["José Núñez", "josé nuñez"]


@pytest.mark.parametrize(
    ("identifier", "code"),
    [("", "identifier_short"), (" a ", "identifier_short"), ("x" * 201, "identifier_long")],
)
def test_too_little_or_too_much_is_refused(identifier: str, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        Person(identifier)
    assert caught.value.code == code


def test_a_long_text_full_of_near_misses_is_searched_in_time() -> None:
    text = "Ana Maria Sofia Lucia " * 20_000 + "a" * 50_000 + " 1" * 50_000
    assert not Person("Ana Ruiz").is_in(text)
    assert not Person("+44 113 496 0000").is_in(text)
    assert not Person("ana@example.org").is_in(text)

"""A shop whose own phone number is masked is useless: the business's own data stays."""

from __future__ import annotations

import pytest

from builder.answering.assembly import build_gate
from builder.core.bot import BotSpec, BusinessSettings
from builder.privacy.pii import build_detector, mask

CONTACTS = (
    "+49 30 1234567",
    "Info@Blumen-Beispiel.de",
    "Telefon: 0171 2345678",
    "https://www.blumen-beispiel.de/laden",
    "Musterstraße 12, 10115 Berlin, Tor 030 765 4321",
    "blumen@gmail.com",
    "kontakt at laden dot de",
    " ",
)
OWN = build_detector(language="de", level="strict", contacts=CONTACTS, people=("Ana 030 5550000",))


@pytest.mark.parametrize(
    "text",
    [
        "+49 30 1234567",
        "+49301234567",
        "0049 30 / 123 45 67",
        "+49 (0)30 1234567",
        "030 1234567",
        "(030) 123 45 67",
        "030/1234567",
        "Tel. 123 45 67",
        "030 1234567 Durchwahl 12",
        "0171-2345678",
        "+49 171 2345678",
        "info@blumen-beispiel.de",
        "INFO (at) Blumen-Beispiel (dot) DE",
        "info at blumen-beispiel dot de",
        "kontakt@laden.de",
        "www.blumen-beispiel.de/preise",
        "shop.blumen-beispiel.de",
        "Musterstraße  12,\n10115 Berlin, Tor 030 765 4321",
        "ANA 030 5550000",
        "Musterstr. 12, 10115 Berlin, Deutschland",
        "musterstrasse 12",
    ],
)
def test_own_contact_stays_in_any_notation(text: str) -> None:
    assert mask(text, OWN.find(text)) == (text, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("030 1234568", "[PHONE_NUMBER]"),
        ("Musterstraße 13, 10115 Berlin", "[LOCATION]"),
        ("0171 2345679", "[PHONE_NUMBER]"),
        ("my-info@blumen-beispiel.de", "[EMAIL_ADDRESS]"),
        ("info@blumen-beispiel.de.example.com", "[EMAIL_ADDRESS]"),
        ("030 765 4321", "[PHONE_NUMBER]"),
        ("blumen-beispiel.de.example.com", "[URL]"),
        ("www.gmail.com", "[URL]"),
        ("4111 1111 1111 1111", "[CREDIT_CARD]"),
    ],
)
def test_what_only_resembles_an_own_contact_is_found(text: str, expected: str) -> None:
    assert mask(text, OWN.find(text))[0] == expected


def test_country_of_an_own_number_makes_its_national_numbers_known() -> None:
    said = "Mi número: 55 1234 5678, o bien 55 8765 4321 si no contesto."
    mexican = build_detector(language="es", contacts=("0052 55 1234 5678",))

    assert mask("55 8765 4321", mexican.find("55 8765 4321"))[0] == "[PHONE_NUMBER]"
    assert mask(said, mexican.find(said))[0] == (
        "Mi número: 55 1234 5678, o bien [PHONE_NUMBER] si no contesto."
    )


def test_own_number_without_any_known_country_is_compared_by_its_digits() -> None:
    detector = build_detector(language="xx", contacts=("020 7946 0958", "+999 1"))
    said = "call 020 7946 0958 or 020 7946 0959"

    assert mask(said, detector.find(said))[0] == "call 020 7946 0958 or [PHONE_NUMBER]"


def test_own_address_stays_however_much_of_it_is_written() -> None:
    own = build_detector(contacts=("10 Downing Street, London SW1A 2AA", "Calle Mayor 5"))

    for said in ("Meet us at 10 Downing St., London.", "10 Downing Street", "C/ Mayor, 5, Madrid"):
        assert own.find(said) == []
    assert own.find("I live at 11 Downing Street")


def test_what_papers_say_of_the_business_is_its_own_too() -> None:
    business = BusinessSettings(
        name="Blumen Beispiel GmbH",
        address="Musterstraße 12\n10115 Berlin",
        privacy_contact="datenschutz@blumen-beispiel.de",
        country="PL",
    )
    spec = BotSpec(
        id="b", name="B", created="2026-01-01T00:00:00+00:00", language="de", business=business
    )
    gate = build_gate(spec)

    assert gate.count("Musterstr. 12, 10115 Berlin, datenschutz@blumen-beispiel.de") == {}
    assert gate.count("Anruf unter 22 123 45 67") == {"PHONE_NUMBER": 1}

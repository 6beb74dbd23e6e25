from __future__ import annotations

import pytest

from builder.system.entities import entity_name


@pytest.mark.parametrize(
    ("entity_type", "language", "name"),
    [
        ("EMAIL_ADDRESS", "en", "E-mail addresses"),
        ("PERSON", "de", "Namen von Personen"),
        ("US_PASSPORT", "en", "Passport numbers (US)"),
        ("DE_FUEHRERSCHEIN", "de", "Führerscheinnummern (DE)"),
        ("ES_NIF", "en", "Official numbers of people (ES NIF)"),
        ("UK_NHS", "en", "Health and insurance numbers (UK)"),
        ("US_SSN", "en", "US social security numbers"),
        ("SPECIAL_CATEGORY", "es", "Salud, creencias y otros datos sensibles"),
        ("SOMETHING_NEW", "en", ""),
    ],
)
def test_every_kind_has_its_name(entity_type: str, language: str, name: str) -> None:
    assert entity_name(entity_type, language) == name

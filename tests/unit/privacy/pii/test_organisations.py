"""Organisations that say what they are, at the strict level alone."""

from __future__ import annotations

import pytest

from builder.privacy.pii.detector import build_detector

STRICT = {
    language: build_detector(level="strict", language=language) for language in ("en", "de", "es")
}


@pytest.mark.parametrize(
    ("language", "text", "organisation"),
    [
        ("en", "My landlord is Pellworth & Tarn Ltd.", "Pellworth & Tarn Ltd"),
        ("de", "Am Montag schrieb mir die Sparkasse Köln.", "Sparkasse Köln"),
        ("de", "Die Deutsche Bahn hat mir geschrieben.", "Deutsche Bahn"),
        ("de", "Ich arbeite bei der Brotmann GmbH in Hamburg.", "Brotmann GmbH"),
        ("es", "Me operaron en el Hospital Clínico.", "Hospital Clínico"),
    ],
)
def test_an_organisation_is_found_by_a_word_of_its_name(
    language: str, text: str, organisation: str
) -> None:
    found = [text[each.start : each.end] for each in STRICT[language].find(text)]
    assert organisation in found
    assert not [
        each
        for each in build_detector(language=language).find(text)
        if each.entity_type == "ORGANIZATION"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which bank do you use, and is there a school nearby?"),
        ("de", "Die Versicherung zahlt, und die Bahn kommt um neun."),
        ("es", "El hospital está cerca del colegio."),
    ],
)
def test_the_mere_kind_of_a_house_is_no_name(language: str, text: str) -> None:
    found = STRICT[language].find(text)
    assert "ORGANIZATION" not in [each.entity_type for each in found]


def test_a_time_ends_before_the_sentence_does() -> None:
    text = "We met last Friday at 5pm. She was born 1961."
    found = [text[each.start : each.end] for each in STRICT["en"].find(text)]
    assert found == ["Friday at 5pm", "1961"]


def test_a_doctor_is_found_in_spanish() -> None:
    text = "Hablé con la Dra. Ruiz."
    found = {(text[e.start : e.end], e.entity_type) for e in STRICT["es"].find(text)}
    assert found == {("Dra.", "TITLE"), ("Ruiz", "PERSON")}

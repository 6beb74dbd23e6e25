from __future__ import annotations

import pytest

from builder.privacy.pii.samples import sample


@pytest.mark.parametrize(
    ("entity_type", "text", "shown"),
    [
        ("EMAIL_ADDRESS", "jane@example.com", "j…@…mple.com"),
        ("EMAIL_ADDRESS", "x@y.io", "x…@…io"),
        ("PHONE_NUMBER", "+44 20 7946 0958", "…958"),
        ("CREDIT_CARD", "4242 4242 4242 4242", "…4242"),
        ("US_SSN", "536-90-4399", "…99"),
        ("IBAN_CODE", "DE89 3704 0044 0532 0130 00", "…3000"),
        ("PERSON", "Ann van der Lee", "A… v… d…"),
        ("PERSON", "Ann\nLee", "A… L…"),
        ("LOCATION", "12 Mill Lane, Leeds", "… M… L…"),
        ("AGE", "34", "…"),
        ("AGE", "34 years old", "… y… o…"),
        ("URL", "https://people.example/ann-lee", "…example"),
        ("EMAIL_ADDRESS", "bob at gmail dot com", "b… a… g…"),
        ("PASSWORD", "hunter2", "••••••"),
        ("API_KEY", "sk-live-1234567890", "••••••"),
        ("SPECIAL_CATEGORY", "diabetes", "d…"),
        ("PERSON", "", "…"),
        ("EMAIL_ADDRESS", "@", "…"),
    ],
)
def test_a_sample_is_recognised_and_tells_little(entity_type: str, text: str, shown: str) -> None:
    assert sample(entity_type, text) == shown


@pytest.mark.parametrize("length", range(1, 25))
def test_of_a_number_three_quarters_at_least_stay_hidden(length: int) -> None:
    number = "123456789" * 3
    shown = sample("PHONE_NUMBER", number[:length])

    assert 4 * sum(map(str.isdigit, shown)) <= length

"""An owner shows what an order number looks like; no pattern is ever typed."""

from __future__ import annotations

import pytest

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import UsageError
from builder.privacy.pii import build_detector, mask

SPEC = BotSpec(id="b1", name="Shop", created="2026-01-01T00:00:00+00:00")
NUMBERS = ("RE-2024-00017", "K######", "#######", "AB 12/34.5")
DETECTOR = build_detector(numbers=NUMBERS)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Where is RE-2025-10842?", "Where is [REFERENCE_NUMBER]?"),
        ("re-2025-10842, please", "[REFERENCE_NUMBER], please"),
        ("I am K123456", "I am [REFERENCE_NUMBER]"),
        ("order 4711471 is late", "order [REFERENCE_NUMBER] is late"),
        ("ab  99/88.7", "[REFERENCE_NUMBER]"),
        ("RE-2025-108421 and RE-2025-1084", "RE-2025-108421 and RE-2025-1084"),
        ("XRE-2025-10842", "XRE-2025-10842"),
        ("K1234567", "K1234567"),
        ("it weighs 1234567 kg or 4711471 €", "it weighs 1234567 kg or 4711471 €"),
        ("47114711 and 4711471-2", "47114711 and 4711471-2"),
    ],
)
def test_numbers_of_the_owners_form_are_found(said: str, expected: str) -> None:
    assert mask(said, DETECTOR.find(said))[0] == expected


@pytest.mark.parametrize(
    "example", ["(a+)+$", ".*", "AB", "12", "a" * 60 + "123", "[0-9]{9}", "1|2|3"]
)
def test_what_is_no_example_is_refused_and_never_becomes_a_pattern(example: str) -> None:
    with pytest.raises(UsageError, match="bad_value"):
        setting.change(SPEC, {"business.numbers": setting.parse("business.numbers", example)})
    said = "aaaa 123456789 AB 12"
    assert build_detector(numbers=(example,)).find(said) == build_detector().find(said)


def test_example_and_countries_are_settings_like_any_other() -> None:
    changes = {
        name: setting.parse(name, text)
        for name, text in (
            ("business.numbers", "RE-2024-00017; K####"),
            ("business.countries", "FR;it"),
        )
    }
    changed = setting.change(SPEC, changes)

    assert setting.values(changed)["business.numbers"] == ("RE-2024-00017", "K####")
    assert setting.from_dict(setting.to_dict(changed)).business == changed.business
    with pytest.raises(UsageError, match="bad_value"):
        setting.change(changed, {"business.countries": ("France",)})


def test_country_of_the_owner_makes_its_national_numbers_known() -> None:
    said = "it is 22 123 45 67"

    assert build_detector(countries=("pl",)).find(said)
    assert not build_detector().find(said)

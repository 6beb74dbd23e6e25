from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.core.colour import NEEDED, contrast, nearest, readable, text_on

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ffff00", "#ffffff", 1.07),
        ("#123456", "#123456", 1.0),
    ],
)
def test_contrast_is_what_the_guideline_says(one: str, other: str, told: float) -> None:
    assert contrast(one, other) == pytest.approx(told, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, COLOURS)
def test_a_colour_that_passes_is_always_found(ground: str, text: str) -> None:
    found = nearest(ground, text)
    assert contrast(found, text) >= NEEDED
    ours = nearest(ground)
    assert contrast(ours, text_on(ours)) >= NEEDED
    if contrast(ground, text_on(ground)) >= NEEDED:
        assert ours == ground.lower()


@given(COLOURS)
def test_tones_can_be_read_on_each_ground_they_stand_on(colour: str) -> None:
    grounds = ("#f2f4f7", "#ffffff")
    tone = readable(colour, "#000000", grounds)
    assert all(contrast(tone, ground) >= NEEDED for ground in grounds)

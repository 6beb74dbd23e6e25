"""Thousands of ordinary questions raise no alarm: dates, prices, sizes and order words are free."""

from __future__ import annotations

import pytest

from builder.privacy.pii import build_detector
from tests.support.labelled_samples import has_form
from tests.support.shop_talk import TALK, questions

EACH = 2_000
MOST_NAMES = 0.005


@pytest.mark.parametrize("language", sorted(TALK))
def test_ordinary_questions_hold_no_personal_data(language: str) -> None:
    said = list(questions(language, EACH))

    found = build_detector(language=language).find_all(said)

    alarms = [(each, text) for text, row in zip(said, found, strict=True) for each in row]
    assert [alarm for alarm in alarms if has_form(*alarm)] == []
    assert len({text for _, text in alarms}) <= MOST_NAMES * EACH, alarms[:20]

"""The time left is told when it means something, and from what was seen."""

from __future__ import annotations

import pytest

from builder.knowledge.estimate import FILE_BYTES, Estimate


def _seen(files: int = 50, passages: int = 200) -> Estimate:
    estimate = Estimate()
    for _ in range(files):
        estimate.read(FILE_BYTES, 4, 0.1)
    if passages:
        estimate.learnt(passages, passages * 0.05)
    return estimate


def test_nothing_is_said_before_enough_was_seen() -> None:
    assert Estimate().seconds_left(files=5, size=100, passages=0) is None
    assert _seen(files=3).seconds_left(files=5, size=100, passages=0) is None
    assert _seen(passages=0).seconds_left(files=5, size=100, passages=0) is None
    assert _seen(passages=20).seconds_left(files=0, size=0, passages=50) is None


def test_files_to_read_and_passages_to_learn_both_take_their_time() -> None:
    estimate = _seen()

    assert estimate.seconds_left(files=0, size=0, passages=100) == pytest.approx(5.0)
    # Ten files: a tenth of a second each, and forty passages that come of them.
    left = estimate.seconds_left(files=10, size=10 * FILE_BYTES, passages=0)
    assert left == pytest.approx(1.0 + 2.0)


def test_the_latest_rate_counts_most() -> None:
    estimate = _seen()
    for _ in range(40):
        estimate.learnt(20, 20 * 0.5)

    left = estimate.seconds_left(files=0, size=0, passages=10)

    assert left == pytest.approx(5.0, rel=0.05)


def test_nothing_left_takes_no_time() -> None:
    assert _seen().seconds_left(files=0, size=0, passages=0) == 0

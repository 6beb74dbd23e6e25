"""Corrections find their passages again by content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from builder.core.correction import Correction, Fit
from builder.core.document import Chunk, Finding, SourceRef
from builder.core.policy import DocumentData, DocumentsPolicy
from builder.knowledge.corrections import amend

HOURS = (
    "The workshop opens at nine o'clock on every weekday and closes at six in the evening. "
    "Please ring the bell twice when the door is shut, for we may be in the yard behind it."
)
PRICES = "A full service of your bicycle costs 89 pounds and takes us two working days at most."
PARKING = "Park in the yard."


class Nothing:
    """Finds no personal data."""

    def find(self, text: str) -> list[Finding]:
        return []


class Anns:
    """Finds a name."""

    def find(self, text: str) -> list[Finding]:
        at = text.find("Ann")
        return [Finding("PERSON", at, at + 3, 1.0)] if at >= 0 else []


def chunk(text: str, position: int, name: str = "") -> Chunk:
    return Chunk(name or f"c{position}-{len(text)}", "d", position, text, SourceRef())


def made(original: Chunk, text: str | None, fit: Fit = Fit.EXACT) -> Correction:
    return Correction(f"k{original.position}", "d", original, text, "2026-01-01", fit)


def texts(
    corrections: Sequence[Correction],
    chunks: Sequence[Chunk],
    action: DocumentData = DocumentData.MASK,
) -> tuple[list[str], list[Fit]]:
    left, now = amend(corrections, chunks, detector=Nothing(), policy=DocumentsPolicy(action))
    return [each.text for each in left], [each.fit for each in now]


def test_a_passage_read_again_is_corrected_again_wherever_it_stands_now() -> None:
    correction = made(chunk(PRICES, 0), "It costs 99 pounds.")
    read = [chunk(HOURS, 0, "new-1"), chunk(PRICES.replace(" ", "\n", 1), 1, "new-2")]
    left, (now,) = amend(
        [correction], read, detector=Nothing(), policy=DocumentsPolicy(DocumentData.MASK)
    )
    assert [each.text for each in left] == [HOURS, "It costs 99 pounds."]
    assert (left[1].id, left[1].position, left[1].sentences) == ("new-2", 1, ((0, 19),))
    assert (now.original, now.fit) == (read[1], Fit.EXACT)


def test_a_passage_that_is_off_is_left_out_and_its_place_stays_empty() -> None:
    read = [chunk(HOURS, 0), chunk(PRICES, 1), chunk(PARKING, 2)]
    left, _ = amend(
        [made(read[1], None)], read, detector=Nothing(), policy=DocumentsPolicy(DocumentData.MASK)
    )
    assert [each.position for each in left] == [0, 2]


def test_a_passage_that_changed_a_little_is_still_the_same_and_told() -> None:
    correction = made(chunk(HOURS, 0), "Open from nine to six.")
    changed = HOURS.replace("twice", "once")
    assert texts([correction], [chunk(changed, 3)]) == (["Open from nine to six."], [Fit.NEAR])
    _, (now,) = amend(
        [correction],
        [chunk(changed, 3)],
        detector=Nothing(),
        policy=DocumentsPolicy(DocumentData.MASK),
    )
    # And it stays told until the owner decides anew, however often the file is read.
    assert texts([now], [chunk(changed, 3)])[1] == [Fit.NEAR]


def test_a_passage_that_says_something_else_is_not_the_same() -> None:
    other = "The car park behind the house has forty places and is free on every Sunday."
    correction = made(chunk(PRICES, 0), "It costs 99 pounds.")
    assert texts([correction], [chunk(other, 0)]) == ([other], [Fit.GONE])


@pytest.mark.parametrize(("text", "fit"), [("It costs 99.", Fit.GONE), (None, Fit.NEAR)])
def test_a_number_that_changed_in_the_document_is_the_newer_word(
    text: str | None, fit: Fit
) -> None:
    now = PRICES.replace("89", "95")
    left, fits = texts([made(chunk(PRICES, 0), text)], [chunk(now, 0)])
    assert fits == [fit]
    assert left == ([now] if fit is Fit.GONE else [])


def test_what_was_gone_comes_back_with_its_passage() -> None:
    correction = made(chunk(PRICES, 0), "It costs 99 pounds.", Fit.GONE)
    assert texts([correction], [chunk(PRICES, 0)]) == (["It costs 99 pounds."], [Fit.EXACT])


def test_of_equal_passages_the_nearest_is_meant_and_each_only_once() -> None:
    read = [chunk(PARKING, n, f"c{n}") for n in range(4)]
    first, second = made(read[2], None), replace(made(read[2], "Park in front."), id="other")
    left, now = amend(
        [first, second], read, detector=Nothing(), policy=DocumentsPolicy(DocumentData.MASK)
    )
    assert now[0].original.position == 2
    assert now[1].original.position in {1, 3}
    assert len(left) == 3


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (DocumentData.MASK, "Ask [PERSON] at the desk. It is free."),
        (DocumentData.ASK, "Ask [PERSON] at the desk. It is free."),
        (DocumentData.EXCLUDE, " It is free."),
        (DocumentData.KEEP, "Ask Ann at the desk. It is free."),
    ],
)
def test_the_owners_words_are_checked_like_a_document(action: DocumentData, said: str) -> None:
    correction = made(chunk(PARKING, 0), "Ask Ann at the desk. It is free.")
    (left,), _ = amend(
        [correction], [chunk(PARKING, 0)], detector=Anns(), policy=DocumentsPolicy(action)
    )
    assert left.text == said
    assert all(left.text[start:end].strip() for start, end in left.sentences)


def test_many_corrections_in_a_long_document_are_placed_quickly() -> None:
    read = [chunk(f"{HOURS} Number {n}.", n, f"c{n}") for n in range(400)]
    corrections = [made(replace(each, text=f"{each.text} Old."), None) for each in read[:40]]
    left, now = amend(
        corrections, read, detector=Nothing(), policy=DocumentsPolicy(DocumentData.MASK)
    )
    assert len(left) == 360
    assert {each.fit for each in now} == {Fit.NEAR}

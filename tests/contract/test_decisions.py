"""Every store of decisions behaves the same: the bot file's, and the one that tests count in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.core.decision import Decision, DecisionRepository
from builder.core.policy import DocumentData
from builder.vault import migrations
from builder.vault.database import open_memory
from builder.vault.decisions import SqlDecisions
from tests.support.repositories import MemoryDecisions

MASK, KEEP, OUT = DocumentData.MASK, DocumentData.KEEP, DocumentData.EXCLUDE


@pytest.fixture(params=["file", "memory"])
def decisions(request: pytest.FixtureRequest) -> Iterator[DecisionRepository]:
    if request.param == "memory":
        yield MemoryDecisions()
        return
    database = open_memory()
    migrations.migrate(database, migrations.BOT)
    yield SqlDecisions(database)
    database.close()


def test_decisions_come_back_in_the_order_they_were_made(decisions: DecisionRepository) -> None:
    made = [
        Decision(KEEP, "d1", "PERSON", "f1", "2026-01-02T03:04:05+00:00"),
        Decision(MASK, "", "PERSON", made="2026-01-02T03:04:06+00:00"),
        Decision(OUT, "d2", made="2026-01-02T03:04:07+00:00"),
    ]

    replaced = [decisions.put(each) for each in made]

    assert replaced == [0, 1, 0]
    assert decisions.all() == made[1:]


def test_the_same_again_is_the_last_word(decisions: DecisionRepository) -> None:
    first, other = Decision(KEEP, "", "PERSON"), Decision(MASK, "d1")
    decisions.put(first)
    decisions.put(other)

    assert decisions.put(Decision(OUT, "", "PERSON")) == 1
    assert decisions.all() == [other, Decision(OUT, "", "PERSON")]


def test_a_decision_takes_the_place_of_those_about_its_parts_alone(
    decisions: DecisionRepository,
) -> None:
    kept = [Decision(KEEP, "d2", "PERSON"), Decision(KEEP, "", "IBAN_CODE"), Decision(KEEP, "d1")]
    parts = [Decision(KEEP, "d1", "PERSON", "f1"), Decision(KEEP, "d1", "PERSON", "f2")]
    for each in (*kept, *parts):
        decisions.put(each)

    assert decisions.put(Decision(MASK, "d1", "PERSON")) == 2
    assert decisions.all() == [*kept, Decision(MASK, "d1", "PERSON")]


def test_withdrawing_leaves_what_is_wider(decisions: DecisionRepository) -> None:
    wide, one = Decision(KEEP, "", "PERSON"), Decision(MASK, "d1", "PERSON", "f1")
    decisions.put(wide)
    decisions.put(one)

    assert decisions.withdraw(Decision(MASK, "d1")) == 1
    assert decisions.withdraw(Decision(MASK, "d1")) == 0
    assert decisions.all() == [wide]


def test_a_document_is_touched_by_its_own_and_by_those_for_all(
    decisions: DecisionRepository,
) -> None:
    mine, wide, other = Decision(KEEP, "d1"), Decision(MASK, "", "PERSON"), Decision(OUT, "d2")
    for each in (mine, wide, other):
        decisions.put(each)

    assert decisions.of_document("d1") == [mine, wide]
    assert decisions.of_document("d3") == [wide]


def test_forgetting_a_document_takes_its_decisions_alone(decisions: DecisionRepository) -> None:
    left = [Decision(MASK, "", "PERSON"), Decision(OUT, "d2")]
    for each in (*left, Decision(KEEP, "d1"), Decision(KEEP, "d1", "PERSON", "f1")):
        decisions.put(each)

    assert decisions.forget_document("d1") == 2
    assert decisions.all() == left


def test_the_key_is_made_once(decisions: DecisionRepository) -> None:
    assert len(decisions.key()) == 32
    assert decisions.key() == decisions.key()

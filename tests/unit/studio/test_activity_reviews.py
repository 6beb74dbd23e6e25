"""Reviews come due, are done by somebody, and come due again; trainings hold a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest

from builder.core.errors import UsageError
from builder.studio import launch_checklist
from builder.studio.activity import reviews
from builder.studio.bots import Workbench
from tests.support.desk import make_bench
from tests.support.stores import HandClock

DAY = 86_400


@pytest.fixture
def bench(home: object) -> Iterator[Workbench]:
    with make_bench(filled=False) as made:
        yield made


@pytest.fixture
def clock(bench: Workbench) -> HandClock:
    return HandClock(datetime.fromisoformat(bench.spec.created))


def test_a_new_bot_has_all_its_reviews_ahead(bench: Workbench, clock: HandClock) -> None:
    due = reviews.due(bench, clock)
    assert [(each.kind, each.days) for each in due] == [
        ("training", 30), ("activity", 91), ("processors", 365),
    ]  # fmt: skip
    assert {each.state for each in due} == {"fine"}
    assert reviews.overdue(bench, clock) == ()


def test_a_review_is_called_due_soon_then_overdue_then_done(
    bench: Workbench, clock: HandClock
) -> None:
    clock.forward(80 * DAY)
    assert _of(bench, clock, "activity").state == "soon"
    clock.forward(20 * DAY)
    assert _of(bench, clock, "activity").state == "overdue"
    assert set(reviews.overdue(bench, clock)) == {"activity", "training"}
    made = reviews.done(bench, "activity", "  Anna   Müller ", clock)
    assert (made.by, made.days, made.state) == ("Anna Müller", 91, "fine")
    assert reviews.overdue(bench, clock) == ("training",)


def test_who_did_it_stands_in_the_register_and_not_in_the_chain(
    bench: Workbench, clock: HandClock
) -> None:
    reviews.done(bench, "processors", "Anna Müller", clock)
    reviews.add_training(bench, "Tom Schmidt", clock=clock)
    told = str([row.details for row in bench.file.audit.rows()])
    assert "Anna" not in told
    assert "Tom" not in told
    assert [row.event for row in bench.file.audit.rows()][-2:] == ["review_done", "training_added"]


def test_a_training_holds_a_year(bench: Workbench, clock: HandClock) -> None:
    reviews.add_training(bench, "Front desk", clock=clock)
    (one,) = reviews.trained(bench, clock)
    assert not one.expired
    clock.forward(366 * DAY)
    (one,) = reviews.trained(bench, clock)
    assert one.expired


def test_somebody_is_taken_out_of_the_register(bench: Workbench) -> None:
    training = reviews.add_training(bench, "Tom")
    reviews.remove_training(bench, training.id)
    assert reviews.trained(bench) == []
    assert bench.file.audit.rows()[-1].event == "training_removed"
    with pytest.raises(UsageError, match="unknown_training"):
        reviews.remove_training(bench, training.id)


@pytest.mark.parametrize(
    ("who", "day", "code"),
    [
        (" ", "", "name_missing"),
        ("x" * 201, "", "name_too_long"),
        ("Tom", "yesterday", "bad_day"),
        ("Tom", "2999-01-01", "bad_day"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(
    bench: Workbench, who: str, day: str, code: str
) -> None:
    with pytest.raises(UsageError, match=code):
        reviews.add_training(bench, who, day)
    assert reviews.trained(bench) == []


def test_another_kind_of_review_is_refused(bench: Workbench) -> None:
    with pytest.raises(UsageError, match="bad_choice"):
        reviews.done(bench, "everything")


def test_what_is_overdue_is_amber_on_the_checklist(bench: Workbench) -> None:
    items = {item.code: item for item in launch_checklist.check(bench)}
    assert (items["review_overdue"].level, items["review_overdue"].page) == ("ok", "activity")


def _of(bench: Workbench, clock: HandClock, kind: str) -> reviews.Due:
    return next(each for each in reviews.due(bench, clock) if each.kind == kind)

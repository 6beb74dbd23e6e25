"""What is not as usual is pointed out, what is as usual is not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from builder.core.errors import Safe
from builder.studio import launch_checklist
from builder.studio.activity import unusual
from builder.studio.bots import Workbench
from builder.system import texts
from builder.vault.audit_log import AuditRow
from tests.support.desk import make_bench

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Rows(list[AuditRow]):
    """Rows of an audit, one after the other."""

    def add(
        self, event: str, when: datetime, actor: str = "owner@desktop", **details: Safe
    ) -> None:
        n = len(self) + 1
        self.append(AuditRow(n, when.isoformat(), event, details, actor, f"{n:064x}"))

    def kinds(self) -> list[str]:
        return [each.kind for each in unusual.find(self, UTC)]


@pytest.fixture
def rows() -> Rows:
    return Rows()


def test_an_ordinary_day_has_nothing_unusual(rows: Rows) -> None:
    for minute, event in enumerate(("opened", "document_added", "exported", "closed")):
        rows.add(event, NOON + timedelta(minutes=minute))
    rows.add("unlock_failed", NOON + timedelta(hours=1), count=2)
    rows.add("opened", NOON + timedelta(hours=1))
    for _ in range(9):
        rows.add("document_removed", NOON + timedelta(hours=2))
    assert rows.kinds() == []


@pytest.mark.parametrize(("hour", "odd"), [(22, True), (3, True), (6, False), (21, False)])
def test_an_export_at_night_is_told(rows: Rows, hour: int, odd: bool) -> None:
    rows.add("exported", NOON.replace(hour=hour))
    assert rows.kinds() == (["night"] if odd else [])


def test_nobody_who_works_at_night_is_told_so_every_night(rows: Rows) -> None:
    for day in range(3):
        rows.add("opened", NOON.replace(hour=23) + timedelta(days=day))
        rows.add("exported", NOON.replace(hour=23) + timedelta(days=day))
    rows.add("exported", NOON.replace(hour=23) + timedelta(days=3))
    found = unusual.find(rows, UTC)
    assert 7 not in {n for each in found for n in each.rows}


def test_what_a_host_does_at_night_teaches_nothing_about_the_owner(rows: Rows) -> None:
    for day in range(5):
        rows.add("retention", NOON.replace(hour=3) + timedelta(days=day), actor="host")
    rows.add("exported", NOON.replace(hour=3) + timedelta(days=6))
    assert rows.kinds() == ["night"]


def test_an_export_far_from_the_owners_hours_is_told_once_they_are_known(rows: Rows) -> None:
    for day in range(12):
        rows.add("opened", NOON.replace(hour=8) + timedelta(days=day))
    rows.add("exported", NOON.replace(hour=10) + timedelta(days=13))
    assert rows.kinds() == []
    rows.add("exported", NOON.replace(hour=18) + timedelta(days=13))
    assert rows.kinds() == ["night"]


def test_the_hour_is_the_owners_own(rows: Rows) -> None:
    from datetime import timezone

    rows.add("exported", NOON)
    assert [e.kind for e in unusual.find(rows, timezone(timedelta(hours=12)))] == ["night"]


def test_many_failed_unlocks_within_a_day_are_one_thing(rows: Rows) -> None:
    for hour in range(3):
        rows.add("unlock_failed", NOON + timedelta(hours=hour), count=2)
    (found,) = unusual.find(rows, UTC)
    assert (found.kind, found.rows, found.params) == ("failed_unlocks", (1, 2, 3), {"count": 6})


def test_failed_unlocks_of_different_weeks_do_not_add_up(rows: Rows) -> None:
    for week in range(3):
        rows.add("unlock_failed", NOON + timedelta(weeks=week), count=2)
    assert rows.kinds() == []


def test_many_removals_within_minutes_are_told(rows: Rows) -> None:
    for second in range(10):
        rows.add("document_removed", NOON + timedelta(seconds=second))
    (found,) = unusual.find(rows, UTC)
    assert (found.kind, found.params["count"]) == ("many_removed", 10)


def test_a_new_host_is_told_but_no_site_that_was_asked_for(rows: Rows) -> None:
    rows.add("first_contact", NOON, host="shop.example", why="website")
    rows.add("first_contact", NOON, host="api.example", why="model")
    rows.add("contact_refused", NOON, host="evil.example", why="model")
    found = unusual.find(rows, UTC)
    assert [(e.kind, e.params["host"]) for e in found] == [
        ("contact_refused", "evil.example"),
        ("new_host", "api.example"),
    ]


def test_an_export_to_another_recipient_is_told_from_the_second_on(rows: Rows) -> None:
    for recipients in ("age1aaa", "age1aaa", "", "age1aaa, age1bbb", "age1bbb"):
        rows.add("exported", NOON, recipients=recipients)
    (found,) = unusual.find(rows, UTC)
    assert (found.kind, found.rows) == ("new_recipient", (4,))


def test_a_clock_that_goes_back_is_told_and_one_that_is_corrected_is_not(rows: Rows) -> None:
    rows.add("opened", NOON)
    rows.add("closed", NOON - timedelta(seconds=90))
    assert rows.kinds() == []
    rows.add("opened", NOON - timedelta(days=1))
    (found,) = unusual.find(rows, UTC)
    assert (found.kind, found.rows, found.params["minutes"]) == ("clock_back", (2, 3), 1438)


@pytest.mark.parametrize(
    ("event", "kind"),
    [("rolled_back", "put_back"), ("audit_truncated", "rows_gone"), ("flood", "flood")],
)
def test_what_is_unusual_by_itself_is_told(rows: Rows, event: str, kind: str) -> None:
    rows.add(event, NOON, found=3, kept=4, count=30, seconds=60)
    assert rows.kinds() == [kind]


def test_times_that_somebody_made_unreadable_end_nothing(rows: Rows) -> None:
    rows.add("exported", NOON)
    rows[0] = AuditRow(1, "yesterday", "exported", {}, "owner")
    rows.add("unlock_failed", NOON, count="many")
    assert rows.kinds() == []


def test_every_kind_has_its_words() -> None:
    for kind in ("night", "failed_unlocks", "new_host", "contact_refused", "many_removed"):
        for part in ("sentence", "next"):
            assert texts.tell(f"activity.unusual.{kind}.{part}", "de", {})


@pytest.fixture
def bench(home: object) -> Iterator[Workbench]:
    with make_bench() as made:
        yield made


def test_what_was_looked_at_does_not_come_back(bench: Workbench) -> None:
    bench.file.audit.record("unlock_failed", count=7)
    assert _amber(bench)
    (found,) = unusual.unusual(bench)
    unusual.mark_seen(bench, found)
    assert unusual.unusual(bench) == []
    assert not _amber(bench)
    row = bench.file.audit.rows()[-1]
    assert (row.event, row.details) == ("unusual_seen", {"kind": found.kind, "row": found.rows[0]})
    bench.file.audit.record("unlock_failed", count=1)
    assert len(unusual.unusual(bench)) == 1


def _amber(bench: Workbench) -> bool:
    items = {item.code: item for item in launch_checklist.check(bench)}
    return items["unusual_activity"].level == "amber"

"""Backups made by themselves: when, where to, how many stay, and what is said when one fails."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.bundle import age_passphrase
from builder.core.backup import Every, State
from builder.core.errors import HushdeskError
from builder.core.progress import CancelToken, Step
from builder.studio import (
    backup_check,
    backup_plan,
    backup_rotation,
    backups,
    launch_checklist,
    restoring,
    retention,
    subject_erasure,
)
from builder.studio.bots import Workbench
from builder.vault import migrations, recovery
from builder.vault.backups import SqlBackups
from builder.vault.botfile import BotFile
from builder.vault.database import open_memory
from builder.vault.memory_store import MemoryStore
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.desk import make_bench, put

CODE = Secret(recovery.spell(b"a code for the tests"))
NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def bench() -> Iterator[Workbench]:
    made = make_bench()
    backups.add_recovery(made, CODE)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A disk that is not always there."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def names(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


def events(bench: Workbench) -> list[str]:
    return [row.event for row in bench.file.audit.newest(limit=10)]


def test_nothing_is_made_without_a_plan(bench: Workbench) -> None:
    assert backup_plan.run(bench) is None
    assert not backup_plan.wants_try(bench)
    assert not backup_plan.standing(bench).late


def test_a_daily_plan_makes_one_a_day_and_looks_whether_it_opens(
    bench: Workbench, stick: Path
) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    assert backup_plan.wants_try(bench)
    made = backup_plan.run(bench)
    assert made is not None
    (listed,) = backups.listing(bench)
    assert (listed.planned, listed.state) == (True, State.WHOLE)
    assert backup_plan.run(bench) is None
    assert backup_plan.run(bench, now=NOW + DAY / 2) is None
    assert backup_plan.run(bench, now=NOW + DAY * 0.95)  # cron is no clockwork
    assert backup_plan.standing(bench, NOW - 9 * DAY).due  # the clock was set back
    assert len(names(stick)) == 2


def test_a_plan_by_exports_makes_one_after_each(bench: Workbench, stick: Path) -> None:
    backup_plan.choose(bench, Every.EXPORT, stick)
    assert backup_plan.run(bench) is None
    bench.file.facts.put("bundle_version", "1")
    assert backup_plan.run(bench) is not None
    assert backup_plan.run(bench) is None


def test_what_is_kept_is_so_many_and_never_what_is_not_ours(bench: Workbench, stick: Path) -> None:
    foreign, own = stick / "Corner Shop 2020-01-01 0000.hushbackup", stick / "by hand.hushbackup"
    foreign.write_bytes(b"not written by us")
    backups.make(bench, own)
    backup_plan.choose(bench, Every.DAILY, stick, keep=2)
    made = [backup_plan.run(bench, now=NOW + n * DAY) for n in range(4)]
    there = {Path(each.file).name for each in made[-2:] if each}
    assert names(stick) == there | {foreign.name, own.name}
    assert "backups_removed" in events(bench)


def test_one_whose_removal_is_cut_off_does_not_stay_in_the_list(
    bench: Workbench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def die(_backups: SqlBackups, _made_id: str) -> None:
        raise Killed

    backup_plan.choose(bench, Every.DAILY, stick, keep=1)
    first = backup_plan.run(bench)
    assert first
    with monkeypatch.context() as patched:
        patched.setattr(SqlBackups, "remove", die)
        with pytest.raises(Killed):
            backup_plan.run(bench, now=NOW + DAY)
    assert not Path(first.file).exists()
    assert first.id not in {each.id for each in backups.listing(bench)}
    backup_plan.run(bench, now=NOW + 2 * DAY)
    assert first.id not in {each.id for each in bench.file.backups.all()}


def test_one_that_was_changed_is_left_and_said(bench: Workbench, stick: Path) -> None:
    backup_plan.choose(bench, Every.DAILY, stick, keep=1)
    first = backup_plan.run(bench)
    assert first
    Path(first.file).write_bytes(b"somebody wrote here")
    backup_plan.run(bench, now=NOW + DAY)
    backup_plan.run(bench, now=NOW + 2 * DAY)
    assert Path(first.file).read_bytes() == b"somebody wrote here"
    states = {each.id: each.state for each in backups.listing(bench)}
    assert states[first.id] is State.DAMAGED
    assert len(names(stick)) == 2


def test_the_last_good_one_stays_whatever_its_age(bench: Workbench, stick: Path) -> None:
    bench.change({"privacy.retention.backups": 30})
    backup_plan.choose(bench, Every.WEEKLY, stick)
    first, second = (backup_plan.run(bench, now=NOW + n * 7 * DAY) for n in range(2))
    assert first
    assert second
    late = NOW + 300 * DAY
    Path(second.file).write_bytes(b"rotten")  # so the older one is the last good one
    assert backup_rotation.rotate(bench.file, keep=7, oldest=late) == 0
    assert Path(first.file).is_file()
    third = backup_plan.run(bench, now=late)
    assert third
    assert names(stick) == {Path(each.file).name for each in (second, third)}


def test_the_days_of_the_policy_let_them_go_without_the_plan(bench: Workbench, stick: Path) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    for n in range(3):
        backup_plan.run(bench, now=NOW + n * DAY)
    backup_plan.choose(bench, Every.OFF)
    past = (datetime.now(UTC) - timedelta(days=400)).isoformat(timespec="seconds")
    bench.file._database.execute("UPDATE backups SET made = ?", (past,))
    assert all(each.past_days for each in backups.listed(bench))
    assert retention.of_file(bench.file).run()["backups"] == 2
    assert len(names(stick)) == 1


def test_a_folder_that_is_away_is_told_kindly_and_tried_again(
    bench: Workbench, stick: Path
) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    away = stick.rename(stick.with_name("elsewhere"))
    assert backup_plan.wants_try(bench)
    with pytest.raises(HushdeskError, match="backup_folder_away"):
        backup_plan.run(bench)
    with pytest.raises(HushdeskError, match="backup_folder_away"):
        backup_plan.run(bench)
    assert events(bench).count("backup_failed") == 1
    assert not backup_plan.wants_try(bench)  # there is no point in it
    assert not backup_plan.is_late(bench)
    assert backup_plan.standing(bench, NOW + 3 * DAY).late
    away.rename(stick)
    assert backup_plan.wants_try(bench)
    assert backup_plan.run(bench)
    assert not backup_plan.standing(bench).plan.trouble


def test_an_empty_name_where_the_disk_hung_is_not_written_to(bench: Workbench, stick: Path) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    plan = bench.file.backups.plan()
    bench.file.backups.save_plan(replace(plan, mount=str(stick)))  # as if a disk had hung there
    with pytest.raises(HushdeskError, match="backup_folder_away"):
        backup_plan.run(bench)
    assert names(stick) == set()


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_written_is_refused_when_it_is_chosen(bench: Workbench) -> None:
    with pytest.raises(HushdeskError, match="not_writable"):
        backup_plan.choose(bench, Every.DAILY, Path("/proc"))


def test_another_trouble_is_late_at_once_and_waits_an_hour(
    bench: Workbench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("builder.bundle.backup.seal", full)
    with pytest.raises(HushdeskError, match="no_space"):
        backup_plan.run(bench)
    assert names(stick) == set()
    late = {item.code: str(item.level) for item in launch_checklist.check(bench)}["backup_late"]
    assert late == "amber"
    assert not backup_plan.wants_try(bench)
    assert backup_plan.wants_try(bench, NOW + 2 * backup_plan.AGAIN)


def test_a_plan_that_nothing_would_open_is_refused(tmp_path: Path) -> None:
    with make_bench("Lonely", filled=False) as lonely:
        for wrong, how in (
            ("backup_opens_nowhere", {"folder": tmp_path}),
            ("backup_folder_missing", {}),
            ("backup_folder_away", {"folder": tmp_path / "none", "passphrase": Secret("words")}),
            ("backup_keep_bad", {"folder": tmp_path, "keep": 0}),
            ("bad_recipient", {"folder": tmp_path, "recipients": ["age1nobody"]}),
        ):
            with pytest.raises(HushdeskError, match=wrong):
                backup_plan.choose(lonely, Every.DAILY, **how)
        assert lonely.file.backups.plan().every is Every.OFF
        assert lonely.file.secrets.get(backup_check.PASSPHRASE) is None


def test_a_passphrase_of_the_plan_is_kept_while_it_seals(
    bench: Workbench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age_passphrase.encrypt_stream, "__kwdefaults__", {"work_factor": 10})
    words = Secret("sealing words of the plan")
    backup_plan.choose(bench, Every.DAILY, stick, passphrase=words)
    made = backup_plan.run(bench)
    assert made
    assert (made.opens, backups.listing(bench)[0].state) == ("passphrase", State.WHOLE)
    bench.file.secrets.remove(backup_check.PASSPHRASE)
    assert backup_check.check(bench, made) is State.SAME
    backup_plan.choose(bench, Every.DAILY, to_code=True)
    assert bench.file.secrets.get(backup_check.PASSPHRASE) is None
    again = backup_plan.run(bench, now=NOW + 2 * DAY)
    assert again
    assert again.opens == "recovery"


def test_a_passphrase_is_worked_out_once_to_restore(
    bench: Workbench, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    monkeypatch.setattr(age_passphrase.encrypt_stream, "__kwdefaults__", {"work_factor": 10})
    sealed = Path(backups.make(bench, stick, passphrase=Secret("words")).file)
    tried = []
    true = pyrage.passphrase.decrypt

    def counted(data: bytes, words: str) -> bytes:
        tried.append(words)
        return bytes(true(data, words))

    monkeypatch.setattr(pyrage.passphrase, "decrypt", counted)
    restoring.restore(sealed, Ways(MemoryStore()), secret=Secret("words"), name="Copy")
    assert tried == ["words"]


def test_one_that_is_stopped_leaves_nothing_and_is_made_next_time(
    bench: Workbench, stick: Path
) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    token, steps = CancelToken(), []

    def stop(step: Step) -> None:
        steps.append(step)
        token.cancel()

    with pytest.raises(HushdeskError, match="cancelled"):
        backup_plan.run(bench, progress=stop, token=token)
    assert [step.stage for step in steps] == ["backing_up"]
    assert names(stick) == set()
    assert backup_plan.run(bench)


def test_what_a_killed_one_left_is_removed_and_nothing_of_another_bot(
    bench: Workbench, stick: Path
) -> None:
    backup_plan.choose(bench, Every.DAILY, stick)
    left = stick / ".Corner Shop 2026-01-01 0200 (2).hushbackup.part"
    other = stick / ".Corner Shop North 2026-01-01 0200.hushbackup.part"
    for each in (left, other):
        each.write_bytes(b"half")
    backup_plan.run(bench)
    assert left.name not in names(stick)
    assert other.name in names(stick)


def test_the_bot_can_be_changed_while_its_backup_is_written(bench: Workbench, stick: Path) -> None:
    """What is written meanwhile neither waits nor gets into the backup."""

    def change(_: Step) -> None:
        if bench.file.documents.by_name("later.md") is None:
            put(bench, "later.md", "It was added while the backup was being written.")

    made = backups.make(bench, stick, progress=change)
    assert backup_check.check(bench, made) is State.WHOLE
    assert bench.file.documents.by_name("later.md")
    back = restoring.restore(Path(made.file), Ways(bench.keyring), secret=CODE, name="Copy")
    assert back.documents == 3


def test_a_backup_lists_that_data_was_erased_since(bench: Workbench, stick: Path) -> None:
    put(bench, "guests.txt", "Ana Ruiz stayed in room nine.")
    backups.make(bench, stick)
    assert not backups.listed(bench)[0].erased_since
    subject_erasure.erase(bench, ["guests.txt"])
    assert backups.listed(bench)[0].erased_since
    bench.file._database.execute("UPDATE tombstones SET at = '2020-01-01T00:00:00+00:00'")
    assert not backups.listed(bench)[0].erased_since


def test_what_came_back_plans_nothing_and_removes_nothing(bench: Workbench, stick: Path) -> None:
    """The bot it was made of may be there still: two plans would remove each other's backups."""
    backup_plan.choose(bench, Every.DAILY, stick, keep=1)
    backup_plan.run(bench)
    made = backup_plan.run(bench, now=NOW + DAY)
    assert made
    back = restoring.restore(Path(made.file), Ways(bench.keyring), secret=CODE, name="Copy")
    with BotFile.open(back.path, keyring=bench.keyring) as copy:
        assert copy.backups.plan().every is Every.OFF
        assert copy.backups.all()
        assert not any(each.planned for each in copy.backups.all())
        assert backup_rotation.rotate(copy, keep=1, oldest=NOW + 999 * DAY) == 0


def test_the_backups_that_an_older_file_remembers_stay_listed() -> None:
    database = open_memory()
    migrations.migrate(database, migrations.BOT[:3])
    row = {"made": "2026-01-02", "size": 2, "sha256": "x", "revision": 1, "documents": 3,
           "opens": "recovery"}  # fmt: skip
    kept = [{**row, "file": "/new é"}, {**row, "file": "/old"}, {"file": "/broken"}, 7]
    database.execute("INSERT INTO facts VALUES ('backups.made', ?)", (json.dumps(kept),))
    migrations.migrate(database, migrations.BOT)
    assert [each.file for each in SqlBackups(database).all()] == ["/new é", "/old"]
    assert database.one("SELECT count(*) FROM facts") == (0,)
    database.close()

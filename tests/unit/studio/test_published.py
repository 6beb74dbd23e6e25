"""Every version that was sealed: remembered, compared, and clean of what is erased."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle import reader
from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock
from builder.core.errors import MachineError, UsageError
from builder.core.pinned import Pair, Pinned
from builder.studio import documents, facts, published, publishing, subject_erasure
from builder.studio.bots import Workbench
from builder.vault import published as vault_published
from builder.vault.secret import Secret
from tests.support.desk import make_bench, put

LOCK = Lock(passphrase=Secret("seven quiet herons cross the estuary"), work_factor=10)
WAIVED = {"no_contact": "a test bot"}


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as made:
        yield made


def export(bench: Workbench, folder: Path, lock: Lock = LOCK) -> int:
    return publishing.export(bench, folder / "b.hush", lock=lock, waivers=WAIVED).version


def told(bench: Workbench, first: int, second: int | None = None) -> list[str]:
    return published.told(published.compared(bench, first, second), "en")


def test_what_was_sealed_is_remembered_with_how_and_for_whom(
    bench: Workbench, tmp_path: Path
) -> None:
    _, host = new_identity()
    export(bench, tmp_path, Lock(recipients=(host,)))
    (entry,) = published.listing(bench)
    row, file = entry.published, tmp_path / "b.hush"
    assert (row.version, row.file, row.size) == (1, "b.hush", file.stat().st_size)
    assert (row.sealed_to, row.recipients[0], len(row.recipients)) == ("recipients", host, 2)
    assert (row.documents, row.passages, row.vectors) == (3, 3, 3)
    assert (row.waivers, row.passed, entry.changes) == (("no_contact",), None, None)


def test_two_versions_are_compared_by_name_and_value(bench: Workbench, tmp_path: Path) -> None:
    export(bench, tmp_path)
    put(bench, "lights.txt", "Lights are fitted while you wait. It takes ten minutes.")
    documents.remove(bench, "prices.pdf")
    bench.change({"privacy.transcripts.days": 7})
    facts.save(bench, Pinned(pairs=(Pair("p1", "Do you hire tandems?", "Yes, by the day."),)))
    export(bench, tmp_path)
    lines = told(bench, 1, 2)
    assert any("from 30 to 7" in line for line in lines)
    assert "Document “lights.txt” added" in lines
    assert "Document “prices.pdf” removed" in lines
    assert any("tandems" in line for line in lines)
    newest, first = published.listing(bench)
    assert published.told(newest.changes or (), "en") == lines
    assert first.changes is None


def test_the_open_bot_is_compared_with_a_version(bench: Workbench, tmp_path: Path) -> None:
    export(bench, tmp_path)
    assert told(bench, 1) == []
    bench.change({"privacy.transcripts.days": 0})
    assert len(told(bench, 1)) == 1


def test_a_number_given_to_an_export_that_failed_is_not_given_again(
    bench: Workbench, tmp_path: Path
) -> None:
    export(bench, tmp_path)
    with pytest.raises(MachineError):
        publishing.export(bench, tmp_path / "none" / "b.hush", lock=LOCK, waivers=WAIVED)
    assert export(bench, tmp_path) == 3
    assert [entry.published.version for entry in published.listing(bench)] == [3, 1]


def test_after_an_older_backup_the_next_version_rises_above_what_a_host_serves(
    bench: Workbench, tmp_path: Path
) -> None:
    export(bench, tmp_path)
    assert not published.learn_version(bench, 1)
    assert not published.learn_version(bench, 2**50)
    assert published.learn_version(bench, 7)
    assert export(bench, tmp_path) == 8


def test_versions_that_were_never_sealed_or_are_too_old_say_so(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_published, "KEPT", 1)
    export(bench, tmp_path)
    export(bench, tmp_path)
    with pytest.raises(UsageError, match="unknown_version"):
        published.compared(bench, 9)
    with pytest.raises(UsageError, match="version_not_kept"):
        published.compared(bench, 1, 2)
    assert [entry.changes for entry in published.listing(bench)] == [None, None]


def test_a_person_who_is_taken_out_is_in_no_version_any_more(
    bench: Workbench, tmp_path: Path
) -> None:
    put(bench, "desk.txt", "Ask for Wilhelmina Krause at the desk. She knows.")
    asked = Pinned(pairs=(Pair("p1", "Who mends tandems?", "Wilhelmina Krause does."),))
    facts.save(bench, asked)
    export(bench, tmp_path)
    facts.save(bench, Pinned())
    export(bench, tmp_path)
    assert "Krause" in _states(bench)
    subject_erasure.take_out(bench, "Wilhelmina Krause", ["desk.txt"])
    assert "Krause" not in _states(bench)
    assert told(bench, 1, 2)


def _states(bench: Workbench) -> str:
    rows = bench.file.published.all()
    keys = {key for row in rows for key in row.parts.values()}
    return json.dumps([bench.file.history.part(key) for key in sorted(keys)], ensure_ascii=False)


def test_the_size_is_told_beforehand_and_comes_near(bench: Workbench, tmp_path: Path) -> None:
    for number in range(40):
        put(bench, f"{number}.txt", f"Page {number} has its own words. " * 30)
    expected = publishing.estimate(bench)
    sealed = publishing.export(bench, tmp_path / "b.hush", lock=LOCK, waivers=WAIVED)
    inside = reader.inspect(tmp_path / "b.hush", passphrase=LOCK.passphrase)["members"]
    real = inside["passages.jsonl"] + inside["vectors.bin"]
    assert abs(expected.size - real) < real / 5
    assert expected.memory == sealed.memory
    assert expected.typed

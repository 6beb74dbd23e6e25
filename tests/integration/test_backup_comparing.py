"""A backup beside the bot of now: what is other is said, and nothing is brought back for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.errors import HushdeskError
from builder.core.pinned import Pair
from builder.core.question_set import TestQuestion
from builder.studio import (
    backup_comparing,
    backups,
    bots,
    documents,
    facts,
    question_sets,
    restoring,
    subject_erasure,
)
from builder.studio.bots import Workbench
from builder.system import paths
from builder.vault import recovery
from builder.vault.botfile import BotFile
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.desk import make_bench, put
from tests.support.sweep import beneath

CODE = Secret(recovery.spell(b"a code for the tests"))


@pytest.fixture
def bench() -> Iterator[Workbench]:
    made = make_bench()
    backups.add_recovery(made, CODE)
    yield made
    made.close()


def test_every_part_that_changed_is_told_in_sentences(bench: Workbench, tmp_path: Path) -> None:
    put(bench, "old.md", "The old price list.")
    sealed = Path(backups.make(bench, tmp_path).file)
    assert backup_comparing.compare(bench, sealed).found == ()
    documents.remove(bench, "hours.md")
    put(bench, "new.md", "The new price list.")
    bench.change({"answers.refuse_below": 0.3})
    facts.save(bench, replace(facts.read(bench), pairs=(Pair("p", "Is it open?", "Yes."),)))
    question_sets.put(bench, TestQuestion("q", "When do you open?", expect=("nine",)))
    found = backup_comparing.compare(bench, sealed, language="en")
    assert {(each.part, each.how, each.name) for each in found.found} == {
        ("settings", "edited", "answers.refuse_below"),
        ("facts", "added", "Is it open?"),
        ("documents", "added", "new.md"),
        ("tests", "added", "When do you open?"),
    }  # what was erased since is told of no more: “hours.md” is nowhere
    assert len(found.told) == 4
    assert (found.documents, found.other) == (4, False)
    assert not list(paths.home().joinpath("compared").iterdir())
    assert [each.stem for each in paths.bots_folder().glob("*.hushbot")] == ["Corner Shop"]


def test_a_copy_is_compared_with_what_it_was_made_of(bench: Workbench, tmp_path: Path) -> None:
    sealed = Path(backups.make(bench, tmp_path).file)
    put(bench, "new.md", "The new price list.")
    back = restoring.restore(sealed, Ways(bench.keyring), secret=CODE, name="Copy")
    fresh = Path(backups.make(bench, tmp_path).file)
    with bots.open_bot(back.path, keyring=bench.keyring, passphrase=None) as copy:
        found = backup_comparing.compare(copy, fresh, secret=CODE)
    assert found.other
    assert {(each.how, each.name) for each in found.found} == {
        ("edited", "name"), ("removed", "new.md"),
    }  # fmt: skip


def test_what_does_not_open_leaves_nothing(bench: Workbench, tmp_path: Path) -> None:
    sealed = Path(backups.make(bench, tmp_path).file)
    sealed.write_bytes(sealed.read_bytes()[:-9])
    with pytest.raises(HushdeskError, match="backup_damaged"):
        backup_comparing.compare(bench, sealed)
    with pytest.raises(HushdeskError, match="backup_missing"):
        backup_comparing.compare(bench, tmp_path / "none.hushbackup")
    assert not list(paths.home().joinpath("compared").iterdir())


def test_no_name_of_what_was_erased_comes_back_in_any_place(
    bench: Workbench, tmp_path: Path
) -> None:
    """Its name stands in the history, in answers of tests, in what the last bundle carried."""
    put(bench, "vanishmark-name.md", "The vanishmark-text tour leaves at noon.")
    put(bench, "stay.md", "The staymark-text tour leaves at one.")
    question_sets.put(bench, TestQuestion("q", "When does the vanishmark-text tour leave?"))
    question_sets.ask_all(bench)
    question_sets.remove(bench, ["q"])
    bench.recorder.keep()
    sealed = Path(backups.make(bench, tmp_path).file)
    control = restoring.restore(sealed, Ways(bench.keyring), secret=CODE, name="Control")
    with BotFile.open(control.path, keyring=bench.keyring) as file:
        key = file.access._key
    marks = ["vanishmark-name", "vanishmark-text"]
    assert beneath(control.path, key, marks)  # before the erasure it is all there
    subject_erasure.erase(bench, ["vanishmark-name.md"])
    bench.close()
    back = restoring.restore(sealed, Ways(bench.keyring), secret=CODE, name="Copy")
    assert (back.erased, back.since, back.unknown) == (1, True, False)
    with BotFile.open(back.path, keyring=bench.keyring) as file:
        parts = [file.history.part(sha) for row in file.history.all() for sha in row.parts.values()]
        assert "vanishmark-name" not in str(parts)
        assert "stay.md" in str(parts)
        key = file.access._key
    assert beneath(back.path, key, ["staymark-text"])
    assert beneath(back.path, key, marks) == []

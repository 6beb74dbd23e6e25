"""Every change a revision with a sentence: compared, brought back, undone, and forgetting."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.errors import PolicyError, UsageError
from builder.core.pinned import Pair, Pinned
from builder.core.question_set import TestQuestion
from builder.studio import bots, corrections, documents, facts, question_sets, subject_erasure
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.history.restoring import Left
from builder.vault import history as vault_history
from builder.vault.audit_log import acting
from builder.vault.memory_store import MemoryStore
from tests.support.embedders import WordEmbedder

HOURS = "We are open from 9:00 to 16:00 on Saturday. Ask for Wilhelmina Krause at the desk."
HI = Pair("p1", "Do you repair tandems?", "Yes, on Mondays.")
FAQ = TestQuestion("q1", "When are you open on Saturday?", expect=("9:00 to 16:00",))


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore, tmp_path: Path) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        add(opened, tmp_path / "hours.txt", HOURS)
        opened.recorder.flush()
        yield opened


def add(bench: Workbench, file: Path, text: str) -> None:
    file.write_text(text)
    list(documents.add(bench, [file]))


def last(bench: Workbench, language: str = "en") -> tuple[str, ...]:
    return restoring.listing(bench, language)[0].sentences


def everything(bench: Workbench) -> str:
    """All that the history holds, as one text."""
    history = bench.file.history
    kept = {key for row in history.all() for key in row.parts.values()}
    return json.dumps([history.part(key) for key in sorted(kept)], ensure_ascii=False)


def test_a_setting_is_told_with_what_it_was_and_is(bench: Workbench) -> None:
    bench.change({"answers.model": "ollama", "answers.model_name": "llama3.2"})
    assert (
        last(bench)
        == (
            "Who writes the answers changed from Quotes from your documents to Ollama",
            "Name of the model changed",
        )
        or "changed from" in last(bench)[0]
    )
    bench.change({"answers.refuse_below": 0.75})
    (told,) = last(bench, "de")
    assert "geändert von 0,5 zu 0,75" in told


def test_facts_tests_and_passages_have_their_sentences(bench: Workbench) -> None:
    facts.save(bench, Pinned(pairs=(HI,)))
    assert last(bench) == ("Question and answer “Do you repair tandems?” added",)
    facts.save(bench, Pinned(pairs=(replace(HI, answer="Yes."),)))
    assert last(bench) == ("Question and answer “Do you repair tandems?” edited",)
    question_sets.put(bench, FAQ)
    assert last(bench) == ("Test question “When are you open on Saturday?” added",)
    question_sets.remove(bench, ["q1"])
    assert last(bench) == ("Test question “When are you open on Saturday?” removed",)
    (chunk,) = documents.passages(bench, documents.listing(bench)[0].id)
    corrections.correct(bench, chunk.id, "We are open from 9:00 to 17:00 on Saturday.")
    assert last(bench) == ("A passage was corrected or switched off",)


def test_documents_added_in_one_go_are_one_revision(bench: Workbench, tmp_path: Path) -> None:
    before = len(restoring.listing(bench))
    for number in range(4):
        add(bench, tmp_path / f"more{number}.txt", f"Cake number {number} costs {number} pounds.")
        bench.recorder.flush()
    found = restoring.listing(bench)
    assert found[0].sentences[0] in {"4 documents added", "5 documents added"}
    assert len(found) <= before + 1


def test_who_did_it_is_kept_and_nothing_is_kept_when_nothing_changed(bench: Workbench) -> None:
    with acting("owner@cli"):
        bench.change({"answers.refuse_below": 0.6})
    row = restoring.listing(bench)[0]
    assert (row.revision.actor, row.current) == ("owner@cli", True)
    bench.change({"answers.refuse_below": 0.6})
    assert restoring.listing(bench)[0].revision.n == row.revision.n


def test_two_revisions_are_compared_in_both_directions(bench: Workbench) -> None:
    first = restoring.listing(bench)[0].revision.n
    bench.change({"answers.refuse_below": 0.6})
    question_sets.put(bench, FAQ)
    second = restoring.listing(bench)[0].revision.n
    found = restoring.compared(bench, first, second)
    assert (found[0].part, found[0].before, found[0].after) == ("settings", 0.5, 0.6)
    assert [each.how for each in restoring.compared(bench, second, first)][-1] == "removed"
    with pytest.raises(UsageError, match="unknown_revision"):
        restoring.compared(bench, first, 999)


def test_everything_an_owner_set_comes_back_and_that_is_a_revision_too(bench: Workbench) -> None:
    facts.save(bench, Pinned(pairs=(HI,)))
    question_sets.put(bench, FAQ)
    (chunk,) = documents.passages(bench, documents.listing(bench)[0].id)
    corrections.correct(bench, chunk.id, "We close at 17:00 on Saturday.")
    good = restoring.listing(bench)[0].revision.n
    facts.save(bench, Pinned())
    question_sets.remove(bench, ["q1"])
    bench.change({"answers.refuse_below": 0.9, "appearance.title": "Other"})
    made = corrections.listing(bench, "hours.txt")[0].correction
    assert made is not None
    corrections.undo(bench, made.id)

    done = restoring.restore(bench, good)

    assert facts.read(bench).pairs == (HI,)
    assert question_sets.questions(bench) == [FAQ]
    assert (bench.spec.answers.refuse_below, bench.spec.appearance.title) == (0.5, "Bakery")
    assert "17:00" in documents.passages(bench, documents.listing(bench)[0].id)[0].text
    assert done.left == []
    entry = restoring.listing(bench)[0]
    assert (entry.revision.cause, entry.revision.about) == ("restored", good)
    with pytest.raises(UsageError, match="nothing_changed"):
        restoring.restore(bench, good)


def test_undo_walks_back_one_change_at_a_time(bench: Workbench) -> None:
    bench.change({"answers.refuse_below": 0.6})
    bench.change({"answers.refuse_below": 0.7})
    entry = restoring.undoable(bench)
    assert entry is not None
    assert "0.6 to 0.7" in entry.sentences[0]
    restoring.undo(bench)
    assert bench.spec.answers.refuse_below == 0.6
    restoring.undo(bench)
    assert bench.spec.answers.refuse_below == 0.5
    bench.change({"answers.refuse_below": 0.8})
    restoring.undo(bench)
    assert bench.spec.answers.refuse_below == 0.5


def test_undoing_an_addition_removes_what_was_added(bench: Workbench, tmp_path: Path) -> None:
    bench.change({"answers.refuse_below": 0.6})
    add(bench, tmp_path / "new.txt", "A new cake costs 9 pounds.")
    done = restoring.undo(bench)
    assert [each.name for each in documents.listing(bench)] == ["hours.txt"]
    assert done.left == []
    assert bench.spec.answers.refuse_below == 0.6


def test_with_nothing_to_undo_it_says_so(keyring: MemoryStore) -> None:
    path = bots.create("Empty", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened, pytest.raises(UsageError, match="undo"):
        restoring.undo(opened)


def test_what_cannot_come_back_is_told_with_its_reason(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path / "erased.txt", "Somebody private lives here.")
    add(bench, tmp_path / "stays.txt", "Nothing private here at all.")
    bench.recorder.flush()
    full = restoring.listing(bench)[0].revision.n
    documents.remove(bench, "hours.txt")
    subject_erasure.erase(bench, ["erased.txt"])
    add(bench, tmp_path / "later.txt", "Added afterwards, about nothing.")

    done = restoring.restore(bench, full)

    codes = {(each.code, each.name) for each in done.left}
    assert Left("document_removed", "hours.txt") in done.left
    assert ("document_erased", subject_erasure.REMOVED) in codes
    assert Left("document_stays", "later.txt") in done.left
    assert "erased.txt" not in everything(bench), "an erased document has no name in the history"


def test_a_person_who_was_taken_out_is_in_no_earlier_revision(bench: Workbench) -> None:
    name = "Wilhelmina Krause"
    bench.change({"business.people": (name,)})
    facts.save(bench, Pinned(pairs=(HI, Pair("p2", "Who runs it?", f"{name} does."))))
    question_sets.put(bench, replace(FAQ, id="q2", question=f"Is {name} in?"))
    with_her = restoring.listing(bench)[0].revision.n
    facts.save(bench, Pinned(pairs=(HI,)))
    question_sets.remove(bench, ["q2"])
    assert name in everything(bench)

    subject_erasure.take_out(bench, name, ["hours.txt"])
    bench.recorder.flush()

    assert name not in everything(bench)
    done = restoring.restore(bench, with_her)
    assert {each.code for each in done.left} == {"person_removed"}
    assert facts.read(bench).pairs == (HI,)
    assert question_sets.questions(bench) == []
    assert bench.spec.business.people == ()


def test_a_removed_documents_corrections_are_in_no_earlier_revision(bench: Workbench) -> None:
    (chunk,) = documents.passages(bench, documents.listing(bench)[0].id)
    corrections.correct(bench, chunk.id, "Secretive words of a correction.")
    assert "Secretive" in everything(bench)
    documents.remove(bench, "hours.txt")
    assert "Secretive" not in everything(bench)


def test_a_state_that_cannot_hold_together_changes_nothing(bench: Workbench) -> None:
    bench.change({"privacy.network": "chosen", "privacy.hosts": ("api.openai.com",)})
    bench.change({"answers.model": "openai", "answers.model_name": "gpt-4o"})
    with pytest.raises(PolicyError, match="policy_conflict"):
        bench.change({"privacy.network": "none"})
    assert bench.spec.answers.model == "openai"


def test_old_revisions_go_and_their_parts_with_them(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_history, "KEPT", 5)
    for number in range(12):
        bench.change({"answers.instructions": f"Rule number {number}."})
    assert len(bench.file.history.all()) == 5
    assert "Rule number 3." not in everything(bench)
    rows = bench.file.history._database.execute("SELECT count(*) FROM history_parts")
    assert rows[0][0] <= 9
    monkeypatch.setattr(vault_history, "LARGEST", 10)
    bench.change({"answers.instructions": "One more."})
    assert len(bench.file.history.all()) == 2


def test_what_a_killed_run_did_not_keep_is_kept_at_the_next_opening(
    bench: Workbench, keyring: MemoryStore, tmp_path: Path
) -> None:
    bench.recorder._last = float("inf")  # as if one had just been kept
    add(bench, tmp_path / "late.txt", "Late cakes are half the price.")
    bench.recorder._waiting = False  # killed: nothing is flushed
    bench.close()
    with bots.open_bot("Bakery", keyring=keyring) as again:
        assert "late.txt" in everything(again)

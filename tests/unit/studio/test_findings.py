"""What was found and decided, with a real bot file and an embedder that remembers its texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from builder.bundle.lock import Lock
from builder.core.document import AddResult, Chunk, Outcome
from builder.core.errors import DocumentError, HushdeskError, PolicyError, UsageError
from builder.core.policy import DocumentData
from builder.core.ports import ChunkVectors
from builder.studio import (
    bots,
    corrections,
    documents,
    findings,
    launch_checklist,
    publishing,
    repairs,
)
from builder.studio.bots import Workbench
from builder.studio.findings import Judged
from builder.studio.launch_checklist import Level
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.embedders import WordEmbedder

MASK, KEEP, OUT = DocumentData.MASK, DocumentData.KEEP, DocumentData.EXCLUDE
ANN, BO, PHONE = "ann.lee@mail.example", "bo.ray@mail.example", "020 7946 0958"
LETTER = f"""# Complaint of {ANN}

We wrote to {ANN} and to {BO} on Monday.

Her number is {PHONE}. Parcels come within three days.
"""


class RecordingEmbedder(WordEmbedder):
    """Remembers every text that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def embed_passages(self, chunks: Sequence[Chunk], **options: Any) -> Iterator[ChunkVectors]:
        self.seen += [f"{chunk.heading} {chunk.text}" for chunk in chunks]
        return super().embed_passages(chunks, **options)


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = RecordingEmbedder()
        yield opened


def seen(bench: Workbench) -> str:
    embedder = bench.bot.retriever.embedder
    assert isinstance(embedder, RecordingEmbedder)
    return "\n".join(embedder.seen)


def add(bench: Workbench, folder: Path, text: str = LETTER, name: str = "letter.md") -> AddResult:
    (folder / name).write_text(text)
    (result,) = documents.add(bench, [folder / name])
    return result


def read(bench: Workbench) -> dict[str, Outcome]:
    return {result.document: result.outcome for result in documents.read_again(bench)}


def found(bench: Workbench, sample: str, name: str = "letter.md") -> Judged:
    (one,) = [e for e in findings.listing(bench, name) if e.found.sample.startswith(sample)]
    return one


def text(bench: Workbench, name: str = "letter.md") -> str:
    document = bench.file.documents.by_name(name)
    assert document is not None
    passages = documents.passages(bench, document.id)
    return "\n".join(f"{passage.heading}: {passage.text}" for passage in passages)


def ask(bench: Workbench) -> None:
    bench.change({"privacy.documents.personal_data": "ask"})


def level(bench: Workbench) -> Level:
    return {item.code: item.level for item in launch_checklist.check(bench)}["undecided_findings"]


def test_findings_are_listed_with_count_place_and_a_masked_sample(
    bench: Workbench, tmp_path: Path
) -> None:
    result = add(bench, tmp_path)

    listed = findings.listing(bench)

    assert [(e.found.entity_type, e.found.sample, e.found.count) for e in listed] == [
        ("EMAIL_ADDRESS", "a…@…example", 2),
        ("EMAIL_ADDRESS", "b…@…example", 1),
        ("PHONE_NUMBER", "…58", 1),
    ]
    assert sum(e.found.count for e in listed) == sum(result.findings.values())
    assert {(e.document, e.action, e.decided) for e in listed} == {("letter.md", MASK, False)}
    assert listed[1].found.places[0].section == "Complaint of [EMAIL_ADDRESS]"
    assert "We wrote to [EMAIL_ADDRESS] and to b…@…example on Monday" in listed[1].found.context
    tally, phones = findings.tallies(listed)
    assert (tally.entity_type, tally.values, tally.count) == ("EMAIL_ADDRESS", 2, 3)
    assert phones.actions == {MASK: 1}


def test_nothing_is_embedded_until_everything_is_decided_and_then_masked(
    bench: Workbench, tmp_path: Path
) -> None:
    ask(bench)

    assert add(bench, tmp_path).outcome is Outcome.REVIEW
    findings.decide(bench, MASK, document="letter.md", entity_type="EMAIL_ADDRESS")
    assert read(bench) == {}
    assert seen(bench) == ""
    findings.decide(bench, MASK, finding_id=found(bench, "…58").found.id)
    assert read(bench) == {"letter.md": Outcome.READY}

    assert "[EMAIL_ADDRESS]" in seen(bench)
    assert not any(each in seen(bench) for each in (ANN, BO, PHONE))


def test_one_finding_is_kept_and_the_others_are_masked(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path)

    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)

    assert [each.name for each in documents.outdated(bench)] == ["letter.md"]
    assert read(bench) == {"letter.md": Outcome.READY}
    assert documents.outdated(bench) == []
    assert f"[EMAIL_ADDRESS] and to {BO} on Monday" in text(bench)
    assert found(bench, "b…").decided
    assert not found(bench, "a…").decided
    assert not any(each in seen(bench) for each in (ANN, PHONE))


def test_a_type_is_decided_for_all_documents_and_for_those_to_come(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    add(bench, tmp_path, "Nothing private stands here at all.", "plain.md")

    findings.decide(bench, OUT, entity_type="PHONE_NUMBER")

    assert read(bench) == {"letter.md": Outcome.READY}
    assert "Her number" not in text(bench)
    assert "Parcels come" in text(bench)
    add(bench, tmp_path, f"Call {PHONE} now. We close at six.", "later.md")
    assert text(bench, "later.md") == "later: We close at six."
    assert documents.outdated(bench) == []


def test_decisions_survive_the_next_read_and_a_changed_file(
    bench: Workbench, tmp_path: Path
) -> None:
    ask(bench)
    add(bench, tmp_path)
    documents.decide(bench, "letter.md", MASK)
    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)
    assert read(bench) == {"letter.md": Outcome.READY}

    changed = add(bench, tmp_path, f"{LETTER}\nWe called {BO.upper()} at +49 30 901820 later.\n")

    assert changed.outcome is Outcome.READY
    assert f"called {BO.upper()} at [PHONE_NUMBER] later" in text(bench)
    assert ANN not in text(bench)


def test_a_new_finding_in_a_changed_file_waits_and_nothing_old_answers_meanwhile(
    bench: Workbench, tmp_path: Path
) -> None:
    ask(bench)
    add(bench, tmp_path)
    findings.decide_each(bench, KEEP, [each.found.id for each in findings.listing(bench)])
    assert read(bench) == {"letter.md": Outcome.READY}

    changed = add(bench, tmp_path, f"{LETTER}\nAlso +49 30 901820.\n")

    assert changed.outcome is Outcome.REVIEW
    assert changed.chunks == 0
    assert text(bench) == ""
    waiting = [each for each in findings.listing(bench) if each.waits]
    assert [each.found.sample for each in waiting] == ["…20"]


def test_export_is_blocked_until_the_owner_has_said_a_word(
    bench: Workbench, tmp_path: Path
) -> None:
    lock = Lock(passphrase=Secret("for the bundle"), work_factor=10)
    bench.change({"contact.email": "us@bakery.example"})
    ask(bench)
    add(bench, tmp_path, "Cakes are made to order.", "cakes.md")
    add(bench, tmp_path)
    assert level(bench) is Level.RED
    assert findings.undecided(bench) == ["letter.md"]
    with pytest.raises(PolicyError, match="launch_blocked"):
        publishing.export(bench, tmp_path / "b.hush", lock=lock)

    documents.decide(bench, "letter.md", MASK)

    assert level(bench) is Level.OK
    assert publishing.export(bench, tmp_path / "b.hush", lock=lock).version == 1


def test_what_was_decided_and_not_read_yet_blocks_too(bench: Workbench, tmp_path: Path) -> None:
    bench.change({"privacy.documents.personal_data": "keep"})
    add(bench, tmp_path)
    assert level(bench) is Level.OK

    findings.decide(bench, MASK, document="letter.md")

    assert level(bench) is Level.RED
    read(bench)
    assert level(bench) is Level.OK
    assert ANN not in text(bench)


def test_leaving_everything_out_takes_the_old_passages_away_and_can_be_undone(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": "keep"})
    add(bench, tmp_path, f"Write to {ANN}.", "one.md")
    assert ANN in text(bench, "one.md")

    result = documents.decide(bench, "one.md", OUT)

    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_all_left_out")
    assert text(bench, "one.md") == ""
    assert [each.action for each in findings.listing(bench, "one.md")] == [OUT]
    assert documents.decide(bench, "one.md", MASK).outcome is Outcome.READY
    assert text(bench, "one.md") == "one: Write to [EMAIL_ADDRESS]."


def test_the_last_word_counts_and_following_the_bot_again_forgets(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    one = found(bench, "a…").found.id
    findings.decide(bench, KEEP, finding_id=one)
    assert findings.decide(bench, OUT, document="letter.md", entity_type="EMAIL_ADDRESS") == 1
    assert found(bench, "a…").action is OUT
    findings.decide(bench, KEEP, finding_id=one)
    assert found(bench, "a…").action is KEEP
    assert found(bench, "b…").action is OUT

    assert findings.decide(bench, None, document="letter.md") == 2

    assert not any(each.decided for each in findings.listing(bench))
    assert documents.outdated(bench) == []


def test_a_setting_does_not_overrule_what_was_decided_but_reaches_the_rest(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    findings.decide(bench, KEEP, document="letter.md", entity_type="PHONE_NUMBER")
    read(bench)

    bench.change({"privacy.documents.personal_data": "exclude"})

    assert read(bench) == {"letter.md": Outcome.READY}
    assert PHONE in text(bench)
    assert "We wrote" not in text(bench)


def test_decisions_go_with_their_document_and_the_others_stay(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    add(bench, tmp_path, f"Write to {BO}.", "other.md")
    findings.decide(bench, KEEP, document="letter.md")
    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)
    findings.decide(bench, KEEP, document="other.md")
    findings.decide(bench, KEEP, entity_type="IBAN_CODE")

    receipt = documents.remove(bench, "letter.md")

    assert receipt.counts["decisions"] == 2
    assert len(bench.file.decisions.all()) == 2
    assert {each.document for each in findings.listing(bench)} == {"other.md"}
    add(bench, tmp_path)
    assert not any(each.decided for each in findings.listing(bench, "letter.md"))


def test_a_copy_of_the_file_has_the_decisions_and_the_key(
    bench: Workbench, keyring: MemoryStore, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)
    before = findings.listing(bench)
    path = bench.file.path
    bench.close()
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in path.parent.glob(f"{path.name}*"):
        shutil.copy(file, copy / file.name)

    with bots.open_bot(copy / path.name, keyring=keyring) as again:
        again.bot.retriever.embedder = RecordingEmbedder()
        assert findings.listing(again) == before
        assert read(again) == {"letter.md": Outcome.READY}
        assert BO in text(again)


def test_no_value_is_kept_in_clear_but_in_the_original(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path)
    findings.decide_each(bench, MASK, [each.found.id for each in findings.listing(bench)])

    database = bench.file._database
    tables = [
        row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    kept = {
        table: repr(database.execute(f"SELECT * FROM {table}"))
        for table in tables
        if table != "originals"
    }
    assert [table for table, rows in kept.items() if "ann.lee" in rows or "0958" in rows] == []


def test_the_owners_corrections_follow_the_decisions(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path)
    findings.decide(bench, KEEP, document="letter.md", entity_type="PHONE_NUMBER")
    read(bench)
    passage = corrections.listing(bench, "letter.md")[0]

    kept = corrections.correct(bench, passage.chunk.id, f"Call {PHONE} or write to {ANN}.")

    assert kept.passage.chunk.text == f"Call {PHONE} or write to [EMAIL_ADDRESS]."


def test_a_document_of_an_earlier_version_is_looked_through_once_more(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path)
    bench.file._database.execute("DELETE FROM findings")

    listed = findings.listing(bench, "letter.md")

    assert [each.found.count for each in listed] == [2, 1, 1]
    assert bench.file.findings.of_document(listed[0].found.document_id)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        ({}, "findings_scope"),
        ({"document": "gone.md"}, "unknown_document"),
        ({"finding_id": "gone"}, "finding_gone"),
        ({"entity_type": "a name"}, "unknown_entity_type"),
    ],
)
def test_a_decision_about_nothing_is_refused(
    bench: Workbench, wanted: dict[str, str], code: str
) -> None:
    with pytest.raises(HushdeskError) as caught:
        findings.decide(bench, MASK, **wanted)
    assert caught.value.code == code
    assert isinstance(caught.value, UsageError | DocumentError)
    assert bench.file.decisions.all() == []


def test_what_waited_and_is_the_businesss_own_waits_no_longer(
    bench: Workbench, tmp_path: Path
) -> None:
    ask(bench)
    add(bench, tmp_path, f"Write to {ANN}.", "own.md")
    add(bench, tmp_path, f"Write to {ANN} or {BO}.", "both.md")

    bench.change({"business.contacts": (ANN,)})

    assert read(bench) == {"both.md": Outcome.REVIEW, "own.md": Outcome.READY}
    assert text(bench, "own.md") == f"own: Write to {ANN}."
    assert documents.outdated(bench) == []


def test_documents_without_an_original_stop_nobody_and_block_nothing(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path, f"Write to {ANN}.", "gone.md")
    add(bench, tmp_path, f"Write to {BO}.", "here.md")
    gone = bench.file.documents.by_name("gone.md")
    assert gone is not None
    chunks = documents.passages(bench, gone.id)
    bench.file.documents.replace(gone, chunks, original=None)  # as from a bundle
    with pytest.raises(DocumentError, match="original_missing"):
        documents.decide(bench, "gone.md", KEEP)
    assert bench.file.decisions.all() == []

    findings.decide(bench, KEEP, entity_type="EMAIL_ADDRESS")

    assert read(bench) == {"here.md": Outcome.READY}
    assert findings.undecided(bench) == []
    assert [each.document for each in findings.listing(bench)] == ["here.md"]


def test_masking_the_rest_leaves_what_was_decided(bench: Workbench, tmp_path: Path) -> None:
    ask(bench)
    add(bench, tmp_path)
    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)

    repairs.repair(bench, "undecided_findings")

    assert level(bench) is Level.OK
    assert f"[EMAIL_ADDRESS] and to {BO} on Monday" in text(bench)
    assert PHONE not in text(bench)


def test_deciding_about_several_is_all_or_nothing(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path)
    ids = [each.found.id for each in findings.listing(bench)]

    with pytest.raises(UsageError, match="finding_gone"):
        findings.decide_each(bench, KEEP, [*ids, "gone"])

    assert bench.file.decisions.all() == []


def test_the_audit_tells_of_decisions_without_their_words(bench: Workbench, tmp_path: Path) -> None:
    add(bench, tmp_path)
    findings.decide(bench, KEEP, finding_id=found(bench, "b…").found.id)
    findings.decide(bench, None, entity_type="PHONE_NUMBER")

    rows = repr(bench.file._database.execute("SELECT event, details FROM audit"))

    assert rows.count("findings_decided") == 2
    assert "bo.ray" not in rows

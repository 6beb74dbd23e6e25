"""Passages switched off and corrected, with a real bot file, bundles and the host's own reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.answering.assembly import assemble
from builder.bundle.lock import Lock
from builder.bundle.reader import open_bundle
from builder.core.conversation import Question
from builder.core.correction import Fit
from builder.core.document import Outcome
from builder.core.errors import DocumentError, MachineError, UsageError
from builder.core.pinned import MEDIA_TYPE, Pair
from builder.studio import bots, bundle_state, corrections, documents, facts, publishing
from builder.studio.bots import Workbench
from builder.studio.corrections import Passage
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.embedders import WordEmbedder

DELIVERY = "We deliver to Leeds within two days for a small fee that you pay at the door."
SERVICE = "A full service of your bicycle costs 89 pounds and takes two working days at most."
GUIDE = f"## Delivery\n\n{DELIVERY}\n\n## Service\n\n{SERVICE}\n"
OWN = "A full service costs 99 pounds. Bring your bicycle before noon."


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore, tmp_path: Path) -> Iterator[Workbench]:
    path = bots.create("Shop", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        opened.bot.retriever.load_keywords()
        read(opened, tmp_path, GUIDE)
        yield opened


def read(bench: Workbench, folder: Path, text: str) -> Outcome:
    (folder / "guide.md").write_text(text)
    (result,) = documents.add(bench, [folder / "guide.md"])
    return result.outcome


def listed(bench: Workbench) -> list[Passage]:
    return corrections.listing(bench, "guide.md")


def states(bench: Workbench) -> list[tuple[int | None, str]]:
    return [(passage.number, passage.state) for passage in listed(bench)]


def asked(bench: Workbench) -> str:
    return bench.bot.answer(Question("How much is a full service?")).text


def test_a_passage_that_is_off_answers_nothing_until_it_is_put_back(bench: Workbench) -> None:
    assert "89 pounds" in asked(bench)
    off = corrections.switch_off(bench, listed(bench)[1].chunk.id)
    assert "89 pounds" not in asked(bench)
    assert states(bench) == [(1, "used"), (2, "off")]
    assert listed(bench)[1].chunk.text == SERVICE
    document = bench.file.documents.by_name("guide.md")
    assert document is not None
    assert document.chunks == 1
    assert off.correction is not None
    corrections.undo(bench, off.correction.id)
    assert "89 pounds" in asked(bench)
    assert states(bench) == [(1, "used"), (2, "used")]
    assert not documents.unfinished(bench)


def test_a_corrected_passage_is_said_found_and_learnt_at_once(bench: Workbench) -> None:
    kept = corrections.correct(bench, listed(bench)[1].chunk.id, f"  {OWN}\u200b ")
    assert kept.findings == {}
    answer = bench.bot.answer(Question("How much is a full service?"))
    assert "99 pounds" in answer.text
    assert answer.sources[0].text == OWN
    assert bench.bot.readiness().complete
    assert states(bench) == [(1, "used"), (2, "corrected")]
    again = corrections.correct(bench, listed(bench)[1].chunk.id, "A service costs 79 pounds.")
    assert again.passage.correction is not None
    assert kept.passage.correction is not None
    assert again.passage.correction.id == kept.passage.correction.id
    assert listed(bench)[1].correction is not None
    corrections.undo(bench, again.passage.correction.id)
    assert "89 pounds" in asked(bench)


def test_corrections_outlive_closing_reading_again_and_a_changed_file(
    bench: Workbench, keyring: MemoryStore, tmp_path: Path
) -> None:
    corrections.correct(bench, listed(bench)[1].chunk.id, OWN)
    bench.close()
    with bots.open_bot("Shop", keyring=keyring) as again:
        again.bot.retriever.embedder = WordEmbedder()
        again.bot.retriever.load_keywords()
        assert "99 pounds" in asked(again)
        again.change({"business.people": ("Ann Lee",)})
        assert [result.outcome for result in documents.read_again(again)] == [Outcome.READY]
        assert "99 pounds" in asked(again)
        new = f"## Parking\n\nThe yard has forty places for cars.\n\n{GUIDE}"
        assert read(again, tmp_path, new) is Outcome.READY
        assert states(again) == [(1, "used"), (2, "used"), (3, "corrected")]
        assert "99 pounds" in asked(again)
        assert "89 pounds" not in asked(again)


def test_a_passage_that_changed_a_little_is_told_until_it_is_confirmed(
    bench: Workbench, tmp_path: Path
) -> None:
    corrections.correct(bench, listed(bench)[1].chunk.id, OWN)
    read(bench, tmp_path, GUIDE.replace("at most", "at the most"))
    correction = listed(bench)[1].correction
    assert correction is not None
    assert correction.fit is Fit.NEAR
    corrections.confirm(bench, correction.id)
    assert listed(bench)[1].correction is not None
    assert bench.file.corrections.of_document(correction.document_id)[0].fit is Fit.EXACT


def test_a_passage_that_is_gone_leaves_its_correction_to_be_seen(
    bench: Workbench, tmp_path: Path
) -> None:
    corrections.correct(bench, listed(bench)[1].chunk.id, OWN)
    read(bench, tmp_path, f"## Delivery\n\n{DELIVERY}\n\n## Service\n\nAsk us about prices.\n")
    assert states(bench) == [(1, "used"), (2, "used"), (None, "gone")]
    assert "99 pounds" not in asked(bench)
    gone = listed(bench)[2]
    assert gone.correction is not None
    assert gone.correction.text == OWN
    read(bench, tmp_path, GUIDE)
    assert states(bench) == [(1, "used"), (2, "corrected")]
    corrections.undo(bench, gone.correction.id)
    assert states(bench) == [(1, "used"), (2, "used")]


def test_a_document_without_a_passage_left_answers_nothing_and_says_why(
    bench: Workbench, tmp_path: Path
) -> None:
    for passage in listed(bench):
        last = corrections.switch_off(bench, passage.chunk.id)
    document = bench.file.documents.by_name("guide.md")
    assert document is not None
    assert (document.outcome, document.error_code) == (Outcome.FAILED, "document_all_off")
    assert read(bench, tmp_path, GUIDE) is Outcome.FAILED
    assert states(bench) == [(1, "off"), (2, "off")]
    assert last.correction is not None
    corrections.undo(bench, last.correction.id)
    document = bench.file.documents.by_name("guide.md")
    assert document is not None
    assert (document.outcome, document.chunks) == (Outcome.READY, 1)
    assert "89 pounds" in asked(bench)


def test_the_owners_words_pass_the_policy(bench: Workbench) -> None:
    chunk_id = listed(bench)[1].chunk.id
    kept = corrections.correct(bench, chunk_id, "Write to ann.lee@mail.example for prices.")
    assert kept.findings == {"EMAIL_ADDRESS": 1}
    assert kept.passage.chunk.text == "Write to [EMAIL_ADDRESS] for prices."
    bench.change({"privacy.documents.personal_data": "exclude"})
    with pytest.raises(UsageError, match="correction_left_out"):
        corrections.correct(bench, chunk_id, "Write to ann.lee@mail.example for prices.")
    list(documents.read_again(bench))
    assert "EMAIL" not in asked(bench)


@pytest.mark.parametrize(
    ("text", "code"), [(" \u200b ", "correction_empty"), ("x" * 4001, "correction_too_long")]
)
def test_what_is_no_passage_is_refused_and_changes_nothing(
    bench: Workbench, text: str, code: str
) -> None:
    with pytest.raises(UsageError) as caught:
        corrections.correct(bench, listed(bench)[1].chunk.id, text)
    assert caught.value.code == code
    assert states(bench) == [(1, "used"), (2, "used")]


def test_what_is_not_there_is_refused(bench: Workbench) -> None:
    with pytest.raises(DocumentError, match="unknown_passage"):
        corrections.switch_off(bench, "nothing")
    with pytest.raises(DocumentError, match="unknown_document"):
        corrections.listing(bench, "nothing")
    for verb in (corrections.undo, corrections.confirm):
        with pytest.raises(UsageError, match="unknown_correction"):
            verb(bench, "nothing")


def test_a_bundle_and_its_host_know_the_corrected_words_alone(
    bench: Workbench, tmp_path: Path
) -> None:
    chunks = listed(bench)
    corrections.switch_off(bench, chunks[0].chunk.id)
    corrections.correct(bench, chunks[1].chunk.id, OWN)
    secret = Secret("for the bundle")
    sealed = publishing.export(
        bench,
        tmp_path / "b.hush",
        lock=Lock(passphrase=secret, work_factor=10),
        waivers={"no_contact": "a test"},
    )
    opened = open_bundle(tmp_path / "b.hush", passphrase=secret, signer=sealed.signer)
    assert [chunk.text for chunk in opened.source.chunks()] == [OWN]
    assert len(list(opened.source.vectors())) == 1
    hosted = assemble(
        opened.spec, opened.source, embedder=WordEmbedder(), door=bench.door, secrets=None
    )
    hosted.retriever.load_keywords()
    assert "99 pounds" in hosted.answer(Question("How much is a full service?")).text
    assert hosted.answer(Question("Do you deliver to Leeds?")).refused
    assert not bundle_state.since_last_bundle(bench)
    corrections.correct(bench, chunks[1].chunk.id, "A full service costs 98 pounds.")
    different = bundle_state.since_last_bundle(bench)
    assert different is not None
    assert [piece.name for piece in different.changed] == ["guide.md"]


def test_without_the_model_a_correction_is_kept_and_its_words_are_those_that_are_found(
    bench: Workbench, keyring: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_bench: Workbench) -> None:
        raise MachineError("model_missing")

    monkeypatch.setattr(Workbench, "load_embedder", missing)
    chunks = listed(bench)
    bench.close()  # writes the words down
    with bots.open_bot("Shop", keyring=keyring) as again:
        again.bot.retriever.load_keywords()
        corrections.switch_off(again, chunks[0].chunk.id)
        with pytest.raises(MachineError, match="model_missing"):
            corrections.correct(again, chunks[1].chunk.id, "We also sharpen skates.")
        assert again.bot.retriever.search("Leeds") == []
        assert [hit.chunk.text for hit in again.bot.retriever.search("skates")] == [
            "We also sharpen skates."
        ]
    with bots.open_bot("Shop", keyring=keyring) as third:
        third.bot.retriever.load_keywords()
        assert third.bot.retriever.search("Leeds") == []
        assert len(third.bot.retriever.search("skates")) == 1


def test_erasing_the_document_erases_what_was_written_about_it(bench: Workbench) -> None:
    corrections.correct(bench, listed(bench)[1].chunk.id, OWN)
    document_id = listed(bench)[0].chunk.document_id
    receipt = documents.remove(bench, "guide.md")
    assert receipt.counts["corrections"] == 1
    assert bench.file.corrections.of_document(document_id) == []


def test_the_audit_tells_of_corrections_without_their_words(bench: Workbench) -> None:
    chunk_id = listed(bench)[1].chunk.id
    kept = corrections.correct(bench, chunk_id, OWN)
    corrections.switch_off(bench, chunk_id)
    assert kept.passage.correction is not None
    corrections.undo(bench, kept.passage.correction.id)
    rows = [row for row in bench.file.audit.rows() if row.event.startswith("passage_")]
    assert [row.event for row in rows] == ["passage_corrected", "passage_off", "passage_restored"]
    assert "pounds" not in str(rows)


def test_a_renamed_document_keeps_its_corrections(bench: Workbench) -> None:
    kept = corrections.correct(bench, listed(bench)[1].chunk.id, OWN)
    document = bench.file.documents.by_name("guide.md")
    assert document is not None
    documents.rename(bench, {document.id: ("prices.md", None)})
    passages = corrections.listing(bench, "prices.md")
    assert [passage.state for passage in passages] == ["used", "corrected"]
    assert kept.passage.correction is not None
    corrections.undo(bench, kept.passage.correction.id)
    restored = corrections.listing(bench, "prices.md")[1]
    assert restored.chunk.heading == "prices › Service"


def test_facts_are_changed_as_facts_and_tell_that_the_last_bundle_lacks_them(
    bench: Workbench,
) -> None:
    bundle_state.note_exported(bench, bundle_state.state(bench))
    pair = Pair("p1", "Do you rent tandems?", "Yes, for 30 pounds a day.")
    facts.save(bench, replace(facts.read(bench), pairs=(pair,)))
    different = bundle_state.since_last_bundle(bench)
    assert different is not None
    assert len(different.added) == 1
    (document,) = [d for d in bench.file.documents.all() if d.media_type == MEDIA_TYPE]
    with pytest.raises(DocumentError, match="unknown_document"):
        corrections.listing(bench, document.name)
    chunk = next(iter(bench.file.chunks.of_document(document.id)))
    with pytest.raises(DocumentError, match="unknown_passage"):
        corrections.switch_off(bench, chunk.id)
    bundle_state.note_exported(bench, bundle_state.state(bench))
    facts.save(bench, replace(facts.read(bench), pairs=(replace(pair, answer="For 35 pounds."),)))
    different = bundle_state.since_last_bundle(bench)
    assert different is not None
    assert len(different.changed) == 1

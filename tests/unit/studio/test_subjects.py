"""A person is found in a bot and taken out of it, with a real bot file and real indexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.core.conversation import Question
from builder.core.document import Outcome
from builder.core.errors import DocumentError, MachineError, UsageError
from builder.core.pinned import Pair
from builder.core.subject_request import Result
from builder.knowledge.folder_changes import Memory
from builder.privacy.erasure import replay
from builder.studio import (
    bots,
    bundle_state,
    corrections,
    documents,
    facts,
    folder_updates,
    folders,
    launch_checklist,
    requests,
    subject_erasure,
    subjects,
)
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.support.embedders import WordEmbedder
from tests.support.stores import HandClock

TEAM = """# Team

Our baker Quill Marrow kneads the sourdough from four o'clock.

The counter is run by Ines. Orders go to quill.marrow@bakery.example by noon.
"""
HOURS = "The bakery opens at seven o'clock on weekdays. On Sundays it stays closed."


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore, tmp_path: Path) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        opened.bot.retriever.load_keywords()
        assert add(opened, tmp_path, **{"team.md": TEAM, "hours.txt": HOURS}) == {
            "team.md": Outcome.READY, "hours.txt": Outcome.READY,
        }  # fmt: skip
        yield opened


def add(bench: Workbench, folder: Path, **texts: str) -> dict[str, Outcome]:
    for name, text in texts.items():
        (folder / name).write_text(text)
    results = documents.add(bench, [folder / name for name in texts])
    return {result.document: result.outcome for result in results}


def told(bench: Workbench, question: str) -> str:
    answer = bench.bot.answer(Question(question))
    return answer.text + "".join(source.text for source in answer.sources)


def test_a_person_is_found_where_passages_are_masked_too(bench: Workbench) -> None:
    found = subjects.find(bench, "quill.marrow@bakery.example")
    (hit,) = found.documents
    assert hit.document.name == "team.md"
    assert [(m.where, m.text) for m in hit.mentions] == [
        (
            "original",
            "The counter is run by Ines. Orders go to quill.marrow@bakery.example by noon.",
        )
    ]
    assert hit.passages == ()  # visitors are not told: the passage is masked
    assert "[EMAIL_ADDRESS]" in "".join(c.text for c in documents.passages(bench, hit.document.id))


def test_what_is_found_can_be_handed_out_and_holds_no_other_lines(bench: Workbench) -> None:
    data = subjects.as_data(subjects.find(bench, "Quill Marrow"))
    assert data["schema"] == {"name": "hushdesk.person-in-documents", "version": 1}
    (hit,) = data["documents"]
    assert hit["document"] == "team.md"
    assert "Ines" not in str([m["text"] for m in hit["mentions"] if "@" not in m["text"]])
    assert "seven o'clock" not in str(data)


def test_facts_settings_corrections_and_names_are_searched(
    bench: Workbench, tmp_path: Path
) -> None:
    add(bench, tmp_path, **{"Marrow Quill cv.txt": "Born to bake."})
    pair = Pair("p1", "Who bakes?", "Quill Marrow does.")
    facts.save(bench, replace(facts.read(bench), pairs=(pair,)))
    bench.change({"business.people": ("Quill Marrow",)})
    (chunk,) = bench.file.chunks.of_document(bench.file.documents.by_name("hours.txt").id)  # type: ignore[union-attr]
    corrections.correct(bench, chunk.id, "Quill Marrow opens at eight.")
    found = subjects.find(bench, "Quill Marrow")
    assert [hit.document.name for hit in found.documents] == [
        "Marrow Quill cv.txt", "hours.txt", "team.md",
    ]  # fmt: skip
    assert found.documents[0].named
    assert found.facts == ("Who bakes?\nQuill Marrow does.",)
    assert "business.people" in found.settings


def test_who_stands_nowhere_is_not_found_and_the_audit_names_nobody(bench: Workbench) -> None:
    assert subjects.find(bench, "Somebody Else").nothing
    subjects.find(bench, "Quill Marrow")
    assert "Quill" not in str(bench.file.audit.rows())
    with pytest.raises(UsageError, match="identifier_short"):
        subjects.find(bench, "Q")


def test_a_person_is_taken_out_and_the_rest_goes_on_answering(bench: Workbench) -> None:
    bench.change({"business.people": ("Quill Marrow",)})  # named on purpose, so not masked
    list(documents.read_again(bench))
    assert "Quill Marrow" in told(bench, "Who kneads the sourdough?")
    receipt = subject_erasure.take_out(bench, "Quill Marrow", ["team.md"])
    assert receipt.counts["originals"] == 1
    assert receipt.counts["passages"] >= 1
    assert receipt.subject.startswith("person:")
    answer = told(bench, "Who kneads the sourdough?")
    assert "Quill" not in answer
    assert "kneads the sourdough" in answer
    document = bench.file.documents.by_name("team.md")
    assert document is not None
    assert bench.file.chunks.counts(document.id)[0] == bench.file.chunks.counts(document.id)[1]
    for chunk in bench.file.chunks.of_document(document.id):
        assert all(text.strip() for text in chunk.sentence_texts())
    left = subjects.find(bench, "Quill Marrow")
    assert left.nothing  # nor does a list of the business's own name them any more
    assert left.unsearched == (("team.md", "original_missing"),)


def test_a_document_without_its_original_is_not_read_again_when_rules_change(
    bench: Workbench,
) -> None:
    subject_erasure.take_out(bench, "Quill Marrow", ["team.md"])
    bench.change({"privacy.documents.personal_data": "keep"})
    assert [document.name for document in documents.outdated(bench)] == ["hours.txt"]
    assert [result.document for result in documents.read_again(bench)] == ["hours.txt"]


def test_an_erased_document_does_not_come_back_by_itself(bench: Workbench, tmp_path: Path) -> None:
    receipt = subject_erasure.erase(bench, ["team.md"])
    assert receipt.counts["documents"] == 1
    assert "sourdough" not in told(bench, "Who kneads the sourdough?")
    (result,) = documents.add(bench, [tmp_path / "team.md"])
    assert (result.outcome, result.error_code) == (Outcome.SKIPPED, "erased_before")
    assert result.error_params["when"].startswith("20")
    (tmp_path / "copy.md").write_text(TEAM)  # the same under another name
    assert add(bench, tmp_path, **{"copy.md": TEAM}) == {"copy.md": Outcome.SKIPPED}
    assert add(bench, tmp_path, **{"team.md": TEAM + "New."}) == {"team.md": Outcome.SKIPPED}
    assert bench.file.documents.by_name("team.md") is None
    assert subject_erasure.readmit(bench, [tmp_path / "team.md"]) == 1
    assert add(bench, tmp_path, **{"team.md": TEAM + "New."}) == {"team.md": Outcome.READY}


def test_a_newer_file_does_not_bring_back_who_was_taken_out(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"business.people": ("Quill Marrow",)})
    subject_erasure.take_out(bench, "Quill Marrow", ["team.md"])
    assert add(bench, tmp_path, **{"team.md": TEAM}) == {"team.md": Outcome.UNCHANGED}
    assert add(bench, tmp_path, **{"team.md": TEAM + "New."}) == {"team.md": Outcome.SKIPPED}
    assert "Quill" not in told(bench, "Who kneads the sourdough?")


def test_a_watched_folder_does_not_bring_back_what_was_erased(
    bench: Workbench, tmp_path: Path
) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    (watched / "staff.md").write_text(TEAM.replace("Quill", "Sorrel"))
    folders.watch(bench, watched)
    clock = HandClock(datetime.now(UTC))

    def follow() -> list[tuple[Outcome, str | None]]:
        memory, changes = Memory(), []
        for _ in range(2):  # a file has to stand still from one look to the next
            clock.forward(60)
            changes = folders.look(bench, memory, clock=clock).changes
        done = [each.result for each in folder_updates.apply(bench, changes)]
        return [(each.outcome, each.error_code) for each in done if each is not None]

    assert follow() == [(Outcome.READY, None)]
    (name,) = [d.name for d in documents.listing(bench) if d.name.endswith("staff.md")]
    subject_erasure.erase(bench, [name])
    (watched / "staff.md").write_text(TEAM.replace("Quill", "Sorrel") + "Changed.")
    assert all(each == (Outcome.SKIPPED, "erased_before") for each in follow())
    assert not [d for d in documents.listing(bench) if d.name.endswith("staff.md")]


def test_a_restored_copy_of_a_bot_loses_again_what_was_removed_since(bench: Workbench) -> None:
    kept = bench.file.documents.by_name("hours.txt")
    assert kept is not None
    chunks = list(bench.file.chunks.of_document(kept.id))
    documents.remove(bench, "hours.txt")
    bench.file.documents.replace(kept, chunks, original=b"as the older copy had it")
    ids = [each.id for each in bench.file.documents.all()]
    (receipt,) = replay(bench.file.tombstones.erased, places=documents.places(bench), documents=ids)
    assert receipt.subject == f"document:{kept.id}"
    assert [each.name for each in documents.listing(bench)] == ["team.md"]


def test_a_bundle_that_still_holds_what_was_erased_is_told_and_forgets_the_name(
    bench: Workbench, tmp_path: Path
) -> None:
    assert not subject_erasure.still_published(bench)
    bundle_state.note_exported(bench, bundle_state.state(bench))
    assert not subject_erasure.still_published(bench)
    subject_erasure.take_out(bench, "Quill Marrow", ["team.md"])
    assert subject_erasure.still_published(bench)
    assert levels(bench)["documents_changed"] == "amber"
    bundle_state.note_exported(bench, bundle_state.state(bench))
    subject_erasure.erase(bench, ["hours.txt"])
    different = bundle_state.since_last_bundle(bench)
    assert different is not None
    assert different.names() == (subject_erasure.REMOVED,)
    assert "hours.txt" not in (bench.file.facts.get("exported_state") or "")


def test_an_unknown_document_stops_everything_before_anything_is_erased(bench: Workbench) -> None:
    with pytest.raises(DocumentError, match="unknown_document"):
        subject_erasure.erase(bench, ["hours.txt", "none.txt"])
    with pytest.raises(DocumentError, match="unknown_document"):
        subject_erasure.take_out(bench, "Quill Marrow", ["team.md", "none.txt"])
    assert len(documents.listing(bench)) == 2
    assert bench.file.originals.has(bench.file.documents.by_name("team.md").id)  # type: ignore[union-attr]


def levels(bench: Workbench) -> dict[str, str]:
    return {item.code: item.level for item in launch_checklist.check(bench)}


def test_open_requests_are_told_in_the_checklist(bench: Workbench) -> None:
    today = datetime.now(UTC).date()
    assert levels(bench)["requests_overdue"] == levels(bench)["requests_due"] == "ok"
    soon = (today - timedelta(days=25)).isoformat()
    requests.add(bench, "access", person="Ana", received=soon)
    assert levels(bench)["requests_due"] == "amber"
    late = (today - timedelta(days=40)).isoformat()
    made = requests.add(bench, "access", person="Bo", received=late)
    assert levels(bench)["requests_overdue"] == "red"
    assert [each.request.person for each in requests.listing(bench)] == ["Bo", "Ana"]
    requests.close(bench, made.request.id, "refused", "not a customer")
    assert levels(bench)["requests_overdue"] == "ok"
    assert [each.request.person for each in requests.listing(bench)] == ["Ana", "Bo"]


def test_every_request_has_its_letters_in_every_language(bench: Workbench) -> None:
    for kind in requests.KINDS:
        made = requests.add(bench, kind, person="Ana Ruiz", law="ccpa")
        for language, state in (("en", "California"), ("de", "Kalifornien"), ("es", "California")):
            for which in requests.LETTERS:
                text = requests.letter(bench, made.request.id, which, language)
                assert "Ana Ruiz" in text
                assert "Bakery" in text
                assert "{" not in text
            partly = replace(made.request, result=Result.PARTLY, reason="the rest is an invoice")
            bench.file.requests.save(partly)
            text = requests.letter(bench, made.request.id, "answer", language)
            assert "the rest is an invoice" in text
            assert state in text
            bench.file.requests.save(made.request)


def test_a_letter_is_signed_by_the_business(bench: Workbench) -> None:
    made = requests.add(bench, "access", person="Ana Ruiz")
    bench.change({"business.name": "Crumb & Sons Ltd"})
    assert requests.letter(bench, made.request.id, "received", "en").endswith("Crumb & Sons Ltd")


def test_a_request_is_found_by_its_short_reference_and_forgotten_when_wrong(
    bench: Workbench,
) -> None:
    made = requests.add(bench, "erasure", person="Ana Ruiz", note="everything")
    short = made.request.id[-6:].upper()
    assert requests.get(bench, short).request == made.request
    receipt = subject_erasure.take_out(bench, "Quill Marrow", ["team.md"])
    assert requests.proven(bench, short, "taken_out", receipt).request.receipts == (receipt.sha256,)
    requests.remove(bench, short)
    with pytest.raises(UsageError, match="unknown_request"):
        requests.get(bench, short)
    assert "Ana" not in str(bench.file.audit.rows())


def test_closed_requests_go_after_their_days_when_the_bot_is_opened(
    keyring: MemoryStore, bench: Workbench
) -> None:
    today = datetime.now(UTC).date()
    old = requests.add(bench, "access", person="Ana", received="2020-01-01")
    kept = requests.add(bench, "access", person="Bo", received="2020-01-01")
    closed = requests.close(bench, old.request.id, "refused", "no").request
    longer = replace(closed, closed=today - timedelta(days=1096))
    bench.file.requests.save(longer)
    path = bench.file.path
    bench.close()
    with bots.open_bot(path, keyring=keyring) as again:
        assert [s.request.person for s in requests.listing(again)] == ["Bo"]
        assert kept.request.closed is None
        rows = [dict(r.details) for r in again.file.audit.rows() if r.event == "retention"]
        assert rows == [{"requests": 1}]


def test_a_person_leaves_titles_headings_and_corrections_too(
    bench: Workbench, tmp_path: Path
) -> None:
    page = (
        "<html><head><title>Interview with Quill Marrow</title></head><body><main>"
        "<h1>Quill Marrow at work</h1><p>The oven is lit at three in the morning every day.</p>"
        "<h2>Flour</h2><p>We buy our flour from the mill down the river, as we always did.</p>"
        "</main></body></html>"
    )
    bench.change({"privacy.documents.personal_data": "keep"})
    assert add(bench, tmp_path, **{"interview.html": page}) == {"interview.html": Outcome.READY}
    document = bench.file.documents.by_name("interview.html")
    assert document is not None
    for chunk in list(bench.file.chunks.of_document(document.id)):
        if "flour" in chunk.text:
            corrections.correct(bench, chunk.id, "Ask Quill Marrow about flour.")
    (hit,) = subjects.find(bench, "Quill Marrow").documents[:1]
    assert hit.named
    receipt = subject_erasure.take_out(bench, "Quill Marrow", ["interview.html"])
    assert {"titles", "corrections", "originals", "passages"} <= set(receipt.counts)
    cleaned = bench.file.documents.by_name("interview.html")
    assert cleaned is not None
    assert "Quill" not in str(cleaned)
    assert "Quill" not in str(list(bench.file.chunks.of_document(document.id)))
    assert "The oven is lit at three" in told(bench, "When is the oven lit?")


def test_whole_folders_and_pages_come_back_when_the_owner_says_so(
    bench: Workbench, tmp_path: Path
) -> None:
    subject_erasure.erase(bench, ["team.md"])
    bench.file.tombstones.put("name", "bakery.example/team", datetime.now(UTC))
    assert subject_erasure.readmit(bench, [tmp_path], ["https://bakery.example/team"]) == 2
    assert subject_erasure.readmit(bench, [tmp_path], ["https://bakery.example/team"]) == 0
    with pytest.raises(MachineError, match="file_unreadable"):
        subject_erasure.readmit(bench, [tmp_path / "gone.md"])


def test_what_no_request_can_be_is_refused(bench: Workbench) -> None:
    made = requests.add(bench, "access", person="Ana")
    with pytest.raises(UsageError, match="bad_choice"):
        requests.letter(bench, made.request.id, "sonnet", "en")
    with pytest.raises(UsageError, match="bad_choice"):
        requests.deadline("lgpd", "")
    with pytest.raises(UsageError, match="bad_date"):
        requests.deadline("gdpr", "tomorrow")
    assert requests.deadline("gdpr", "2026-01-31").isoformat() == "2026-02-28"
    assert requests.deadline("ccpa", "") > datetime.now(UTC).date()

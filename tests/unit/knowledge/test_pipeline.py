from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from builder.core.document import (
    AddResult,
    Chunk,
    Document,
    Finding,
    LoadedDocument,
    Outcome,
    Section,
)
from builder.core.errors import Cancelled, DocumentError, MachineError
from builder.core.journal import FileState
from builder.core.policy import DocumentData, DocumentsPolicy, PrivacyPolicy
from builder.core.ports import ChunkVectors
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.intake import Found
from builder.knowledge.pipeline import Pipeline
from builder.knowledge.queue import Queue
from builder.knowledge.wire import Parsed
from tests.support.embedders import WordEmbedder
from tests.support.repositories import MemoryChunks, MemoryDocuments, RecordingIndex
from tests.support.stores import HandClock


class AtFinder:
    """Takes every word with an @ for personal data."""

    def find(self, text: str) -> list[Finding]:
        start, found = 0, []
        for word in text.split(" "):
            if "@" in word:
                found.append(Finding("EMAIL_ADDRESS", start, start + len(word), 1.0))
            start += len(word) + 1
        return found


def parse_here(data: bytes, name: str, **_: Any) -> Parsed:
    """Reads without a child; the text says what should go wrong."""
    text = data.decode()
    if text.startswith("fail "):
        raise DocumentError(text.split()[1])
    if text.startswith("surprise"):
        raise ZeroDivisionError(text)
    sections = tuple(Section(part) for part in text.split("|"))
    return Parsed("text/plain", LoadedDocument(sections, title=None, pages=len(sections)))


class Bench:
    """A pipeline over repositories in memory."""

    def __init__(self, folder: Path, **options: Any) -> None:
        self.folder = folder
        self.documents = MemoryDocuments()
        self.chunks = MemoryChunks(self.documents, loses=options.pop("loses", 0))
        self.queue = Queue(self.documents.journal)
        self.index = RecordingIndex()
        self.embedder = WordEmbedder()
        self.options: dict[str, Any] = {"embedder": self.embedder, "parse": parse_here} | options
        self.action = DocumentData.MASK

    @property
    def pipeline(self) -> Pipeline:
        return Pipeline(
            documents=self.documents,
            chunks=self.chunks,
            queue=self.queue,
            detector=AtFinder(),
            policy=PrivacyPolicy(documents=DocumentsPolicy(personal_data=self.action)),
            indexes=[self.index],
            clock=HandClock(),
            **self.options,
        )

    def write(self, **files: str) -> list[Path]:
        paths = [self.folder / name.replace("_", ".") for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            path.write_text(text)
        return paths

    def add(self, *paths: Path, **options: Any) -> dict[str, AddResult]:
        results = list(self.pipeline.add(paths, **options))
        assert len({result.document for result in results}) == len(results)
        return {result.document: result for result in results}

    def record(self, name: str) -> Document:
        document = self.documents.by_name(name)
        assert document is not None
        return document

    def texts(self, name: str) -> list[str]:
        return [chunk.text for chunk in self.documents.of_document(self.record(name).id)]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_file_becomes_passages_with_vectors_and_only_then_is_ready(bench: Bench) -> None:
    (path,) = bench.write(hours_txt="We open at 9.")

    result = bench.add(path)["hours.txt"]

    assert (result.outcome, result.chunks, result.error_code) == (Outcome.READY, 1, None)
    record = bench.record("hours.txt")
    assert bench.chunks.counts(record.id) == (1, 1)
    assert record.outcome is Outcome.READY
    assert (record.words, record.pages, record.size, record.media_type) == (4, 1, 13, "text/plain")
    assert record.added == "2026-01-01T00:00:00+00:00"
    assert record.source == str(path)
    assert bench.documents.originals[record.id] == b"We open at 9."
    assert [told[0] for told in bench.index.told] == ["put", "vectors"]


def test_every_file_has_one_outcome_and_none_blocks_another(bench: Bench) -> None:
    bench.write(
        a_txt="Text.",
        b_txt="fail document_encrypted",
        c_txt="surprise with a MARKER",
        d_txt="More.",
        e_txt="",
    )
    (bench.folder / ".hidden").write_text("x")

    results = bench.add(bench.folder, bench.folder / "gone.txt")

    assert {name: (str(r.outcome), r.error_code) for name, r in results.items()} == {
        "a.txt": ("ready", None),
        "b.txt": ("failed", "document_encrypted"),
        "c.txt": ("failed", "document_damaged"),
        "d.txt": ("ready", None),
        "e.txt": ("failed", "document_empty"),
        ".hidden": ("skipped", "document_hidden"),
        "gone.txt": ("failed", "document_missing"),
    }
    assert results["c.txt"].error_params == {"detail": "ZeroDivisionError"}
    assert bench.record("b.txt").error_code == "document_encrypted"
    assert bench.documents.by_name(".hidden") is None
    assert bench.documents.by_name("gone.txt") is None


def test_nothing_to_do_is_no_work(bench: Bench) -> None:
    assert bench.add() == {}


def test_an_unchanged_file_is_left_alone(bench: Bench) -> None:
    (path,) = bench.write(a_txt="Text a@b here.")
    bench.add(path)
    before = bench.record("a.txt")

    result = bench.add(path)["a.txt"]

    assert (result.outcome, result.chunks) == (Outcome.UNCHANGED, 1)
    assert result.findings == {"EMAIL_ADDRESS": 1}
    assert bench.record("a.txt") == before
    assert bench.embedder.embedded == 1


def test_a_changed_file_takes_the_old_one_s_place(bench: Bench) -> None:
    (path,) = bench.write(a_txt="Old text.")
    bench.add(path)
    old = bench.record("a.txt")
    bench.write(a_txt="New text.")

    assert bench.add(path)["a.txt"].outcome is Outcome.READY

    new = bench.record("a.txt")
    assert (new.id, bench.texts("a.txt")) == (old.id, ["New text."])
    assert len(bench.documents.passages) == len(bench.documents.vectors) == 1
    assert list(bench.index.passages.values()) == ["New text."]
    assert "forget" not in [told[0] for told in bench.index.told], "nothing answered for a moment"


def test_a_broken_new_version_does_not_silence_the_old_one(bench: Bench) -> None:
    (path,) = bench.write(a_txt="Good text.")
    bench.add(path)
    bench.write(a_txt="fail document_damaged")

    assert bench.add(path)["a.txt"].error_code == "document_damaged"

    assert bench.record("a.txt").outcome is Outcome.READY
    assert bench.texts("a.txt") == ["Good text."]


def test_a_failed_file_is_tried_again(bench: Bench) -> None:
    (path,) = bench.write(a_txt="fail document_timeout")
    bench.add(path)
    failed = bench.record("a.txt")
    bench.options["parse"] = lambda data, name, **_: parse_here(b"Text.", name)

    assert bench.add(path)["a.txt"].outcome is Outcome.READY
    assert bench.record("a.txt").id == failed.id
    assert bench.record("a.txt").error_code is None


def test_the_same_content_under_another_name_is_read_once(bench: Bench) -> None:
    one, two = bench.write(a_txt="Text.", b_txt="Text.")

    first = bench.add(one)
    second = bench.add(two)

    assert first["a.txt"].outcome is Outcome.READY
    assert second["b.txt"].outcome is Outcome.SKIPPED
    assert second["b.txt"].error_code == "document_duplicate"
    assert second["b.txt"].error_params == {"other": "a.txt"}
    assert bench.documents.by_name("b.txt") is None


@pytest.mark.parametrize(
    ("action", "text"),
    [
        (DocumentData.MASK, "Write to [EMAIL_ADDRESS] now. Or come."),
        (DocumentData.EXCLUDE, "Or come."),
        (DocumentData.KEEP, "Write to a@b.example now. Or come."),
    ],
)
def test_personal_data_is_settled_before_anything_is_kept(
    bench: Bench, action: DocumentData, text: str
) -> None:
    bench.action = action

    result = bench.add(*bench.write(a_txt="Write to a@b.example now. Or come."))["a.txt"]

    assert result.findings == {"EMAIL_ADDRESS": 1}
    assert bench.texts("a.txt") == [text]
    assert list(bench.index.passages.values()) == [text]
    assert bench.record("a.txt").findings_decided


def test_a_file_of_nothing_but_personal_data_is_not_ready_with_nothing(bench: Bench) -> None:
    bench.action = DocumentData.EXCLUDE

    result = bench.add(*bench.write(a_txt="Write to a@b.example now."))["a.txt"]

    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_all_left_out")


def test_asking_keeps_the_original_and_makes_nothing_answerable(bench: Bench) -> None:
    bench.action = DocumentData.ASK
    paths = bench.write(a_txt="Write to a@b.example now.", b_txt="No data.")

    results = bench.add(*paths)

    assert results["a.txt"].outcome is Outcome.REVIEW
    assert results["a.txt"].findings == {"EMAIL_ADDRESS": 1}
    assert results["b.txt"].outcome is Outcome.READY
    record = bench.record("a.txt")
    assert not record.findings_decided
    assert bench.documents.originals[record.id] == b"Write to a@b.example now."
    assert bench.texts("a.txt") == []
    assert [told[1] for told in bench.index.told if told[0] == "put"] == ["b.txt"]


def test_the_owner_s_decision_reads_the_original_again(bench: Bench) -> None:
    bench.action = DocumentData.ASK
    bench.add(*bench.write(a_txt="Write to a@b.example now."))
    record = bench.record("a.txt")
    original = bench.documents.originals[record.id]

    result = bench.pipeline.read_again(record, original, policy=DocumentsPolicy(DocumentData.MASK))

    assert result.outcome is Outcome.READY
    assert bench.texts("a.txt") == ["Write to [EMAIL_ADDRESS] now."]
    assert bench.record("a.txt").id == record.id
    assert bench.record("a.txt").findings_decided
    assert bench.documents.originals[record.id] == original


def test_a_decision_that_leaves_nothing_changes_nothing(bench: Bench) -> None:
    bench.action = DocumentData.ASK
    bench.add(*bench.write(a_txt="Write to a@b.example now."))
    record = bench.record("a.txt")
    original = bench.documents.originals[record.id]

    result = bench.pipeline.read_again(
        record, original, policy=DocumentsPolicy(DocumentData.EXCLUDE)
    )
    asked = bench.pipeline.read_again(record, original, policy=DocumentsPolicy(DocumentData.ASK))

    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_all_left_out")
    assert asked.outcome is Outcome.REVIEW
    assert bench.record("a.txt").outcome is Outcome.REVIEW


def test_a_file_that_waited_for_a_word_is_read_again_under_a_new_policy(bench: Bench) -> None:
    bench.action = DocumentData.ASK
    paths = bench.write(a_txt="Write to a@b.example now.")
    bench.add(*paths)
    bench.action = DocumentData.MASK

    assert bench.add(*paths)["a.txt"].outcome is Outcome.READY


def test_without_a_model_passages_answer_by_words_and_wait(bench: Bench) -> None:
    bench.options["embedder"] = None
    paths = bench.write(a_txt="Text.", b_txt="More.")

    results = bench.add(*paths)

    assert {r.error_code for r in results.values()} == {"document_waiting"}
    assert {r.outcome for r in results.values()} == {Outcome.FAILED}
    assert sorted(bench.index.passages.values()) == ["More.", "Text."]
    assert len(bench.chunks.without_vectors()) == 2

    bench.options["embedder"] = bench.embedder
    resumed = {r.document: r.outcome for r in bench.pipeline.resume()}
    assert resumed == {"a.txt": Outcome.READY, "b.txt": Outcome.READY}
    assert bench.chunks.without_vectors() == []
    assert list(bench.pipeline.resume()) == []


def test_an_unchanged_file_without_vectors_gets_them(bench: Bench) -> None:
    bench.options["embedder"] = None
    paths = bench.write(a_txt="Text.")
    bench.add(*paths)
    bench.options["embedder"] = bench.embedder

    assert bench.add(*paths)["a.txt"].outcome is Outcome.READY
    assert bench.chunks.without_vectors() == []


def test_the_model_is_loaded_beside_the_reading_and_words_do_not_wait_for_it(
    bench: Bench,
) -> None:
    told = threading.Event()
    threads = []

    class Telling(RecordingIndex):
        def put(self, document: Document, chunks: Sequence[Chunk]) -> None:
            super().put(document, chunks)
            told.set()

    def load() -> WordEmbedder:
        threads.append(threading.current_thread())
        assert told.wait(30), "the words waited for the model"
        return bench.embedder

    bench.index = Telling()
    bench.options["embedder"] = load

    assert bench.add(*bench.write(a_txt="Text."))["a.txt"].outcome is Outcome.READY
    assert threads[0] is not threading.current_thread()


def test_a_model_that_is_not_needed_is_not_loaded(bench: Bench) -> None:
    paths = bench.write(a_txt="Text.")
    bench.add(*paths)
    bench.options["embedder"] = lambda: pytest.fail("loaded for nothing")

    assert bench.add(*paths, bench.folder / "gone")["a.txt"].outcome is Outcome.UNCHANGED


def test_a_missing_model_is_told_for_each_file_and_words_answer(bench: Bench) -> None:
    def load() -> WordEmbedder:
        raise MachineError("model_missing", folder="x")

    bench.options["embedder"] = load

    result = bench.add(*bench.write(a_txt="Text."))["a.txt"]

    assert (result.outcome, result.error_code) == (Outcome.FAILED, "model_missing")
    assert result.error_params == {"folder": "x"}
    assert list(bench.index.passages.values()) == ["Text."]


def test_what_cannot_be_counted_back_is_not_ready(tmp_path: Path) -> None:
    bench = Bench(tmp_path, loses=1)

    result = bench.add(*bench.write(a_txt="Text."))["a.txt"]

    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_incomplete")
    assert result.error_params == {"missing": "1"}


def test_a_document_removed_while_it_is_read_is_not_ready(bench: Bench) -> None:
    class Removing(RecordingIndex):
        def put_vectors(self, vectors: Sequence[ChunkVectors]) -> None:
            bench.documents.remove(bench.record("a.txt").id)

    bench.index = Removing()

    result = bench.add(*bench.write(a_txt="Text."))["a.txt"]

    assert (result.outcome, result.error_code) == (Outcome.SKIPPED, "document_removed")


def test_progress_names_the_documents(bench: Bench) -> None:
    steps: list[Step] = []

    bench.add(*bench.write(a_txt="Text.", b_txt="More."), progress=steps.append)

    assert [(s.done, s.total, s.item) for s in steps if s.stage == "reading"] == [
        (0, 2, "a.txt"),
        (1, 2, "b.txt"),
    ]
    assert {s.item for s in steps if s.stage == "saving"} == {"a.txt", "b.txt"}
    assert {(s.done, s.total, s.item) for s in steps if s.stage == "embedding"} >= {
        (1, 1, "a.txt"),
        (1, 1, "b.txt"),
    }


def test_many_passages_are_embedded_in_groups_the_short_documents_first(bench: Bench) -> None:
    long = "|".join(f"Section number {n} has a text. " * 30 for n in range(400))
    paths = bench.write(a_txt=long, b_txt="Short.")

    results = list(bench.pipeline.add(paths))

    assert [result.document for result in results] == ["b.txt", "a.txt"]
    assert results[1].chunks == len(bench.texts("a.txt")) > 400
    assert {result.outcome for result in results} == {Outcome.READY}


class StoppingEmbedder(WordEmbedder):
    """Asks to stop in the middle of its work."""

    def __init__(self, token: CancelToken, after: int) -> None:
        super().__init__()
        self.token = token
        self.after = after

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        for number, vectors in enumerate(super().embed_passages(chunks, token=token)):
            if number == self.after:
                self.token.cancel()
            yield vectors


def test_stopping_in_the_middle_keeps_what_was_made_and_the_rest_resumes(bench: Bench) -> None:
    token = CancelToken()
    bench.options["embedder"] = StoppingEmbedder(token, after=40)
    text = "|".join(f"Section number {n} has a text. " * 30 for n in range(100))

    with pytest.raises(Cancelled):
        bench.add(*bench.write(a_txt=text), token=token)

    passages, vectors = bench.chunks.counts(bench.record("a.txt").id)
    assert 40 <= vectors < passages
    bench.options["embedder"] = bench.embedder
    (result,) = bench.pipeline.resume()
    assert (result.document, result.outcome) == ("a.txt", Outcome.READY)
    assert bench.embedder.embedded == passages - vectors


def test_stopping_reaches_the_files_that_are_being_read(bench: Bench) -> None:
    token = CancelToken()
    stopped = threading.Event()

    def endless(_data: bytes, _name: str, *, token: CancelToken, **_: Any) -> Parsed:
        outer.cancel()
        while not token.cancelled:
            threading.Event().wait(0.001)
        stopped.set()
        raise Cancelled

    outer = token
    bench.options["parse"] = endless

    with pytest.raises(Cancelled):
        bench.add(*bench.write(a_txt="Text.", b_txt="More."), token=token)

    assert stopped.is_set()
    assert bench.documents.records == {}


def test_leaving_early_ends_the_reading_too(bench: Bench) -> None:
    ended = threading.Event()

    def parse(data: bytes, name: str, *, token: CancelToken, **_: Any) -> Parsed:
        if name != "b.txt":
            return parse_here(data, name)
        while not token.cancelled:
            threading.Event().wait(0.001)
        ended.set()
        raise Cancelled

    bench.options["parse"] = parse
    results = bench.pipeline.add(bench.write(a_txt="Text.", b_txt="More."))

    assert next(iter(results)).document == "a.txt"
    results.close()  # type: ignore[attr-defined]

    assert ended.is_set()


def test_stopping_before_the_start_reads_nothing(bench: Bench) -> None:
    token = CancelToken()
    token.cancel()

    with pytest.raises(Cancelled):
        bench.add(*bench.write(a_txt="Text."), token=token)
    assert bench.documents.records == {}


def test_stopping_lets_the_rest_wait_and_resuming_reads_it(bench: Bench) -> None:
    token = CancelToken()
    paths = bench.write(**{f"f{number:02}_txt": f"Text {number}." for number in range(30)})

    def watch(step: Step) -> None:
        if step.stage == "saving" and len(bench.documents.records) == 3:
            token.cancel()

    with pytest.raises(Cancelled):
        bench.add(*paths, progress=watch, token=token)

    tally = bench.documents.journal.tally()
    assert tally.of(FileState.READING, FileState.LEARNING) == 0
    assert tally.of(FileState.WAITING) > 0
    rest = {result.document for result in bench.pipeline.resume()}
    assert len(rest) == tally.open
    assert len(bench.documents.all()) == len(bench.documents.vectors) == 30
    assert list(bench.pipeline.resume()) == []


def test_adding_reads_its_own_files_and_leaves_what_waited_before(bench: Bench) -> None:
    old, new = bench.write(old_txt="Old text.", new_txt="New text.")
    bench.queue.enter_paths([old])

    assert set(bench.add(new)) == {"new.txt"}
    assert {result.document for result in bench.pipeline.resume()} == {"old.txt"}


def test_what_is_put_in_while_reading_is_read_too(bench: Bench) -> None:
    first, second = bench.write(first_txt="First text.", second_txt="Second text.")
    bench.queue.enter_paths([first])
    read: list[str] = []

    for result in bench.pipeline.resume():
        if not read:
            bench.queue.enter_paths([second])
        read.append(result.document)

    assert read == ["first.txt", "second.txt"]


def test_only_one_reads_at_a_time_and_the_other_hears_of_its_files(bench: Bench) -> None:
    one, two = bench.write(one_txt="First text.", two_txt="Second text.")
    bench.queue.enter_paths([one])
    resumed = bench.pipeline.resume()
    assert next(resumed).document == "one.txt"
    told: list[AddResult] = []
    other = threading.Thread(target=lambda: told.extend(bench.pipeline.add([two])))
    other.start()
    while bench.documents.journal.get("two.txt") is None:
        threading.Event().wait(0.001)

    assert [result.document for result in resumed] == ["two.txt"]
    other.join(30)

    assert [(r.document, r.outcome, r.chunks) for r in told] == [("two.txt", Outcome.READY, 1)]


def test_a_changed_file_goes_on_answering_until_the_new_one_is_in(bench: Bench) -> None:
    (path,) = bench.write(a_txt="Old text.")
    bench.add(path)
    bench.write(a_txt="New text.")
    seen = []

    def parse(data: bytes, name: str, **_: Any) -> Parsed:
        seen.append(bench.texts("a.txt"))
        return parse_here(data, name)

    bench.options["parse"] = parse
    bench.add(path)

    assert seen == [["Old text."]]
    assert bench.texts("a.txt") == ["New text."]


def test_an_unchanged_file_is_not_parsed(bench: Bench) -> None:
    (path,) = bench.write(a_txt="Text.")
    bench.add(path)
    bench.options["parse"] = lambda *_, **__: pytest.fail("parsed for nothing")

    assert bench.add(path)["a.txt"].outcome is Outcome.UNCHANGED
    assert bench.documents.journal.rows["a.txt"].state is FileState.UNCHANGED


def test_a_retry_reads_what_failed_and_what_was_taken_back(bench: Bench) -> None:
    bad, back = bench.write(a_txt="fail document_timeout", b_txt="Text.")
    bench.add(bad)
    bench.queue.enter_paths([back])
    assert bench.queue.cancel(["b.txt"]) == 1
    assert list(bench.pipeline.resume()) == []
    bad.write_text("Good now.")

    assert bench.queue.retry(["a.txt"]) == 1
    assert bench.queue.retry() == 1

    results = {result.document: result.outcome for result in bench.pipeline.resume()}
    assert results == {"a.txt": Outcome.READY, "b.txt": Outcome.READY}
    assert bench.documents.journal.rows["a.txt"].tries == 2


def test_what_is_taken_back_after_its_turn_is_not_read(bench: Bench) -> None:
    paths = bench.write(**{f"f{number:02}_txt": f"Text {number}." for number in range(12)})
    bench.queue.enter_paths(paths)

    def watch(step: Step) -> None:
        if step.item == "f00.txt":
            bench.queue.cancel(["f11.txt"])

    assert len(list(bench.pipeline.resume(progress=watch))) == 11

    assert bench.documents.by_name("f11.txt") is None
    assert bench.documents.journal.rows["f11.txt"].state is FileState.CANCELLED
    assert len(bench.documents.all()) == 11


def _page(text: str = "Page text.", origin: str = "https://shop.example/faq") -> Found:
    return Found("faq", origin, lambda _limits: text.encode())


def test_what_has_no_path_is_taken_from_what_was_found(bench: Bench) -> None:
    (result,) = bench.pipeline.read([_page()])

    assert (result.document, result.outcome) == ("faq", Outcome.READY)
    assert bench.record("faq").source == "https://shop.example/faq"


def test_a_page_left_by_an_ended_program_is_fetched_only_when_asked_for(bench: Bench) -> None:
    bench.queue.enter([_page()])
    bench.queue = Queue(bench.documents.journal)  # the program was started again
    asked: list[str] = []

    def opener(origin: str) -> Found:
        asked.append(origin)
        return _page("Fresh text.", origin)

    bench.queue.openers["https"] = opener
    (result,) = bench.pipeline.resume()
    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_to_fetch")
    assert asked == []

    bench.queue.retry(["faq"])
    (result,) = bench.pipeline.resume()

    assert result.outcome is Outcome.READY
    assert asked == ["https://shop.example/faq"]
    assert bench.texts("faq") == ["Fresh text."]


def test_a_member_of_an_archive_is_taken_again_by_itself(bench: Bench) -> None:
    origin = f"{bench.folder / 'shop.zip'}!faq"
    bench.queue.enter([_page(origin=origin)])
    bench.queue = Queue(bench.documents.journal)
    bench.queue.openers["member"] = lambda origin: _page("Inside.", origin)

    assert [result.outcome for result in bench.pipeline.resume()] == [Outcome.READY]
    assert bench.texts("faq") == ["Inside."]


def test_a_folder_whose_looking_through_was_cut_off_is_looked_through_again(bench: Bench) -> None:
    bench.write(a_txt="First text.", b_txt="Second text.")
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        bench.queue.enter_paths([bench.folder], token=token)
    (row,) = bench.documents.journal.entries(FileState.FINDING)
    assert row.origin == str(bench.folder)
    bench.documents.journal.remove(["a.txt", "b.txt"])  # as if it had not come so far

    results = {result.document for result in bench.pipeline.resume()}

    assert results == {"a.txt", "b.txt"}
    assert set(bench.documents.journal.rows) == {"a.txt", "b.txt"}


def test_a_file_that_ended_the_program_twice_is_told_apart(bench: Bench) -> None:
    bench.queue.enter_paths(bench.write(a_txt="Text."))
    for _ in range(2):
        assert not bench.queue.suspicious()
        bench.documents.journal.take(5)  # and the program ends
        bench.queue.reopen()

    assert bench.queue.suspicious()


def test_more_documents_wait_than_memory_holds(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.knowledge.keeping.BACKLOG", 3)
    paths = bench.write(**{f"f{number:02}_txt": f"Text {number}." for number in range(20)})

    results = bench.add(*paths)

    assert len(results) == 20
    assert {result.outcome for result in results.values()} == {Outcome.READY}
    assert len(bench.documents.vectors) == 20


def test_steps_tell_of_each_file_and_of_the_whole(bench: Bench) -> None:
    steps: list[Step] = []
    bench.write(a_txt="One two three.", b_txt="fail document_encrypted")
    (bench.folder / ".hidden").write_text("x")

    bench.add(bench.folder, progress=steps.append)

    entries = [step.entry for step in steps if step.entry is not None]
    of_a = [(e.state, e.percent) for e in entries if e.name == "a.txt"]
    assert of_a[0] == (FileState.READING, 0)
    assert (FileState.READ, 30) in of_a
    assert of_a[-1] == (FileState.READY, 100)
    failed = [entry for entry in entries if entry.name == "b.txt"][-1]
    assert (failed.state, failed.error_code) == (FileState.FAILED, "document_encrypted")
    last = [step.whole for step in steps if step.whole is not None][-1]
    assert (last.done, last.total, last.failed, last.words, last.percent) == (3, 3, 1, 3, 100)
    kept = bench.documents.journal.rows["a.txt"]
    assert (kept.state, kept.words, kept.size) == (FileState.READY, 3, 14)
    assert kept.seconds > 0

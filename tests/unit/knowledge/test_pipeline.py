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
from builder.core.policy import DocumentData, DocumentsPolicy, PrivacyPolicy
from builder.core.ports import ChunkVectors
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.pipeline import Pipeline
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
        self.index = RecordingIndex()
        self.embedder = WordEmbedder()
        self.options: dict[str, Any] = {"embedder": self.embedder, "parse": parse_here} | options
        self.action = DocumentData.MASK

    @property
    def pipeline(self) -> Pipeline:
        return Pipeline(
            documents=self.documents,
            chunks=self.chunks,
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
    assert ("forget", old.id, 0) in bench.index.told


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

    result = bench.pipeline.read_again(record, original, decision=DocumentData.MASK)

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

    result = bench.pipeline.read_again(record, original, decision=DocumentData.EXCLUDE)
    asked = bench.pipeline.read_again(record, original, decision=DocumentData.ASK)

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

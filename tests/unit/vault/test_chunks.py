"""Passages and vectors come back as they were, in order, in batches, and never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.ids import new_id
from builder.core.ports import ChunkVectors
from builder.vault import chunks as module
from builder.vault.botfile import BotFile
from tests.support.stores import (
    DIMENSIONS,
    EMBEDDER,
    make_bot,
    make_chunks,
    make_document,
    make_vectors,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        yield made


def _add(file: BotFile, name: str, count: int, **changes: object) -> tuple[Document, list[Chunk]]:
    document = make_document(name, **changes)
    chunks = make_chunks(document, count)
    file.documents.replace(document, chunks, original=None)
    return document, chunks


def test_a_passage_comes_back_as_it_was(file: BotFile) -> None:
    document = make_document()
    full = Chunk(
        id=new_id(), document_id=document.id, position=0, text="Größe: M; Preis: 12 €",
        ref=SourceRef(1, 2, "Sheet 1", 4, "Prices", "https://shop.example/a"),
        heading="Preise", kind="table", sentences=((0, 8), (10, 21)),
    )  # fmt: skip
    bare = Chunk(
        id=new_id(), document_id=document.id, position=1, text="x", ref=SourceRef()
    )  # fmt: skip
    file.documents.replace(document, [full, bare], original=None)
    assert file.chunks.get(full.id) == full
    assert file.chunks.get(bare.id) == bare
    assert file.chunks.get("nobody") is None


def test_passages_wait_until_their_vectors_are_saved(file: BotFile) -> None:
    first, chunks = _add(file, "a.md", 4)
    second, others = _add(file, "b.md", 1)
    assert file.chunks.embedder() is None
    file.chunks.save_vectors(make_vectors(chunks[:3]), EMBEDDER)
    assert file.chunks.counts(first.id) == (4, 3)
    assert file.chunks.without_vectors(first.id) == [chunks[3]]
    assert file.chunks.without_vectors(second.id) == others
    assert file.chunks.without_vectors() == [chunks[3], *others]
    assert file.chunks.embedder() == EMBEDDER
    assert file.chunks.counts("nobody") == (0, 0)


def test_a_vector_saved_again_replaces_the_first(file: BotFile) -> None:
    document, chunks = _add(file, "a.md", 1)
    file.chunks.save_vectors(make_vectors(chunks, 1), EMBEDDER)
    file.chunks.save_vectors(make_vectors(chunks, 2), EMBEDDER)
    assert list(file.chunks.vectors_of_document(document.id)) == make_vectors(chunks, 2)


def test_vectors_of_a_passage_that_went_meanwhile_are_passed_over(file: BotFile) -> None:
    document, chunks = _add(file, "a.md", 2)
    gone = make_vectors(make_chunks(make_document("gone.md"), 1))
    file.chunks.save_vectors([*gone, *make_vectors(chunks)], EMBEDDER)
    assert file.chunks.counts(document.id) == (2, 2)


def test_vectors_of_other_weights_never_mix(file: BotFile) -> None:
    document, chunks = _add(file, "a.md", 3)
    file.chunks.save_vectors(make_vectors(chunks), EMBEDDER)
    other = replace(EMBEDDER, sha256="11" * 32)
    file.chunks.save_vectors(make_vectors(chunks[:1]), other)
    assert file.chunks.embedder() == other
    assert file.chunks.counts(document.id) == (3, 1)


@pytest.mark.parametrize(
    "vector", [ChunkVectors("", b"123", b""), ChunkVectors("", bytes(4 * DIMENSIONS), b"123")]
)
def test_a_vector_of_another_size_is_refused_and_nothing_is_saved(
    file: BotFile, vector: ChunkVectors
) -> None:
    document, chunks = _add(file, "a.md", 2)
    bad = replace(vector, chunk_id=chunks[1].id)
    with pytest.raises(ValueError, match="a vector of"):
        file.chunks.save_vectors([*make_vectors(chunks[:1]), bad], EMBEDDER)
    assert file.chunks.counts(document.id) == (2, 0)


def test_the_source_gives_what_is_ready_in_order_and_in_batches(
    file: BotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 3)
    second, later = _add(file, "b.md", 4)
    first, sooner = _add(file, "a.md", 7)
    _add(file, "c.md", 2, outcome=Outcome.REVIEW)
    _add(file, "d.md", 0, outcome=Outcome.FAILED)
    file.chunks.save_vectors(make_vectors([*later, *sooner[:5]]), EMBEDDER)
    source = file.passages()
    assert source.documents() == [first, second]
    assert list(source.chunks()) == [*sooner, *later]
    assert [entry.chunk_id for entry in source.vectors()] == [
        chunk.id for chunk in [*sooner[:5], *later]
    ]
    assert source.embedder() == EMBEDDER


def test_a_document_removed_while_it_is_read_just_ends(
    file: BotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    document, chunks = _add(file, "a.md", 6)
    reading = file.passages().chunks()
    assert [next(reading), next(reading)] == chunks[:2]
    file.documents.remove(document.id)
    assert list(reading) == []

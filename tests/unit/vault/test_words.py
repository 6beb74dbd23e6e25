"""Kept words belong to a document as it is, and go with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.document import Chunk, Document
from builder.vault.botfile import BotFile
from tests.support.stores import make_bot, make_chunks, make_document


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        yield made


def put(file: BotFile, document: Document, count: int = 2) -> list[Chunk]:
    chunks = make_chunks(document, count)
    file.documents.replace(document, chunks, original=None)
    return chunks


def kept(file: BotFile, made_by: str = "1 en") -> dict[str, bytes]:
    return dict(file.words.words(made_by))


def test_words_are_found_by_who_made_them(file: BotFile) -> None:
    one, two = make_document("a.md"), make_document("b.md")
    ids = {each.id: [chunk.id for chunk in put(file, each)] for each in (one, two)}
    file.words.keep_words("1 en", [(one.id, ids[one.id], b"ONE"), (two.id, ids[two.id], b"TWO")])
    assert kept(file) == {one.id: b"ONE", two.id: b"TWO"}
    assert kept(file, "2 en") == {}
    file.words.keep_words("2 en", [(one.id, ids[one.id], b"NEW")])
    assert kept(file) == {two.id: b"TWO"}
    assert kept(file, "2 en") == {one.id: b"NEW"}


def test_words_of_other_passages_than_the_document_has_are_passed_over(file: BotFile) -> None:
    document = make_document()
    old = [chunk.id for chunk in put(file, document)]
    put(file, document)
    file.words.keep_words("1 en", [(document.id, old, b"OLD"), ("gone", ["x"], b"GONE")])
    new = [chunk.id for chunk in file.chunks.of_document(document.id)]
    file.words.keep_words("1 en", [(document.id, new[:1], b"PART"), (document.id, [], b"NONE")])
    assert kept(file) == {}


def test_words_go_with_their_document(file: BotFile) -> None:
    document = make_document()
    ids = [chunk.id for chunk in put(file, document)]
    file.words.keep_words("1 en", [(document.id, ids, b"WORDS")])
    put(file, document)
    assert kept(file) == {}
    ids = [chunk.id for chunk in file.chunks.of_document(document.id)]
    file.words.keep_words("1 en", [(document.id, ids, b"WORDS")])
    file.documents.remove(document.id)
    assert kept(file) == {}


def test_passages_and_vectors_are_found_by_their_ids(file: BotFile) -> None:
    chunks = put(file, make_document(), 3)
    wanted = [chunks[2].id, "nobody", chunks[0].id]
    assert {chunk.id for chunk in file.passages().find_chunks(wanted)} == {wanted[0], wanted[2]}
    assert file.passages().find_vectors(wanted) == []
    assert list(file.passages().chunks("nobody")) == []
    assert list(file.passages().chunks(chunks[0].document_id)) == chunks

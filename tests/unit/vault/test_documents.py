"""Documents are saved, replaced and removed whole, with all that came from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.document import Document, Outcome
from builder.core.errors import UsageError
from builder.core.journal import Entry
from builder.core.ports import Forgets
from builder.vault.botfile import BotFile
from tests.support.stores import (
    EMBEDDER,
    decrypted,
    make_bot,
    make_chunks,
    make_document,
    make_vectors,
)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        yield made


def _fill(file: BotFile, document: Document, count: int, **options: str) -> None:
    chunks = make_chunks(document, count, **options)
    file.documents.replace(document, chunks, original=b"the original")
    file.chunks.save_vectors(make_vectors(chunks), EMBEDDER)


def test_a_record_comes_back_as_it_was(file: BotFile) -> None:
    document = make_document(
        pages=3, title="Prices", source="/home/me/prices.md", findings={"EMAIL_ADDRESS": 2},
        findings_decided=False, stripped=("zero_width",), outcome=Outcome.FAILED,
        error_code="document_empty", error_params={"name": "prices.md"}, chunks=4, words=90,
    )  # fmt: skip
    file.documents.save(document)
    assert file.documents.get(document.id) == document
    assert file.documents.by_name("prices.md") == document
    assert file.documents.get("nobody") is None
    assert file.documents.by_name("nobody") is None


def test_records_are_listed_by_name(file: BotFile) -> None:
    for name in ("b.md", "a.md", "c.md"):
        file.documents.save(make_document(name))
    assert [entry.name for entry in file.documents.all()] == ["a.md", "b.md", "c.md"]


def test_saving_a_record_again_keeps_its_passages(file: BotFile) -> None:
    document = make_document()
    _fill(file, document, 3)
    file.documents.save(replace(document, words=77))
    assert file.chunks.counts(document.id) == (3, 3)
    assert file.documents.all() == [replace(document, words=77)]


def test_a_name_belongs_to_one_document(file: BotFile) -> None:
    document = make_document()
    _fill(file, document, 3)
    with pytest.raises(UsageError) as caught:
        file.documents.save(make_document())
    assert caught.value.code == "document_name_taken"
    assert file.documents.all() == [document]


def test_documents_may_change_names_but_not_take_them(file: BotFile) -> None:
    one, two, three = (make_document(name) for name in ("a.md", "b.md", "c.md"))
    for document in (one, two, three):
        file.documents.save(document)
    file.documents.rename({one.id: ("b.md", "/b.md"), two.id: ("a.md", None)})
    assert {d.id: (d.name, d.source) for d in file.documents.all()} == {
        one.id: ("b.md", "/b.md"),
        two.id: ("a.md", None),
        three.id: ("c.md", None),
    }
    with pytest.raises(UsageError, match="document_name_taken"):
        file.documents.rename({one.id: ("d.md", None), two.id: ("c.md", None)})
    assert [d.name for d in file.documents.all()] == ["a.md", "b.md", "c.md"]


@pytest.mark.parametrize("same", ["id", "name"])
def test_replacing_takes_the_old_passages_and_the_original_away(file: BotFile, same: str) -> None:
    old = make_document("a.md")
    _fill(file, old, 5)
    new = replace(make_document("a.md"), id=old.id) if same == "id" else make_document("a.md")
    chunks = make_chunks(new, 2)
    file.documents.replace(new, chunks, original=None)
    assert file.documents.all() == [new]
    assert list(file.chunks.of_document(new.id)) == chunks
    assert file.chunks.counts(new.id) == (2, 0)
    assert file.documents.original(new.id) is None
    assert file.documents.original(old.id) is None


def test_a_replacement_that_fails_leaves_everything_as_it_was(file: BotFile) -> None:
    document = make_document()
    _fill(file, document, 3)
    twice = make_chunks(document, 1) * 2
    from sqlcipher3 import dbapi2

    with pytest.raises(dbapi2.IntegrityError):
        file.documents.replace(document, twice, original=None)
    assert file.chunks.counts(document.id) == (3, 3)
    assert file.documents.original(document.id) == b"the original"


def test_removing_counts_what_went_and_leaves_the_others(file: BotFile) -> None:
    document, other = make_document("a.md"), make_document("b.md")
    _fill(file, document, 5)
    _fill(file, other, 2)
    assert file.documents.remove(document.id) == {
        "documents": 1, "chunks": 5, "vectors": 5, "originals": 1, "journal": 0, "findings": 0,
        "facts": 0,
    }  # fmt: skip
    assert file.documents.all() == [other]
    assert file.chunks.counts(other.id) == (2, 2)
    assert file.documents.remove(document.id) == {
        "documents": 0, "chunks": 0, "vectors": 0, "originals": 0, "journal": 0, "findings": 0,
        "facts": 0,
    }  # fmt: skip


def test_it_can_be_asked_when_something_is_erased(file: BotFile) -> None:
    document = make_document()
    _fill(file, document, 5)
    place: Forgets = file.documents
    assert place.place == "bot_file"
    assert place.forget_visitor("s1") == 0
    assert place.forget_document(document.id) == 12
    assert place.forget_document(document.id) == 0


def test_what_was_removed_is_overwritten_in_the_file_too(file: BotFile) -> None:
    """Looked at beneath the encryption: no freed page still holds the words."""
    document = make_document()
    _fill(file, document, 400, text="The marker word is xylophone {n}. It ends.")
    _fill(file, make_document("b.md"), 5)
    file._database.checkpoint()
    assert b"xylophone" in decrypted(file.path, file.access._key)
    file.documents.remove(document.id)
    assert b"xylophone" not in decrypted(file.path, file.access._key)
    assert b"It ends." in decrypted(file.path, file.access._key)
    assert file.path.with_name("a.hushbot-wal").stat().st_size == 0


def test_where_files_stand_follows_a_rename_also_when_two_change_places(file: BotFile) -> None:
    one, two = make_document("one.md", sha256="1"), make_document("two.md", sha256="2")
    for document in (one, two):
        _fill(file, document, 1)
    file.journal.enter([Entry("one.md", words=1), Entry("two.md", words=2), Entry("free.md")])

    file.documents.rename({one.id: ("two.md", None), two.id: ("one.md", None)})
    assert {e.name: e.words for e in file.journal.entries() if e.words} == {
        "two.md": 1,
        "one.md": 2,
    }

    file.documents.rename({one.id: ("free.md", None)})  # where a file stood that became none
    assert {e.name: e.words for e in file.journal.entries()} == {"free.md": 1, "one.md": 2}


def test_a_content_is_found_by_the_first_that_was_made_of_it(file: BotFile) -> None:
    _fill(file, make_document("failed.md", sha256="1", outcome=Outcome.FAILED), 0)
    assert file.documents.by_content("1") is None
    _fill(file, make_document("late.md", sha256="1", added="2026-03-01T00:00:00+00:00"), 1)
    _fill(file, make_document("early.md", sha256="1", added="2026-02-01T00:00:00+00:00"), 1)
    assert file.documents.by_content("1") == "early.md"

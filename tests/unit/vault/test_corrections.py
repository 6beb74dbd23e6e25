"""Corrections are kept beside documents, and go with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.correction import Correction, Fit
from builder.core.ports import Forgets
from builder.vault.botfile import BotFile
from tests.support.stores import decrypted, make_bot, make_chunks, make_document

DOCUMENT = make_document()
CHUNKS = make_chunks(DOCUMENT, 3)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        made.documents.replace(DOCUMENT, CHUNKS, original=None)
        yield made


def made(at: int, text: str | None = None) -> Correction:
    return Correction(f"k{at}", DOCUMENT.id, CHUNKS[at], text, "2026-01-01")


def test_corrections_come_back_as_they_were_in_the_order_of_passages(file: BotFile) -> None:
    corrections = [made(2, "Own words."), made(0)]
    file.corrections.save(corrections)
    assert file.corrections.of_document(DOCUMENT.id) == corrections[::-1]
    assert file.corrections.get("k2") == corrections[0]
    assert file.corrections.of_passage(CHUNKS[0].id) == corrections[1]
    assert file.corrections.get("nothing") is None
    assert file.corrections.of_passage("nothing") is None
    file.corrections.save([replace(corrections[0], fit=Fit.GONE)])
    assert [each.fit for each in file.corrections.of_document(DOCUMENT.id)] == [
        Fit.EXACT,
        Fit.GONE,
    ]


def test_a_fingerprint_tells_what_is_in_force(file: BotFile) -> None:
    assert file.corrections.fingerprints() == {}
    file.corrections.save([made(0)])
    first = file.corrections.fingerprints()
    file.corrections.save([made(0, "Own words.")])
    second = file.corrections.fingerprints()
    assert set(first) == set(second) == {DOCUMENT.id}
    assert first != second
    file.corrections.save([replace(made(0, "Own words."), fit=Fit.GONE)])
    assert file.corrections.fingerprints() == {}


def test_a_document_that_is_read_again_keeps_them(file: BotFile) -> None:
    file.corrections.save([made(0)])
    file.documents.replace(DOCUMENT, make_chunks(DOCUMENT, 2), original=None)
    assert len(file.corrections.of_document(DOCUMENT.id)) == 1


def test_what_is_erased_is_overwritten_in_the_file_too(file: BotFile) -> None:
    file.corrections.save([made(0, "The word is xylophone."), made(1, "And marimba.")])
    file._database.checkpoint()
    assert b"xylophone" in decrypted(file.path, file.access._key)
    file.corrections.remove("k0")
    assert b"xylophone" not in decrypted(file.path, file.access._key)
    place: Forgets = file.corrections
    assert place.forget_document(DOCUMENT.id) == 1
    assert place.forget_document(DOCUMENT.id) == 0
    assert place.forget_visitor("v") == 0
    assert b"marimba" not in decrypted(file.path, file.access._key)


def test_a_passage_is_exchanged_with_what_was_learnt_of_it(file: BotFile) -> None:
    file.words.keep_words("w", [(DOCUMENT.id, [chunk.id for chunk in CHUNKS], b"words")])
    assert list(file.words.words("w"))
    new = replace(CHUNKS[1], text="Something else.")
    file.chunks.exchange(DOCUMENT.id, CHUNKS[1].id, [new])
    assert list(file.chunks.of_document(DOCUMENT.id)) == [CHUNKS[0], new, CHUNKS[2]]
    assert list(file.words.words("w")) == []
    file.chunks.exchange(DOCUMENT.id, new.id, [])
    file.chunks.exchange(DOCUMENT.id, new.id, [new])
    assert list(file.chunks.of_document(DOCUMENT.id)) == [CHUNKS[0], new, CHUNKS[2]]


def test_a_place_that_is_taken_is_left_to_who_has_it(file: BotFile) -> None:
    late = replace(CHUNKS[0], id="late", position=1)
    file.chunks.exchange(DOCUMENT.id, "nothing", [late])
    assert [chunk.id for chunk in file.chunks.of_document(DOCUMENT.id)][-1] == "late"

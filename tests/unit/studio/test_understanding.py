"""A document beside its passages: where each stands, and what is personal in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import DocumentError
from builder.studio import bots, corrections, documents, understanding
from builder.studio.bots import Workbench
from builder.studio.understanding import Mark
from builder.vault.memory_store import MemoryStore
from tests.support.documents import Rows, make_pdf, make_xlsx
from tests.support.embedders import WordEmbedder

DELIVERY = "We deliver to Leeds within two days for a small fee that you pay at the door."
CONTACT = "Ask our customer at ann.lee@mail.example about the cake that we made for her."


@pytest.fixture
def bench() -> Iterator[Workbench]:
    keyring = MemoryStore()
    path = bots.create("Shop", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        yield opened


def read(bench: Workbench, folder: Path, name: str, data: bytes) -> None:
    (folder / name).write_bytes(data)
    (result,) = documents.add(bench, [folder / name])
    assert result.outcome == "ready", result


def test_a_text_is_shown_as_it_is_with_what_was_masked_marked(
    bench: Workbench, tmp_path: Path
) -> None:
    text = f"## Delivery\n\n{DELIVERY}\n\n## Contact\n\n{CONTACT}\n"
    read(bench, tmp_path, "guide.md", text.encode())
    understood = understanding.understand(bench, "guide.md")
    (leaf,) = understood.leaves
    assert understood.whole
    assert [leaf.text[slice(*each)] for each in leaf.headings] == ["Delivery", "Contact"]
    (mark,) = leaf.marks
    assert mark.entity_type == "EMAIL_ADDRESS"
    assert leaf.text[mark.start : mark.end] == "ann.lee@mail.example"
    first, second = understood.passages
    assert "[EMAIL_ADDRESS]" in second.chunk.text
    (span,) = understanding.find_text(leaf.text, first)
    assert leaf.text[slice(*span)] == DELIVERY
    # The masked word is not found, what stands around it is.
    spans = understanding.find_text(leaf.text, second)
    assert [leaf.text[slice(*each)] for each in spans] == [
        "Ask our customer at",
        CONTACT.partition("example ")[2],
    ]


def test_a_corrected_passage_is_shown_where_the_document_says_it(
    bench: Workbench, tmp_path: Path
) -> None:
    read(bench, tmp_path, "guide.txt", DELIVERY.encode())
    (passage,) = corrections.listing(bench, "guide.txt")
    corrections.correct(bench, passage.chunk.id, "Nothing alike.")
    understood = understanding.understand(bench, "guide.txt")
    assert understood.passages[0].chunk.text == "Nothing alike."
    spans = understanding.find_text(understood.leaves[0].text, understood.passages[0])
    assert spans == [(0, len(DELIVERY))]


def test_each_sheet_is_a_leaf_and_each_passage_knows_its_own(
    bench: Workbench, tmp_path: Path
) -> None:
    book: dict[str, Rows] = {
        "Repairs": [["Part", "Price"], ["Chain", 40]],
        "Tours": [["Tour", "Hours"], ["A", 3]],
    }
    read(bench, tmp_path, "book.xlsx", make_xlsx(book))
    understood = understanding.understand(bench, "book.xlsx")
    assert [leaf.place.sheet for leaf in understood.leaves] == ["Repairs", "Tours"]
    assert [understood.leaf_of(each.chunk) for each in understood.passages] == [0, 1]


def test_a_long_text_is_shown_in_leaves(bench: Workbench, tmp_path: Path) -> None:
    parts = [f"## Part {n}\n\nThis is part {n} of it. {DELIVERY * 40}\n\n" for n in range(10)]
    read(bench, tmp_path, "long.md", "".join(parts).encode())
    understood = understanding.understand(bench, "long.md")
    assert len(understood.leaves) > 2
    assert all(len(leaf.text) < 20_000 for leaf in understood.leaves)
    for passage in understood.passages:
        assert passage.chunk.text in understood.leaves[understood.leaf_of(passage.chunk)].text


def test_a_page_is_drawn_with_its_passages_and_what_is_personal(
    bench: Workbench, tmp_path: Path
) -> None:
    read(bench, tmp_path, "guide.pdf", make_pdf([DELIVERY], [CONTACT]))
    understood = understanding.understand(bench, "guide.pdf")
    assert (understood.pages, understood.leaves) == (2, ())
    first, second = understood.passages
    assert [understood.leaf_of(each.chunk) for each in understood.passages] == [0, 1]
    page = understanding.draw(bench, understood, 1)
    assert list(page.places) == [first.chunk.id]
    assert len(page.places[first.chunk.id]) == len(DELIVERY.split())
    assert page.private == ()
    page = understanding.draw(bench, understood, 2)
    assert page.places[second.chunk.id]
    ((kind, words),) = page.private
    assert kind == "EMAIL_ADDRESS"
    assert [page.picture.words[at].text for at in words] == ["ann.lee@mail.example"]


def test_without_its_original_a_document_is_shown_by_its_passages(
    bench: Workbench, tmp_path: Path
) -> None:
    read(bench, tmp_path, "guide.txt", CONTACT.encode())
    document = bench.file.documents.by_name("guide.txt")
    assert document is not None
    chunks = list(bench.file.chunks.of_document(document.id))
    bench.file.documents.replace(document, chunks, original=None)
    understood = understanding.understand(bench, "guide.txt")
    assert not understood.whole
    (leaf,) = understood.leaves
    at = leaf.text.index("[EMAIL_ADDRESS]")
    assert leaf.marks == (Mark(at, at + 15, "EMAIL_ADDRESS"),)
    with pytest.raises(DocumentError, match="original_missing"):
        understanding.draw(bench, understood, 1)


def test_a_document_that_is_not_there_is_not_understood(bench: Workbench) -> None:
    with pytest.raises(DocumentError, match="unknown_document"):
        understanding.understand(bench, "nothing")

"""A bot opened again answers as before, without reading its passages; erased words are gone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.document import Chunk
from builder.knowledge.retriever import Retriever
from builder.vault.botfile import BotFile
from builder.vault.passages import SqlPassages
from tests.support.stores import make_bot, make_chunks, make_document

QUESTION = "Which lamps end?"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        yield made


class NeverRead(SqlPassages):
    """Fails when somebody goes through the passages."""

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        raise AssertionError(document_id)


def opened(file: BotFile, source: SqlPassages | None = None) -> Retriever:
    retriever = Retriever(source or file.passages(), embedder=None, language="en", words=file.words)
    retriever.load_keywords()
    return retriever


def fill(file: BotFile, names: list[str]) -> None:
    for name in names:
        document = make_document(name)
        chunks = make_chunks(document, 3, f"Lamp {name} {{n}} shines. It ends.")
        file.documents.replace(document, chunks, original=None)


def answers(retriever: Retriever) -> list[tuple[str, float, tuple[float, ...]]]:
    return [(hit.document, hit.score, hit.overlaps) for hit in retriever.search(QUESTION, 20)]


def test_a_second_opening_reads_no_passage_and_answers_alike(file: BotFile) -> None:
    fill(file, ["a.md", "b.md"])
    before = answers(opened(file))
    again = opened(file, NeverRead(file.documents, file.chunks))
    assert answers(again) == before
    assert again.readiness().passages == 6


def test_what_came_since_is_read_and_what_went_is_not(file: BotFile) -> None:
    fill(file, ["a.md", "b.md"])
    opened(file)
    fill(file, ["c.md", "b.md"])
    gone = file.documents.by_name("a.md")
    assert gone is not None
    file.documents.remove(gone.id)
    found = opened(file)
    assert {hit.document for hit in found.search(QUESTION, 20)} == {"b.md", "c.md"}
    assert found.readiness().passages == 6


def test_words_put_while_it_is_open_are_kept_when_it_closes(file: BotFile) -> None:
    retriever = opened(file)
    document = make_document("new.md")
    chunks = make_chunks(document, 2)
    file.documents.replace(document, chunks, original=None)
    retriever.put(document, chunks)
    retriever.close()
    again = opened(file, NeverRead(file.documents, file.chunks))
    assert [hit.document for hit in again.search("passages", 1)] == ["new.md"]


def test_words_of_a_document_erased_before_they_were_kept_are_never_written(
    file: BotFile,
) -> None:
    retriever = opened(file)
    document = make_document("new.md")
    chunks = make_chunks(document, 2)
    file.documents.replace(document, chunks, original=None)
    retriever.put(document, chunks)
    file.documents.remove(document.id)
    retriever.forget_document(document.id)
    retriever.close()
    assert list(file.words.words("1 en")) == []

"""Questions whose answers are known: SelQA's encyclopaedia sections, and four invented businesses.

SelQA is read from where its path is given; it is no part of the project. The businesses are: they
keep a look at bots of ten to fifty passages, which behave unlike an encyclopaedia.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.core.document import Chunk, Document, LoadedDocument, Outcome, Section, SourceRef
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.knowledge import chunking
from tests.support.sources import Lookups, of_document

BUSINESSES = Path(__file__).parent / "businesses"
LANGUAGES = Path(__file__).parent / "languages"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question.

    Attributes:
        document: name of the document that answers it; empty when none does.
        answers: sentences that answer it, any of them; or for a business one piece of text.
        group: what belongs together when a part is kept out of a fit: an article, a business.
    """

    question: str
    document: str
    answers: tuple[str, ...]
    group: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents and what is asked of them."""

    name: str
    documents: dict[str, LoadedDocument]
    groups: dict[str, str]
    asked: list[Asked]

    def chunks(self, name: str) -> list[Chunk]:
        """One document's passages, cut as the product cuts them."""
        return chunking.split(self.documents[name], document_id=name, name=name)


class Passages(Lookups):
    """A `PassageSource` in memory."""

    def __init__(
        self,
        chunks: Sequence[Chunk],
        vectors: Sequence[ChunkVectors] = (),
        embedder: EmbedderIdentity | None = None,
    ) -> None:
        self._chunks = chunks
        self._vectors = vectors
        self._embedder = embedder

    def documents(self) -> Sequence[Document]:
        return [record(name) for name in dict.fromkeys(c.document_id for c in self._chunks)]

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        return of_document(self._chunks, document_id)

    def vectors(self) -> Iterator[ChunkVectors]:
        return iter(self._vectors)

    def embedder(self) -> EmbedderIdentity | None:
        return self._embedder


def record(name: str) -> Document:
    """A ready document's record; its name is its id."""
    return Document(name, name, "", 0, "text/plain", "", Outcome.READY)


def selqa(path: Path) -> Collection:
    """Every section of the file as a document; its name is a number and gives nothing away."""
    documents: dict[str, LoadedDocument] = {}
    groups: dict[str, str] = {}
    names: dict[tuple[str, str, str], str] = {}
    asked: list[Asked] = []
    for entry in json.loads(path.read_text(encoding="utf-8")):
        sentences = [" ".join(each.split()) for each in entry["candidates"]]
        text = " ".join(sentences)
        key = (entry["article"], entry["section"], text)
        name = names.setdefault(key, f"{len(names):04d}.txt")
        documents[name] = LoadedDocument((Section(text),))
        groups[name] = entry["article"]
        answers = tuple(sentences[number] for number in entry["answers"])
        asked.append(Asked(entry["question"], name, answers, entry["article"]))
    return Collection("selqa", documents, groups, asked)


def businesses() -> Iterator[Collection]:
    """The invented businesses, one collection each."""
    for path in sorted(BUSINESSES.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        documents = {name: _loaded(name, parts) for name, parts in data["documents"].items()}
        asked = [
            Asked(entry["question"], _holder(documents, entry["answer"]), answers, path.stem)
            for entry in data["questions"]
            for answers in [(entry["answer"],) if entry["answer"] else ()]
        ]
        yield Collection(path.stem, documents, dict.fromkeys(documents, path.stem), asked)


def languages() -> Iterator[Collection]:
    """Texts and questions in other languages, a collection each, named by its language.

    In its file a line is the topic after `= `, a question and a piece of its answer after `? `,
    or else a paragraph, which becomes a document of its own.
    """
    for path in sorted(LANGUAGES.glob("*.txt")):
        documents: dict[str, LoadedDocument] = {}
        groups: dict[str, str] = {}
        asked: list[Asked] = []
        topic, name = "", ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("= "):
                topic = line[2:]
            elif line.startswith("? "):
                question, answer = line[2:].split(" -> ")
                asked.append(Asked(question, name, (answer,), topic))
            else:
                name = f"{len(documents):04d}.txt"
                documents[name], groups[name] = LoadedDocument((Section(line),)), topic
        yield Collection(path.stem, documents, groups, asked)


def answers_with(quote: str, asked: Asked) -> bool:
    """Whether a quoted sentence is one that answers, or holds the answer, or its better part."""
    said = " ".join(quote.split())
    for answer in asked.answers:
        shorter, longer = sorted((said, answer), key=len)
        if shorter and shorter in longer and (answer in said or 2 * len(shorter) >= len(longer)):
            return True
    return False


def _loaded(name: str, parts: list[list[str]]) -> LoadedDocument:
    table = name.endswith((".csv", ".xlsx"))
    sections = tuple(
        Section(
            ("\n" if table else " ").join(lines),
            SourceRef(section=heading),
            "table" if table else "text",
        )
        for heading, *lines in parts
    )
    return LoadedDocument(sections, title=None)


def _holder(documents: dict[str, LoadedDocument], answer: str | None) -> str:
    for name, document in documents.items():
        if answer and any(answer in section.text for section in document.sections):
            return name
    return ""

"""A shop of three documents that can be asked, and a model that says what it is told to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from builder.answering.assembly import build_gate
from builder.answering.bot import Bot
from builder.answering.models import ChatModel, ModelRequest
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.errors import HushdeskError
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.knowledge.retriever import Retriever
from builder.knowledge.sentences import sentence_spans
from tests.support.embedders import WordEmbedder
from tests.support.sources import Lookups, of_document

TEXTS = {
    "returns.txt": (
        "Unused goods can be returned within 30 days with the receipt. "
        "Refunds are paid to the same card within 5 working days."
    ),
    "hours.md": (
        "The shop opens on Saturday at 9:00 and closes at 16:00. On Sundays the shop stays closed."
    ),
    "prices.csv": "Service: Full service; Price: £95. Service: Puncture repair; Price: £12.",
}


class ShopSource(Lookups):
    """The passages of the shop; one passage a document."""

    def __init__(self, texts: dict[str, str], embedder: WordEmbedder) -> None:
        self._embedder = embedder
        self._documents = [
            Document(
                id=f"d{number}",
                name=name,
                sha256="0" * 64,
                size=len(text),
                media_type="text/plain",
                added="2026-01-01T00:00:00+00:00",
                outcome=Outcome.READY,
                chunks=1,
            )
            for number, (name, text) in enumerate(texts.items())
        ]
        self._chunks = [
            Chunk(
                id=f"c{number}",
                document_id=f"d{number}",
                position=0,
                text=text,
                ref=SourceRef(page=number + 1),
                heading=name,
                sentences=tuple(sentence_spans(text)),
            )
            for number, (name, text) in enumerate(texts.items())
        ]

    def documents(self) -> Sequence[Document]:
        return self._documents

    def chunks(self, document_id: str | None = None) -> Iterator[Chunk]:
        return of_document(self._chunks, document_id)

    def vectors(self) -> Iterator[ChunkVectors]:
        return self._embedder.embed_passages(self._chunks)

    def embedder(self) -> EmbedderIdentity | None:
        return self._embedder.identity


@dataclass
class ScriptedModel:
    """Says `pieces` one by one, then fails with `error`, if any; keeps what it was asked."""

    pieces: Sequence[str] = ()
    error: HushdeskError | None = None
    name: str = "scripted"
    host: str = "127.0.0.1:1"
    asked: list[ModelRequest] = field(default_factory=list)

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        self.asked.append(request)
        for piece in self.pieces:
            token.check()
            yield piece
        if self.error:
            raise self.error

    @property
    def text_sent(self) -> str:
        """Everything the model was told in its last request."""
        request = self.asked[-1]
        return "\n".join([request.system.text, *(text.text for _, text in request.turns)])


def open_shop(
    model: ChatModel | None = None, *, texts: dict[str, str] | None = None, **changes: Value
) -> Bot:
    """The shop's bot, loaded; `changes` by dotted names with `__` for the dot."""
    spec = BotSpec(id="shop", name="Shop", created="2026-01-01T00:00:00+00:00")
    named: dict[str, Value] = {"answers.refuse_below": 0.0, "contact.email": "us@shop.example"}
    named |= {name.replace("__", "."): value for name, value in changes.items()}
    spec = setting.change(spec, named)
    embedder = WordEmbedder()
    source = ShopSource(TEXTS if texts is None else texts, embedder)
    bot = Bot(spec, Retriever(source, embedder=embedder, language="en"), build_gate(spec), model)
    bot.load()
    return bot

"""What is added to a model's own time, beside plain llama-index chat engines in one run.

    python -m tests.benchmarks.streaming [PASSAGES] [--rounds N] [--processor]

A model that says at once what a passage says, piece by piece, is asked about PASSAGES passages:
how long until it is asked, how long until what a piece completes is shown (a sentence here, the
piece itself there), and how long after its last piece the answer is whole. Milliseconds. Both
sides search with the same weights; the plain engines check nothing of what the model says.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from builder.answering.assembly import build_gate
from builder.answering.bot import Bot
from builder.answering.models import ModelRequest
from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.conversation import Delta, Question
from builder.core.document import Chunk, SourceRef
from builder.core.progress import CancelToken
from builder.knowledge.embedding.minilm import load_minilm
from builder.knowledge.retriever import Retriever
from builder.knowledge.sentences import sentence_spans
from tests.benchmarks.output import say
from tests.benchmarks.question_sets import Passages

THINGS = (
    "bicycle",
    "scooter",
    "trailer",
    "helmet",
    "saddle",
    "lamp",
    "basket",
    "pump",
    "bell",
    "lock",
)
_now: list[Callable[[], float]] = [time.perf_counter]
PIECE = 5
"""Letters of a piece; a model's token has about as many."""


@dataclass
class Clock:
    """When a model was asked and when each of its pieces was handed over, in seconds."""

    asked: float = 0.0
    pieces: list[float] = field(default_factory=list)

    def pieces_of(self, text: str) -> Iterator[str]:
        """`text` in pieces, each noted as it goes."""
        self.asked, self.pieces = _now[0](), []
        for at in range(0, len(text), PIECE):
            self.pieces.append(_now[0]())
            yield text[at : at + PIECE]


@dataclass
class Parrot:
    """Says what the first passage says."""

    clock: Clock
    name: str = "parrot"
    host: str = "127.0.0.1:1"

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The passage, each sentence with its mark."""
        told = request.turns[-1][1].text.partition(">\n")[2].partition("\n</passage")[0]
        text = told.rpartition("\n")[2].replace(". ", ". [1] ")
        for piece in self.clock.pieces_of(text):
            token.check()
            yield piece


@dataclass
class Times:
    """Milliseconds of every question."""

    before: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)

    def note(self, began: float, clock: Clock, shown: Sequence[float], ended: float) -> None:
        """Take one answer: each thing shown is held against the piece before it."""
        self.before.append((clock.asked - began) * 1000)
        for at in shown:
            last = max((piece for piece in clock.pieces if piece <= at), default=clock.asked)
            self.shown.append((at - last) * 1000)
        self.after.append((ended - clock.pieces[-1]) * 1000)

    def figures(self) -> dict[str, dict[str, float]]:
        """Median and 95th percentile of each."""
        return {
            name: {f"p{q}": round(float(np.percentile(values, q)), 2) for q in (50, 95)}
            for name, values in vars(self).items()
        }


def texts(passages: int) -> dict[str, str]:
    """Invented documents, a passage each."""
    return {
        f"{THINGS[n % 10]}-{n}.txt": (
            f"The {THINGS[n % 10]} of series {n} costs {20 + n % 300} pounds. "
            f"It comes with a guarantee of {1 + n % 5} years. "
            f"We deliver it within {2 + n % 9} days."
        )
        for n in range(passages)
    }


def questions(rounds: int, passages: int) -> list[str]:
    """What is asked, spread over all passages."""
    numbers = [n * passages // rounds for n in range(rounds)]
    return [f"What does the {THINGS[n % 10]} of series {n} cost?" for n in numbers]


def ours(documents: dict[str, str], asked: Sequence[str]) -> Times:
    """The bot as it is: searched, weighed, masked, each sentence tied to its passage."""
    clock, times, embedder = Clock(), Times(), load_minilm()
    created = "2026-01-01T00:00:00+00:00"
    spec = setting.change(
        BotSpec(id="shop", name="Shop", created=created), {"answers.refuse_below": 0.0}
    )
    chunks = [
        Chunk(f"c{n}", f"c{n}", 0, text, SourceRef(), name, "text", tuple(sentence_spans(text)))
        for n, (name, text) in enumerate(documents.items())
    ]
    source = Passages(chunks, list(embedder.embed_passages(chunks)), embedder.identity)
    retriever = Retriever(source, embedder=embedder, language="en")
    bot = Bot(spec, retriever, build_gate(spec), Parrot(clock))
    bot.load()
    list(bot.ask(Question(asked[0])))
    for text in asked:
        began, shown = _now[0](), []
        for event in bot.ask(Question(text)):
            shown += [_now[0]()] if isinstance(event, Delta) else []
        times.note(began, clock, shown, _now[0]())
    bot.close()
    return times


def plain(documents: dict[str, str], asked: Sequence[str], mode: str) -> Times:
    """llama-index's chat engine of `mode`, as its documentation makes one."""
    from llama_index.core import VectorStoreIndex
    from llama_index.core.chat_engine.types import ChatMode
    from llama_index.core.schema import TextNode

    clock, times = Clock(), Times()
    nodes = [TextNode(text=text) for text in documents.values()]
    index = VectorStoreIndex(nodes, embed_model=_embedding())
    engine = index.as_chat_engine(
        chat_mode=ChatMode(mode), llm=_parrot(clock, documents), similarity_top_k=8
    )
    list(engine.stream_chat(asked[0]).response_gen)
    for text in asked:
        engine.reset()
        began = _now[0]()
        shown = [_now[0]() for _ in engine.stream_chat(text).response_gen]
        times.note(began, clock, shown, _now[0]())
    return times


def _embedding() -> Any:
    from llama_index.core.embeddings import BaseEmbedding

    class SameWeights(BaseEmbedding):  # type: ignore[misc]
        def _get_text_embedding(self, text: str) -> list[float]:
            return _vector(text)

        def _get_query_embedding(self, query: str) -> list[float]:
            return _vector.__wrapped__(query)  # anew each time, as it is timed

        async def _aget_query_embedding(self, query: str) -> list[float]:
            return self._get_query_embedding(query)

    return SameWeights()


@cache
def _vector(text: str) -> list[float]:
    return [float(value) for value in load_minilm().embed_question(text)]


def _parrot(clock: Clock, documents: dict[str, str]) -> Any:
    from llama_index.core.llms import CompletionResponse, CustomLLM, LLMMetadata

    first = next(iter(documents.values()))

    class Plain(CustomLLM):  # type: ignore[misc]
        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(context_window=32_000, num_output=512)

        def complete(self, prompt: str, formatted: bool = False, **_: Any) -> CompletionResponse:
            return CompletionResponse(text=first)

        def stream_complete(
            self,
            prompt: str,
            formatted: bool = False,
            **_: Any,
        ) -> Iterator[CompletionResponse]:
            said = ""
            for piece in clock.pieces_of(first):
                said += piece
                yield CompletionResponse(text=said, delta=piece)

    return Plain()


def main() -> None:
    """Print a table and a JSON object."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("passages", nargs="?", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument(
        "--processor", action="store_true", help="processor time: less moved by a busy machine"
    )
    options = parser.parse_args()
    if options.processor:
        _now[0] = time.process_time
    documents = texts(options.passages)
    asked = questions(options.rounds, options.passages)
    sides: dict[str, Callable[[], Times]] = {
        "ours": lambda: ours(documents, asked),
        "llama-index context": lambda: plain(documents, asked, "context"),
        "llama-index condense_plus_context": lambda: plain(
            documents, asked, "condense_plus_context"
        ),
    }
    found = {name: measure().figures() for name, measure in sides.items()}
    say(f"{options.passages} passages, {options.rounds} questions; ms, p50 · p95")
    say(f"{'':36}{'until asked':>16}{'piece to screen':>18}{'last piece to end':>20}")
    for name, each in found.items():
        cells = [f"{f['p50']:.1f} · {f['p95']:.1f}" for f in each.values()]
        say(f"{name:36}{cells[0]:>16}{cells[1]:>18}{cells[2]:>20}")
    say(json.dumps(found))


if __name__ == "__main__":
    main()

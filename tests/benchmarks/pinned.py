"""How often a question is given to the pinned answer it is for, and to one it is not for.

`python -m tests.benchmarks.pinned` prints a line a threshold; the one in force stands in
`builder.knowledge.precedence`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.core.document import Chunk, Document, Outcome
from builder.core.ids import new_id
from builder.core.pinned import MEDIA_TYPE, ContactFacts, Pair, Pinned, Price, Terms
from builder.core.pinned_check import parse_spans
from builder.knowledge import precedence
from builder.knowledge.embedding import Embedder
from builder.knowledge.pinned_passages import passages
from builder.knowledge.retriever import Retriever
from builder.system import texts
from tests.benchmarks.output import say
from tests.support.bundles import MemorySource, make_chunk, make_document

QUESTIONS = Path(__file__).with_name("pinned_questions.json")


def read_business(said: dict[str, Any]) -> Pinned:
    """The facts of one invented business."""
    return Pinned(
        week=tuple(map(parse_spans, said["week"])),
        contact=ContactFacts(**said["contact"]),
        terms=Terms(**said["terms"]),
        prices=tuple(Price(new_id(), name, price) for name, price in said["prices"]),
        pairs=tuple(Pair(new_id(), q, answer, tuple(also)) for q, also, answer in said["pairs"]),
    )


def open_business(pinned: Pinned, language: str, embedder: Embedder | None) -> Retriever:
    """Its passages among some of another document."""
    chunks = passages(pinned, language=language, document_id="facts")
    facts = Document("facts", "Facts", "", 0, MEDIA_TYPE, "", Outcome.READY, len(chunks))
    other = make_document(1, chunks=20)
    everything: list[Chunk] = [*chunks, *(make_chunk(other, n) for n in range(20))]
    vectors = list(embedder.embed_passages(everything)) if embedder else []
    identity = embedder.identity if embedder else None
    source = MemorySource([facts, other], everything, vectors, identity)
    retriever = Retriever(source, embedder=embedder, language=language)
    retriever.load_keywords()
    retriever.load_vectors()
    return retriever


def ask_all(embedder: Embedder | None) -> Iterator[tuple[str, str, str | None, str, float]]:
    """(language, question, expected, name of the best fact, how well it matches)."""
    for language, said in json.loads(QUESTIONS.read_text("utf-8")).items():
        retriever = open_business(read_business(said), language, embedder)
        hours = texts.say("facts.hours", language)
        for question, expected in said["ask"]:
            hits = sorted(retriever.search(question), key=lambda hit: -hit.pinned)
            name = hits[0].chunk.ref.section or "" if hits else ""
            name = "hours" if name == hours else name
            yield language, question, expected, name, hits[0].pinned if hits else 0.0
        retriever.close()


def main() -> None:
    """Print the table."""
    from builder.knowledge.embedding.minilm import load_minilm

    chosen, precedence.WELL = precedence.WELL, 0.01
    for title, embedder in (("with vectors", load_minilm()), ("by words alone", None)):
        told = list(ask_all(embedder))
        for threshold in [0.5 + 0.02 * step for step in range(16)]:
            right = wrong = missed = taken = other = 0
            for _, _, expected, name, strength in told:
                if strength < threshold:
                    missed += expected is not None
                    other += expected is None
                elif expected is None:
                    taken += 1
                else:
                    right += expected in name
                    wrong += expected not in name
            mark = "*" if abs(threshold - chosen) < 0.005 else " "
            say(
                f"{title}{mark} {threshold:.2f}: right {right}, another {wrong}, missed {missed};"
                f" not pinned {other}, taken for pinned {taken}"
            )
        for language, question, expected, name, strength in told:
            hit = expected is not None and expected in name and strength >= chosen
            if not hit and (expected is not None or strength >= chosen):
                say(f"  {language} {question!r}: {expected} → {name} {strength:.2f}")


if __name__ == "__main__":
    main()

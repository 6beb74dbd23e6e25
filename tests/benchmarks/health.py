"""What of planted contradictions and past dates is found, and what innocent text is accused.

`python -m tests.benchmarks.health` prints precision and recall on the invented businesses of
`health_documents.json` and `health_held_out.json`, and what was missed or falsely told.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

from builder.core.document import Chunk, Document, Outcome
from builder.knowledge.chunking import split
from builder.knowledge.embedding import Embedder
from builder.knowledge.health.inspection import inspect
from builder.knowledge.health.report import Finding, Kind
from builder.knowledge.loaders import load
from tests.benchmarks.output import say
from tests.support.bundles import MemorySource
from tests.support.stores import HandClock

SETS = ("health_documents.json", "health_held_out.json")
"""What the rules were made with, and what they never saw while they were made."""

NOW = datetime(2026, 11, 25, tzinfo=UTC)


@dataclass
class Score:
    """Found, missed and falsely told."""

    right: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        told = len(self.right) + len(self.false)
        return len(self.right) / told if told else 1.0

    @property
    def recall(self) -> float:
        planted = len(self.right) + len(self.missed)
        return len(self.right) / planted if planted else 1.0


def read_documents(texts: dict[str, str]) -> MemorySource:
    """The documents as the product reads them."""
    documents: list[Document] = []
    chunks: list[Chunk] = []
    for number, (name, text) in enumerate(texts.items()):
        media, loaded = load(text.encode(), name)
        made = split(loaded, document_id=f"d{number}", name=name)
        chunks += made
        documents.append(
            Document(
                f"d{number}", name, name, len(text), media, f"2026-01-{number + 1:02}",
                Outcome.READY, len(made), title=loaded.title,
            )
        )  # fmt: skip
    return MemorySource(documents, chunks)


def inspect_business(said: dict[str, Any], embedder: Embedder | None) -> list[Finding]:
    """What is found in one business."""
    source = read_documents(said["documents"])
    vectors = (
        {v.chunk_id: v for v in embedder.embed_passages(list(source.chunks()))} if embedder else {}
    )
    return inspect(
        source,
        language=said["language"],
        name=said["name"],
        clock=HandClock(NOW),
        vectors_of=vectors.get if embedder else None,
    )


def score_contradictions(said: dict[str, Any], found: list[Finding], score: Score) -> None:
    """Hold what was found against what was planted."""
    left = [tuple(each) for each in said["contradictions"]]
    for each in found:
        if each.kind is not Kind.CONTRADICTION or each.second is None:
            continue
        sides = (each.first.text, each.second.text)
        told = f"{each.topic}: {sides[0]} | {sides[1]}"
        planted = next((p for p in left if p[0] == each.topic and _meets(p[1:], sides)), None)
        if planted is None:
            score.false.append(told)
        else:
            left.remove(planted)
            score.right.append(told)
    score.missed += [f"{said['language']} {each}" for each in left]


def score_dates(said: dict[str, Any], found: list[Finding], score: Score) -> None:
    """The same for dates that have passed."""
    left = list(said["dates"])
    for each in found:
        if each.kind is Kind.DATE:
            planted = next((p for p in left if p in each.first.text), None)
            (score.right if planted else score.false).append(f"{each.topic}: {each.first.text}")
            if planted:
                left.remove(planted)
    score.missed += left


def _meets(values: tuple[str, ...], sides: tuple[str, str]) -> bool:
    one, other = values
    return (one in sides[0] and other in sides[1]) or (one in sides[1] and other in sides[0])


def score_set(name: str, embedder: Embedder | None = None) -> dict[str, Score]:
    """The scores over all businesses of a file beside this one."""
    contradictions, dates = Score(), Score()
    for said in json.loads(Path(__file__).with_name(name).read_text("utf-8")).values():
        found = inspect_business(said, embedder)
        score_contradictions(said, found, contradictions)
        score_dates(said, found, dates)
    return {"contradictions": contradictions, "dates": dates}


def main() -> None:
    """Print the figures."""
    from builder.knowledge.embedding.minilm import load_minilm

    for name, embedder in product(SETS, (None, load_minilm())):
        title = f"{name}, {'by words' if embedder is None else 'with vectors'}"
        for what, score in score_set(name, embedder).items():
            say(
                f"{title}, {what}: precision {score.precision:.2f}, recall {score.recall:.2f}"
                f" ({len(score.right)} right, {len(score.missed)} missed, {len(score.false)} false)"
            )
            for word, lines in (("missed", score.missed), ("false", score.false)):
                for line in lines:
                    say(f"  {word}: {line}")


if __name__ == "__main__":
    main()

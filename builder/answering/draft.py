"""An answer while it is being made: what was found so far, and the trace it ends with."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from builder.answering.models import Usage
from builder.core.conversation import Answer, Candidate, Done, Dropped, Question, Sent, Trace
from builder.knowledge.hits import Hit


@dataclass(slots=True)
class Draft:
    """What is known of the answer so far.

    Attributes:
        asked: what is searched with; the model reads the visitor's own words.
        rules: codes of what fired, in order.
        sent: what went to which host.
        usage: what asking a model used.
        dropped: what a model wrote and nobody was shown.
        steps: milliseconds a step, in order.
    """

    question: Question
    threshold: float
    asked: str = ""
    started: float = field(default_factory=time.perf_counter)
    hits: Sequence[Hit] = ()
    confidence: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
    masked: dict[str, int] = field(default_factory=dict)
    retrieve_ms: float = 0.0
    rules: list[str] = field(default_factory=list)
    sent: tuple[Sent, ...] = ()
    usage: Usage = field(default_factory=Usage)
    dropped: tuple[Dropped, ...] = ()
    steps: dict[str, float] = field(default_factory=dict)

    def step(self, name: str) -> None:
        """The step `name` took what has passed since the one before."""
        spent = self.elapsed_ms() - sum(self.steps.values())
        self.steps[name] = round(self.steps.get(name, 0.0) + spent, 2)

    def elapsed_ms(self) -> float:
        """Milliseconds since the question came."""
        return round((time.perf_counter() - self.started) * 1000, 2)

    def done(self, answer: Answer, used: Sequence[int] = ()) -> Done:
        """The finished answer with its trace; `used` are indexes into the passages."""
        self.step("write")
        total = self.elapsed_ms()
        trace = Trace(
            asked=self.asked,
            candidates=tuple(_candidate(hit, i in used) for i, hit in enumerate(self.hits)),
            threshold=self.threshold,
            features=self.features,
            rules=tuple(self.rules),
            sent=self.sent,
            dropped=self.dropped,
            masked=self.masked,
            steps_ms=self.steps,
            timings_ms={
                "retrieve": self.retrieve_ms,
                "answer": round(total - self.retrieve_ms, 2),
                "total": total,
            },
        )
        return Done(replace(answer, trace=trace, spent=self.usage.spent))


def _candidate(hit: Hit, used: bool) -> Candidate:
    return Candidate(
        chunk_id=hit.chunk.id,
        document=hit.document,
        text=hit.chunk.text,
        ref=hit.chunk.ref,
        score=hit.score,
        keyword=hit.keyword,
        passage=hit.passage,
        sentence=hit.sentence,
        used=used,
        kind=hit.chunk.kind,
    )

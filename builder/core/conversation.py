"""Questions, answers and how an answer came about."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.core.document import SourceRef
from builder.core.spending import NOTHING, Spent


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a talk; `role` is `visitor` or `bot`."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a visitor or tester asked, with the talk so far (oldest first).

    `refusals` is how many answers of this talk were "I don't know".
    """

    text: str
    history: tuple[Turn, ...] = ()
    language: str | None = None
    refusals: int = 0


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage an answer stands on. `n` is the number shown, from 1; `score` is 0..1."""

    n: int
    document: str
    document_id: str
    chunk_id: str
    text: str
    ref: SourceRef
    score: float


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence taken word for word from the passage with citation number `n`."""

    text: str
    n: int
    score: float


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that was considered, with the parts of its score, for "why this answer".

    Attributes:
        kind: that of `Chunk`.
    """

    chunk_id: str
    document: str
    text: str
    ref: SourceRef
    score: float
    keyword: float
    passage: float
    sentence: float
    used: bool = False
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Sent:
    """What went to which host: the exact text, after masking.

    Attributes:
        purpose: `model`, or `embedder` for a question that was compared by its meaning elsewhere.
    """

    host: str
    text: str = field(repr=False)
    masked: dict[str, int] = field(default_factory=dict)
    purpose: str = "model"

    @property
    def size(self) -> int:
        """Bytes of the text as it left."""
        return len(self.text.encode())


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence of a model's reply that nobody was shown.

    Attributes:
        reason: `number` (it holds some that stand in no passage), `scattered` (its numbers stand
            in no passage together), `unsupported` (too few of its words stand in one), `unlike`
            (it has no word of a passage), `avoided` (it holds a word that the owner avoids), or
            `guarded` (an instruction, a foreign address, or another matter).
        numbers: those that stand in no passage.
        closest: index of the passage that comes nearest; None when none has a word of it.
        share: of its words in that passage or the question, 0..1.
    """

    text: str = field(repr=False)
    reason: str
    numbers: tuple[str, ...] = ()
    closest: int | None = None
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Trace:
    """Why an answer, why none. It holds words of a visitor: for the owner's eyes, never for a log.

    Attributes:
        asked: what was searched with: the question without courtesies and private numbers.
        candidates: best first.
        threshold: `answers.refuse_below` at the time.
        rules: codes of what fired, in order: `retrieved`, `below_threshold`, `model_fallback`, …
        sent: empty when nothing left this computer.
        dropped: what a model wrote and no passage supports, in its order.
        masked: personal data in the question, counted by entity type.
        timings_ms: `retrieve`, `answer`, `total`.
        steps_ms: each step in its order, together the total: `read`, `search`, `weigh`, `prepare`,
            `first_word`, `model`, `write`.
    """

    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    asked: str = field(default="", repr=False)
    threshold: float = 0.0
    features: dict[str, float] = field(default_factory=dict)
    rules: tuple[str, ...] = ()
    sent: tuple[Sent, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    masked: dict[str, int] = field(default_factory=dict)
    timings_ms: dict[str, float] = field(default_factory=dict)
    steps_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a visitor gets.

    Attributes:
        refused: the documents do not hold the answer; `text` is then the owner's "I don't know".
        reason: code of the refusal or fallback, or of what was said instead of an answer
            (`thanks`, `emergency`, `topic_medical`, …); else None.
        escalate: a person is offered, and can be reached.
        escalate_reason: why one is needed: `wish`, `distress`, `topic` or `refused`; None for not.
        presence: whether somebody is there now: `there`, `message` (one is taken down) or `away`.
        confidence: 0..1; held against `answers.refuse_below`.
        sources: best first; empty when refused.
        model: which model wrote the text (`quotes` when it is made of quotes).
        kind: `answer`, `unknown` (refused for want of support), `talk` (no question at all),
            `emergency`, `topic` (never answered), `language` (not spoken here) or `hours`.
        spent: what asking a model used, also when its reply was not taken.
    """

    text: str
    refused: bool
    confidence: float
    reason: str | None = None
    escalate: bool = False
    escalate_reason: str | None = None
    presence: str = "there"
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Citation, ...] = ()
    model: str = "quotes"
    trace: Trace = Trace()
    kind: str = "answer"
    spent: Spent = NOTHING

    @property
    def cited(self) -> tuple[Citation, ...]:
        """The sources whose words are in the answer; the others were only found beside them."""
        quoted = {quote.n for quote in self.quotes}
        return tuple(each for each in self.sources if not quoted or each.n in quoted)


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of an answer's text, as it is released."""

    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """The text released so far is withdrawn (the model failed midway); start over."""

    reason: str


@dataclass(frozen=True, slots=True)
class Done:
    """The answer is complete."""

    answer: Answer


AskEvent = Delta | Replaced | Done

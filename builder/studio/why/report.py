"""From an answer and its trace to a report in the owner's words; pure, nothing is looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from builder.core.conversation import Answer, Candidate, Dropped, Sent
from builder.core.pinned import FACT
from builder.studio.why.sentences import Words
from builder.studio.why.what_if import Change
from builder.system.places import place

Hide = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a passage's score: its name, 0..1, and what that is in a word."""

    name: str
    share: float
    word: str


@dataclass(frozen=True, slots=True)
class PassageLine:
    """A passage that was considered.

    Attributes:
        behind: how much its score is below the best one's; 0 for the best.
        fact: it is a fact of the owner's, and stands in no document.
    """

    number: int
    chunk_id: str
    document: str
    place: str
    text: str
    score: float
    behind: float
    parts: tuple[Part, ...]
    used: bool
    fact: bool


@dataclass(frozen=True, slots=True)
class SentLine:
    """What went to one host, word for word; `masked` in words, `ms` how long the host took."""

    host: str
    purpose: str
    text: str
    size: int
    masked: str
    ms: float | None


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step and its time."""

    name: str
    ms: float


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A sentence that nobody was shown, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Something that would have changed the answer, as it was found out.

    Attributes:
        text: what would have been said then, or the passage it is about; may be empty.
        document: where that stands; empty when it cannot be opened.
    """

    code: str
    sentence: str
    text: str = ""
    document: str = ""
    chunk_id: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Why this answer, why none.

    Attributes:
        outcome: what came of the question, and because of what, in a sentence.
        asked: what was searched with, where it is not the question itself.
        pinned: the fact that was given, by its name; empty without.
        changes: None while they are not found out.
        note: what a reader of a copy must know.
    """

    language: str
    question: str
    answer: str
    refused: bool
    outcome: str
    confidence: float
    threshold: float
    asked: str = ""
    pinned: str = ""
    rules: tuple[str, ...] = ()
    passages: tuple[PassageLine, ...] = ()
    masked: str = ""
    sent: tuple[SentLine, ...] = ()
    steps: tuple[StepLine, ...] = ()
    total_ms: float = 0.0
    dropped: tuple[DroppedLine, ...] = ()
    changes: tuple[ChangeLine, ...] | None = None
    note: str = ""


def explain(
    question: str, answer: Answer, language: str, changes: Sequence[Change] | None = None
) -> Report:
    """The report of one answer in `language`.

    Args:
        question: as it was asked.
        answer: with its trace.
        language: one there are texts in.
        changes: what `what_if.changes` found out; None when nobody looked.
    """
    words, trace = Words(language), answer.trace
    used = [each for each in trace.candidates if each.used]
    facts = [each.ref.section or "" for each in used if each.kind == FACT]
    return Report(
        language=language,
        question=question,
        answer=answer.text,
        refused=answer.refused,
        outcome=words.outcome(answer),
        confidence=answer.confidence,
        threshold=trace.threshold,
        asked=trace.asked if _differs(trace.asked, question) else "",
        pinned=" · ".join(dict.fromkeys(filter(None, facts))) if "pinned" in trace.rules else "",
        rules=words.rules(trace.rules, answer.reason),
        passages=tuple(_passages(trace.candidates, words)),
        masked=words.counted(trace.masked),
        sent=tuple(_sent(each, trace.steps_ms, words) for each in trace.sent),
        steps=tuple(StepLine(words.step(name), ms) for name, ms in trace.steps_ms.items()),
        total_ms=trace.timings_ms.get("total", 0.0),
        dropped=tuple(_dropped(each, trace.candidates, words) for each in trace.dropped),
        changes=None if changes is None else tuple(_changed(each, words) for each in changes),
    )


def with_changes(report: Report, changes: Sequence[Change]) -> Report:
    """The same report, now that it was found out what would have changed the answer."""
    words = Words(report.language)
    return replace(report, changes=tuple(_changed(each, words) for each in changes))


def masked_copy(report: Report, hide: Hide) -> Report:
    """The report with personal data masked wherever somebody's words stand, and a note of it."""
    told = replace(
        report,
        question=hide(report.question),
        answer=hide(report.answer),
        asked=hide(report.asked),
        outcome=hide(report.outcome),
        pinned=hide(report.pinned),
        passages=tuple(
            replace(
                each, text=hide(each.text), place=hide(each.place), document=hide(each.document)
            )
            for each in report.passages
        ),
        sent=tuple(replace(each, text=hide(each.text)) for each in report.sent),
        dropped=tuple(replace(each, text=hide(each.text)) for each in report.dropped),
        changes=None
        if report.changes is None
        else tuple(
            replace(each, text=hide(each.text), sentence=hide(each.sentence))
            for each in report.changes
        ),
    )
    words = Words(report.language)
    changed = told != report
    return replace(told, note=words.say("copy.masked" if changed else "copy.clean"))


def _differs(asked: str, question: str) -> bool:
    return bool(asked) and asked.split() != question.split()


def _passages(candidates: Sequence[Candidate], words: Words) -> list[PassageLine]:
    best = max((each.score for each in candidates), default=0.0)
    return [
        PassageLine(
            number=number,
            chunk_id=each.chunk_id,
            document=each.document,
            place=place(each.ref, words.language),
            text=each.text,
            score=each.score,
            behind=max(best - each.score, 0.0),
            parts=tuple(
                Part(words.say(f"part.{name}"), share, words.strength(share))
                for name, share in (
                    ("keyword", min(each.keyword, 1.0)),
                    ("passage", max(each.passage, 0.0)),
                    ("sentence", max(each.sentence, 0.0)),
                )
            ),
            used=each.used,
            fact=each.kind == FACT,
        )
        for number, each in enumerate(candidates, start=1)
    ]


def _sent(part: Sent, steps: Mapping[str, float], words: Words) -> SentLine:
    model = part.purpose == "model"
    names = ("first_word", "model") if model else ("search",)
    known = [steps[name] for name in names if name in steps]
    return SentLine(
        host=part.host,
        purpose=words.say("sent.model" if model else "sent.embedder"),
        text=part.text,
        size=part.size,
        masked=words.counted(part.masked),
        ms=round(sum(known), 2) if known else None,
    )


def _dropped(lost: Dropped, candidates: Sequence[Candidate], words: Words) -> DroppedLine:
    near = None
    if lost.closest is not None and lost.closest < len(candidates):
        near = candidates[lost.closest]
    said = words.say(
        f"dropped.{lost.reason}",
        numbers=", ".join(lost.numbers),
        share=words.percent(lost.share),
        document=near.document if near else "",
    )
    return DroppedLine(lost.text, said)


def _changed(change: Change, words: Words) -> ChangeLine:
    return ChangeLine(
        change.code, words.change(change), change.text, change.document, change.chunk_id
    )

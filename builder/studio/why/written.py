"""A report written down: Markdown for people, plain data for scripts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from builder.studio.why.report import PassageLine, Report
from builder.studio.why.sentences import Words

EXCERPT = 600
"""Characters of a passage in the report; the whole stands in its document."""

_OWN = frozenset({"language", "question", "answer", "refused", "confidence"})
"""What a script is told of an answer anyway."""


def as_markdown(report: Report) -> str:
    """The report as text that can be mailed, printed or kept beside a test."""
    words = Words(report.language)
    parts = [
        [f"# {words.say('title.refused' if report.refused else 'title.answered')}"],
        list(_head(report, words)),
        list(_listed(words.say("heading.rules"), report.rules)),
        list(_changes(report, words)),
        list(_passages(report, words)),
        list(_dropped(report, words)),
        list(_sent(report, words)),
        list(_steps(report, words)),
        [f"_{report.note}_"] if report.note else [],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def as_data(report: Report) -> dict[str, Any]:
    """The report as a script reads it; what it is told of every answer is not said twice."""
    return {name: value for name, value in asdict(report).items() if name not in _OWN}


def excerpt(text: str, most: int = EXCERPT) -> str:
    """The beginning of a passage, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rstrip()}…"


def score_line(passage: PassageLine, words: Words) -> str:
    """A passage's score and its three parts, in words and shares."""
    parts = " · ".join(
        f"{part.name}: {part.word} ({words.percent(part.share)})" for part in passage.parts
    )
    return f"{words.say('score', score=words.percent(passage.score))} · {parts}"


def where(passage: PassageLine) -> str:
    """Document and place."""
    return ", ".join(filter(None, (passage.document, passage.place)))


def sent_line(report: Report, at: int) -> str:
    """To which host a text went, how large it was, how long it took, what was masked."""
    words, part = Words(report.language), report.sent[at]
    facts = [words.say("sent.size", n=words.number(part.size))]
    if part.ms is not None:
        facts.append(words.say("sent.took", ms=words.number(part.ms)))
    masked = words.say("sent.masked", found=part.masked) if part.masked else ""
    facts.append(masked or words.say("sent.nothing_masked"))
    return words.say("sent.to", purpose=part.purpose, host=part.host, facts=" · ".join(facts))


def _head(report: Report, words: Words) -> Iterator[str]:
    yield f"**{words.say('question')}** {report.question}"
    yield ""
    yield f"**{words.say('answer')}** {report.answer}"
    yield ""
    yield report.outcome
    if report.asked:
        yield ""
        yield words.say("asked", text=report.asked)
    if report.pinned:
        yield ""
        yield words.say("pinned", fact=report.pinned)
    yield ""
    yield words.say("masked", found=report.masked) if report.masked else words.say("masked_none")


def _listed(heading: str, sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield f"## {heading}"
        yield ""
        yield from (f"- {sentence}" for sentence in sentences)


def _changes(report: Report, words: Words) -> Iterator[str]:
    if report.changes is None:
        return
    yield f"## {words.say('heading.changes')}"
    yield ""
    if not report.changes:
        yield words.say("changes_none")
    for change in report.changes:
        yield f"- {change.sentence}"
        if change.text:
            yield f"  > {excerpt(change.text)}"


def _passages(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words.say('heading.passages')}"
    yield ""
    told = {"limit": words.percent(report.threshold), "sure": words.percent(report.confidence)}
    yield words.say("threshold", **told)
    yield ""
    if not report.passages:
        yield words.say("rules.nothing_retrieved")
    for passage in report.passages:
        used = f" — {words.say('used')}" if passage.used else ""
        yield f"{passage.number}. **{where(passage)}**{used}  "
        yield f"   {score_line(passage, words)}"
        yield f"   > {excerpt(passage.text)}"


def _dropped(report: Report, words: Words) -> Iterator[str]:
    if report.dropped:
        yield f"## {words.say('heading.dropped')}"
        yield ""
    for lost in report.dropped:
        yield f"- “{lost.text}” {lost.why}"


def _sent(report: Report, words: Words) -> Iterator[str]:
    yield f"## {words.say('heading.sent')}"
    yield ""
    if not report.sent:
        yield words.say("sent.none")
    for at, part in enumerate(report.sent):
        fence = "`" * max(3, _longest_fence(part.text) + 1)
        yield from (sent_line(report, at), "", fence, part.text, fence)


def _steps(report: Report, words: Words) -> Iterator[str]:
    if report.steps:
        yield f"## {words.say('heading.steps')}"
        yield ""
        for step in report.steps:
            yield f"- {step.name}: {words.say('ms', ms=words.number(step.ms, 1))}"
        yield f"- {words.say('step.total')}: {words.say('ms', ms=words.number(report.total_ms, 1))}"


def _longest_fence(text: str) -> int:
    """So that a text with a fence in it does not end ours."""
    runs, run = [0], 0
    for sign in text:
        run = run + 1 if sign == "`" else 0
        runs.append(run)
    return max(runs)

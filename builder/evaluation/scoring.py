"""Holds an answer against what its owner expects of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.core.conversation import Answer
from builder.core.question_set import ALTERNATIVES, TestQuestion, Verdict

_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_RANGE = re.compile(r"(?<=\d) ?- ?(?=\d)")
_GROUPED = re.compile(r"(?<=\d)[,.'’ ](?=\d{3}(?!\d))")


def judge(question: TestQuestion, answer: Answer, *, seconds: float = 0.0) -> Verdict:
    """What came of `question`."""
    return Verdict(
        question_id=question.id,
        question=question.question,
        failures=tuple(_failures(question, answer)),
        answer=answer.text,
        refused=answer.refused,
        sources=tuple(dict.fromkeys(source.document for source in answer.sources)),
        seconds=seconds,
    )


def says(text: str, point: str) -> bool:
    """Whether `text` holds `point`, or one of its alternatives, as words of its own.

    Case, accents, the kind of dash, spaces and the thousands mark of numbers make no difference;
    a number is never found inside a longer one.
    """
    held = plain(text)
    wanted = (plain(each) for each in point.split(ALTERNATIVES))
    return any(_stands(held, each) for each in wanted if each)


def plain(text: str) -> str:
    """`text` as points are compared: lower case, no accents, one kind of dash and blank."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in folded if not unicodedata.combining(sign))
    return _GROUPED.sub("", _RANGE.sub("-", " ".join(_DASHES.sub("-", bare).split())))


def _stands(held: str, wanted: str) -> bool:
    pattern = re.escape(wanted)
    if wanted[0].isalnum() or wanted[0] == "_":
        pattern = r"(?<!\w)(?<!\d[.,:])" + pattern
    if wanted[-1].isalnum() or wanted[-1] == "_":
        pattern += r"(?!\w)(?![.,:]\d)"
    return re.search(pattern, held) is not None


def _failures(question: TestQuestion, answer: Answer) -> Iterator[tuple[str, str]]:
    if question.refuse is not None and answer.refused != question.refuse:
        yield ("refused" if answer.refused else "answered", answer.reason or "")
    elif answer.refused and (question.expect or (question.document and question.refuse is None)):
        yield "refused", answer.reason or ""
    if not answer.refused:
        for point in question.expect:
            if not says(answer.text, point):
                yield "missing", point
    for words in question.forbid:
        if says(answer.text, words):
            yield "forbidden", words
    if question.hand_over is not None and answer.escalate != question.hand_over:
        yield ("handed_over" if answer.escalate else "not_handed_over", "")
    named = {source.document.casefold() for source in answer.sources}
    if question.document and not answer.refused and question.document.casefold() not in named:
        yield "wrong_source", question.document

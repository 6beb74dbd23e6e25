"""Test questions that a bot's own documents suggest, for an owner who starts with none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from builder.core.document import Chunk
from builder.core.ids import new_id
from builder.core.pinned import FACT, question_key
from builder.core.question_set import TestQuestion

MOST = 40
_LONGEST = 160
_PRICE = re.compile(
    r"(?:[€$£]|EUR|USD|GBP|CHF)\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€$£]|EUR\b|USD\b|GBP\b|CHF\b|euros?\b)"
)
_NUMBER = re.compile(r"\d")
_PATH = " › "

Ask = Callable[[str], str]
"""Makes a question of a thing: "Full service" becomes "What does Full service cost?"."""


def suggest(
    chunks: Iterable[tuple[str, Chunk]],
    *,
    known: Iterable[str] = (),
    cost_of: Ask,
    about: Ask,
    most: int = MOST,
) -> list[TestQuestion]:
    """Questions with what their answers must hold, taken in turn from every document.

    Of what the owner stated each fact is asked for once, and nothing that holds for a time only.

    Args:
        chunks: (document's name, passage) of everything that may be used.
        known: questions there are already, in any spelling.
        cost_of: words a question for the price of something.
        about: words a question about the subject of a section.
        most: how many at most.
    """
    by_document: dict[str, list[TestQuestion]] = {}
    facts: set[str | None] = set()
    for name, chunk in chunks:
        made = by_document.setdefault(name, [])
        if chunk.kind == FACT:
            if chunk.ref.section in facts or chunk.valid_from or chunk.valid_until:
                continue  # asked for in another way already; or not the answer for long
            facts.add(chunk.ref.section)
        if len(made) < most:
            made.extend(_of(name, chunk, cost_of, about))
    seen = {question_key(question) for question in known}
    chosen: list[TestQuestion] = []
    for layer in zip_longest(*by_document.values()):
        for question in layer:
            if question is None or len(chosen) == most:
                continue
            key = question_key(question.question)
            if key and key not in seen:
                seen.add(key)
                chosen.append(question)
    return chosen


def _of(name: str, chunk: Chunk, cost_of: Ask, about: Ask) -> Iterator[TestQuestion]:
    sentences = chunk.sentence_texts()
    if chunk.kind == FACT:
        if len(sentences) > 1:
            yield _expecting(sentences[0], sentences[-1], name)
        return
    if chunk.kind == "table":
        for row in sentences:
            yield from _of_row(name, row, cost_of)
        return
    asked = [text.strip() for text in sentences if text.strip().endswith("?")]
    yield from (_question(text, document=name) for text in asked if len(text) <= _LONGEST)
    subject = chunk.heading.rpartition(_PATH)[2].strip()
    if not asked and subject and _PATH in chunk.heading and _NUMBER.search(chunk.text):
        yield _question(about(subject.rstrip("?.:")), document=name)


def _of_row(name: str, row: str, cost_of: Ask) -> Iterator[TestQuestion]:
    """What the first column's thing costs, where the row tells a price."""
    cells = [cell.partition(": ")[2] or cell for cell in row.split("; ")]
    prices = [cell.strip() for cell in cells[1:] if _PRICE.fullmatch(cell.strip())]
    thing = cells[0].strip()
    if thing and prices and len(thing) <= _LONGEST and not _PRICE.search(thing):
        yield _question(cost_of(thing), expect=prices[:1], document=name)


def _expecting(asked: str, answer: str, document: str) -> TestQuestion:
    """What the owner pinned: given whole, so it can be expected whole where it is short."""
    whole = " ".join(answer.split())
    return _question(
        asked.strip(), expect=[whole] if len(whole) <= _LONGEST else [], document=document
    )


def _question(text: str, *, document: str, expect: Iterable[str] = ()) -> TestQuestion:
    # A bar would be read as two ways to say it.
    points = tuple(point for point in expect if "|" not in point)
    return TestQuestion(new_id(), text, expect=points, refuse=False, document=document)

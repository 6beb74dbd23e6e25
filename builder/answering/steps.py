"""Keeps what belongs together whole in a quote: the steps of a list, and the line that leads in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.core.document import Chunk

MOST_CHARACTERS = 1200
"""A longer list is quoted by the sentence: its source shows the rest."""

LONGEST_LINE = 200
"""Characters; what is longer on average is no list of steps."""

_HOW = re.compile(
    r"""\bhow\ (?:do|does|can|could|should|would|must|to|is|are|am)\b|\bsteps?\b|\binstructions?\b
    |\bwhat\ (?:do|should|must)\ i\ (?:do|need\ to\ do)\b
    |\bwie\ (?!viele?\b|lange\b|oft\b|hoch\b|groß\b|weit\b|alt\b|schwer\b|spät\b|früh\b|teuer\b)
    |\bschritte?\b|\banleitung\b|\bwas\ muss\ ich\ (?:tun|machen)\b
    |\bcómo\b|\bpasos?\b|\binstrucciones\b|\bqué\ (?:tengo\ que|debo)\ hacer\b""",
    re.I | re.X,
)
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s", re.I)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


def whole(question: str, chunk: Chunk, sentence: int) -> tuple[int, int]:
    """(first, last) sentence to quote for `sentence`: more than itself only in a list.

    A line that ends with a colon takes the lines after it along. One of several lines takes all
    of them where they are numbered, or where the question asks how.
    """
    spans = chunk.sentences
    if chunk.kind != "text" or not spans:
        return sentence, sentence
    first, last = _block(chunk.text, spans, sentence)
    leads = chunk.text[slice(*spans[sentence])].rstrip().endswith(":")
    if leads and first < last == sentence:
        return sentence, sentence
    if leads and sentence == last and sentence + 1 < len(spans):
        first, last = sentence, _block(chunk.text, spans, sentence + 1)[1]
    elif first and _ends_with_colon(chunk, first - 1):
        first -= 1  # the line that leads in stands apart
    if first == last or not (leads or _are_steps(question, chunk, first, last)):
        return sentence, sentence
    length = spans[last][1] - spans[first][0]
    return (first, last) if length <= MOST_CHARACTERS else (sentence, sentence)


def text_of(chunk: Chunk, first: int, last: int) -> str:
    """The words of the sentences from `first` to `last`, as they stand."""
    if not chunk.sentences:
        return chunk.text.strip()
    return chunk.text[chunk.sentences[first][0] : chunk.sentences[last][1]].strip()


def _are_steps(question: str, chunk: Chunk, first: int, last: int) -> bool:
    whole_text = text_of(chunk, first, last)
    lines = [line for line in whole_text.splitlines() if line.strip()]
    led_in = int(_ends_with_colon(chunk, first))
    items = lines[led_in:]
    if len(lines) < 2 or len(whole_text) > LONGEST_LINE * len(lines):
        return False  # a paragraph, or several
    numbered = all(_NUMBERED.match(line) for line in items)
    return numbered or _HOW.search(question) is not None


def _ends_with_colon(chunk: Chunk, sentence: int) -> bool:
    return chunk.text[slice(*chunk.sentences[sentence])].rstrip().endswith(":")


def _block(text: str, spans: Sequence[tuple[int, int]], sentence: int) -> tuple[int, int]:
    """The sentences around one without a blank line between them."""
    first = last = sentence
    while first and not _BLANK_LINE.search(text, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and not _BLANK_LINE.search(
        text, spans[last][1], spans[last + 1][0]
    ):
        last += 1
    return first, last

"""Tells greetings, thanks, goodbyes, "are you human?" and abuse from questions.

A message is small talk only when phrases of the lists cover all of it: "thanks, but how much is
it?" is a question.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from builder.answering.plain_words import plain
from builder.system import resources

LANGUAGES = ("en", "de", "es")
KINDS = ("human", "rude", "goodbye", "thanks", "wellbeing", "greeting", "agreed")
"""What a message can be; where it is several, the first here is answered."""

MOST_WORDS = 20
"""A longer message tells something."""

_FILLER, _RUDE_FILLER = "filler", "rude_filler"


@dataclass(frozen=True, slots=True)
class Remark:
    """What a message is, and in which language, as far as its words tell; else empty."""

    kind: str
    language: str = ""


def remark(text: str, expected: str, names: Sequence[str] = ()) -> Remark | None:
    """What `text` is when it asks nothing; None for everything that may be a question.

    Args:
        text: what a visitor wrote.
        expected: the language that is believed where several have the same words.
        names: what the bot and its business are called; they add nothing to thanks.
    """
    message = plain(text)
    if not message or message.count(" ") >= MOST_WORDS:
        return None
    own = frozenset(plain(name) for name in names)
    order = sorted(LANGUAGES, key=lambda each: each != expected)
    found = [
        (KINDS.index(kind), place)
        for place, language in enumerate(order)
        if (kind := _best(message, _phrases(language), own))
    ]
    if not found:
        return None
    kind_at, place = min(found)
    return Remark(KINDS[kind_at], order[place])


def _best(message: str, phrases: Mapping[str, re.Pattern[str]], names: frozenset[str]) -> str:
    for rude in (False, True):
        covered = _cover(message, phrases, names, rude=rude)
        kinds = [kind for kind in KINDS if kind in covered]
        if kinds:
            return kinds[0]
    return ""


def _cover(
    message: str, phrases: Mapping[str, re.Pattern[str]], names: frozenset[str], *, rude: bool
) -> frozenset[str]:
    """The kinds of the phrases that cover `message` without a rest; empty where none do."""
    kinds = (
        [*KINDS, _FILLER, _RUDE_FILLER] if rude else [k for k in (*KINDS, _FILLER) if k != "rude"]
    )
    dead: set[int] = set()

    def walk(at: int) -> frozenset[str] | None:
        if at >= len(message):
            return frozenset()
        if at in dead:
            return None
        for kind in kinds:
            for end in _ends(message, at, phrases[kind]):
                rest = walk(end + 1)
                if rest is not None:
                    return rest | {kind}
        for name in names:
            if name and message.startswith(name, at):
                end = at + len(name)
                rest = walk(end + 1) if message[end : end + 1] in {"", " "} else None
                if rest is not None:
                    return rest
        dead.add(at)
        return None

    return walk(0) or frozenset()


def _ends(message: str, at: int, pattern: re.Pattern[str]) -> list[int]:
    """Where phrases that begin at `at` end, the longest first."""
    ends: list[int] = []
    limit = len(message)
    while (found := pattern.fullmatch(message, at, limit)) is None and limit > at:
        limit = message.rfind(" ", at, limit)
        if limit < 0:
            return ends
    while found is not None:
        ends.append(limit)
        limit = message.rfind(" ", at, limit)
        found = None
        while limit > at and (found := pattern.fullmatch(message, at, limit)) is None:
            limit = message.rfind(" ", at, limit)
    return ends


@cache
def _phrases(language: str) -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = json.loads(resources.text("talk", f"{language}.json"))
    return {kind: re.compile("|".join(f"(?:{each})" for each in listed[kind])) for kind in listed}

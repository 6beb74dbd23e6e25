"""Small words of English, German and Spanish by which a question leans on the talk.

Words are in the form of `plain_words.plain`, as are `nothing` and `pointing_so`; other patterns
are held against text as it was typed.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.system import resources

_MORE = (
    "articles", "before_sie", "modals", "of_things", "particles", "light_verbs", "verb_ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LeanWords:
    """The lists of `resources/talk/leaning.json`.

    Attributes:
        opener: how a continuation begins.
        pointing: words that point at something said before, but where `nothing` matches.
        pointing_so: how Spanish articles point, in plain words.
        articles: German ones, which point where no noun follows.
        before_sie: after these `sie` is a thing, not how a hasty visitor speaks to the owner.
        modals: verbs that an infinitive goes with.
        of_things: words said of things, not of people.
        particles: small German words that are no nouns.
        light_verbs: what the owner does with everything: offer, sell, have.
        verb_ends: last parts of German verbs, which stand at the end of a question.
        verbs: words that make a question one of its own kind, question words among them.
        generic: words that say what is asked, not about what.
        modifiers: words that only say when or how many.
        day: a day, with what leads to it.
    """

    opener: re.Pattern[str]
    pointing: frozenset[str]
    pointing_so: re.Pattern[str]
    nothing: re.Pattern[str]
    prepositions: frozenset[str]
    verbs: frozenset[str]
    question_words: frozenset[str]
    generic: frozenset[str]
    modifiers: frozenset[str]
    day: re.Pattern[str]
    determiner: re.Pattern[str]
    articles: frozenset[str]
    before_sie: frozenset[str]
    modals: frozenset[str]
    of_things: frozenset[str]
    particles: frozenset[str]
    light_verbs: frozenset[str]
    verb_ends: frozenset[str]

    @property
    def small(self) -> frozenset[str]:
        """Every word that tells nothing of what a question is about."""
        return self.generic | self.modifiers | self.verbs | self.prepositions | self.pointing


@cache
def lean_words() -> LeanWords:
    """The lists, read once."""
    read: dict[str, Any] = json.loads(resources.text("talk", "leaning.json"))
    leading = "|".join(read["before_days"].split())
    openers = sorted(read["openers"], key=len, reverse=True)
    return LeanWords(
        opener=re.compile(rf"(?i)(?:{'|'.join(openers)})(?=[\s,.…¿?]|$)[\s,.…]*"),
        pointing=frozenset(read["pointing"].split()),
        pointing_so=re.compile("|".join(read["pointing_so"])),
        nothing=re.compile("|".join(read["pointing_at_nothing"])),
        prepositions=frozenset(read["prepositions"].split()),
        verbs=frozenset(read["verbs"].split()),
        question_words=frozenset(read["question_words"].split()),
        generic=frozenset(read["generic"].split()),
        modifiers=frozenset(read["modifiers"].split()),
        day=re.compile(rf"(?i)\b(?:(?:{leading}) ){{0,2}}(?:{'|'.join(read['days'])})\b"),
        determiner=re.compile(rf"(?i)\b(?:{'|'.join(read['determiners'])})\s"),
        **{name: frozenset(read[name].split()) for name in _MORE},
    )

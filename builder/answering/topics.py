"""Recognises questions about what the owner never wants answered."""

from __future__ import annotations

import json
import re
from functools import cache

from builder.answering.plain_words import plain
from builder.answering.topic_meaning import meant
from builder.answering.word_list import WordList
from builder.core.voice import TopicSettings
from builder.knowledge.embedding import Embedder
from builder.system import resources

COMPETITORS, OWN = "topic_competitors", "topic_own"

READ = 2000
"""Characters of a question that are looked at."""


class Topics:
    """What one bot never answers."""

    def __init__(self, settings: TopicSettings) -> None:
        chosen = [name for name in ("medical", "legal", "discounts") if getattr(settings, name)]
        self._ours = [(f"topic_{name}", _pattern(name)) for name in chosen]
        # Who names no competitor may be glad of a comparison.
        named = ["competitors"] if any(map(str.strip, settings.competitors)) else []
        self._meant = frozenset([*chosen, *named])
        self._named = [
            (COMPETITORS, WordList(settings.competitors)),
            (OWN, WordList(settings.own)),
        ]

    def of(self, question: str) -> str | None:
        """The code of the topic that `question` is about: `topic_medical`, …; else None."""
        for code, words in self._named:
            if words.stands_in(question):
                return code
        message = plain(question[:READ])
        for code, pattern in self._ours:
            if pattern.search(message):
                return code
        return None

    def meant(self, question: str, embedder: Embedder | None, language: str) -> str | None:
        """The same by what `question`, asked of a bot in `language`, means; words come first."""
        found = meant(question[:READ], self._meant, embedder, language)
        return f"topic_{found}" if found else None


@cache
def _pattern(name: str) -> re.Pattern[str]:
    listed: dict[str, dict[str, list[str]]] = json.loads(resources.text("talk", "topics.json"))
    phrases = [phrase for language in listed[name].values() for phrase in language]
    return re.compile("|".join(rf"(?:\b{each})" for each in phrases))

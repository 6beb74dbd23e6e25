"""Recognises when somebody needs help at once: danger, violence, thoughts of harming oneself."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from builder.answering.plain_words import plain
from builder.system import resources

URGENT = ("distress", "violence", "emergency")
"""Kinds, the one that is answered first first."""


@dataclass(frozen=True, slots=True)
class Emergency:
    """What is told, and in which language."""

    kind: str
    language: str


def emergency(text: str) -> Emergency | None:
    """What `text` tells of, or None. It may stand anywhere in a message, in any language."""
    message = plain(text)
    for kind in URGENT:
        for language, pattern in _patterns()[kind].items():
            if pattern.search(message):
                return Emergency(kind, language)
    return None


@cache
def _patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    listed: dict[str, dict[str, list[str]]] = json.loads(resources.text("talk", "emergencies.json"))
    return {
        kind: {
            language: re.compile("|".join(rf"(?:\b{each})" for each in phrases))
            for language, phrases in languages.items()
        }
        for kind, languages in listed.items()
    }

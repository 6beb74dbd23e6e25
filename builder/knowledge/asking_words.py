"""Words that ask for what a text calls by another: "wie lange dauert es?", "Dauer: 25 Minuten".

Where the embedder does not speak a language nothing else tells that they mean the same.
"""

from __future__ import annotations

import json
from functools import lru_cache

from builder.knowledge.language import base, stemmed
from builder.system import resources


def asked_as(stem: str, language: str) -> frozenset[str]:
    """The stems that say what `stem` asks for, itself left out."""
    return _groups(base(language)).get(stem, frozenset()) - {stem}


@lru_cache(maxsize=8)
def _groups(language: str) -> dict[str, frozenset[str]]:
    listed: dict[str, list[str]] = json.loads(resources.text("languages", "asking_words.json"))
    groups = [frozenset(stemmed(line.split(), language)) for line in listed.get(language, [])]
    return {stem: group for group in groups for stem in group}

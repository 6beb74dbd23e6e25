"""In which country a host is, where that is known."""

from __future__ import annotations

import json
from fnmatch import fnmatch
from functools import cache
from typing import Any

from builder.core.bot import BotSpec
from builder.core.errors import MachineError
from builder.privacy.conflicts import embedder_address, provider_hosts
from builder.privacy.egress import host_of, is_loopback
from builder.system import resources, texts

ANSWERS, SEARCH = "answers", "search"
"""What another computer gets words for: to write an answer, to read texts for their meaning."""


def used_outside(spec: BotSpec) -> list[tuple[str, str]]:
    """The other computers that get words under `spec`: what for, and the host."""
    wanted = [(ANSWERS, h) for h in provider_hosts(spec.answers.model, spec.answers.base_url)]
    address = embedder_address(spec)
    if address:
        wanted.append((SEARCH, host_of(address)))
    return [(purpose, host) for purpose, host in wanted if host and not is_loopback(host)]


def known_country(host: str, language: str) -> str | None:
    """The country of `host` in words, or None where we do not know it."""
    for entry in _providers():
        if any(fnmatch(host, pattern) for pattern in entry["hosts"]):
            told = entry[language if language in entry else texts.FALLBACK]
            return str(told["country"]).partition(";")[0].strip()
    return None


def country(host: str, language: str) -> str:
    """The country of `host` in words that can stand in a sentence."""
    return known_country(host, language) or texts.say("journey.unknown_country", language)


# What is shipped does not change while the program runs.
@cache
def _providers() -> tuple[dict[str, Any], ...]:
    try:
        folder = resources.path("providers")
    except MachineError:
        return ()
    files = sorted(folder.glob("*.json"))
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in files)

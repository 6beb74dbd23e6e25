"""Which companies get visitors' words under the present settings, and what is known of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cache
from typing import Any

from builder.core.bot import BotSpec, ModelKind
from builder.privacy.conflicts import embedder_address, handover_addresses, provider_hosts
from builder.privacy.egress.hosts import host_of, is_loopback
from builder.privacy.papers.countries import EEA, country_code, country_name
from builder.system import resources, texts

FIELDS = ("company", "country", "transfer", "training", "retention", "contract")
"""What a register says of a processor, in the order of an entry of `business.processors`."""

ANSWERS, SEARCH, PERSON = "answers", "search", "person"
"""What another computer gets words for: to write an answer, to read texts for their meaning."""

_AZURE = "*.openai.azure.com"


@dataclass(frozen=True, slots=True)
class Processor:
    """A company that works with visitors' words on the owner's behalf.

    Attributes:
        host: where the words go; its key in the register.
        purposes: `answers` (it writes them), `search` (it reads texts for their meaning),
            `person` (talks that visitors pass on go through it).
        facts: by the names of `FIELDS`; an empty one is not known.
        checked: the day on which what we say of it was known, ISO 8601; empty where the owner
            said it.
        source: the provider's own papers against which these facts can be checked.
        leaves_eea: whether words may be worked with outside the European Economic Area.
    """

    host: str
    purposes: tuple[str, ...]
    facts: Mapping[str, str]
    checked: str = ""
    source: str = ""
    leaves_eea: bool = True

    @property
    def name(self) -> str:
        """The company, or the host while nobody has said whose it is."""
        return self.facts.get("company") or self.host


def used_outside(spec: BotSpec) -> list[tuple[str, str]]:
    """The other computers that get words under `spec`: what for, and the host."""
    kind = spec.answers.model
    wanted = [(ANSWERS, host) for host in provider_hosts(kind, spec.answers.base_url)]
    if kind is ModelKind.AZURE_OPENAI and not wanted:
        wanted = [(ANSWERS, _AZURE)]  # somewhere there, though the address is not set yet
    address = embedder_address(spec)
    if address:
        wanted.append((SEARCH, host_of(address)))
    return [(purpose, host) for purpose, host in wanted if host and not is_loopback(host)]


def outside_hosts(spec: BotSpec) -> dict[str, tuple[str, ...]]:
    """The hosts outside this computer that words go to, each with what for."""
    used: dict[str, tuple[str, ...]] = {}
    passed_on = [(PERSON, host_of(address)) for _, address in handover_addresses(spec)]
    for purpose, host in (*used_outside(spec), *passed_on):
        if is_loopback(host):
            continue
        used[host] = (*used.get(host, ()), purpose)
    return used


def known_country(host: str, language: str) -> str | None:
    """The country of `host` in words, or None where we do not know it."""
    known = _known(host)
    if known is None:
        return None
    told = known[language if language in known else texts.FALLBACK]
    return str(told["country"]).partition(";")[0].strip()


def country(host: str, language: str) -> str:
    """The country of `host` in words that can stand in a sentence."""
    return known_country(host, language) or texts.say("journey.unknown_country", language)


def processors(spec: BotSpec, language: str) -> list[Processor]:
    """The companies that get words under the settings of `spec`, with what is known of each."""
    told = owners_facts(spec, language)
    found = []
    for host, purposes in outside_hosts(spec).items():
        known = _known(host)
        facts = dict.fromkeys(FIELDS, "")
        if known is not None:
            facts |= known[language if language in known else texts.FALLBACK]
        own, leaves = told.get(host, ({}, True))
        facts |= {name: value for name, value in own.items() if value}
        found.append(
            Processor(
                host,
                purposes,
                facts,
                checked=str(known["checked"]) if known is not None else "",
                source=str(known["source"]) if known is not None else "",
                leaves_eea=leaves if own.get("country") or known is None else known["leaves_eea"],
            )
        )
    return found


def owners_facts(spec: BotSpec, language: str) -> dict[str, tuple[dict[str, str], bool]]:
    """What the owner wrote of each host, and whether its country lies outside the EEA."""
    told = {}
    for host, facts in own_entries(spec).items():
        code = country_code(facts.get("country", ""))
        shown = {**facts, "country": country_name(code, language)} if code else facts
        told[host] = shown, code not in EEA
    return told


def own_entries(spec: BotSpec) -> dict[str, dict[str, str]]:
    """What the owner wrote of each host, word for word."""
    told = {}
    for entry in spec.business.processors:
        host, *given = (part.strip() for part in entry.split("|"))
        told[host.lower()] = dict(zip(FIELDS, given, strict=False))
    return told


def entry_of(host: str, facts: Mapping[str, str]) -> str:
    """An entry of `business.processors`; signs that part entries become commas."""
    parts = (facts.get(name, "").replace("|", ",").replace(";", ",").strip() for name in FIELDS)
    return " | ".join((host, *parts)).rstrip(" |") if any(facts.values()) else ""


def _known(host: str) -> dict[str, Any] | None:
    for facts in _all_known():
        if any(fnmatch(host, pattern) for pattern in facts["hosts"]):
            return facts
    return None


@cache
def _all_known() -> tuple[dict[str, Any], ...]:
    folder = resources.path("providers")
    return tuple(
        json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))
    )

"""The register of processors: what is known of each, and when the owner looked at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from builder.core.errors import UsageError
from builder.core.ports import Clock
from builder.privacy.papers.processors import Processor, entry_of, processors
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.clock import SystemClock
from builder.vault.paperwork import Review

EVERY_DAYS = 365
"""A provider's terms are looked at again after so many days, unless the owner says another day."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A processor with the owner's reviews.

    Attributes:
        reviewed: day of the last review, ISO 8601, or empty.
        due: day of the next one, or empty.
        overdue: never reviewed, or due today or before.
    """

    processor: Processor
    reviewed: str
    due: str
    overdue: bool


def register(bench: Workbench, language: str, *, clock: Clock | None = None) -> list[Entry]:
    """The companies that get visitors' words under the present settings."""
    today = (clock or SystemClock()).now().date().isoformat()
    reviews = bench.file.paperwork.reviews()
    entries = []
    for processor in processors(bench.spec, language):
        known = reviews.get(processor.host)
        reviewed, due = (known.reviewed, known.due) if known else ("", "")
        entries.append(Entry(processor, reviewed, due, not due or due <= today))
    return entries


def review(bench: Workbench, host: str, *, due: str = "", clock: Clock | None = None) -> Review:
    """Note that the terms of the processor at `host` were looked at today.

    Args:
        bench: the open bot.
        host: its key in the register.
        due: day of the next review, ISO 8601; a year from now when empty.
        clock: what day it is.

    Raises:
        UsageError: `unknown_processor`, `bad_day`.
    """
    if host not in {each.host for each in processors(bench.spec, bench.spec.language)}:
        raise UsageError("unknown_processor", name=host)
    today = (clock or SystemClock()).now().date()
    try:
        next_day = date.fromisoformat(due) if due else today + timedelta(days=EVERY_DAYS)
    except ValueError:
        raise UsageError("bad_day", value=due) from None
    if next_day <= today:
        raise UsageError("bad_day", value=due)
    made = Review(host, today.isoformat(), next_day.isoformat())
    bench.file.paperwork.review(made)
    bench.file.audit.record("processor_reviewed", host=host, due=made.due)
    return made


def tell_facts(bench: Workbench, host: str, facts: Mapping[str, str]) -> None:
    """Keep what the owner knows of the company at `host`; empty facts take it back.

    Raises:
        UsageError: `bad_value`.
    """
    others = tuple(
        entry
        for entry in bench.spec.business.processors
        if entry.partition("|")[0].strip().lower() != host.lower()
    )
    entry = entry_of(host, facts)
    bench.change({"business.processors": (*others, entry) if entry else others})


def review_days(bench: Workbench, host: str, language: str) -> dict[str, str]:
    """The days of the reviews of `host`, as a paper says them."""
    known = bench.file.paperwork.reviews().get(host)
    never = texts.say("papers.never", language)
    if known is None:
        return {"reviewed": never, "due": texts.say("papers.now", language)}
    return {"reviewed": known.reviewed, "due": known.due}

"""Which papers there are, made from the bot as it is now, and how those in a drawer compare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from builder.core.errors import UsageError
from builder.core.ports import Clock
from builder.privacy.papers.composing import compose
from builder.privacy.papers.paper import Paper, from_plain
from builder.privacy.papers.situation import situation, widened
from builder.privacy.papers.template import Filling
from builder.studio.bots import Workbench
from builder.studio.paperwork.register import review_days
from builder.system.clock import SystemClock

KINDS = (
    "notice", "record", "assessment", "processors", "security", "incident_plan",
    "staff_policy", "training", "ai_disclosure", "accessibility",
)  # fmt: skip
"""The papers, in the order they are shown."""

FORMATS = ("html", "docx", "pdf")


class State(StrEnum):
    """How the last printing of a paper stands beside the settings of now."""

    NEVER = "never"
    CURRENT = "current"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class Standing:
    """One paper in one language.

    Attributes:
        made: when it was printed last, ISO 8601 in UTC; empty when never.
        missing: dotted names of the settings that would stand as blanks in it now.
    """

    kind: str
    language: str
    state: State
    made: str = ""
    missing: tuple[str, ...] = ()


def make(bench: Workbench, kind: str, language: str, *, clock: Clock | None = None) -> Paper:
    """The paper `kind` in `language`, from the bot as it is now.

    Raises:
        UsageError: `bad_choice` for another kind.
    """
    if kind not in KINDS:
        raise UsageError("bad_choice", name="paper", value=kind, allowed=", ".join(KINDS))
    now = (clock or SystemClock()).now().astimezone(UTC)
    filling = _filling(bench, kind, language)
    return compose(kind, bench.spec, language, made=now, filling=filling)


def standing(bench: Workbench, language: str | None = None) -> list[Standing]:
    """How every paper stands: in `language` (else the bot's), and in others it was printed in."""
    wanted = language or bench.spec.language
    printed = {(note.kind, note.language) for note in bench.file.paperwork.notes()}
    languages = [wanted, *sorted({spoken for _, spoken in printed} - {wanted})]
    return [
        _standing(bench, kind, spoken)
        for kind in KINDS
        for spoken in languages
        if spoken == wanted or (kind, spoken) in printed
    ]


def outdated(bench: Workbench) -> bool:
    """Whether some paper that was printed says another thing now."""
    printed = {(note.kind, note.language) for note in bench.file.paperwork.notes()}
    return any(
        _standing(bench, kind, language).state is State.OUTDATED
        for kind, language in printed
        if kind in KINDS
    )


def missing(bench: Workbench, language: str | None = None) -> tuple[str, ...]:
    """Settings that some paper needs and nobody has filled in, each once."""
    found: dict[str, None] = {}
    for kind in KINDS:
        found |= dict.fromkeys(make(bench, kind, language or bench.spec.language).missing)
    return tuple(found)


def says_the_same(one: Paper, other: Paper) -> bool:
    """Whether two papers say the same, whenever they were made."""
    return (one.title, one.blocks) == (other.title, other.blocks)


def _standing(bench: Workbench, kind: str, language: str) -> Standing:
    now = make(bench, kind, language)
    last = bench.file.paperwork.last(kind, language)
    if last is None:
        return Standing(kind, language, State.NEVER, missing=now.missing)
    same = says_the_same(from_plain(last.paper), now)
    state = State.CURRENT if same else State.OUTDATED
    return Standing(kind, language, state, last.made, now.missing)


def _filling(bench: Workbench, kind: str, language: str) -> Filling:
    """What settings say, and what only the bot's file knows."""
    filling = situation(bench.spec, language)
    version = bench.file.facts.get("bundle_version") or ""
    entries = [
        {**entry, **review_days(bench, entry["host"], language)}
        for entry in filling.lists["processors"]
    ]
    return widened(
        filling,
        flags={
            "two_ways": len(bench.file.access.slots()) > 1,
            # The whole chain is read for it: only where it is told.
            "audit_ok": kind == "security" and bench.file.audit.verify().ok,
            "sealed": bool(version),
            "incident_open": any(
                incident.closed is None and not incident.drill
                for incident in bench.file.incidents.all()
            ),
        },
        values={"bundle_version": version},
        lists={"processors": entries},
    )

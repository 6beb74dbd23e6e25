"""The verbs of the page *Incident*: a clock, steps, measures, a decision, letters, lessons."""

from __future__ import annotations

from builder.studio.incident.affected import Affected, affected
from builder.studio.incident.case import (
    FACTS,
    RISKS,
    STEPS,
    Clock72,
    clock,
    close,
    decide,
    get,
    incidents,
    is_open,
    log,
    moment,
    note,
    open_incident,
    open_ones,
)
from builder.studio.incident.guide import QUESTIONS, suggestion
from builder.studio.incident.letters import LETTERS, make_letter, minute, step_title, write_letters
from builder.studio.incident.measures import MEASURES, revoked_below, take_step

__all__ = [
    "FACTS",
    "LETTERS",
    "MEASURES",
    "QUESTIONS",
    "RISKS",
    "STEPS",
    "Affected",
    "Clock72",
    "affected",
    "clock",
    "close",
    "decide",
    "get",
    "incidents",
    "is_open",
    "log",
    "make_letter",
    "minute",
    "moment",
    "note",
    "open_incident",
    "open_ones",
    "revoked_below",
    "step_title",
    "suggestion",
    "take_step",
    "write_letters",
]

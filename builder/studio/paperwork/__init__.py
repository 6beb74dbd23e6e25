"""The verbs of the tab *Paperwork*: papers from the real settings, printed, kept and compared."""

from __future__ import annotations

from builder.studio.paperwork.desk import (
    FORMATS,
    KINDS,
    Standing,
    State,
    make,
    missing,
    outdated,
    standing,
)
from builder.studio.paperwork.differences import Change, Difference, difference
from builder.studio.paperwork.printing import Printed, print_papers, sealed_papers
from builder.studio.paperwork.register import Entry, register, review, tell_facts

__all__ = [
    "FORMATS",
    "KINDS",
    "Change",
    "Difference",
    "Entry",
    "Printed",
    "Standing",
    "State",
    "difference",
    "make",
    "missing",
    "outdated",
    "print_papers",
    "register",
    "review",
    "sealed_papers",
    "standing",
    "tell_facts",
]

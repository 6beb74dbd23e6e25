"""Facts and rows of a table as lines for scripts and for people."""

from __future__ import annotations

from typing import Any

from builder.cli.output import Output
from builder.studio.facts_csv import Kind, Line
from builder.studio.facts_words import Stated


def as_data(stated: Stated) -> dict[str, Any]:
    """One fact as a script reads it; the fields are the same for every kind."""
    return {
        "id": stated.id,
        "kind": stated.kind,
        "question": stated.question,
        "also": list(stated.also),
        "answer": stated.answer,
        "note": stated.note,
        "link": stated.link,
        "starts": None if stated.starts is None else stated.starts.isoformat(),
        "ends": None if stated.ends is None else stated.ends.isoformat(),
    }


def as_text(stated: Stated) -> str:
    """One fact as a person reads it."""
    dates = [day.isoformat() if day else "…" for day in (stated.starts, stated.ends)]
    span = f" ({dates[0]} – {dates[1]})" if stated.starts or stated.ends else ""
    note = f" ({stated.note})" if stated.note else ""
    asked = f"{stated.question} → " if stated.question else ""
    return f"{stated.id}: {asked}{stated.answer}{note}{span}"


def line_data(line: Line, kind: Kind, out: Output) -> dict[str, Any]:
    """What becomes of a row, as a script reads it."""
    error = None
    if line.error is not None:
        described = out.described(line.error)
        error = {"code": described["code"], "message": described["message"]}
    first, second = ("question", "answer") if kind == "pairs" else ("name", "price")
    return {
        "line": line.number,
        "outcome": line.outcome,
        first: line.first,
        second: line.second,
        "error": error,
    }


def line_text(line: Line, out: Output) -> str:
    """The same as a person reads it."""
    told = f"line {line.number}: {line.outcome}: {line.first}"
    if line.error is not None:
        return f"{told}: {out.sentence(line.error)} {out.next_step(line.error)}"
    return told

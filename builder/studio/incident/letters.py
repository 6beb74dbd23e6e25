"""Letters and the record of an incident, filled from what is known of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from builder.core.errors import UsageError
from builder.core.ports import Clock
from builder.privacy.papers.composing import compose
from builder.privacy.papers.paper import Paper
from builder.privacy.papers.situation import blank_label, situation, widened
from builder.studio.bots import Workbench
from builder.studio.incident import case
from builder.studio.paperwork import FORMATS
from builder.studio.paperwork.printing import rendered, write_files
from builder.system import texts
from builder.system.clock import SystemClock
from builder.vault.incidents import Incident, Step

LETTERS = ("letter_authority", "letter_people", "letter_staff", "incident_report")
"""To the authority (Article 33), to the people (34), to staff, and the record (33(5))."""

_TOLD = ("what", "happened", "how", "cause", "groups", "people", "data", "records",
         "consequences", "measures", "delay", "reason", "lessons")  # fmt: skip


def make_letter(
    bench: Workbench, incident_id: str, kind: str, language: str, *, now: Clock | None = None
) -> Paper:
    """One letter about an incident; what is not known yet stands as a blank.

    Raises:
        UsageError: `unknown_incident`, `bad_choice`.
    """
    if kind not in LETTERS:
        raise UsageError("bad_choice", name="letter", value=kind, allowed=", ".join(LETTERS))
    incident = case.get(bench, incident_id)
    steps = case.log(bench, incident_id)
    moment = (now or SystemClock()).now().astimezone(UTC)
    facts = incident.facts
    risk = facts.get("risk", "")
    filling = widened(
        situation(bench.spec, language),
        flags={
            "drill": incident.drill,
            "late": case.clock(incident, now=now).late,
            "closed": not case.is_open(incident),
            "encrypted": facts.get("protected") == "yes",
            "undecided": not risk,
            **{name: risk == name for name in case.RISKS},
        },
        values={
            **{name: facts.get(name, "") for name in _TOLD},
            "noticed": local(incident.noticed),
            "deadline": local(case.clock(incident).deadline.isoformat()),
            "drill_words": texts.say("papers.drill", language),
            "place_and_name": texts.say("papers.signature", language),
        },
        lists={
            "steps": [_entry(each, language) for each in steps if each.step in case.STEPS],
            "log": [_entry(each, language) for each in steps],
        },
        labels={name: blank_label(name, language) for name in _TOLD},
    )
    return compose(kind, bench.spec, language, made=moment, filling=filling)


def write_letters(
    bench: Workbench,
    incident_id: str,
    folder: Path,
    *,
    language: str,
    kinds: Sequence[str] = LETTERS,
    formats: Sequence[str] = FORMATS,
    replace: bool = False,
) -> list[Path]:
    """Write letters into `folder`; the files that were written.

    Raises:
        UsageError: `unknown_incident`, `bad_choice`, `paper_in_the_way`.
        MachineError: `no_space`, `not_writable`, `file_unreadable`.
    """
    incident = case.get(bench, incident_id)
    papers = [make_letter(bench, incident_id, kind, language) for kind in kinds]
    mark = "drill-" if incident.drill else ""
    files = {
        f"{mark}{incident.id}-{name}": data
        for paper in papers
        for name, data in rendered(paper, formats).items()
    }
    write_files(bench, folder, files, replace=replace)
    written = [folder / name for name in files]
    bench.file.audit.record("incident_letters", incident=incident.id, count=len(written))
    return written


def local(when: str) -> str:
    """A moment on the clock of this computer, to the minute, with its distance from UTC."""
    moment = datetime.fromisoformat(when).astimezone()
    return moment.isoformat(sep=" ", timespec="minutes")


def minute(when: str) -> str:
    """The same for a screen of this computer, which has one clock."""
    return local(when)[:16]


def step_title(step: str, language: str) -> str:
    """What a step of the log is called."""
    return texts.say(f"incident.step.{step}.title", language)


def _entry(step: Step, language: str) -> dict[str, str]:
    return {
        "when": local(step.when),
        "step": step_title(step.step, language),
        "note": step.note or "–",
    }


def summary(incident: Incident) -> str:
    """What it is about, in one line."""
    return " ".join(incident.facts.get("what", "").split())[:120]

"""An incident from its opening to its lessons, with everything written down at its time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.studio.bots import Workbench
from builder.system.clock import SystemClock
from builder.vault.incidents import Incident, Step

HOURS = 72
"""Article 33(1) GDPR: after becoming aware of a breach, the authority is told within these."""

FACTS = (
    "what", "happened", "how", "cause", "groups", "people", "data", "records", "protected",
    "consequences", "measures", "delay", "reason",
)  # fmt: skip
"""What the owner may write of an incident, beside the decision and the lessons."""

STEPS = (
    "evidence_kept", "chat_offline", "network_none", "keys_removed", "keys_revoked",
    "versions_revoked", "resealed", "processors_asked", "people_counted", "authority_told",
    "people_told", "staff_told",
)  # fmt: skip
"""The steps that are offered, in their order."""

RISKS = ("unlikely", "risk", "high")


@dataclass(frozen=True, slots=True)
class Clock72:
    """How much is left of the 72 hours; negative when they are over."""

    deadline: datetime
    left: timedelta

    @property
    def late(self) -> bool:
        """Whether the 72 hours are over."""
        return self.left <= timedelta(0)


def open_incident(
    bench: Workbench,
    what: str,
    *,
    noticed: datetime | None = None,
    drill: bool = False,
    now: Clock | None = None,
) -> Incident:
    """Open an incident; its clock has been running since it was noticed.

    Args:
        bench: the open bot.
        what: what happened, in the owner's words.
        noticed: aware; now when it is not given.
        drill: practice: nothing is done but written down.
        now: what time it is.

    Raises:
        UsageError: `incident_empty`, `bad_moment` for a moment to come.
    """
    moment = _now(now)
    noticed = (noticed or moment).astimezone(UTC)
    if not what.strip():
        raise UsageError("incident_empty")
    if noticed > moment + timedelta(minutes=1):
        raise UsageError("bad_moment", value=noticed.isoformat(timespec="minutes"))
    made = Incident(
        id=new_id()[-10:],  # its random part
        noticed=noticed.isoformat(timespec="seconds"),
        opened=moment.isoformat(timespec="seconds"),
        drill=drill,
        facts={"what": what.strip()},
    )
    with bench.file.together():
        bench.file.incidents.save(made)
        _write(bench, made, "opened", "", moment)
    return made


def moment(text: str) -> datetime:
    """A moment as a person writes it, on this computer's clock unless it says another.

    Raises:
        UsageError: `bad_moment`.
    """
    try:
        return datetime.fromisoformat(text.strip()).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError("bad_moment", value=text[:40]) from None


def incidents(bench: Workbench) -> list[Incident]:
    """Every incident, open ones first."""
    return bench.file.incidents.all()


def open_ones(bench: Workbench) -> list[Incident]:
    """The incidents that are open and no drill."""
    return [each for each in incidents(bench) if is_open(each) and not each.drill]


def is_open(incident: Incident) -> bool:
    """Whether it still goes on."""
    return incident.closed is None


def get(bench: Workbench, incident_id: str) -> Incident:
    """One incident.

    Raises:
        UsageError: `unknown_incident`.
    """
    found = bench.file.incidents.get(incident_id)
    if found is None:
        raise UsageError("unknown_incident", name=incident_id)
    return found


def clock(incident: Incident, *, now: Clock | None = None) -> Clock72:
    """The 72 hours of an incident; they stand still once it is closed."""
    deadline = datetime.fromisoformat(incident.noticed) + timedelta(hours=HOURS)
    at = datetime.fromisoformat(incident.closed) if incident.closed else _now(now)
    return Clock72(deadline, deadline - at)


def note(bench: Workbench, incident_id: str, facts: Mapping[str, str]) -> Incident:
    """Write down facts by name; an empty one is taken back.

    Raises:
        UsageError: `unknown_incident`, `incident_closed`, `unknown_fact`.
    """
    found = _still_open(bench, incident_id)
    for name in facts:
        if name not in FACTS:
            raise UsageError("unknown_fact", name=name, allowed=", ".join(FACTS))
    merged = {**found.facts, **{name: text.strip() for name, text in facts.items()}}
    made = replace(found, facts={name: text for name, text in merged.items() if text})
    if not made.facts.get("what"):
        raise UsageError("incident_empty")
    bench.file.incidents.save(made)
    bench.file.audit.record("incident_noted", incident=made.id, names=", ".join(sorted(facts)))
    return made


def decide(bench: Workbench, incident_id: str, risk: str, reason: str) -> Incident:
    """Keep the owner's decision and the reason for it.

    Raises:
        UsageError: `unknown_incident`, `incident_closed`, `bad_choice`, `reason_missing`.
    """
    found = _still_open(bench, incident_id)
    if risk not in RISKS:
        raise UsageError("bad_choice", name="risk", value=risk, allowed=", ".join(RISKS))
    if not reason.strip():
        raise UsageError("reason_missing")
    made = replace(found, facts={**found.facts, "risk": risk, "reason": reason.strip()})
    with bench.file.together():
        bench.file.incidents.save(made)
        _write(bench, made, f"decided_{risk}", reason.strip(), _now(None))
    return made


def write_step(
    bench: Workbench, incident_id: str, step: str, text: str = "", *, now: Clock | None = None
) -> None:
    """Write down that a step was taken.

    Raises:
        UsageError: `unknown_incident`, `incident_closed`, `bad_choice`.
    """
    found = _still_open(bench, incident_id)
    if step not in STEPS:
        raise UsageError("bad_choice", name="step", value=step, allowed=", ".join(STEPS))
    with bench.file.together():
        _write(bench, found, step, text.strip(), _now(now))


def log(bench: Workbench, incident_id: str) -> list[Step]:
    """Everything that was done, the oldest first."""
    return bench.file.incidents.steps(get(bench, incident_id).id)


def close(bench: Workbench, incident_id: str, lessons: str) -> Incident:
    """Close an incident with what was learnt from it.

    Raises:
        UsageError: `unknown_incident`, `incident_closed`, `incident_undecided`,
            `lessons_missing`.
    """
    found = _still_open(bench, incident_id)
    if "risk" not in found.facts:
        raise UsageError("incident_undecided")
    if not lessons.strip():
        raise UsageError("lessons_missing")
    moment = _now(None)
    made = replace(
        found,
        facts={**found.facts, "lessons": lessons.strip()},
        closed=moment.isoformat(timespec="seconds"),
    )
    with bench.file.together():
        bench.file.incidents.save(made)
        _write(bench, made, "closed", "", moment)
    return made


def _still_open(bench: Workbench, incident_id: str) -> Incident:
    found = get(bench, incident_id)
    if not is_open(found):
        raise UsageError("incident_closed")
    return found


def _write(bench: Workbench, incident: Incident, step: str, text: str, when: datetime) -> None:
    """The log has the owner's words; the audit has the code alone."""
    bench.file.incidents.add_step(incident.id, when.isoformat(timespec="seconds"), step, text)
    bench.file.audit.record("incident", incident=incident.id, step=step, drill=incident.drill)


def _now(now: Clock | None) -> datetime:
    return (now or SystemClock()).now().astimezone(UTC)

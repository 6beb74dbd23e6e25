"""A person's request about their data, as it stands in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RequestKind(StrEnum):
    """What a person may ask for, with its article of the GDPR."""

    ACCESS = "access"  # 15
    CORRECTION = "correction"  # 16
    ERASURE = "erasure"  # 17
    RESTRICTION = "restriction"  # 18
    PORTABILITY = "portability"  # 20
    OBJECTION = "objection"  # 21


class Law(StrEnum):
    """Whose days count: one month (GDPR 12 (3)), or 45 days (CCPA § 1798.130)."""

    GDPR = "gdpr"
    CCPA = "ccpa"


class Result(StrEnum):
    """How a request ended."""

    DONE = "done"
    PARTLY = "partly"
    NOTHING = "nothing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done for a request: its code and when; `note` in the owner's words."""

    code: str
    when: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SubjectRequest:
    """One request. It holds who asked, so it is personal data itself and goes after its days.

    Attributes:
        received: the day it came in; the days of the law count from it.
        due: the last day to answer.
        person: who asked, as the owner wrote it; `reach` is where the answer goes.
        note: what they asked for, in the owner's words.
        extended: why the answer takes longer, once that was told; empty before.
        identity: how it was checked that they are who they say; empty before.
        reason: why a request was refused or met in part.
        receipts: what proves the erasures that were made for it.
        closed: the day the answer was sent; None while it is open.
    """

    id: str
    kind: RequestKind
    law: Law
    received: date
    due: date
    person: str
    reach: str = ""
    note: str = ""
    extended: str = ""
    identity: str = ""
    result: Result | None = None
    reason: str = ""
    steps: tuple[Step, ...] = ()
    receipts: tuple[str, ...] = ()
    closed: date | None = None

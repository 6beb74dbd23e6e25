"""Backups that were made of a bot, and the plan by which they are made: plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from builder.core.errors import Safe

KEEP, MOST_KEPT = 7, 365
"""How many planned backups are kept when nothing else was said, and at most."""


class Every(StrEnum):
    """How often a backup is made by itself."""

    OFF = "off"
    DAILY = "daily"
    WEEKLY = "weekly"
    EXPORT = "export"


class State(StrEnum):
    """What the last look at a backup found.

    `whole`: it opens, to its last byte. `same`: every byte is as it was written, but nothing here
    opens it. `damaged`: it is neither. `pending`: it was about to be put in its place, or to be
    taken from it.
    """

    UNSEEN = ""
    PENDING = "pending"
    WHOLE = "whole"
    SAME = "same"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Made:
    """One backup that was made.

    Attributes:
        file: its path then.
        made: ISO 8601 in UTC.
        sha256: of the bot's file inside.
        opens: what opens it: `passphrase`, `recovery` (the code of then) or `recipients`.
        seal: SHA-256 of the backup itself; empty for one from before that was noted.
        planned: whether it was made by the plan, which may remove it again.
        checked: when it was looked at last, ISO 8601 in UTC; empty for never.
    """

    id: str
    file: str
    made: str
    size: int
    sha256: str
    revision: int
    documents: int
    opens: str
    seal: str = ""
    planned: bool = False
    checked: str = ""
    state: State = State.UNSEEN


@dataclass(frozen=True, slots=True)
class Plan:
    """How backups are made by themselves, and how the last one went.

    Attributes:
        folder: where they go; it may be on a disk that is not always there.
        mount: the disk that the folder was on when it was chosen: without it the folder's name may
            lead to this computer's own disk.
        keep: how many are kept.
        recipients: who else opens them, as age's recipients.
        typed: whether they are sealed to a passphrase, which is kept in the bot.
        since: when it was chosen, ISO 8601 in UTC.
        exported: the bundle's version when the last one was made.
        tried: when one was tried last, ISO 8601 in UTC; empty for never.
        trouble: the code of the error that it ended with; empty when it went well.
        params: what that error's sentence is filled with.
    """

    every: Every = Every.OFF
    folder: str = ""
    mount: str = ""
    keep: int = KEEP
    recipients: tuple[str, ...] = ()
    typed: bool = False
    since: str = ""
    exported: int = 0
    tried: str = ""
    trouble: str = ""
    params: Mapping[str, Safe] = field(default_factory=dict)

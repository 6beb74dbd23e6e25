"""NAME.hushbot.tries: that somebody failed to unlock a bot, until it is opened and can say so.

Nothing can be written into a locked file. So a time and a code are put beside it, nothing else: not
what was typed, nor who typed it. Whoever can write there can also take it away; what it tells
against is guessing at this computer, not an owner of the disk.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.core.ports import AuditSink, Clock
from builder.system.files import PRIVATE_FILE
from builder.vault.audit_log import UNKNOWN, acting

CODES = frozenset({"wrong_passphrase", "wrong_key", "wrong_recovery"})
"""A secret was tried, and it was not the right one."""

LARGEST = 64 * 1024
"""Bytes; some 1,500 attempts. Of those after, it is only known that there were more."""

_CODES = "|".join(sorted(CODES)).encode()
_LINE = re.compile(rb"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00) (%b)" % _CODES)


@dataclass(frozen=True, slots=True)
class Tries:
    """How often a bot was not unlocked since it was open last, and when (ISO 8601, UTC)."""

    count: int
    first: str
    last: str
    kinds: Mapping[str, int]
    more: bool


def note(bot: Path, code: str, clock: Clock) -> None:
    """Remember one attempt; a folder that cannot be written to remembers none."""
    if code not in CODES:
        return
    line = f"{clock.now().isoformat(timespec='seconds')} {code}\n".encode()
    with contextlib.suppress(OSError):
        handle = os.open(_path(bot), os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE_FILE)
        try:
            if os.fstat(handle).st_size < LARGEST:
                os.write(handle, line)
        finally:
            os.close(handle)


def settle(bot: Path, audit: AuditSink) -> None:
    """Take what was remembered into the audit of the bot, which is open now."""
    aside = _path(bot).with_name(f"{bot.name}.tries-taken")
    with contextlib.suppress(OSError):
        if not aside.exists():  # else the program was killed between taking and keeping
            _path(bot).replace(aside)
        with aside.open("rb") as stream:
            made = _told(stream.read(LARGEST + 1024))
        if made is not None:
            kinds = ", ".join(f"{code}: {count}" for code, count in made.kinds.items())
            with acting(UNKNOWN):
                audit.record(
                    "unlock_failed",
                    count=made.count,
                    first=made.first,
                    last=made.last,
                    kinds=kinds,
                    more=made.more,
                )
        aside.unlink()


def _told(data: bytes) -> Tries | None:
    """Only whole lines that we could have written count: anybody may write there."""
    found = [match for line in data.splitlines() if (match := _LINE.fullmatch(line))]
    if not found:
        return None
    times = sorted(match[1].decode() for match in found)
    codes = [match[2].decode() for match in found]
    kinds = {code: codes.count(code) for code in sorted(set(codes))}
    return Tries(len(found), times[0], times[-1], kinds, len(data) >= LARGEST)


def _path(bot: Path) -> Path:
    return bot.with_name(f"{bot.name}.tries")

"""Whether the chat is open: paused by an operator, or its bundle taken back.

It stands in a small file of the host's own folder, so that it holds after a restart, for every
process that works on the folder, and also when the database cannot be written. A file that cannot
be read closes the chat. Replicas share it: see `shared_closing`.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from builder.core.bot import BotSpec
from builder.core.errors import ServeError
from builder.system import texts
from builder.system.files import write_atomic

FILE = "closed.json"
PAUSED, REVOKED = "paused", "revoked"
CODES = {PAUSED: "bot_paused", REVOKED: "bot_revoked"}
WORDS = 500
"""The most characters of what visitors are told."""

_LARGEST = 16 * 1024


@dataclass(frozen=True, slots=True)
class Closed:
    """What was ordered.

    Attributes:
        since: when the chat was paused, ISO 8601; empty while it is not.
        by: who paused it, as the audit names them.
        says: the words for visitors; empty for those of the bot.
        min_version: a bundle below it is refused.
    """

    since: str = ""
    by: str = ""
    says: str = ""
    min_version: int = 0

    def why(self, version: int) -> str | None:
        """Why the bundle `version` may not answer: `paused`, `revoked`, or None."""
        if self.since:
            return PAUSED
        return REVOKED if version < self.min_version else None


_UNREADABLE = Closed(since="unknown", by="unknown")


class Closing:
    """The order as it stands now, looked up at every request: a look costs some microseconds.

    Args:
        folder: of the host; None keeps it in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._file = folder / FILE if folder is not None else None
        self._lock = threading.Lock()
        self._seen: tuple[int, ...] | None = None
        self._now = Closed()
        self._held: Closed | None = None  # what could not be written down

    @property
    def now(self) -> Closed:
        """What holds."""
        if self._held is not None:
            return self._held
        if self._file is None:
            return self._now
        try:
            stat = self._file.stat()
        except FileNotFoundError:
            self._seen, self._now = None, Closed()
            return self._now
        except OSError:
            return _UNREADABLE
        seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        if seen != self._seen:
            self._seen, self._now = seen, _read(self._file)
        return self._now

    def certain(self) -> Closed:
        """What holds, looked up where it is kept."""
        return self.now

    def pause(self, by: str, when: datetime, says: str = "") -> None:
        """Close the chat.

        Raises:
            MachineError: `no_space` or `not_writable`; this process is closed all the same.
        """
        since, words = when.isoformat(timespec="seconds"), says.strip()[:WORDS]
        self._change(lambda now: replace(now, since=since, by=by, says=words))

    def resume(self) -> None:
        """Open the chat again; what was revoked stays so. Fails like `pause`."""
        self._change(lambda now: replace(now, since="", by="", says=""))

    def revoke(self, min_version: int) -> None:
        """Refuse bundles below `min_version`; it never goes down. Fails like `pause`."""
        self._change(lambda now: replace(now, min_version=max(now.min_version, min_version)))

    def check(self, spec: BotSpec, version: int, language: str) -> None:
        """Refuse to answer while the chat is closed.

        Raises:
            ServeError: `bot_paused` or `bot_revoked`, with the words for visitors as `says`.
        """
        now = self.now
        why = now.why(version)
        if why is not None:
            raise ServeError(CODES[why], says=words(spec, now, language), retry_after=300)

    def told(self, spec: BotSpec, version: int, language: str) -> dict[str, str] | None:
        """Why the chat is closed, and what visitors are told; None while it is open."""
        now = self.now
        why = now.why(version)
        return {"why": why, "says": words(spec, now, language)} if why is not None else None

    def _change(self, change: Callable[[Closed], Closed]) -> None:
        wanted = change(self.now)
        with self._lock:
            if self._file is None:
                self._now = wanted
                return
            self._held = wanted
            if not (wanted.since or wanted.min_version):
                self._file.unlink(missing_ok=True)
                self._held = None
                return
            write_atomic(self._file, written(wanted))
            self._held = None


def words(spec: BotSpec, now: Closed, language: str) -> str:
    """What visitors are told: of this pause, else the owner's for every pause, else ours."""
    return now.says or spec.site.closed.strip() or texts.say("host.closed", language)


def written(order: Closed) -> bytes:
    """`order` as it is kept."""
    told = {
        "paused": {"since": order.since, "by": order.by, "says": order.says}
        if order.since
        else None,
        "min_version": order.min_version,
    }
    return f"{json.dumps(told, ensure_ascii=False)}\n".encode()


def _read(file: Path) -> Closed:
    try:
        return read(file.read_bytes())
    except OSError:
        return _UNREADABLE


def read(data: bytes) -> Closed:
    """The order that was `written`; what cannot be read closes the chat."""
    if len(data) > _LARGEST:
        return _UNREADABLE
    try:
        told: dict[str, Any] = json.loads(data)
        paused = told.get("paused") or {}
        found = Closed(
            str(paused.get("since", "")),
            str(paused.get("by", "")),
            str(paused.get("says", ""))[:WORDS],
            int(told.get("min_version", 0)),
        )
    except (ValueError, TypeError, AttributeError):
        return _UNREADABLE
    return replace(found, since="unknown") if paused and not found.since else found

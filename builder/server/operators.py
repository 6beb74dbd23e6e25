"""Who may ask what of the host: named tokens with scopes, of which only hashes are kept.

They stand in a file, a line each, `#` begins a remark:

    desk     read,pause          sha256:5f70…
    helper   answer              sha256:09ab…   until:2027-01-31

`hushdesk operator add` writes such a line. A file that holds nothing but one long word is one token
with every scope, as systems hand out a secret. The file is read again when it changes, so that a
line that is taken out lets nobody in any more.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import re
import threading
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.core.errors import HushdeskError, MachineError, ServeError, UsageError
from builder.core.ids import new_token
from builder.core.ports import AuditSink, Clock
from builder.server.limits import Limiter
from builder.system import logs

READ, ANSWER, ERASE, PAUSE = "read", "answer", "erase", "pause"
SCOPES = (READ, ANSWER, ERASE, PAUSE)
FILE = "operators.txt"
"""Its name in a host's own folder."""

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")
_HASH = re.compile(r"sha256:([0-9a-f]{64})")
_UNTIL = "until:"
_BARE = re.compile(r"[A-Za-z0-9._~+/=-]{32,200}")
_LARGEST = 64 * 1024


@dataclass(frozen=True, slots=True)
class Operator:
    """The holder of one token.

    Attributes:
        mark: the hash of the token.
        until: the last day it holds, if it has an end.
    """

    name: str
    scopes: frozenset[str]
    mark: bytes
    until: date | None = None

    @property
    def actor(self) -> str:
        """As the audit names them."""
        return f"operator:{self.name}"

    @property
    def line(self) -> str:
        """The line of the file."""
        scopes = ",".join(scope for scope in SCOPES if scope in self.scopes)
        end = f"  {_UNTIL}{self.until.isoformat()}" if self.until else ""
        return f"{self.name}  {scopes}  sha256:{self.mark.hex()}{end}"


OF_HOST = Operator("host", frozenset(), b"")
"""Whoever works on the host's own machine; no token opens it."""


def make(name: str, scopes: frozenset[str], until: date | None = None) -> tuple[str, Operator]:
    """A new token, told once, and its holder.

    Raises:
        UsageError: `operator_name` or `operator_scopes`.
    """
    if not _NAME.fullmatch(name):
        raise UsageError("operator_name", name=name[:60])
    if not scopes or scopes - set(SCOPES):
        raise UsageError("operator_scopes", allowed=", ".join(SCOPES))
    token = new_token()
    return token, Operator(name, scopes, _mark(token), until)


def known(token: str, name: str, scopes: frozenset[str] = frozenset(SCOPES)) -> Operator:
    """The holder of a token that was made before."""
    return Operator(name, scopes, _mark(token))


def read_operators(text: str) -> tuple[Operator, ...]:
    """Whoever stands in the text of a file.

    Raises:
        ServeError: `operator_file`, with the number of the line that cannot be read; nobody is let
            in by a file that is not understood whole.
    """
    found: dict[str, Operator] = {}
    words = text.split()
    if len(words) == 1 and _BARE.fullmatch(words[0]) and not _HASH.fullmatch(words[0]):
        return (Operator("operator", frozenset(SCOPES), _mark(words[0])),)
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        operator = _operator(line)
        if operator is None or operator.name in found:
            raise ServeError("operator_file", line=number)
        found[operator.name] = operator
    return tuple(found.values())


class Operators:
    """The tokens that a host takes, as its file has them now.

    Args:
        file: None lets nobody in; so does one that is not there.
    """

    def __init__(self, file: Path | None, limiter: Limiter, audit: AuditSink, clock: Clock) -> None:
        self._file = file
        self._limiter = limiter
        self._audit = audit
        self._clock = clock
        self._lock = threading.Lock()
        self._state: tuple[int, ...] | None = None
        self._known: tuple[Operator, ...] = ()
        self._told = 0

    @property
    def remote(self) -> bool:
        """Whether a wrong token is counted on another machine."""
        return self._limiter.remote

    @property
    def any(self) -> bool:
        """Whether there is anybody to let in."""
        return bool(self._read())

    def find(self, token: str) -> Operator | None:
        """Whose `token` it is. Every token is compared, in the same time whichever it is."""
        mark, found = _mark(token), None
        today = self._clock.now().date()
        for operator in self._read():
            same = hmac.compare_digest(operator.mark, mark)
            if same and (operator.until is None or today <= operator.until):
                found = operator
        return found

    def admit(self, authorization: str, scope: str, address: str) -> Operator:
        """Let the holder of a token do what needs `scope`; empty needs none.

        Args:
            authorization: the header, `Bearer TOKEN`.
            scope: one of `SCOPES`, or empty.
            address: of whoever asks; wrong tokens are counted by it.

        Raises:
            ServeError: `operator_unknown`, `operator_not_allowed`, or `rate_limited` after too
                many wrong tokens; a right one is never kept out by them.
        """
        kind, _, token = authorization.strip().partition(" ")
        operator = self.find(token.strip()) if kind.lower() == "bearer" and token else None
        if operator is None:
            if token:
                self._wrong(address)
            raise ServeError("operator_unknown")
        if scope and scope not in operator.scopes:
            raise ServeError("operator_not_allowed", scope=scope)
        return operator

    def _wrong(self, address: str) -> None:
        logs.event("operator_refused", level="warning")
        hour = int(self._clock.now().timestamp() // 3600)
        if hour != self._told:  # once an hour: whoever tries must not fill the audit
            self._told = hour
            with contextlib.suppress(HushdeskError):
                self._audit.record("operator_refused")
        self._limiter.wrong_token(address)

    def _read(self) -> tuple[Operator, ...]:
        """What the file says; the last that was understood is not kept when it changes."""
        if self._file is None:
            return ()
        with self._lock:
            try:
                stat = self._file.stat()
                state = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
                if state != self._state:
                    again = self._state is not None
                    self._known = ()
                    self._state = state
                    self._known = load(self._file)
                    logs.event("operators_read", count=len(self._known))
                    if again:
                        with contextlib.suppress(HushdeskError):
                            self._audit.record("operators_changed", count=len(self._known))
            except FileNotFoundError:  # of `stat`: nobody is let in, and that is no mistake
                self._known, self._state = (), None
            except (HushdeskError, OSError) as error:
                code = getattr(error, "code", type(error).__name__)
                logs.event("operators_unread", level="error", code=code)
                self._known = ()
            return self._known


def load(file: Path) -> tuple[Operator, ...]:
    """Whoever stands in `file`.

    Raises:
        ServeError: `operator_file`.
        MachineError: `file_unreadable`.
    """
    try:
        data = file.read_bytes()
        if len(data) > _LARGEST:
            raise ServeError("operator_file", line=0)
        return read_operators(data.decode())
    except UnicodeDecodeError:
        raise ServeError("operator_file", line=0) from None
    except OSError as error:
        reason = error.strerror or ""
        raise MachineError("file_unreadable", file=str(file), reason=reason) from None


def _operator(line: str) -> Operator | None:
    name, *rest = line.split()
    if not rest or not _NAME.fullmatch(name):
        return None
    scopes = frozenset(rest[0].split(","))
    mark = _HASH.fullmatch(rest[1]) if len(rest) > 1 else None
    if mark is None or scopes - set(SCOPES) or len(rest) > 3:
        return None
    until = None
    if len(rest) == 3:
        try:
            until = date.fromisoformat(rest[2].removeprefix(_UNTIL))
        except ValueError:
            return None
    return Operator(name, scopes, bytes.fromhex(mark[1]), until)


def _mark(token: str) -> bytes:
    """A plain hash will do: a token is 256 random bits, which nobody guesses however fast."""
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()

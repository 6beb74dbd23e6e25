"""From what a database server or its driver says to our errors; nothing of a row goes along."""

from __future__ import annotations

from typing import Any, Final

from builder.core.errors import HushdeskError, MachineError, VaultError

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_AWAY: Final = ("08", "57P", "53300", "58", "25006")
"""Lost, shut down, no connection free, its disk is broken, a standby that takes no writes."""
_WAITED: Final = ("57014", "55P03", "40001", "40P01", "25P03", "23503")
"""A statement or a lock took too long, or what a row belongs to was removed that moment: the server
itself is there, and it may be tried again."""
_REFUSED: Final = ("28", "3D000", "42501", "3F000")
_FULL: Final = ("53100", "53200")


def unreachable(host: str) -> MachineError:
    """It is not there, or not now."""
    return MachineError("database_unreachable", host=host)


def translate(error: BaseException, host: str) -> HushdeskError | None:
    """Our error for what SQLAlchemy or pg8000 raised, if there is one."""
    if isinstance(error, HushdeskError):
        return error
    state = state_of(error)
    if state is None:
        return unreachable(host) if _is_broken(error) else None
    if state.startswith(_FULL):
        return MachineError("database_full", host=host)
    if state.startswith(_REFUSED):
        return VaultError("database_refused", host=host, reason=state)
    if state.startswith((*_WAITED, *_AWAY)):
        return unreachable(host)
    return None


def is_loss(error: BaseException) -> bool:
    """Whether the server is away, not merely busy with another statement."""
    state = state_of(error)
    return _is_broken(error) if state is None else state.startswith(_AWAY)


def state_of(error: BaseException) -> str | None:
    """The server's five letters; None when it said nothing."""
    told: Any = getattr(error, "orig", None) or error
    said = told.args[0] if getattr(told, "args", ()) else None
    return str(said.get("C", "")) if isinstance(said, dict) else None


def _is_broken(error: BaseException) -> bool:
    """Whether the way to the server broke: the driver had no answer to read."""
    import pg8000.exceptions
    import sqlalchemy.exc

    told = getattr(error, "orig", None) or error
    return isinstance(
        told, pg8000.exceptions.InterfaceError | OSError | sqlalchemy.exc.TimeoutError
    ) or bool(getattr(error, "connection_invalidated", False))

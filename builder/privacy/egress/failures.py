"""Why a contact failed, told from what HTTP clients and the SDKs above them raise."""

from __future__ import annotations

from enum import StrEnum


class Failure(StrEnum):
    """How a contact can fail before or while a reply comes."""

    UNREACHABLE = "unreachable"
    TIMEOUT = "timeout"
    CUT_OFF = "cut_off"


def failure_of(error: BaseException) -> Failure | None:
    """The failure of the network at the root of `error`; None when it lies elsewhere."""
    import httpx

    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout):
            return Failure.UNREACHABLE
        if isinstance(cause, httpx.TimeoutException):
            return Failure.TIMEOUT
        if isinstance(cause, httpx.TransportError):
            return Failure.CUT_OFF
        cause = cause.__cause__ or cause.__context__
    return None

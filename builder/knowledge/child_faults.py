"""Why a child that reads a file had to be ended, or fell over."""

from __future__ import annotations

from builder.core.errors import DocumentError
from builder.knowledge.limits import MEBIBYTE, Limits


def fallen(code: int, limits: Limits) -> DocumentError:
    """Why a child ended without an answer."""
    import signal

    if code == -getattr(signal, "SIGXCPU", 0):
        return timed_out(limits)
    # The system itself kills with this signal when memory runs out.
    if code == -getattr(signal, "SIGKILL", 0):
        return out_of_memory(limits)
    return DocumentError("document_damaged", detail=f"exit {code}")


def timed_out(limits: Limits) -> DocumentError:
    """The error for a child that took too long."""
    return DocumentError("document_timeout", seconds=round(limits.wall_seconds))


def out_of_memory(limits: Limits) -> DocumentError:
    """The error for a child that took too much memory."""
    return DocumentError("document_memory", limit_mb=limits.memory_bytes // MEBIBYTE)

"""Turns what a broken file makes a reader stumble over into one error with a code."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from contextlib import contextmanager

from builder.core.errors import DocumentError

# Everything that reading beyond an end, a wrong count or a loop of references can raise.
_FAULTS = (
    struct.error, LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError,
    RecursionError,
)  # fmt: skip


@contextmanager
def told_as_damage(detail: str) -> Iterator[None]:
    """What is raised inside becomes `document_damaged`; a `DocumentError` stays what it is.

    Raises:
        DocumentError: `document_damaged`, with `detail` for the log.
    """
    try:
        yield
    except _FAULTS as fault:
        raise DocumentError("document_damaged", detail=detail) from fault

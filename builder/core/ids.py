"""Identifiers: random, sortable by time, safe in file names and addresses."""

from __future__ import annotations

import hashlib
import secrets
import time


def new_id() -> str:
    """A 26-digit hexadecimal identifier: 48 bits of milliseconds, then 56 random bits."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(7)}"


def new_token() -> str:
    """An unguessable token of 256 bits, for sessions and one-time links."""
    return secrets.token_urlsafe(32)


def reference(identifier: str) -> str:
    """A short form of `identifier` that can be said on the phone: `4F2A-09BC-77D1`.

    48 bits of its hash: enough to tell apart what one host keeps, and it leads back to nothing.
    """
    digits = hashlib.sha256(identifier.encode()).hexdigest()[:12].upper()
    return "-".join(digits[at : at + 4] for at in range(0, 12, 4))

"""Identifiers: random, sortable by time, safe in file names and addresses."""

from __future__ import annotations

import secrets
import time


def new_id() -> str:
    """A 26-digit hexadecimal identifier: 48 bits of milliseconds, then 56 random bits."""
    return f"{time.time_ns() // 1_000_000:012x}{secrets.token_hex(7)}"


def new_token() -> str:
    """An unguessable token of 256 bits, for sessions and one-time links."""
    return secrets.token_urlsafe(32)

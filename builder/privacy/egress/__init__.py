"""The one door: every contact with a host outside is checked, written down, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.privacy.egress.door import Door
from builder.privacy.egress.failures import Failure, failure_of
from builder.privacy.egress.guard import install_guard
from builder.privacy.egress.hosts import host_of, is_loopback, normalise, permits
from builder.privacy.egress.reach import PUBLIC, Reach
from builder.privacy.egress.web_pass import Grant

if TYPE_CHECKING:
    from httpx import Client as Client
    from httpx import Request as Request

__all__ = [
    "PUBLIC",
    "Door",
    "Failure",
    "Grant",
    "Reach",
    "failure_of",
    "host_of",
    "install_guard",
    "is_loopback",
    "normalise",
    "permits",
]

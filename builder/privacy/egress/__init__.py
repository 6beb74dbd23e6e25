"""The one door: every contact with a host outside is checked, written down, or refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from builder.privacy.egress.door import Door
from builder.privacy.egress.failures import Failure, failure_of
from builder.privacy.egress.guard import install_guard
from builder.privacy.egress.hosts import host_of, is_loopback, permits

if TYPE_CHECKING:
    from httpx import Client as Client
    from httpx import Request as Request

__all__ = ["Door", "Failure", "failure_of", "host_of", "install_guard", "is_loopback", "permits"]

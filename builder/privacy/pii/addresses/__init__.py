"""Postal addresses, as people of several countries write them."""

from __future__ import annotations

from builder.privacy.pii.addresses.finder import LOCATION, find_addresses
from builder.privacy.pii.addresses.streets import streets

__all__ = ["LOCATION", "find_addresses", "streets"]

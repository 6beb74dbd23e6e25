"""National numbers and other identifiers, by country: with the words that name them, or alone."""

from __future__ import annotations

from builder.privacy.pii.identifiers.finder import BUSINESS, Identifiers

__all__ = ["BUSINESS", "Identifiers"]

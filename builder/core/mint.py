"""The mint of `Cleared`. An import contract lets only `builder.privacy.gate` in."""

from __future__ import annotations

from builder.core.cleared import _MINT, Cleared


def mint(text: str, *, purpose: str, masked: dict[str, int], as_written: bool = False) -> Cleared:
    """Declare `text` cleared for `purpose`; `masked` counts what was replaced by entity type."""
    return Cleared(text, purpose, tuple(sorted(masked.items())), _MINT, as_written)

"""Names of persons, places and organisations, found by a small network and by rules."""

from __future__ import annotations

from builder.privacy.pii.names.finder import NameFinder
from builder.privacy.pii.names.network import load_network

__all__ = ["NameFinder", "build_name_finder"]


def build_name_finder(*, level: str = "balanced") -> NameFinder:
    """A finder with the network that came with the program, read when a text first needs it.

    One network knows English, German and Spanish at once: visitors write what they like.

    Args:
        level: `balanced` finds persons, and places but those a shop is asked about; `strict` finds
            organisations and every place too.

    Raises:
        KeyError: for another level.
    """
    return NameFinder(load_network, level)

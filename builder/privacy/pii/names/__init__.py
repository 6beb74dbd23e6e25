"""Names of persons, places and organisations, found by a small network and by rules."""

from __future__ import annotations

from collections.abc import Sequence

from builder.core.document import Finding
from builder.privacy.pii.names.finder import NameFinder
from builder.privacy.pii.names.in_documents import InDocument, Spoken
from builder.privacy.pii.names.network import load_network
from builder.privacy.pii.reading import Reading

LANGUAGES = frozenset({"en", "de", "es"})
"""The languages that the network learnt to read."""

__all__ = ["LANGUAGES", "NameFinder", "build_name_finder", "weigh_names"]


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


def weigh_names(
    readings: Sequence[Reading], found: Sequence[list[Finding]], spoken: Spoken
) -> list[list[Finding]]:
    """`found` in the texts of one document, without the names that nothing there speaks for.

    Raises:
        MachineError: as `network.load_network`.
    """
    return InDocument(load_network(), readings, spoken).kept(found) if any(found) else list(found)

"""Every stem of a collection, in order, to find stems by how they begin or end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence


class Vocabulary:
    """The stems of a collection; never changed."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._forward = sorted(stems)
        self._backward = sorted(stem[::-1] for stem in self._forward)

    def __len__(self) -> int:
        return len(self._forward)

    def beginning_with(self, piece: str) -> Iterator[str]:
        """The stems that begin with `piece`, itself too."""
        return _from(self._forward, piece)

    def ending_with(self, piece: str) -> Iterator[str]:
        """The stems that end with `piece`, itself too."""
        return (stem[::-1] for stem in _from(self._backward, piece[::-1]))


def _from(ordered: Sequence[str], piece: str) -> Iterator[str]:
    at = bisect_left(ordered, piece)
    while at < len(ordered) and ordered[at].startswith(piece):
        yield ordered[at]
        at += 1

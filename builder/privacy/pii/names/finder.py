"""Finds names of persons, places and organisations in texts: the network first, then rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Finding
from builder.privacy.pii.names import lines, stretches
from builder.privacy.pii.names.decoding import Span, decode
from builder.privacy.pii.names.network import Network
from builder.privacy.pii.names.places import asks_about_places
from builder.privacy.pii.names.rules import called, in_full, name_of_thing, trimmed
from builder.privacy.pii.names.words import Words, cut
from builder.privacy.pii.reading import Reading

PERSON, LOCATION, ORGANIZATION = "PERSON", "LOCATION", "ORGANIZATION"
TYPES = {
    "balanced": frozenset({PERSON, LOCATION}),
    "strict": frozenset({PERSON, LOCATION, ORGANIZATION}),
}
EAGERNESS = 0.4
"""Missing a name is worse than masking a word too many; see `decoding.decode`."""
_WORDS_A_RUN = 2048
_MOST_SEEN = 60_000
_NOTHING = -30.0


class NameFinder:
    """Finds names. Safe to share between threads.

    Args:
        load: gives the network; called when a text first needs it.
        level: `balanced`, or `strict` to find organisations and every place too.
    """

    def __init__(self, load: Callable[[], Network], level: str) -> None:
        self._load = load
        self._types = TYPES[level]
        self._every_place = level == "strict"
        self._seen: dict[str, int] = {}

    def find(self, reading: Reading) -> list[Finding]:
        """The names in one text, in order, not overlapping.

        Raises:
            MachineError: as `network.load_network`.
        """
        return self.find_many([reading])[0]

    def find_many(self, readings: Sequence[Reading]) -> list[list[Finding]]:
        """The names in each text. Many short texts at once take much less time than one by one.

        Raises:
            MachineError: as `network.load_network`.
        """
        network = self._load()
        cuts = [cut(reading.folded) for reading in readings]
        scores = self._scores(network, cuts)
        return [
            self._findings(network, reading, words, of_text)
            for reading, words, of_text in zip(readings, cuts, scores, strict=True)
        ]

    def _scores(self, network: Network, cuts: Sequence[Words]) -> list[NDArray[np.float32] | None]:
        """Log likelihoods of each text's words; None where no word may be a name."""
        looks = [self._looks(network, words) for words in cuts]
        flags = [lines.flags(each) for each in looks]
        worth = [
            (text, first, last)
            for text, each in enumerate(looks)
            for first, last in stretches.around_candidates(each, network.reach)
        ]
        found: list[NDArray[np.float32] | None] = [None] * len(cuts)
        for batch in stretches.in_batches(worth, network.reach, _WORDS_A_RUN):
            _score(network, batch, cuts, flags, found)
        return found

    def _looks(self, network: Network, words: Words) -> NDArray[np.uint8]:
        seen = self._seen
        if len(seen) > _MOST_SEEN:
            seen = self._seen = {}
        for word in set(words.texts).difference(seen):
            seen[word] = stretches.look(word, network.kind)
        return np.fromiter(map(seen.__getitem__, words.texts), np.uint8, len(words.texts))

    def _findings(
        self,
        network: Network,
        reading: Reading,
        words: Words,
        scores: NDArray[np.float32] | None,
    ) -> list[Finding]:
        if scores is None:
            return []
        spans = [
            span
            for found in decode(words, scores, EAGERNESS)
            if (span := trimmed(words, found, network.labels[found.label]))
            and not name_of_thing(words, span, network.things, network.kind)
        ]
        kept = list(self._chosen(network, reading, words, spans))
        if PERSON in self._types:
            kept = called(reading, words, kept, network.kind)
            kept = in_full(reading, kept, network.kind)
        return kept

    def _chosen(
        self, network: Network, reading: Reading, words: Words, spans: Sequence[Span]
    ) -> Iterator[Finding]:
        found = [
            Finding(kind, words.starts[span.first], words.ends[span.last], span.score)
            for span in spans
            if (kind := network.labels[span.label]) in self._types
        ]
        people = [each.start for each in found if each.entity_type == PERSON]
        for each in found:
            asked = each.entity_type == LOCATION and not self._every_place
            if not (asked and asks_about_places(reading, each, people)):
                yield each


def _score(
    network: Network,
    batch: Sequence[stretches.Piece],
    cuts: Sequence[Words],
    flags: Sequence[NDArray[np.float32]],
    found: list[NDArray[np.float32] | None],
) -> None:
    """Have the network score the pieces, laid behind each other with gaps, and put the scores back."""
    gap = network.reach
    size = sum(piece.last - piece.first + gap for piece in batch)
    texts = [""] * size
    told = np.zeros((size, lines.FLAGS), np.float32)
    mask = np.zeros((size, 1), np.float32)
    place = 0
    for piece in batch:
        end = place + piece.last - piece.first
        texts[place:end] = cuts[piece.text].texts[piece.first : piece.last]
        told[place:end] = flags[piece.text][piece.first : piece.last]
        mask[place:end] = 1
        place = end + gap
    scores = network.score(texts, told, mask)
    place = 0
    for piece in batch:
        kept = found[piece.text]
        if kept is None:
            kept = np.full((len(cuts[piece.text].texts), scores.shape[1]), _NOTHING, np.float32)
            kept[:, 0] = 0
            found[piece.text] = kept
        begin = place + piece.start - piece.first
        kept[piece.start : piece.end] = scores[begin : begin + piece.end - piece.start]
        place += piece.last - piece.first + gap

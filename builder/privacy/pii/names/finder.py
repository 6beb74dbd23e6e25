"""Finds names of persons, places and organisations in texts: the network first, then rules."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Finding
from builder.privacy.pii.names import lines, stretches
from builder.privacy.pii.names.decoding import Span, decode
from builder.privacy.pii.names.evidence import Evidence
from builder.privacy.pii.names.network import Network
from builder.privacy.pii.names.places import asks_about_places
from builder.privacy.pii.names.rules import called, in_full, name_of_thing, trimmed
from builder.privacy.pii.names.syllables import point_out
from builder.privacy.pii.names.words import ADDRESS, Words, cut, lay_out
from builder.privacy.pii.reading import Reading

PERSON, LOCATION, ORGANIZATION = "PERSON", "LOCATION", "ORGANIZATION"
TYPES = {
    "balanced": frozenset({PERSON, LOCATION}),
    "strict": frozenset({PERSON, LOCATION, ORGANIZATION}),
}
LEANING = {"": -0.4, PERSON: 0.5, LOCATION: -0.5}
"""Missing a name is worse than masking a word too many; and what might be a person's name or a
place's is more often a person's in what visitors write. See `decoding.decode`."""
_WORDS_A_RUN, _WORDS_A_SHEET = 2048, 40_000
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
        return self.find_all([reading])[0]

    def find_all(self, readings: Sequence[Reading]) -> list[list[Finding]]:
        """The names in each text. Many short texts at once take much less time than one by one.

        Raises:
            MachineError: as `network.load_network`.
        """
        network = self._load()
        found: list[list[Finding]] = []
        sheet: list[Words] = []
        size = 0
        for reading in readings:
            sheet.append(cut(reading.folded))
            size += len(sheet[-1].texts)
            if size >= _WORDS_A_SHEET:
                found += self._read_sheet(network, readings[len(found) :], sheet)
                sheet, size = [], 0
        return found + self._read_sheet(network, readings[len(found) :], sheet)

    def _read_sheet(
        self, network: Network, readings: Sequence[Reading], sheet: Sequence[Words]
    ) -> list[list[Finding]]:
        """The names in the first readings, whose words lie behind each other on a sheet."""
        if not sheet:
            return []
        words, begins = lay_out(sheet, network.reach)
        looks = self._looks(network, words)
        flags = lines.flags(looks)
        worth = stretches.around_candidates(looks, flags[:, lines.QUIET] > 0, network.reach)
        scores = _scores(network, words, flags, worth)
        point_out(words, scores, network.labels.index(PERSON))
        spans: list[list[Span]] = [[] for _ in sheet]
        evidence = Evidence(words, looks, begins, network)
        leaning = [LEANING.get(label, 0.0) for label in network.labels]
        for span in decode(words, scores, leaning):
            label = network.labels[span.label]
            kept = trimmed(words, span, label, network.kind)
            if not kept or not evidence.speaks_for(kept, label):
                continue
            if not name_of_thing(words, kept, network.things, network.kind):
                spans[bisect_right(begins, kept.first) - 1].append(kept)
        cues = np.add.reduceat((looks & stretches.CUE).astype(np.int64), np.array(begins))
        return [
            self._settled(network, reading, list(self._chosen(network, reading, words, own)), cued)
            for reading, own, cued in zip(readings, spans, cues.tolist(), strict=False)
        ]

    def _looks(self, network: Network, words: Words) -> NDArray[np.uint8]:
        seen = self._seen
        if len(seen) > _MOST_SEEN:
            seen = self._seen = {}
        new = {
            word: stretches.look(word, network.kind) for word in set(words.texts).difference(seen)
        }
        seen.update({word: look for word, look in new.items() if network.is_everyday(word)})
        looks = (new[word] if word in new else seen[word] for word in words.texts)
        return np.fromiter(looks, np.uint8, len(words.texts))

    def _settled(
        self, network: Network, reading: Reading, found: list[Finding], cues: int
    ) -> list[Finding]:
        if cues:
            found = called(reading, found, network.things, network.kind)
        return in_full(reading, found, network.kind) if found else found

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


def _scores(
    network: Network,
    words: Words,
    flags: NDArray[np.float32],
    worth: Sequence[tuple[int, int]],
) -> NDArray[np.float32]:
    """Log likelihoods (word, label); certainly nothing outside the stretches that are worth it."""
    scores = np.full((len(words.texts), len(network.labels)), _NOTHING, np.float32)
    scores[:, 0] = 0
    gap = network.reach
    here: dict[str, bytes] = {}
    for batch in stretches.in_batches(worth, gap, _WORDS_A_RUN):
        size = sum(piece.last - piece.first + gap for piece in batch)
        texts = [""] * size
        told = np.zeros((size, lines.FLAGS), np.float32)
        place = 0
        for piece in batch:
            end = place + piece.last - piece.first
            texts[place:end] = words.texts[piece.first : piece.last]
            told[place:end] = flags[piece.first : piece.last]
            place = end + gap
        given = network.score(texts, told, here)
        place = 0
        for piece in batch:
            begin = place + piece.start - piece.first
            scores[piece.start : piece.end] = given[begin : begin + piece.end - piece.start]
            place += piece.last - piece.first + gap
    between = [p for p, text in enumerate(words.texts) if not text or text[0] == ADDRESS]
    scores[between, 0], scores[between, 1:] = 0, _NOTHING
    return scores

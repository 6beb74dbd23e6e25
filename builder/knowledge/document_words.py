"""The words of one document's passages, in a form that can be kept beside them."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Chunk
from builder.knowledge.language import stems

Numbers = NDArray[np.int32]

_HEAD = struct.Struct("<II")


@dataclass(frozen=True, slots=True)
class DocumentWords:
    """Passages as numbers of words. It stands alone: when it goes, its words go with it.

    Attributes:
        ids: the passages.
        vocabulary: every stem that stands in them, once.
        held: how many of the passages hold each of them.
        numbers: places in `vocabulary`: passage by passage its sentences, then its heading and
            what stands between the sentences.
        ends: where each passage ends among `numbers`.
        sentences: how many sentences each passage has.
        sentence_ends: where each sentence ends, counted from the start of its passage.
        language: by which they were stemmed.
    """

    ids: tuple[str, ...]
    vocabulary: tuple[str, ...]
    held: Numbers
    numbers: Numbers
    ends: Numbers
    sentences: Numbers
    sentence_ends: Numbers
    language: str

    def to_bytes(self) -> bytes:
        """To be kept."""
        names = json.dumps([self.ids, self.vocabulary, self.language], ensure_ascii=False).encode()
        arrays = (self.held, self.ends, self.sentences, self.sentence_ends, self.numbers)
        packed = b"".join(each.astype("<i4").tobytes() for each in arrays)
        return _HEAD.pack(len(names), len(self.sentence_ends)) + names + packed

    @classmethod
    def from_bytes(cls, data: bytes) -> DocumentWords:
        """What `to_bytes` made."""
        size, sentence_ends = _HEAD.unpack_from(data)
        start = _HEAD.size + size
        ids, vocabulary, language = json.loads(data[_HEAD.size : start])
        flat = np.frombuffer(data, dtype="<i4", offset=start)
        cuts = np.cumsum([len(vocabulary), len(ids), len(ids), sentence_ends])
        held, ends, sentences, inner, numbers = np.split(flat, cuts)
        return cls(tuple(ids), tuple(vocabulary), held, numbers, ends, sentences, inner, language)


def words_of(chunks: Sequence[Chunk], language: str) -> DocumentWords:
    """The words of the passages of a document, stemmed by its language."""
    places: dict[str, int] = {}
    held: list[int] = []
    numbers: list[int] = []
    ends: list[int] = []
    sentences: list[int] = []
    sentence_ends: list[int] = []
    for chunk in chunks:
        start = len(numbers)
        pieces = _pieces(chunk)
        for at, piece in enumerate(pieces):
            numbers += [places.setdefault(word, len(places)) for word in stems(piece, language)]
            if at < len(pieces) - 1:
                sentence_ends.append(len(numbers) - start)
        held += [0] * (len(places) - len(held))
        for number in set(numbers[start:]):
            held[number] += 1
        ends.append(len(numbers))
        sentences.append(len(pieces) - 1)
    return DocumentWords(
        ids=tuple(chunk.id for chunk in chunks),
        vocabulary=tuple(places),
        held=np.array(held, dtype=np.int32),
        numbers=np.array(numbers, dtype=np.int32),
        ends=np.array(ends, dtype=np.int32),
        sentences=np.array(sentences, dtype=np.int32),
        sentence_ends=np.array(sentence_ends, dtype=np.int32),
        language=language,
    )


def _pieces(chunk: Chunk) -> list[str]:
    """The sentences, then the heading with whatever text belongs to no sentence."""
    between, at = [chunk.heading], 0
    for start, end in chunk.sentences:
        between.append(chunk.text[at:start])
        at = end
    if chunk.sentences:
        between.append(chunk.text[at:])
    return [*chunk.sentence_texts(), "\n".join(between)]

"""Passages that are there twice, or nearly, and documents that are versions of one another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Document
from builder.core.pinned import FACT, MEDIA_TYPE
from builder.core.progress import CancelToken
from builder.knowledge.health.report import Finding, Fix, Kind, Passage, Place, Severity

FEWEST_WORDS = 8
"""Shorter passages are titles and addresses: said often, and no harm."""

SHINGLE, HASHES, BAND = 4, 64, 4
"""Words a shingle, hashes a passage, hashes a band: passages of a likeness of 0.8 meet in one of
16 bands of 4 with a probability of 0.9998, of 0.7 with 0.988, of 0.5 with 0.64."""

NEAR = 0.7
"""Share of shingles in both (Jaccard) from which two passages are nearly the same."""

COPY = 0.6
"""Share of a document's passages that stand in another from which it is told as a whole."""

_WORD = re.compile(r"\w+")
_PRIME = np.uint64((1 << 61) - 1)
_VERSION = re.compile(
    r"(?<![^\W\d_])(?:v\d+(?:\.\d+)*|version|final|copy|kopie|copia|neu|new|nuevo|nueva|alt|old|viejo"
    r"|draft|entwurf|borrador|rev\d*|updated|aktuell|actual|latest|backup)(?![^\W\d_])"
    r"|(?<!\d)(?:19|20)\d\d(?!\d)|[\W_]+",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


SAME_MATTER = 0.4
"""Share of words in both from which two documents of one name are versions of each other."""


def versions(
    documents: Iterable[Document], passages: Iterable[Passage]
) -> list[tuple[Document, Document]]:
    """(older, newer) of documents whose names differ in a year or a version alone.

    They must be about the same matter: two yearbooks are not versions of each other.
    """
    named: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.media_type == MEDIA_TYPE:
            continue
        stem, _, suffix = document.name.rpartition(".")
        core = " ".join(_VERSION.sub(" ", stem or suffix).casefold().split())
        if len(core) >= 3:
            named[core].append(document)
    groups = [
        sorted(same, key=age)
        for same in named.values()
        if len(same) > 1 and any(_is_marked(each.name) for each in same)
    ]
    wanted = {each.id for same in groups for each in same}
    words: dict[str, set[str]] = defaultdict(set)
    for each in passages:
        if each.chunk.document_id in wanted:
            said = _WORD.findall(each.chunk.text.casefold())
            words[each.chunk.document_id].update(w for w in said if not w.isdigit())
    return [
        (old, same[-1])
        for same in groups
        for old in same[:-1]
        if _shared(words[old.id], words[same[-1].id]) >= SAME_MATTER
    ]


def _shared(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(len(one | other), 1)


def age(document: Document) -> tuple[int, int, str]:
    """Sorts documents by what their names, else their days of adding, say: the oldest first."""
    years = [int(year) for year in _YEARS.findall(document.name)]
    old = re.search(r"(?<![^\W\d_])(?:old|alt|viejo|backup)(?![^\W\d_])", document.name, re.I)
    number = re.search(r"v(\d+)", document.name, re.IGNORECASE)
    rank = (max(years, default=0) or 0) - (10_000 if old else 0)
    return rank, int(number[1]) if number else 0, document.added


def older(one: Document, other: Document) -> Document:
    """The one more likely to be out of date; a year in the name tells more than its adding."""
    first, second = age(one), age(other)
    if not first[0] or not second[0]:
        first, second = (0, 0, one.added), (0, 0, other.added)
    return one if first <= second else other


def duplicates(
    passages: Sequence[Passage],
    documents: Mapping[str, Document],
    *,
    token: CancelToken,
    stepped: Callable[[int], None],
) -> list[Finding]:
    """Passages that say the same, a finding for each repeated one; copies of whole documents."""
    worth = [
        each
        for each in passages
        if each.chunk.kind != FACT and len(each.chunk.text.split()) >= FEWEST_WORDS
    ]
    clusters = [*_exact(worth), *_near(_single(worth), token=token, stepped=stepped)]
    whole = set(_copies(clusters, worth))
    found = [_of_documents(documents[a], documents[b]) for a, b in sorted(whole)]
    for kind, members in clusters:
        held = {each.chunk.document_id for each in members}
        if len(held) == 2 and tuple(sorted(held)) in whole:
            continue
        found.append(_of_passages(kind, members, documents))
    return found


def _exact(passages: Sequence[Passage]) -> Iterator[tuple[Kind, list[Passage]]]:
    same: dict[str, list[Passage]] = defaultdict(list)
    for each in passages:
        same[_key(each)].append(each)
    for members in same.values():
        if len(members) > 1:
            yield Kind.DUPLICATE, members


def _near(
    passages: Sequence[Passage], *, token: CancelToken, stepped: Callable[[int], None]
) -> Iterator[tuple[Kind, list[Passage]]]:
    """Groups that are nearly the same."""
    joined = _Joined()
    for place, (one, other) in enumerate(_candidates(passages, token, stepped)):
        if place % 1024 == 0:
            token.check()
        first, second = passages[one].chunk, passages[other].chunk
        if joined.same(one, other) or first.kind == second.kind == "table":
            continue  # rows of tables are alike by nature
        if _likeness(_shingles(first.text), _shingles(second.text)) >= NEAR:
            joined.join(one, other)
    for members in joined.groups():
        yield Kind.NEAR_DUPLICATE, [passages[number] for number in members]


def _single(passages: Sequence[Passage]) -> list[Passage]:
    """One of those that say exactly the same."""
    return list({_key(each): each for each in reversed(passages)}.values())


def _candidates(
    passages: Sequence[Passage], token: CancelToken, stepped: Callable[[int], None]
) -> list[tuple[int, int]]:
    """Pairs that meet in a band."""
    buckets: dict[bytes, list[int]] = defaultdict(list)
    coefficients = _coefficients()
    for number, each in enumerate(passages):
        if number % 256 == 0:
            token.check()
            stepped(number)
        signature = _signature(_shingles(each.chunk.text), coefficients)
        for band in range(0, HASHES, BAND):
            buckets[bytes([band]) + signature[band : band + BAND].tobytes()].append(number)
    pairs = {
        pair for held in buckets.values() if 1 < len(held) <= 64 for pair in combinations(held, 2)
    }
    return sorted(pairs)


def _key(passage: Passage) -> str:
    return " ".join(_WORD.findall(passage.chunk.text.casefold()))


class _Joined:
    """Which numbers belong together."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}

    def top(self, number: int) -> int:
        while (above := self._above.setdefault(number, number)) != number:
            number = above
        return number

    def same(self, one: int, other: int) -> bool:
        return self.top(one) == self.top(other)

    def join(self, one: int, other: int) -> None:
        self._above[self.top(other)] = self.top(one)

    def groups(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for number in sorted(self._above):
            found[self.top(number)].append(number)
        return [members for members in found.values() if len(members) > 1]


def _shingles(text: str) -> NDArray[np.uint64]:
    words = _WORD.findall(text.casefold())
    size = min(SHINGLE, len(words))
    runs = {" ".join(words[at : at + size]) for at in range(len(words) - size + 1)}
    return np.fromiter((crc32(run.encode()) for run in runs), dtype=np.uint64, count=len(runs))


def _coefficients() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    drawn = np.random.default_rng(20).integers(1, 1 << 29, size=(2, HASHES), dtype=np.uint64)
    return drawn[0], drawn[1]


def _signature(
    shingles: NDArray[np.uint64], coefficients: tuple[NDArray[np.uint64], NDArray[np.uint64]]
) -> NDArray[np.uint32]:
    factors, shifts = coefficients
    hashed = (shingles[:, None] * factors + shifts) % _PRIME
    lowest: NDArray[np.uint32] = hashed.min(axis=0).astype(np.uint32)
    return lowest


def _likeness(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    both = len(np.intersect1d(one, other, assume_unique=False))
    return both / max(len(one) + len(other) - both, 1)


def _copies(
    clusters: Sequence[tuple[Kind, list[Passage]]], passages: Sequence[Passage]
) -> list[tuple[str, str]]:
    """Pairs of documents of which one stands for the most part in the other."""
    sizes = Counter(each.chunk.document_id for each in passages)
    shared: Counter[tuple[str, str]] = Counter()
    for _, members in clusters:
        held = sorted({each.chunk.document_id for each in members})
        if len(held) <= 8:
            shared.update(combinations(held, 2))
    return [
        (a, b)
        for (a, b), count in shared.items()
        if count >= COPY * min(sizes[a], sizes[b]) and (count > 1 or sizes[a] == sizes[b] == 1)
    ]


def _of_documents(one: Document, other: Document) -> Finding:
    old = older(one, other)
    kept = other if old is one else one
    return Finding(
        Kind.VERSIONS,
        Severity.MEDIUM,
        Place(kept.id, kept.name),
        Place(old.id, old.name),
        fixes=(Fix.REMOVE_DOCUMENT,),
        about=old.name,
    )


def version_finding(old: Document, new: Document) -> Finding:
    """Two documents whose names say that one follows the other."""
    return Finding(
        Kind.VERSIONS,
        Severity.HIGH,
        Place(new.id, new.name),
        Place(old.id, old.name),
        fixes=(Fix.REMOVE_DOCUMENT,),
        about=old.name,
    )


def _of_passages(
    kind: Kind, members: Sequence[Passage], documents: Mapping[str, Document]
) -> Finding:
    ordered = sorted(members, key=lambda each: age(documents[each.chunk.document_id]), reverse=True)
    first, second = ordered[0], ordered[1]
    across = first.chunk.document_id != second.chunk.document_id
    return Finding(
        kind,
        Severity.LOW,
        first.place(),
        second.place(),
        count=len(members),
        fixes=(Fix.SWITCH_OFF, Fix.REMOVE_DOCUMENT) if across else (Fix.SWITCH_OFF,),
        about=second.document if across else "",
    )


def _is_marked(name: str) -> bool:
    stem = name.rpartition(".")[0] or name
    return re.search(r"[^\W\d_]", _VERSION.sub(" ", stem)) is not None and bool(
        re.search(
            r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<![^\W\d_])v\d|(?<![^\W\d_])(?:version|final|copy|kopie|copia|neu|new|nuevo|alt|old|viejo|draft"
            r"|entwurf|borrador|updated|aktuell|latest|backup)(?![^\W\d_])",
            stem,
            re.IGNORECASE,
        )
    )

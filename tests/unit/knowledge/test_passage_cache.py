"""Passages at hand are bounded, and what is erased is never put back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from builder.core.document import Chunk, SourceRef
from builder.core.ports import ChunkVectors
from builder.knowledge import passage_cache
from builder.knowledge.passage_cache import PassageCache
from tests.support.embedders import WordEmbedder
from tests.support.shops import TEXTS, ShopSource


class Counting(ShopSource):
    """Counts what it is asked for; `meanwhile` runs while it looks something up."""

    def __init__(self) -> None:
        super().__init__(TEXTS, WordEmbedder())
        self.asked: list[str] = []
        self.meanwhile: Callable[[], None] = lambda: None

    def find_chunks(self, ids: Sequence[str]) -> list[Chunk]:
        self.asked += ids
        found = super().find_chunks(ids)
        self.meanwhile()
        return found

    def find_vectors(self, ids: Sequence[str]) -> list[ChunkVectors]:
        self.asked += ids
        return super().find_vectors(ids)


@pytest.fixture
def source() -> Counting:
    return Counting()


def test_what_was_asked_for_is_at_hand(source: Counting) -> None:
    cache = PassageCache(source)
    assert set(cache.chunks(["c0", "c2", "gone"])) == {"c0", "c2"}
    assert set(cache.chunks(["c0", "c1", "c2"])) == {"c0", "c1", "c2"}
    assert source.asked == ["c0", "c2", "gone", "c1"]
    rows = cache.rows(["c0"])["c0"]
    assert rows.shape == (1 + len(cache.chunks(["c0"])["c0"].sentences), 384)
    assert cache.rows(["c0"])["c0"] is rows


def test_the_room_is_bounded(source: Counting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passage_cache, "PASSAGE_BYTES", 2500)
    cache = PassageCache(source)
    for each in ("c0", "c1", "c0", "c2", "c0"):
        assert list(cache.chunks([each])) == [each]
    assert source.asked == ["c0", "c1", "c2"]
    cache.chunks(["c1"])
    assert source.asked == ["c0", "c1", "c2", "c1"]


def test_what_is_forgotten_is_asked_for_anew(source: Counting) -> None:
    cache = PassageCache(source)
    cache.put_chunks([Chunk("new", "d", 0, "Not in the source.", SourceRef())])
    assert list(cache.chunks(["new"])) == ["new"]
    cache.forget(["new", "unknown"])
    assert cache.chunks(["new"]) == {}
    cache.chunks(["c0"])
    cache.clear()
    cache.chunks(["c0"])
    assert source.asked.count("c0") == 2


def test_what_is_erased_while_it_is_looked_up_does_not_stay(source: Counting) -> None:
    cache = PassageCache(source)
    source.meanwhile = lambda: cache.forget(["c0"])
    cache.chunks(["c0"])
    source.meanwhile = lambda: None
    cache.chunks(["c0"])
    assert source.asked == ["c0", "c0"]

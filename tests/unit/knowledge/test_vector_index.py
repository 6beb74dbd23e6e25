"""Chroma finds passages by meaning, each bot apart, in memory only."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import numpy as np
import pytest

from builder.core.ports import ChunkVectors
from builder.knowledge.embedding import Vector, pack_vectors, unit
from builder.knowledge.vector_index import VectorIndex


def vector(seed: int) -> Vector:
    return unit(np.random.default_rng(seed).standard_normal(384))


def packed(*seeds: int) -> list[ChunkVectors]:
    return [pack_vectors(f"c{seed}", vector(seed), vector(seed)[None]) for seed in seeds]


@pytest.fixture
def index() -> Iterator[VectorIndex]:
    made = VectorIndex()
    yield made
    made.close()


def test_the_nearest_come_first_with_their_cosine(index: VectorIndex) -> None:
    index.add(packed(1, 2, 3))
    asked = unit(vector(2) + 0.1 * vector(1))
    found = index.query(asked, 2)
    assert [chunk_id for chunk_id, _ in found] == ["c2", "c1"]
    assert found[0][1] == pytest.approx(float(vector(2) @ asked), abs=1e-4)


def test_asking_for_more_than_there_are_gives_all(index: VectorIndex) -> None:
    index.add(packed(1, 2))
    assert len(index.query(vector(9), 50)) == 2


def test_nothing_is_found_in_an_empty_index(index: VectorIndex) -> None:
    assert index.query(vector(1), 5) == []
    index.add([])
    assert index.remove(["c1"]) == 0
    assert len(index) == 0


def test_adding_again_replaces(index: VectorIndex) -> None:
    index.add(packed(1, 2))
    index.add([pack_vectors("c1", vector(7), vector(7)[None])])
    assert len(index) == 2
    assert index.query(vector(7), 1)[0][0] == "c1"
    assert index.query(vector(1), 2)[0][1] < 0.9


def test_a_removed_passage_is_never_found(index: VectorIndex) -> None:
    index.add(packed(1, 2, 3))
    assert index.remove(["c1", "c9"]) == 1
    assert [chunk_id for chunk_id, _ in index.query(vector(1), 3)] != []
    assert "c1" not in dict(index.query(vector(1), 3))


def test_bots_do_not_see_each_other_and_one_may_close_first(index: VectorIndex) -> None:
    other = VectorIndex()
    index.add(packed(1))
    other.add(packed(2))
    assert dict(other.query(vector(1), 5)).keys() == {"c2"}
    other.close()
    other.close()
    assert dict(index.query(vector(1), 5)).keys() == {"c1"}


def test_a_closed_index_is_empty_and_leaves_no_database_behind(index: VectorIndex) -> None:
    import chromadb
    from chromadb.config import Settings

    def databases() -> set[str]:
        keeper = chromadb.AdminClient(Settings(anonymized_telemetry=False, is_persistent=False))
        return {database["name"] for database in keeper.list_databases()}

    index.add(packed(1))
    opened = databases()
    index.close()
    assert len(opened - databases()) == 1
    assert index.query(vector(1), 5) == []


def test_chroma_holds_ids_and_vectors_and_no_word(index: VectorIndex) -> None:
    index.add(packed(1))
    kept = index._opened().client.get(include=["documents", "metadatas"])
    assert kept["ids"] == ["c1"]
    assert kept["documents"] == [None]
    assert kept["metadatas"] == [None]


def test_questions_are_answered_while_passages_come_and_go(index: VectorIndex) -> None:
    index.add(packed(1, 2, 3))
    failures: list[BaseException] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            try:
                assert index.query(vector(1), 3)[0][0] == "c1"
            except BaseException as error:  # noqa: BLE001 - whatever it is, the test must show it
                failures.append(error)
                return

    readers = [threading.Thread(target=ask) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(10, 30):
        index.add(packed(number))
        if number % 2:
            index.remove([f"c{number - 1}"])
    stop.set()
    for reader in readers:
        reader.join(60)
    assert not failures

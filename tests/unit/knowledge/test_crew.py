"""As many files beside each other as processors and memory allow."""

from __future__ import annotations

from builder.knowledge.crew import MOST, Crew, free_memory, processors
from builder.knowledge.limits import MEBIBYTE, Limits

LIMITS = Limits(memory_bytes=1024 * MEBIBYTE)


class Memory:
    """Free memory as a test says it is."""

    def __init__(self, free_mb: int, all_mb: int = 16_000) -> None:
        self.free_mb = free_mb
        self.all_mb = all_mb

    def __call__(self) -> tuple[int, int]:
        return self.free_mb * MEBIBYTE, self.all_mb * MEBIBYTE


def _admitted(crew: Crew, size: int, most: int = 100) -> int:
    count = 0
    while count < most and crew.has_room(size):
        crew.begin(count, size)
        count += 1
    return count


def test_small_files_fill_the_processors() -> None:
    assert _admitted(Crew(LIMITS, cores=6, memory=Memory(8000)), 1000) == 6
    assert Crew(LIMITS, cores=200, memory=Memory(8000)).size == MOST


def test_large_files_share_half_of_what_is_free() -> None:
    crew = Crew(LIMITS, cores=8, memory=Memory(4000))

    assert _admitted(crew, 60 * MEBIBYTE) == 2
    crew.end(0)
    assert crew.has_room(60 * MEBIBYTE)


def test_little_memory_reads_few_and_always_one() -> None:
    assert _admitted(Crew(LIMITS, cores=8, memory=Memory(400, 800)), 1000) == 4
    assert _admitted(Crew(LIMITS, cores=8, memory=Memory(300)), 60 * MEBIBYTE) == 1


def test_it_backs_off_while_memory_is_tight() -> None:
    memory = Memory(8000)
    crew = Crew(LIMITS, cores=8, memory=memory)
    crew.begin("a", 1000)
    memory.free_mb = 500

    assert not crew.has_room(1000)
    memory.free_mb = 4000
    assert crew.has_room(1000)
    memory.free_mb = 100
    crew.end("a")
    assert crew.has_room(1000), "one file always may"


def test_without_knowing_the_memory_two_are_read() -> None:
    assert Crew(LIMITS, cores=8, memory=lambda: None).size == 2


def test_the_machine_can_be_asked() -> None:
    free, everything = free_memory() or (0, 0)
    assert 0 < free <= everything
    assert processors() >= 1

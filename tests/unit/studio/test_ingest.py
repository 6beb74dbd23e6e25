"""The verbs of reading: what stands where, taken back, tried again, gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.document import Outcome
from builder.core.errors import Cancelled
from builder.core.journal import FileState
from builder.core.policy import DocumentData
from builder.core.progress import CancelToken, Step
from builder.knowledge.intake import Found
from builder.studio import bots, documents, ingest
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.support.desk import put
from tests.support.embedders import WordEmbedder


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(home: Path, keyring: MemoryStore) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        yield opened


def write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text)
    return paths


def states(bench: Workbench) -> dict[str, FileState]:
    return {row.entry.name: row.entry.state for row in ingest.rows(bench)}


def test_every_file_and_every_older_document_has_its_row(bench: Workbench, tmp_path: Path) -> None:
    put(bench, "older.txt", "This one is older. The journal came later.")
    list(documents.add(bench, write(tmp_path, a="The first file.", b="")))

    rows = {row.entry.name: row for row in ingest.rows(bench)}

    assert list(rows) == ["a.txt", "b.txt", "older.txt"]
    a, b, older = rows.values()
    assert (a.entry.state, a.entry.words, a.entry.percent) == (FileState.READY, 3, 100)
    assert a.document is not None
    assert (b.entry.state, b.entry.error_code) == (FileState.FAILED, "document_empty")
    assert b.document is None
    assert (older.entry.state, older.entry.words) == (FileState.READY, 8)


def test_a_duplicate_names_the_other(bench: Workbench, tmp_path: Path) -> None:
    results = list(documents.add(bench, write(tmp_path, a="The same text.", b="The same text.")))

    (again,) = [result for result in results if result.outcome is Outcome.SKIPPED]
    other = {"a.txt": "b.txt", "b.txt": "a.txt"}[again.document]
    assert (again.error_code, again.error_params) == ("document_duplicate", {"other": other})
    assert states(bench)[again.document] is FileState.SKIPPED


def test_stopping_leaves_work_that_goes_on_when_the_bot_is_opened_again(
    bench: Workbench, keyring: MemoryStore, tmp_path: Path
) -> None:
    token = CancelToken()

    def stop(step: Step) -> None:
        if step.stage == "saving":
            token.cancel()

    texts = {f"f{number:02}": f"File number {number}." for number in range(20)}
    with pytest.raises(Cancelled):
        list(documents.add(bench, write(tmp_path, **texts), progress=stop, token=token))
    bench.close()

    with bots.open_bot("Bakery", keyring=keyring) as again:
        again.bot.retriever.embedder = WordEmbedder()
        standing = ingest.standing(again)
        assert (standing.open > 10, standing.paused, standing.goes_on) == (True, False, True)
        list(documents.resume(again))
        assert ingest.standing(again).open == 0
        assert set(states(again).values()) == {FileState.READY}
        assert len(again.file.documents.all()) == 20


def test_a_pause_waits_for_a_word(bench: Workbench, tmp_path: Path) -> None:
    ingest.enter(bench, write(tmp_path, a="The first file."))
    ingest.note_pause(bench)

    assert (ingest.standing(bench).paused, ingest.standing(bench).goes_on) == (True, False)
    list(documents.resume(bench))
    assert not ingest.standing(bench).paused
    assert states(bench) == {"a.txt": FileState.READY}


def test_what_may_have_ended_the_program_does_not_go_on_by_itself(
    bench: Workbench, tmp_path: Path
) -> None:
    ingest.enter(bench, write(tmp_path, a="The first file."))
    for _ in range(2):
        assert ingest.standing(bench).goes_on
        bench.file.journal.take(1)
        bench.queue.reopen()

    assert not ingest.standing(bench).goes_on
    assert ingest.standing(bench).open == 1


def test_files_are_taken_back_tried_again_and_dismissed(bench: Workbench, tmp_path: Path) -> None:
    ingest.enter(bench, write(tmp_path, a="The first file.", b="The second file.", c="Third."))

    assert ingest.cancel(bench, ["a.txt"]) == 1
    assert ingest.cancel(bench) == 2
    assert set(states(bench).values()) == {FileState.CANCELLED}
    assert ingest.retry(bench, ["b.txt"]) == 1
    ingest.dismiss(bench, "c.txt")
    list(documents.resume(bench))

    assert states(bench) == {"a.txt": FileState.CANCELLED, "b.txt": FileState.READY}


def test_a_document_that_is_removed_leaves_no_name_behind(bench: Workbench, tmp_path: Path) -> None:
    list(documents.add(bench, write(tmp_path, a="The first file.")))

    documents.remove(bench, "a.txt")

    assert ingest.rows(bench) == []
    assert bench.file.journal.entries() == []


def test_a_decision_moves_the_file_too(bench: Workbench, tmp_path: Path) -> None:
    bench.change({"privacy.documents.personal_data": "ask"})
    (path,) = write(tmp_path, a="Write to ann.lee@mail.example. We open at nine.")
    list(documents.add(bench, [path]))
    assert states(bench) == {"a.txt": FileState.REVIEW}

    documents.decide(bench, "a.txt", DocumentData.MASK)

    assert states(bench) == {"a.txt": FileState.READY}


def test_what_was_found_elsewhere_goes_through_the_journal(bench: Workbench) -> None:
    page = Found("Opening hours", "https://shop.example/hours", lambda _limits: b"We open at nine.")

    (result,) = documents.add_found(bench, [page])

    assert (result.document, result.outcome) == ("Opening hours", Outcome.READY)
    (row,) = ingest.rows(bench)
    assert (row.entry.origin, row.entry.size) == ("https://shop.example/hours", 16)

"""What was seen in watched folders is kept by name, whatever bytes that is, in that order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.folder import FolderMode, FolderState, SeenFile, WatchedFolder
from builder.core.ports import Forgets
from builder.vault import folders
from builder.vault.botfile import BotFile
from tests.support.stores import make_bot

FOLDER = WatchedFolder("f1", "/home/me/Shop", "Shop", FolderMode.ASK)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[BotFile]:
    with make_bot(tmp_path / "a.hushbot") as made:
        made.folders.save(FOLDER)
        yield made


def seen(path: str, **changes: object) -> SeenFile:
    return replace(SeenFile("f1", path, 1, 2, "ab"), **changes)  # type: ignore[arg-type]


def test_a_folder_comes_back_as_it_was_saved_last(file: BotFile) -> None:
    changed = replace(
        FOLDER, mode=FolderMode.AUTOMATIC, state=FolderState.EMPTIED, looked="2026", files=3
    )
    file.folders.note([seen("a.txt")])
    file.folders.save(changed)
    assert file.folders.all() == [changed]
    assert file.folders.counts("f1") == (1, 0)
    file.folders.remove("f1")
    assert file.folders.all() == []
    assert list(file.folders.seen("f1")) == []


def test_files_come_in_the_order_of_their_bytes_in_batches(
    file: BotFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "BATCH", 3)
    names = ["a/b", "a.txt", "a", "ä", "Z", "z", "a/b/c", os.fsdecode(b"caf\xe9")]
    file.folders.note([seen(name) for name in names])
    assert [each.path for each in file.folders.seen("f1")] == sorted(names, key=os.fsencode)


def test_a_file_is_found_by_its_path_its_document_and_its_content(file: BotFile) -> None:
    one, two = seen("a.txt", document_id="d1"), seen("b.txt")
    file.folders.note([one, two, seen("c.txt", ignored=True), seen("d.txt", sha256="cd")])
    assert file.folders.file("f1", "a.txt") == one
    assert file.folders.file("f1", "nothing") is None
    assert file.folders.of_document("d1") == one
    assert file.folders.of_document("nothing") is None
    assert file.folders.twins("ab") == [two]
    assert file.folders.counts("f1") == (4, 1)


def test_what_is_gone_is_dropped_before_what_is_new_is_kept(file: BotFile) -> None:
    old = seen("a.txt", document_id="d1")
    file.folders.note([old])
    file.folders.note([replace(old, document_id="d2")], gone=[old])
    assert [each.document_id for each in file.folders.seen("f1")] == ["d2"]


def test_an_erased_document_leaves_a_file_that_nobody_wants(file: BotFile) -> None:
    file.folders.note([seen("a.txt", document_id="d1")])
    place: Forgets = file.folders
    assert place.forget_document("d1") == 1
    assert place.forget_document("d1") == 0
    assert place.forget_visitor("v") == 0
    (left,) = file.folders.seen("f1")
    assert (left.document_id, left.ignored) == (None, True)

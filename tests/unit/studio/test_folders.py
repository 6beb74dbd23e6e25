"""Watched folders, with real folders, a real bot file and a clock that is moved by hand."""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builder.core.conversation import Question
from builder.core.errors import Cancelled, UsageError
from builder.core.folder import FolderMode, FolderState
from builder.core.progress import CancelToken
from builder.knowledge import folder_changes, folder_scan
from builder.knowledge.folder_changes import Kind, Memory
from builder.studio import bots, documents, folder_updates, folders
from builder.studio.bots import Workbench
from builder.studio.folder_updates import Done
from builder.studio.folders import Look
from builder.vault.memory_store import MemoryStore
from tests.support.embedders import WordEmbedder
from tests.support.stores import HandClock

AUTOMATIC = FolderMode.AUTOMATIC
HOUR = 3600.0


def words(n: int) -> str:
    return f"Our shop number {n} opens at {n} o'clock. It closes {n} hours later."


class Desk:
    """A bot, a folder it watches, and the verbs as a person uses them."""

    def __init__(self, bench: Workbench, root: Path) -> None:
        self.bench = bench
        self.root = root
        self.memory = Memory()
        # Later than every file that a test writes, so that nothing looks unfinished.
        self.clock = HandClock(datetime.fromtimestamp(time.time() + HOUR, UTC))

    def write(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def watch(self, mode: FolderMode = AUTOMATIC) -> None:
        folders.watch(self.bench, self.root, mode)

    def look(self) -> Look:
        return folders.look(self.bench, self.memory, clock=self.clock)

    def kinds(self) -> dict[str, Kind]:
        return {change.now.path: change.kind for change in self.look().changes}

    def follow(self) -> list[Done]:
        """What the desktop does for an automatic folder."""
        return list(folder_updates.apply(self.bench, self.look().automatic()))

    def accept(self) -> list[Done]:
        return list(folder_updates.apply(self.bench, self.look().changes))

    def names(self) -> dict[str, str]:
        """Ids by name."""
        return {entry.name: entry.id for entry in documents.listing(self.bench)}

    def answer(self, text: str) -> str:
        return self.bench.bot.answer(Question(text)).text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    keyring = MemoryStore()
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    root = tmp_path / "Shop"
    root.mkdir()
    with bots.open_bot(path, keyring=keyring) as bench:
        bench.bot.retriever.embedder = WordEmbedder()
        bench.bot.retriever.load_keywords()
        yield Desk(bench, root)


def test_what_is_new_is_read_and_found(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.write("deep/er/b.md", "# Parking\n\nThe car park has forty places. It is free.")
    desk.watch()
    done = desk.follow()
    assert {each.document: each.change.kind for each in done} == {
        "Shop/a.txt": Kind.ADDED,
        "Shop/deep/er/b.md": Kind.ADDED,
    }
    assert "forty places" in desk.answer("How many places has the car park?")
    assert desk.look().changes == []
    (folder,) = folders.listing(desk.bench)
    assert (folder.state, folder.files) == (FolderState.WATCHED, 2)


def test_a_folder_that_asks_changes_nothing_by_itself(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.watch(FolderMode.ASK)
    found = desk.look()
    assert found.automatic() == []
    assert [change.kind for change in found.asking()] == [Kind.ADDED]
    assert desk.names() == {}
    desk.accept()
    assert list(desk.names()) == ["Shop/a.txt"]


def test_a_file_with_a_new_date_and_the_old_bytes_is_unchanged(desk: Desk) -> None:
    path = desk.write("a.txt", words(7))
    desk.watch()
    desk.follow()
    os.utime(path, ns=(1, 1))
    assert desk.look().changes == []
    # It was taken note of: the next look need not open it.
    seen = list(desk.bench.file.folders.seen(folders.listing(desk.bench)[0].id))
    assert [file.mtime_ns for file in seen] == [1]


def test_nothing_is_opened_where_nothing_changed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.watch(FolderMode.ASK)
    for n in range(300):
        desk.write(f"{n % 7}/{n}.txt", words(n))
    folders.ignore(desk.bench, desk.look().changes)

    def opened(*_: object, **__: object) -> None:
        pytest.fail("a file was opened")

    monkeypatch.setattr(Path, "open", opened)
    found = desk.look()
    assert found.changes == []
    assert found.folders[0].files == 300


def test_a_changed_file_keeps_its_document(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.watch()
    desk.follow()
    before = desk.names()
    desk.write("a.txt", "The bakery now opens at eleven o'clock. It closes late.")
    assert [each.change.kind for each in desk.follow()] == [Kind.CHANGED]
    assert desk.names() == before
    assert "eleven" in desk.answer("When does the bakery open?")


@pytest.mark.parametrize("new", ["b.txt", "sub/a.txt", "A.txt", "ä.txt", "sub/sub/ü/🚲.txt"])
def test_a_moved_file_keeps_its_document_under_another_name(desk: Desk, new: str) -> None:
    path = desk.write("a.txt", words(7))
    desk.write("other.txt", words(8))
    desk.watch()
    desk.follow()
    before = desk.names()
    (desk.root / new).parent.mkdir(parents=True, exist_ok=True)
    path.rename(desk.root / new)
    (done,) = desk.follow()
    assert (done.change.kind, done.document) == (Kind.MOVED, f"Shop/{new}")
    after = desk.names()
    assert after[f"Shop/{new}"] == before["Shop/a.txt"]
    assert "Shop/a.txt" not in after
    sources = desk.bench.bot.answer(Question("When does shop number 7 open?")).sources
    assert sources[0].document == f"Shop/{new}"
    assert desk.look().changes == []
    assert not documents.unfinished(desk.bench)
    document = desk.bench.file.documents.by_name(f"Shop/{new}")
    assert document is not None
    assert document.source == str(desk.root / new)


def test_a_name_that_stands_for_a_title_is_learnt_anew(desk: Desk) -> None:
    path = desk.write("returns_policy.txt", words(7))
    desk.write("other.txt", words(8))
    desk.watch()
    desk.follow()
    path.rename(desk.root / "opening_times.txt")
    desk.follow()
    document = desk.bench.file.documents.by_name("Shop/opening_times.txt")
    assert document is not None
    (chunk,) = documents.passages(desk.bench, document.id)
    assert chunk.heading == "opening times"
    hits = desk.bench.bot.retriever.search("opening times")
    assert hits[0].chunk.heading == "opening times"
    assert hits[0].passage > 0


def test_a_move_from_one_watched_folder_to_another_is_one(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "Archive"
    other.mkdir()
    path = desk.write("a.txt", words(7))
    desk.write("b.txt", words(8))
    desk.watch()
    folders.watch(desk.bench, other, AUTOMATIC)
    desk.follow()
    before = desk.names()
    path.rename(other / "a.txt")
    (done,) = desk.follow()
    assert done.document == "Archive/a.txt"
    assert desk.names()["Archive/a.txt"] == before["Shop/a.txt"]


def test_files_that_change_places_keep_their_documents(desk: Desk) -> None:
    for n in range(3):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    desk.follow()
    before = desk.names()
    one, two, aside = desk.root / "0.txt", desk.root / "1.txt", desk.root / "x"
    one.rename(aside)
    two.rename(one)
    aside.rename(two)
    os.utime(one, ns=(5, 5))  # two files of one size and date cannot be told apart by them
    os.utime(two, ns=(6, 6))
    assert {each.change.kind for each in desk.follow()} == {Kind.MOVED}
    after = desk.names()
    assert (after["Shop/0.txt"], after["Shop/1.txt"]) == (
        before["Shop/1.txt"],
        before["Shop/0.txt"],
    )
    assert desk.look().changes == []


def test_a_file_moved_onto_another_takes_its_place(desk: Desk) -> None:
    for n in range(4):
        desk.write(f"{n}.txt", words(n * 11111))
    desk.watch()
    desk.follow()
    before = desk.names()
    (desk.root / "0.txt").replace(desk.root / "1.txt")
    assert {(each.change.kind, each.document) for each in desk.follow()} == {
        (Kind.REMOVED, "Shop/1.txt"),
        (Kind.MOVED, "Shop/1.txt"),
    }
    after = desk.names()
    assert after["Shop/1.txt"] == before["Shop/0.txt"]
    assert set(after) == {"Shop/1.txt", "Shop/2.txt", "Shop/3.txt"}
    assert desk.look().changes == []


def test_names_that_rotate_keep_their_documents(desk: Desk) -> None:
    for n in range(3):
        desk.write(f"log.{n}.txt", words(n * 11111))
    desk.watch()
    desk.follow()
    before = desk.names()
    for n in (2, 1, 0):
        (desk.root / f"log.{n}.txt").rename(desk.root / f"log.{n + 1}.txt")
    desk.follow()
    after = desk.names()
    assert {name: after[name] for name in after} == {
        f"Shop/log.{n + 1}.txt": before[f"Shop/log.{n}.txt"] for n in range(3)
    }


def test_a_removed_file_takes_its_document_with_a_receipt(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.write("b.txt", words(8))
    desk.watch()
    desk.follow()
    (desk.root / "a.txt").unlink()
    (done,) = desk.follow()
    assert done.change.kind is Kind.REMOVED
    assert done.receipt is not None
    assert done.receipt.counts["bot_file"] >= 3
    assert list(desk.names()) == ["Shop/b.txt"]
    events = [row.event for row in desk.bench.file.audit.rows()]
    assert events[-2:] == ["document_removed", "folder_change"]


def test_of_two_files_with_one_content_the_other_stands_in(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.write("b.txt", words(7))
    desk.write("c.txt", words(8))
    desk.watch()
    desk.follow()
    before = desk.names()
    read, other = ("a", "b") if "Shop/a.txt" in before else ("b", "a")
    assert set(before) == {f"Shop/{read}.txt", "Shop/c.txt"}
    (desk.root / f"{read}.txt").unlink()
    (done,) = desk.follow()
    assert (done.change.kind, done.document) == (Kind.MOVED, f"Shop/{other}.txt")
    assert desk.names()[f"Shop/{other}.txt"] == before[f"Shop/{read}.txt"]


def test_a_file_that_becomes_a_copy_of_another_leaves_nothing_old_behind(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.write("b.txt", words(88888))
    desk.watch()
    desk.follow()
    desk.write("b.txt", words(7))
    desk.follow()
    assert list(desk.names()) == ["Shop/a.txt"]
    assert "88888" not in desk.answer("When does shop number 88888 open?")
    assert desk.look().changes == []


def test_a_folder_that_cannot_be_reached_loses_nothing(desk: Desk, tmp_path: Path) -> None:
    desk.write("a.txt", words(7))
    desk.watch()
    desk.follow()
    desk.root.rename(tmp_path / "away")
    found = desk.look()
    assert found.changes == []
    assert found.folders[0].state is FolderState.UNREACHABLE
    (tmp_path / "away").rename(desk.root)
    found = desk.look()
    assert found.changes == []
    assert found.folders[0].state is FolderState.WATCHED


def test_a_drive_that_comes_back_empty_asks(desk: Desk, tmp_path: Path) -> None:
    for n in range(3):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    desk.follow()
    shutil.copytree(desk.root, tmp_path / "away")
    for path in desk.root.iterdir():
        path.unlink()
    found = desk.look()
    assert found.automatic() == []
    assert [change.held for change in found.asking()] == [True] * 3
    assert found.folders[0].state is FolderState.EMPTIED
    assert len(desk.names()) == 3
    shutil.copytree(tmp_path / "away", desk.root, dirs_exist_ok=True)
    assert desk.look().changes == []
    for path in desk.root.iterdir():
        path.unlink()
    assert {each.change.kind for each in desk.accept()} == {Kind.REMOVED}
    assert desk.names() == {}


def test_losing_most_of_a_large_folder_asks_and_losing_few_does_not(desk: Desk) -> None:
    for n in range(24):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    desk.follow()
    for n in range(13):
        (desk.root / f"{n}.txt").rename(desk.root.parent / f"{n}.txt")
    assert desk.look().automatic() == []
    for n in range(10):
        (desk.root.parent / f"{n}.txt").rename(desk.root / f"{n}.txt")
    assert len(desk.look().automatic()) == 3


def test_a_file_that_is_still_written_is_left_for_the_next_look(desk: Desk) -> None:
    desk.watch()
    path = desk.write("a.txt", "The bakery opens")
    desk.clock.at = datetime.fromtimestamp(path.stat().st_mtime + 1, UTC)
    found = desk.look()
    assert found.changes == []
    assert [(each.path, each.reason) for each in found.waiting] == [("a.txt", "being_written")]
    desk.write("a.txt", words(7))
    assert desk.look().changes == []  # it grew since
    assert desk.kinds() == {"a.txt": Kind.ADDED}  # it stood still from one look to the next


def test_a_file_that_was_quiet_for_a_while_is_read_at_once(desk: Desk) -> None:
    path = desk.write("a.txt", words(7))
    desk.watch()
    desk.clock.at = datetime.fromtimestamp(path.stat().st_mtime + 4, UTC)
    assert desk.kinds() == {"a.txt": Kind.ADDED}


def test_a_date_from_a_clock_that_goes_ahead_does_not_keep_a_file_out(desk: Desk) -> None:
    path = desk.write("a.txt", words(7))
    ahead = time.time() + 10 * HOUR
    os.utime(path, (ahead, ahead))
    desk.watch()
    assert desk.kinds() == {"a.txt": Kind.ADDED}


def test_what_may_not_be_read_waits_and_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", words(7))
    desk.write("sub/b.txt", words(8))
    desk.watch()
    opened, listed = Path.open, os.scandir

    def no_file(path: Path, *args: Any, **words: Any) -> Any:
        if path.name == "a.txt":
            raise PermissionError(13, "locked")
        return opened(path, *args, **words)

    def no_folder(path: str) -> Any:
        if path.endswith("sub"):
            raise PermissionError(13, "locked")
        return listed(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", no_file)
        found = desk.look()
        assert [(each.path, each.reason) for each in found.waiting] == [("a.txt", "unreadable")]
        assert [change.now.path for change in found.changes] == ["sub/b.txt"]
    desk.follow()
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", no_folder)
        found = desk.look()
        assert found.changes == []
        assert found.folders[0].state is FolderState.WATCHED


def test_what_vanishes_during_a_look_is_left_for_the_next(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    desk.follow()
    desk.write("0.txt", words(55555))
    desk.write("new.txt", words(66666))
    opened = Path.open

    def gone(path: Path, *args: Any, **words: Any) -> Any:
        if path.name in {"0.txt", "new.txt"}:
            raise FileNotFoundError(2, "gone")
        return opened(path, *args, **words)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", gone)
        assert desk.look().changes == []
    (desk.root / "0.txt").unlink()
    assert desk.kinds() == {"0.txt": Kind.REMOVED, "new.txt": Kind.ADDED}


def test_a_drive_that_goes_away_during_a_look_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(4):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    desk.follow()
    (desk.root / "0.txt").unlink()
    said = iter((True, False))
    monkeypatch.setattr(folder_changes, "answers", lambda _root: next(said))
    found = desk.look()
    assert found.changes == []
    assert found.folders[0].state is FolderState.UNREACHABLE


def test_a_drive_that_hangs_keeps_nobody_waiting(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write("a.txt", words(7))
    desk.watch()
    listed, begun, woken, asked = os.scandir, threading.Event(), threading.Event(), list[str]()

    def hang(path: str) -> Any:
        asked.append(path)
        begun.set()
        woken.wait(120)
        return listed(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", hang)
        patch.setattr(folder_scan, "PATIENCE_S", 0.05)
        assert desk.look().folders[0].state is FolderState.UNREACHABLE
        assert begun.wait(60)
        assert desk.look().folders[0].state is FolderState.UNREACHABLE
        assert asked == [str(desk.root)]  # nobody asks twice while the first still waits
        woken.set()
        for thread in list(folder_scan._asked.values()):
            thread.join()
    assert desk.kinds() == {"a.txt": Kind.ADDED}


def test_what_is_hidden_linked_or_unfinished_is_not_met(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text(words(9))
    desk.write(".hidden.txt", words(1))
    desk.write("movie.mp4.part", words(2))
    desk.write("~$a.docx", words(3))
    desk.write("sub/a.txt", words(4))
    (desk.root / "loop").symlink_to(desk.root, target_is_directory=True)
    (desk.root / "sub" / "up").symlink_to("..", target_is_directory=True)
    (desk.root / "secret.txt").symlink_to(outside)
    (desk.root / "again.txt").symlink_to(desk.root / "sub" / "a.txt")
    desk.watch()
    assert desk.kinds() == {"sub/a.txt": Kind.ADDED}


def test_what_is_no_document_is_counted_and_left_alone(desk: Desk) -> None:
    for name in ("film.mp4", "tool.exe", "old.pages", "README", "a.txt"):
        desk.write(name, words(1) + name)
    desk.watch(FolderMode.ASK)
    found = desk.look()
    # Another program's document gets its reason, with what to save it as.
    assert {change.now.path for change in found.changes} == {"old.pages", "README", "a.txt"}
    assert list(found.others.values()) == [2]
    desk.accept()
    again = desk.look()
    assert (again.changes, list(again.others.values())) == ([], [2])
    assert again.folders[0].files == 5


def test_a_file_in_whose_place_a_folder_stands_is_gone(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.write("b.txt", words(8))
    desk.watch()
    desk.follow()
    (desk.root / "a.txt").unlink()
    desk.write("a.txt/inside.txt", words(99999))
    assert desk.kinds() == {"a.txt": Kind.REMOVED, "a.txt/inside.txt": Kind.ADDED}
    desk.follow()
    assert set(desk.names()) == {"Shop/b.txt", "Shop/a.txt/inside.txt"}
    assert desk.look().changes == []


def test_paths_of_more_than_three_hundred_characters_and_odd_names(desk: Desk) -> None:
    long = "/".join(["n" * 100] * 3) + "/" + "m" * 90 + ".txt"
    odd = ["%s {x} [1].txt", "a\u202eb.txt", "ab.txt", "ＡＢ.txt", "e\u0301.txt", "é.txt", " .txt"]
    for n, name in enumerate([long, *odd]):
        desk.write(name, words(n))
    desk.watch()
    done = desk.follow()
    assert len(done) == len(odd) + 1
    assert len(desk.names()) == len(done)
    assert {each.result.outcome for each in done if each.result} == {"ready"}, done
    assert desk.look().changes == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there a name may be any bytes")
def test_a_name_that_is_no_text_is_followed_too(desk: Desk) -> None:
    name = os.fsencode(desk.root) + b"/caf\xe9.txt"
    with open(name, "w") as file:  # noqa: PTH123 - no path of ours holds such a name
        file.write(words(7))
    desk.write("other.txt", words(8))
    desk.watch()
    desk.follow()
    assert desk.look().changes == []
    os.rename(name, os.fsencode(desk.root) + b"/caf\xe8.txt")  # noqa: PTH104
    assert [each.change.kind for each in desk.follow()] == [Kind.MOVED]


def test_what_is_ignored_stays_so_until_it_changes_again(desk: Desk) -> None:
    for n in range(4):
        desk.write(f"{n}.txt", words(n))
    desk.watch(FolderMode.ASK)
    (change,) = [each for each in desk.look().changes if each.now.path == "0.txt"]
    folders.ignore(desk.bench, [change])
    assert "0.txt" not in desk.kinds()
    desk.accept()
    (desk.root / "0.txt").rename(desk.root / "9.txt")
    assert desk.look().changes == []  # moved, and wanted as little as before
    desk.write("9.txt", words(55555))
    assert desk.kinds() == {"9.txt": Kind.ADDED}


def test_ignoring_a_change_a_move_or_a_loss_leaves_the_document_as_it_is(desk: Desk) -> None:
    for n in range(4):
        desk.write(f"{n}.txt", words(n))
    desk.watch(FolderMode.ASK)
    desk.accept()
    before = desk.names()
    desk.write("0.txt", words(55555))
    (desk.root / "1.txt").rename(desk.root / "one.txt")
    (desk.root / "2.txt").unlink()
    found = desk.look().changes
    assert {change.kind for change in found} == {Kind.CHANGED, Kind.MOVED, Kind.REMOVED}
    folders.ignore(desk.bench, found)
    assert desk.look().changes == []
    assert desk.names() == before
    desk.write("one.txt", words(66666))
    desk.write("2.txt", words(2))
    assert desk.kinds() == {"one.txt": Kind.CHANGED, "2.txt": Kind.ADDED}
    desk.accept()
    assert desk.names() == before


def test_a_document_that_its_owner_removed_does_not_come_back(desk: Desk) -> None:
    path = desk.write("a.txt", words(7))
    desk.write("b.txt", words(8))
    desk.watch()
    desk.follow()
    documents.remove(desk.bench, "Shop/a.txt")
    assert desk.look().changes == []
    path.rename(desk.root / "c.txt")
    assert desk.look().changes == []
    desk.write("c.txt", "Cakes are made to order within three days.")
    desk.follow()
    assert set(desk.names()) == {"Shop/b.txt", "Shop/c.txt"}


def test_a_folder_watched_again_knows_its_documents(desk: Desk) -> None:
    desk.write("a.txt", words(7))
    desk.watch()
    desk.follow()
    before = desk.names()
    folders.unwatch(desk.bench, desk.root)
    assert desk.names() == before
    assert folders.listing(desk.bench) == []
    desk.watch()
    assert [each.result.outcome for each in desk.follow() if each.result] == ["unchanged"]
    assert desk.names() == before


def test_a_bad_file_is_tried_again_only_when_it_changes(desk: Desk) -> None:
    desk.write("a.txt", "")
    desk.watch()
    (done,) = desk.follow()
    assert done.result is not None
    assert done.result.error_code == "document_empty"
    assert desk.look().changes == []
    desk.write("a.txt", words(7))
    assert len(desk.follow()) == 1


def test_two_folders_of_one_name_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "else" / "Shop"
    other.mkdir(parents=True)
    (other / "a.txt").write_text(words(9))
    desk.write("a.txt", words(7))
    desk.watch()
    folders.watch(desk.bench, other, AUTOMATIC)
    desk.follow()
    assert set(desk.names()) == {"Shop/a.txt", "Shop (2)/a.txt"}


def test_folders_within_each_other_and_missing_ones_are_refused(desk: Desk, tmp_path: Path) -> None:
    (desk.root / "sub").mkdir()
    desk.watch()
    for path, code in (
        (desk.root / "sub", "folder_nested"),
        (tmp_path, "folder_nested"),
        (tmp_path / "nowhere", "folder_missing"),
    ):
        with pytest.raises(UsageError) as caught:
            folders.watch(desk.bench, path)
        assert caught.value.code == code
    with pytest.raises(UsageError, match="folder_not_watched"):
        folders.unwatch(desk.bench, tmp_path)
    assert len(folders.listing(desk.bench)) == 1


def test_a_link_to_a_watched_folder_is_that_folder(desk: Desk, tmp_path: Path) -> None:
    desk.watch(FolderMode.ASK)
    link = tmp_path / "link"
    link.symlink_to(desk.root, target_is_directory=True)
    assert folders.watch(desk.bench, link, AUTOMATIC).name == "Shop"
    assert [folder.mode for folder in folders.listing(desk.bench)] == [AUTOMATIC]


def test_stopping_keeps_what_is_finished_and_finds_the_rest_again(desk: Desk) -> None:
    for n in range(5):
        desk.write(f"{n}.txt", words(n))
    desk.watch()
    token = CancelToken()
    work = folder_updates.apply(desk.bench, desk.look().automatic(), token=token)
    next(work)
    token.cancel()
    with pytest.raises(Cancelled):
        list(work)
    left = desk.look().changes
    assert 0 < len(left) < 5
    desk.follow()
    assert len(desk.names()) == 5

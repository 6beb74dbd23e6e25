from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder.core.errors import DocumentError
from builder.knowledge import intake
from builder.knowledge.intake import find_files, read_bytes
from builder.knowledge.limits import Limits


def _write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def _found(*paths: Path) -> list[tuple[str, str | None]]:
    return [(found.name, found.skipped) for found in find_files(paths)]


def test_folders_are_walked_and_files_named_by_their_place(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "prices/summer.csv", "prices/Winter.csv"):
        _write(tmp_path / "shop" / name)

    assert _found(tmp_path / "shop") == [
        ("a.md", None),
        ("b.txt", None),
        ("prices/summer.csv", None),
        ("prices/Winter.csv", None),
    ]


def test_hidden_and_system_files_of_a_folder_are_passed_over_and_told(tmp_path: Path) -> None:
    for name in (".secret", "Thumbs.db", "~$terms.docx", ".git/config", "__MACOSX/x", "real.txt"):
        _write(tmp_path / name)

    found = dict(_found(tmp_path))

    assert found.pop("real.txt") is None
    assert set(found) == {".secret", "Thumbs.db", "~$terms.docx", ".git", "__MACOSX"}
    assert set(found.values()) == {"document_hidden"}


def test_a_file_that_is_named_is_read_even_when_hidden(tmp_path: Path) -> None:
    assert _found(_write(tmp_path / ".notes.txt")) == [(".notes.txt", None)]


def test_links_out_of_the_folder_are_refused_and_links_inside_are_not(tmp_path: Path) -> None:
    outside = _write(tmp_path / "private" / "diary.txt")
    shop = tmp_path / "shop"
    inside = _write(shop / "z" / "real.txt")
    (shop / "diary.txt").symlink_to(outside)
    (shop / "folder").symlink_to(outside.parent)
    (shop / "again").symlink_to(inside.parent)
    (shop / "link.txt").symlink_to(inside)
    (shop / "broken.txt").symlink_to(shop / "gone.txt")

    assert _found(shop) == [
        ("broken.txt", None),
        ("diary.txt", "document_outside"),
        ("folder", "document_outside"),
        ("z/real.txt", None),
    ]


def test_a_link_to_what_is_hidden_inside_is_the_only_way_there(tmp_path: Path) -> None:
    (tmp_path / "shown.txt").symlink_to(_write(tmp_path / ".store" / "kept.txt"))

    assert _found(tmp_path) == [(".store", "document_hidden"), ("shown.txt", None)]


def test_names_that_become_the_same_stay_apart_and_sizes_are_told(tmp_path: Path) -> None:
    _write(tmp_path / "shop" / "a\u202e.txt", "longer")
    _write(tmp_path / "shop" / "a.txt")
    _write(tmp_path / "other" / "a.txt")

    found = list(find_files([tmp_path / "shop", tmp_path / "other"]))

    assert sorted((each.name, each.size) for each in found) == [
        ("a.txt", 4), ("other/a.txt", 4), ("shop/a.txt", 6),
    ]  # fmt: skip


def test_a_folder_of_any_size_is_walked_as_it_is_asked_for(tmp_path: Path) -> None:
    for number in range(50):
        _write(tmp_path / f"{number:02}.txt")

    found = find_files([tmp_path])

    assert next(found).name == "00.txt"
    (tmp_path / "late").mkdir()
    assert len(list(found)) == 49


def test_a_link_that_is_named_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link.txt"
    link.symlink_to(_write(tmp_path / "real.txt"))

    assert _found(link) == [("link.txt", None)]


def test_two_files_of_one_name_are_told_apart_and_one_file_is_read_once(tmp_path: Path) -> None:
    one, two = _write(tmp_path / "a" / "faq.md"), _write(tmp_path / "b" / "faq.md")

    assert _found(one, two, one, tmp_path / "a") == [("faq.md", None), ("b/faq.md", None)]


def test_names_that_read_as_others_are_straightened(tmp_path: Path) -> None:
    file = _write(tmp_path / "fdp.\u202etxt")

    assert _found(file) == [("fdp.txt", None)]
    assert intake.printable("a\udcff\n b") == "a? b"
    assert intake.printable("\u200b") == "?"


def test_a_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _write(tmp_path / "shop" / "closed" / "a.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "no", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)

    assert _found(tmp_path / "shop") == [("closed", "document_unreadable")]


@pytest.mark.parametrize("flag", ["st_file_attributes", "st_flags"])
def test_files_that_the_system_hides_are_hidden(flag: str) -> None:
    value = {"st_file_attributes": 0x2, "st_flags": 0x8000}[flag]

    def entry(**about: int) -> SimpleNamespace:
        return SimpleNamespace(
            name="a.txt", stat=lambda **_: SimpleNamespace(**about), path="a.txt"
        )

    assert intake.is_system(entry(**{flag: value}))  # type: ignore[arg-type]
    assert not intake.is_system(entry(**{flag: 0}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("size", "code"), [(0, "document_empty"), (11, "document_too_large"), (10, None)]
)
def test_size_is_checked_before_reading(tmp_path: Path, size: int, code: str | None) -> None:
    file = _write(tmp_path / "a.txt", "x" * size)

    if code is None:
        assert read_bytes(file, Limits(file_bytes=10)) == b"x" * 10
    else:
        with pytest.raises(DocumentError, match=code):
            read_bytes(file, Limits(file_bytes=10))


def test_a_file_that_grows_while_it_is_read_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = _write(tmp_path / "a.txt", "x" * 20)
    about = os.stat_result((0o100644, 0, 0, 0, 0, 0, 5, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda *_, **__: about)

    with pytest.raises(DocumentError, match="document_too_large"):
        read_bytes(file, Limits(file_bytes=10))


def test_what_is_gone_closed_or_no_file_has_its_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(DocumentError, match="document_missing"):
        read_bytes(tmp_path / "gone.txt", Limits())
    with pytest.raises(DocumentError, match="document_not_a_file"):
        read_bytes(tmp_path, Limits())

    file = _write(tmp_path / "a.txt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(DocumentError, match="document_unreadable"):
        read_bytes(file, Limits())
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert _found(file) == [("a.txt", None)]

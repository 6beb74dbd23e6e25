from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import DocumentError
from builder.knowledge import zip_members as module
from builder.knowledge.intake import Found, find_files
from builder.knowledge.limits import Limits
from builder.knowledge.zip_members import zip_members
from tests.support.documents import cut, make_docx, make_zip
from tests.support.messages import flag_encrypted, make_epub, make_overlapping_zip

LIMITS = Limits()


def _zip(path: Path, members: dict[str, bytes] | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(members if isinstance(members, bytes) else make_zip(members))
    return path


def _read(found: Found) -> bytes | str:
    if found.skipped:
        return found.skipped
    try:
        return found.take(LIMITS)
    except DocumentError as error:
        return error.code


def _outcomes(*paths: Path) -> dict[str, bytes | str]:
    return {found.name: _read(found) for found in find_files(paths)}


def test_every_member_is_a_document_of_its_own(tmp_path: Path) -> None:
    members = {"terms.txt": b"Terms", "deep/er/prices.csv": b"a;b", "deep/": b""}
    path = _zip(tmp_path / "shop" / "all.ZIP", members)

    assert _outcomes(tmp_path / "shop") == {
        "all.ZIP/deep/er/prices.csv": b"a;b",
        "all.ZIP/terms.txt": b"Terms",
    }
    assert [found.origin for found in find_files([path])] == [
        f"{path}!deep/er/prices.csv",
        f"{path}!terms.txt",
    ]


def test_one_bad_member_costs_the_others_nothing(tmp_path: Path) -> None:
    data = bytearray(
        make_zip(
            {"bad.txt": b"hello hello", "good.txt": b"Good", "in.zip": b"PK", "empty.txt": b"",
             "locked.txt": b"secret"},
            packed=False,
        )
    )  # fmt: skip
    data[data.index(b"hello")] = 0x40
    path = _zip(tmp_path / "a.zip", flag_encrypted(bytes(data), "locked.txt"))

    assert _outcomes(path) == {
        "a.zip/bad.txt": "document_damaged",
        "a.zip/empty.txt": "document_empty",
        "a.zip/good.txt": b"Good",
        "a.zip/in.zip": "document_packed",
        "a.zip/locked.txt": "document_encrypted",
    }


def test_system_files_are_told_once_a_folder(tmp_path: Path) -> None:
    members = {"__MACOSX/._a.txt": b"x", "__MACOSX/b/._b.txt": b"x", "b/.DS_Store": b"x"}
    path = _zip(tmp_path / "a.zip", {"a.txt": b"A", **members})

    assert _outcomes(path) == {
        "a.zip/__MACOSX": "document_hidden",
        "a.zip/a.txt": b"A",
        "a.zip/b/.DS_Store": "document_hidden",
    }


def test_names_lead_nowhere_and_stay_apart(tmp_path: Path) -> None:
    path = _zip(
        tmp_path / "a.zip",
        {
            "../../up.txt": b"1",
            "/etc/abs.txt": b"2",
            "C:\\Users\\anna\\dos.txt": b"3",
            "up.txt": b"4",
            "line\nbreak\u202e.txt": b"5",
            "emoji 😀.txt": b"6",
            "x" * 300 + ".txt": b"7",
            "..": b"8",
        },
    )

    assert _outcomes(path) == {
        "a.zip/?": b"8",
        "a.zip/up.txt": b"1",
        "a.zip/etc/abs.txt": b"2",
        "a.zip/Users/anna/dos.txt": b"3",
        "a.zip/emoji 😀.txt": b"6",
        "a.zip/line break.txt": b"5",
        "a.zip/2/up.txt": b"4",
        "a.zip/…" + "x" * 195 + ".txt": b"7",
    }


def test_names_from_a_mac_are_read_as_unicode(tmp_path: Path) -> None:
    raw = "Öffnung.txt".encode()
    data = make_zip({"XXXXXXXX.txt": b"Text"}).replace(b"XXXXXXXX.txt", raw)
    path = _zip(tmp_path / "a.zip", data)

    assert _outcomes(path) == {"a.zip/Öffnung.txt": b"Text"}


def test_of_two_members_under_one_name_the_later_counts(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", b"old")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"new")

    assert _outcomes(_zip(tmp_path / "a.zip", file.getvalue())) == {"a.zip/a.txt": b"new"}


def test_two_archives_of_one_name_do_not_mix(tmp_path: Path) -> None:
    one = _zip(tmp_path / "x" / "a.zip", {"a.txt": b"1"})
    two = _zip(tmp_path / "y" / "a.zip", {"a.txt": b"2"})

    assert _outcomes(one, two) == {"a.zip/a.txt": b"1", "y/a.zip/a.txt": b"2"}


@pytest.mark.parametrize("data", [make_docx(), make_epub({"1.xhtml": "<p>x</p>"}), b"no zip"])
def test_a_document_that_is_called_an_archive_stays_one(tmp_path: Path, data: bytes) -> None:
    path = _zip(tmp_path / "a.zip", data)

    assert zip_members(path) is None
    assert _outcomes(path) == {"a.zip": data}


def _many(count: int) -> bytes:
    return make_zip({f"{number}.txt": b"" for number in range(count)}, packed=False)


def _lying(entries: int, length: int) -> bytes:
    data = bytearray(make_zip({"a.txt": b"x"}))
    struct.pack_into("<HHI", data, data.rindex(b"PK\x05\x06") + 8, entries, entries, length)
    return bytes(data)


def _lying_large(entries: int) -> bytes:
    """An archive whose second, larger table of contents says something else."""
    data = make_zip({"a.txt": b"x"})
    at = data.rindex(b"PK\x05\x06")
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, 50, 0)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
    return data[:at] + record + locator + data[at:]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (make_zip({}), "document_archive_empty"),
        (make_zip({"folder/": b""}), "document_archive_empty"),
        (make_zip({"photo.xyz": b"x", "b.exe": b"x"}), "document_archive_empty"),
        (cut(make_zip({"a.txt": b"some text " * 50})), "document_damaged"),
        (make_zip({"a.txt": bytes(30_000_000)}), "document_archive_unsafe"),
        (_many(10_001), "document_archive_unsafe"),
        (_lying(0xFFFF, 46), "document_archive_unsafe"),
        (_lying(1, 0x7FFFFFFF), "document_archive_unsafe"),
        (_lying_large(1 << 40), "document_archive_unsafe"),
        (make_overlapping_zip(), "document_archive_unsafe"),
    ],
)
def test_an_archive_that_is_not_opened_is_one_line(tmp_path: Path, data: bytes, code: str) -> None:
    assert _outcomes(_zip(tmp_path / "a.zip", data)) == {"a.zip": code}


def test_a_member_over_the_limit_is_refused_whatever_it_says_of_itself(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": b"x" * 2000})
    (found,) = find_files([path])

    with pytest.raises(DocumentError, match="document_too_large"):
        found.take(Limits(file_bytes=1000))


def test_an_archive_that_changes_or_goes_is_told(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": b"x" * 2000, "b.txt": b"y"})
    found = list(find_files([path]))
    path.write_bytes(b"something else altogether")
    assert [_read(one) for one in found] == ["document_damaged"] * 2
    path.unlink()
    assert [_read(one) for one in found] == ["document_missing"] * 2
    assert _outcomes(path) == {"a.zip": "document_missing"}


def test_what_cannot_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _zip(tmp_path / "a.zip", {"a.txt": b"x"})
    (found,) = find_files([path])

    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "open elsewhere")

    monkeypatch.setattr(Path, "open", refuse)
    assert _read(found) == "document_unreadable"
    assert _outcomes(path) == {"a.zip": "document_unreadable"}


def test_files_of_other_names_are_not_opened_to_be_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        (tmp_path / f"{number}.txt").write_bytes(make_zip({"a.txt": b"x"}))
    opened: list[Path] = []
    monkeypatch.setattr("builder.knowledge.intake.zip_members", opened.append)

    assert len(list(find_files([tmp_path]))) == 20
    assert not opened
    assert module.SUFFIX == ".zip"

"""The data folder is private, can be moved, and takes any bot's name."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from builder.core.errors import UsageError
from builder.system import paths


def test_home_is_where_the_variable_says_and_private(home: Path) -> None:
    assert paths.home() == home
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_without_the_variable_it_is_the_systems_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HUSHDESK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.home().name == "hushdesk"
    assert tmp_path in paths.home().parents


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Corner Shop", "Corner Shop.hushbot"),
        ("a/b\\c:d", "a-b-c-d.hushbot"),
        ("../../etc", "etc.hushbot"),
        ("CON", "CON_.hushbot"),
        ("Bäckerei 🍞", "Bäckerei 🍞.hushbot"),
    ],
)
def test_a_bots_name_becomes_a_file_name(home: Path, name: str, file: str) -> None:
    assert paths.bot_file(name) == home / "bots" / file


def test_a_very_long_name_still_fits(home: Path) -> None:
    path = paths.bot_file("🍞" * 300)
    path.touch()
    assert path.parent == home / "bots"


@pytest.mark.parametrize("name", ["", "...", " ", "///"])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        paths.bot_file(name)
    assert caught.value.code == "bad_name"


def test_a_host_has_a_folder_for_each_bundle(home: Path) -> None:
    assert paths.host_folder("b1") == home / "hosts" / "b1"
    assert paths.host_folder("b1").is_dir()

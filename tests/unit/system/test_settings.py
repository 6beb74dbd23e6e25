"""The app's settings survive a restart; what cannot be read is kept aside and said."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.system import settings
from builder.system.settings import AppSettings


def _write(home: Path, text: str) -> Path:
    home.mkdir(exist_ok=True)
    (home / "settings.json").write_text(text)
    return home / "settings.json"


def test_the_first_start_has_the_defaults() -> None:
    assert settings.load() == AppSettings()


def test_what_was_saved_is_loaded_without_its_notes() -> None:
    kept = AppSettings(theme="dark", language="de", recent=("/a", "/b"), width=900, maximised=True)
    settings.save(replace(kept, notes=("settings_broken",)))
    assert settings.load() == kept


@pytest.mark.parametrize("text", ["{", "[]", "\x00", '{"theme": "pink", "format": 1}'])
def test_a_broken_file_is_kept_aside_and_said(home: Path, text: str) -> None:
    _write(home, text)
    assert settings.load() == AppSettings(notes=("settings_broken",))
    assert (home / "settings.json.broken").read_text() == text
    settings.save(AppSettings(theme="dark"))
    assert settings.load() == AppSettings(theme="dark")


@pytest.mark.parametrize(
    ("name", "value"),
    [("recent", "a"), ("recent", [1]), ("width", True), ("width", 3), ("language", 1),
     ("maximised", 1), ("theme", ["dark"])],
)  # fmt: skip
def test_one_bad_value_does_not_cost_the_others(home: Path, name: str, value: Any) -> None:
    body = {"format": 1, "theme": "dark", "last_bot": "/a", name: value}
    _write(home, json.dumps(body))
    loaded = settings.load()
    assert loaded.last_bot == "/a"
    assert getattr(loaded, name) == getattr(AppSettings(), name)
    assert loaded.notes == ("settings_broken",)


def test_a_file_of_another_version_is_read_as_far_as_it_goes(home: Path) -> None:
    _write(home, json.dumps({"format": 99, "theme": "dark", "new": 1}))
    assert settings.load() == AppSettings(theme="dark", notes=("settings_newer",))
    assert (home / "settings.json.broken").exists()


def test_a_file_that_cannot_be_copied_is_said(home: Path) -> None:
    (home / "settings.json").mkdir(parents=True)
    assert settings.load().notes == ("settings_unreadable",)

"""Resources are found in a checkout and in a frozen program, and a missing one is named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from builder.core.errors import MachineError
from builder.system import resources


def test_a_resource_of_the_checkout_is_read() -> None:
    assert resources.text("texts", "en.json").startswith("{")
    assert (resources.folder() / "texts").is_dir()


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(MachineError) as caught:
        resources.path("texts", "xx.json")
    assert caught.value.code == "resource_missing"
    assert caught.value.params == {"name": "texts/xx.json"}


def test_a_resource_that_is_no_file_is_named() -> None:
    with pytest.raises(MachineError) as caught:
        resources.data("texts")
    assert caught.value.code == "resource_missing"


def test_a_frozen_program_reads_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "a.txt").write_text("frozen")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.text("a.txt") == "frozen"


def test_an_installed_package_never_reads_a_folder_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "a.txt").write_text("somebody else's")
    module = tmp_path / "builder" / "system" / "resources.py"
    monkeypatch.setattr(resources, "__file__", str(module))
    with pytest.raises(MachineError):
        resources.path("a.txt")
    (module.parent / "shipped").mkdir(parents=True)
    (module.parent / "shipped" / "a.txt").write_text("ours")
    assert resources.text("a.txt") == "ours"

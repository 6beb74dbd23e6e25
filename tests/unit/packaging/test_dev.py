"""A second try forgives one bad moment and names it; it hides no regression."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]

SHAKY = """
from pathlib import Path

def test_shaky():
    mark = Path(__file__).with_name("tried")
    if not mark.exists():
        mark.touch()
        raise AssertionError("a bad moment")
"""
BROKEN = "def test_broken():\n    raise AssertionError('a regression')\n"
ALL_BROKEN = "\n".join(BROKEN.replace("broken", f"broken_{n}") for n in range(9))


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("_tested_dev", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(dev: ModuleType, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The suite in `folder` under the project's own settings."""
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), *words]
    return subprocess.run(
        [*command, *dev.SECOND_TRY, str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=200, check=False,
    )  # fmt: skip


def test_a_test_that_passes_at_a_second_try_is_named_and_refuses_nothing(
    dev: ModuleType, tmp_path: Path
) -> None:
    (tmp_path / "test_it.py").write_text(SHAKY)

    done = run(dev, tmp_path, "-n", "2")

    assert done.returncode == 0, done.stdout
    assert "1 test failed once and passed at a second try" in done.stdout
    assert "test_it.py::test_shaky" in done.stdout.rpartition("second try")[2]
    assert "a bad moment" in done.stdout


def test_a_regression_stays_red_beside_it(dev: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SHAKY + BROKEN)

    done = run(dev, tmp_path)

    assert done.returncode == 1
    assert "1 failed, 1 passed" in done.stdout
    assert "1 test failed once" in done.stdout


def test_where_everything_is_broken_little_is_tried_twice(dev: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(ALL_BROKEN)

    done = run(dev, tmp_path)

    assert done.returncode == 1
    assert "9 failed, 5 rerun" in done.stdout
    assert "failed once" not in done.stdout


@pytest.mark.parametrize(
    ("words", "tries"), [([], 2), (["tests/ui"], 1), (["-n", "2", "tests"], 1)]
)
def test_only_the_whole_suite_has_a_second_try(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, words: list[str], tries: int
) -> None:
    called: list[list[Any]] = []
    monkeypatch.setattr(dev, "system_packages", lambda: None)
    monkeypatch.setattr(dev, "prepare", lambda _kind: None)

    def call(command: list[Any], **_: object) -> int:
        called.append(command)
        return 0

    monkeypatch.setattr(dev.subprocess, "call", call)

    assert dev.test(words) == 0

    (command,) = called
    assert ("--reruns" in command) is (tries == 2)
    assert command[-len(words) :] == words if words else command[-len(dev.SECOND_TRY) :]

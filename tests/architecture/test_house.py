"""The house as it is drawn: what stands at the top, how large a file may be, what is never said."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TOP = {
    *("pyproject.toml", "README.md", "builder", "ui", "resources", "tests", "packaging"),
    *("LICENSE", "CHANGELOG.md", ".gitignore", ".ci", ".github"),
}


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(name) for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_the_top_level_is_the_one_that_was_agreed() -> None:
    assert {path.parts[0] for path in tracked()} <= TOP


def test_packaging_is_no_package() -> None:
    # It would hide the library of that name, and pytest would not start.
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("room", ["builder", "ui", "packaging"])
def test_no_source_file_grows_past_its_reason(room: str) -> None:
    long = {
        str(path): lines
        for path in tracked()
        if path.parts[0] == room and path.suffix == ".py"
        if (lines := len((ROOT / path).read_text("utf-8").splitlines())) > 320
    }
    assert not long


def test_no_module_is_a_junk_drawer() -> None:
    drawers = re.compile(r"^(utils?|helpers?|common|misc|manager|base_.*|.*_(utils?|helpers?))$")
    found = [p for p in tracked() if p.suffix == ".py" and drawers.match(p.stem)]
    assert not found


def test_lock_files_pin_with_hashes_and_name_no_index() -> None:
    locks = sorted((ROOT / "packaging" / "locks").glob("*.txt"))
    assert {lock.stem for lock in locks} >= {"host", "desktop", "dev", "bench", "models"}
    for lock in locks:
        text = lock.read_text("utf-8")
        assert "://" not in text, lock.name
        assert "index-url" not in text
        assert "find-links" not in text
        entries = [line for line in text.splitlines() if re.match(r"^[A-Za-z0-9]", line)]
        assert entries
        for entry in entries:
            assert "==" in entry, entry
            assert entry.rstrip().endswith("\\") or "--hash=" in entry, entry


def test_what_two_lock_files_share_has_one_version() -> None:
    pin = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
    larger: dict[str, set[str]] = {}
    for name in ("dev", "desktop", "host"):
        pins: dict[str, set[str]] = {}
        for package, version in pin.findall(
            (ROOT / "packaging" / "locks" / f"{name}.txt").read_text("utf-8")
        ):
            pins.setdefault(package, set()).add(version)
        for package, versions in pins.items():
            assert not larger or versions <= larger[package], package
        larger = larger or pins

"""What waits on the pages is kept inside the bot, and belongs to this file alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.studio import bots, unsaved
from builder.studio.bots import Workbench
from builder.studio.unsaved import Unsaved
from builder.vault.memory_store import MemoryStore
from tests.support.facts import make_pinned

WAITING = Unsaved(
    {"answers": {"voice.greeting": "Ahoy", "topics": ("one", "two"), "on": True, "days": 3}},
    make_pinned(),
)


@pytest.fixture
def bench(home: Path) -> Iterator[Workbench]:
    keyring = MemoryStore()
    path = bots.create("Corner Shop", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as made:
        yield made


def test_what_was_kept_comes_back_with_its_kinds(bench: Workbench) -> None:
    assert unsaved.kept(bench).empty
    unsaved.keep(bench, WAITING)
    assert unsaved.kept(bench) == WAITING
    unsaved.keep(bench, Unsaved())
    assert unsaved.kept(bench).empty


def test_it_is_in_no_file_in_the_clear(bench: Workbench, home: Path) -> None:
    unsaved.keep(bench, Unsaved({"answers": {"voice.greeting": "zebra-marker-9f2"}}))
    files = [path for path in home.rglob("*") if path.is_file()]
    assert bench.file.path in files
    assert not any(b"zebra-marker" in path.read_bytes() for path in files)


def test_a_copy_of_the_bot_does_not_take_it_along(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    unsaved.keep(bench, WAITING)
    monkeypatch.setattr(bench.file, "path", bench.file.path.with_name("Copy.hushbot"))
    assert unsaved.kept(bench).empty


@pytest.mark.parametrize("text", ["[]", "{", '{"place": 1}', '{"settings": 5}', "null"])
def test_what_cannot_be_read_is_let_go(bench: Workbench, text: str) -> None:
    bench.file.facts.put("unsaved", text)
    assert unsaved.kept(bench).empty


def test_values_of_a_kind_that_no_setting_has_are_let_go(bench: Workbench) -> None:
    unsaved.keep(bench, Unsaved({"answers": {"voice.greeting": {}}}))  # type: ignore[dict-item]
    assert unsaved.kept(bench).empty

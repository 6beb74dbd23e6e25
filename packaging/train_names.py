"""Trains the recogniser of names, places and organisations in `resources/names`.

    python -m pip install numpy onnx torch   # or the peer's environment of tests/benchmarks
    python packaging/train_names.py DATA [--seed N] [--passes N] [--to FOLDER]

DATA holds the CoNLL files of `ner/`: wikigold, WNUT17 and sections of the Broad Twitter Corpus, all
CC BY 4.0. Beside them it learns from made talk (`packaging/names`, `tests/support/made_talk.py`).
The meanings of words it starts from are those of the embedding model that `fetch_models.py` made.
One sentence in eight of each file, and the whole of wnut17-dev, is held out and only measured.
The same seed on the same machine gives the same model; it takes some ten minutes on one core.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from builder.privacy.pii.names import features, lines  # noqa: E402
from builder.privacy.pii.names.lists import read_lists  # noqa: E402
from builder.privacy.pii.names.words import cut  # noqa: E402
from tests.benchmarks.labelled import Labelled  # noqa: E402
from tests.support.made_talk import Talk, disfigured  # noqa: E402
from tests.support.name_lessons import plain_texts, renamed, sentences, talk  # noqa: E402

LABELS = ("", "PERSON", "LOCATION", "ORGANIZATION", "STREET")
REACHES = (1, 2, 3)
"""How far each layer looks to both sides, in words."""
MEANING, HIDDEN = 64, 112
TALK_A_PASS, PLAIN_A_PASS = 40_000, 10_000
INVENTED = 0.15
"""How often a name in made talk is one that nobody bears."""
BATCH_WORDS = 3_000
RATE = 2e-3
WORD_LOST, LISTS_LOST, WHOLE_LOST = 0.2, 0.35, 0.05
"""How often a word must be known without its own row, or without the lists."""
MODELS = ROOT / "resources" / "models" / "all-minilm-l6-v2"
TARGET = ROOT / "resources" / "names"
Rows = NDArray[np.int32]


class Network(torch.nn.Module):  # type: ignore[misc]
    """Rows summed to a word, then three layers that look further and further to both sides."""

    def __init__(self, meanings: NDArray[np.float32]) -> None:
        super().__init__()
        count = len(meanings) + features.BUCKETS
        start = torch.randn(count, MEANING) * 0.05
        start[: len(meanings)] = torch.from_numpy(meanings)
        start[0] = 0
        self.table = torch.nn.EmbeddingBag.from_pretrained(
            start, freeze=False, mode="sum", padding_idx=0
        )
        self.first = torch.nn.Linear(MEANING + lines.FLAGS, HIDDEN)
        self.layers = torch.nn.ModuleList(torch.nn.Linear(3 * HIDDEN, HIDDEN) for _ in REACHES)
        self.last = torch.nn.Linear(HIDDEN, len(LABELS))
        self.lose = torch.nn.Dropout(0.2)

    def forward(self, rows: torch.Tensor, flags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Scores (word, label) for words laid behind each other with gaps where `mask` is 0."""
        meanings = self.lose(self.table(rows))
        state = torch.relu(self.first(torch.cat([meanings, flags], 1))) * mask
        for reach, layer in zip(REACHES, self.layers, strict=True):
            wide = torch.nn.functional.pad(state, (0, 0, reach, reach))
            seen = torch.cat([wide[: len(state)], state, wide[2 * reach :]], 1)
            state = (state + torch.relu(layer(self.lose(seen)))) * mask
        scores: torch.Tensor = self.last(state)
        return scores


class Teacher:
    """Turns labelled text into rows and labels, remembering the rows of each word."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._lists = read_lists((TARGET / "lists.json.xz").read_bytes())
        self._known: dict[str, list[int]] = {}

    def lesson(self, labelled: Labelled) -> tuple[Rows, NDArray[np.float32], NDArray[np.int64]]:
        """(rows, flags, labels) of its words."""
        words = cut(labelled.text)
        rows = np.array([self._rows(word) for word in words.texts], dtype=np.int32)
        labels = np.zeros(len(words.texts), dtype=np.int64)
        for start, end, kind in labelled.spans:
            if kind not in LABELS:
                continue
            for place, at in enumerate(words.starts):
                if start <= at < end and words.texts[place] != "\x1f":
                    labels[place] = LABELS.index(kind)
        return (
            rows.reshape(-1, features.ROWS),
            lines.flags(np.array([lines.look(w) for w in words.texts], dtype=np.uint8)),
            labels,
        )

    def _rows(self, word: str) -> list[int]:
        rows = self._known.get(word)
        if rows is None:
            rows = features.describe(word, self._vocabulary, self._lists)
            self._known[word] = rows
        return rows


def meanings_of_words() -> tuple[list[str], NDArray[np.float32]]:
    """The whole words that the embedding model knows, and row by row what they mean to it."""
    model = onnx.load(str(MODELS / "model.onnx"))
    kept = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    table = kept["words.q"].astype(np.float32) * kept["words.scale"]
    vocabulary = json.loads((MODELS / "tokenizer.json").read_text("utf-8"))["model"]["vocab"]
    words = sorted(word for word in vocabulary if word.isalpha() and len(word) > 1)
    chosen = table[[vocabulary[word] for word in words]]
    chosen -= chosen.mean(0)
    _, _, axes = np.linalg.svd(chosen, full_matrices=False)
    reduced = chosen @ axes[:MEANING].T
    reduced *= 0.3 / reduced.std()
    return words, np.concatenate([np.zeros((1, MEANING)), reduced]).astype(np.float32)


def batches(
    lessons: Sequence[tuple[Rows, NDArray[np.float32], NDArray[np.int64]]], chance: random.Random
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Lessons laid behind each other with gaps between."""
    order = list(range(len(lessons)))
    chance.shuffle(order)
    gap = max(REACHES)
    rows: list[Rows] = []
    flags: list[NDArray[np.float32]] = []
    labels: list[NDArray[np.int64]] = []
    size = 0
    for place, lesson in enumerate(order):
        rows += [lessons[lesson][0], np.zeros((gap, features.ROWS), np.int32)]
        flags += [lessons[lesson][1], np.zeros((gap, lines.FLAGS), np.float32)]
        labels += [lessons[lesson][2], np.full(gap, -100)]
        size += len(rows[-2]) + gap
        if size >= BATCH_WORDS or place == len(order) - 1:
            answers = torch.from_numpy(np.concatenate(labels))
            yield (
                torch.from_numpy(np.concatenate(rows)),
                torch.from_numpy(np.concatenate(flags)),
                (answers >= 0).float()[:, None],
                answers,
            )
            rows, flags, labels, size = [], [], [], 0


def train(network: Network, teacher: Teacher, options: Any) -> None:
    """So many passes over the labelled sentences, plain ones and fresh talk."""
    chance = random.Random(options.seed)  # noqa: S311 - not for secrets
    lists = json.loads(lzma.decompress((TARGET / "lists.json.xz").read_bytes()))
    maker = Talk(lists["people"], lists, chance, invented=INVENTED)
    data = sentences(options.data)
    plain = plain_texts(read_lists((TARGET / "lists.json.xz").read_bytes()))
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-4)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda each: 1 - 0.9 * min(each / options.passes, 1)
    )
    for each in range(options.passes):
        started, total, count = time.monotonic(), 0.0, 0
        texts = [disfigured(renamed(one, maker, chance), chance) for one in data * 2]
        texts += [disfigured(one, chance) for one in chance.sample(plain, PLAIN_A_PASS)]
        texts += talk(maker, plain, chance, TALK_A_PASS)
        lessons = [teacher.lesson(one) for one in texts]
        network.train()
        for rows, flags, mask, labels in batches(lessons, chance):
            scores = network(_with_losses(rows), flags, mask)
            loss = torch.nn.functional.cross_entropy(scores, labels, ignore_index=-100)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            total, count = total + float(loss.detach()), count + 1
        schedule.step()
        print(
            f"pass {each + 1}: loss {total / count:.4f}, {time.monotonic() - started:.0f} s",
            flush=True,
        )


def _with_losses(rows: torch.Tensor) -> torch.Tensor:
    """The rows with some words' own rows, and some words' lists, taken away."""
    rows = rows.clone()
    rows[torch.rand(len(rows)) < WORD_LOST, features.WORD_ROW] = 0
    lists = slice(features.FIRST_LIST_ROW, features.FIRST_PIECE_ROW)
    rows[torch.rand(len(rows)) < LISTS_LOST, lists] = 0
    unseen = torch.rand(len(rows)) < WHOLE_LOST
    rows[unseen, : features.WORD_ROW + 1] = 0
    rows[unseen, features.FIRST_LIST_ROW :] = 0
    return rows


def write(network: Network, words: Sequence[str], target: Path, seed: int) -> None:
    """The graph with its weights, the words that have a row, and what both must hash to."""
    made = {
        "model.onnx": graph(network).SerializeToString(),
        "words.txt.xz": lzma.compress("\n".join(words).encode("utf-8"), preset=9),
        "lists.json.xz": (TARGET / "lists.json.xz").read_bytes(),
    }
    for name, content in made.items():
        (target / name).write_bytes(content)
    about = {
        "labels": list(LABELS),
        "reach": sum(REACHES),
        "seed": seed,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in made.items()},
    }
    (target / "model.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def graph(network: Network) -> Any:
    """The network for onnxruntime: (rows, places, flags, mask) to scores.

    The table is kept in 8 bits, a scale a row. `rows` describes each different word once; `places`
    says which of them stands where.
    """
    state = {name: value.detach().numpy() for name, value in network.state_dict().items()}
    table = state["table.weight"]
    scale = np.maximum(np.abs(table).max(1, keepdims=True), 1e-6) / 127
    kept = {
        "table": np.rint(table / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "one": np.array([1], dtype=np.int64),
        "zero": np.array([0], dtype=np.int64),
        "end": np.array([np.iinfo(np.int64).max], dtype=np.int64),
    }
    nodes: list[Any] = []

    def add(kind: str, *inputs: str, **attributes: Any) -> str:
        name = f"{kind}_{len(nodes)}"
        nodes.append(helper.make_node(kind, list(inputs), [name], **attributes))
        return name

    def line(name: str, value: str) -> str:
        kept[f"{name}.w"] = np.ascontiguousarray(state[f"{name}.weight"].T)
        kept[f"{name}.b"] = state[f"{name}.bias"]
        return add("Add", add("MatMul", value, f"{name}.w"), f"{name}.b")

    pieces = add("Cast", add("Gather", "table", "rows"), to=onnx.TensorProto.FLOAT)
    pieces = add("Mul", pieces, add("Gather", "scale", "rows"))
    meanings = add("ReduceSum", pieces, "one", keepdims=0)
    told = add("Concat", add("Gather", meanings, "places"), "flags", axis=1)
    value = add("Mul", add("Relu", line("first", told)), "mask")
    for place, reach in enumerate(REACHES):
        kept[f"pads.{place}"] = np.array([reach, 0, reach, 0], dtype=np.int64)
        kept[f"back.{place}"] = np.array([-2 * reach], dtype=np.int64)
        kept[f"ahead.{place}"] = np.array([2 * reach], dtype=np.int64)
        wide = add("Pad", value, f"pads.{place}")
        before = add("Slice", wide, "zero", f"back.{place}", "zero")
        after = add("Slice", wide, f"ahead.{place}", "end", "zero")
        seen = add("Concat", before, value, after, axis=1)
        seen = add("Relu", line(f"layers.{place}", seen))
        value = add("Mul", add("Add", value, seen), "mask")
    scores = add("LogSoftmax", line("last", value), axis=1)
    nodes.append(helper.make_node("Identity", [scores], ["scores"]))
    real, whole = onnx.TensorProto.FLOAT, onnx.TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("rows", onnx.TensorProto.INT32, ["words", features.ROWS]),
        helper.make_tensor_value_info("places", whole, ["length"]),
        helper.make_tensor_value_info("flags", real, ["length", lines.FLAGS]),
        helper.make_tensor_value_info("mask", real, ["length", 1]),
    ]
    outputs = [helper.make_tensor_value_info("scores", real, ["length", len(LABELS)])]
    constants = [numpy_helper.from_array(value, name) for name, value in kept.items()]
    drawn = helper.make_graph(nodes, "names", inputs, outputs, constants)
    model = helper.make_model(drawn, opset_imports=[helper.make_opsetid("", 17)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def parse() -> argparse.Namespace:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("data", type=Path, help="folder of the .conll files")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--passes", type=int, default=12)
    parser.add_argument("--to", type=Path, default=TARGET)
    return parser.parse_args()


def main() -> None:
    """Train and write the resource; `tests.benchmarks.personal_data` measures it."""
    options = parse()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    words, meanings = meanings_of_words()
    teacher = Teacher({word: place for place, word in enumerate(words, 1)})
    network = Network(meanings)
    train(network, teacher, options)
    options.to.mkdir(parents=True, exist_ok=True)
    write(network, words, options.to, options.seed)


if __name__ == "__main__":
    main()

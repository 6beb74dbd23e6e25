"""all-MiniLM-L6-v2 on this computer: one pass gives a passage's vector and its sentences'."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.core.document import Chunk
from builder.core.errors import MachineError
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.knowledge.embedding import Vector, pack_vectors, unit
from builder.knowledge.embedding.windows import Passage, lay_out
from builder.knowledge.language import base
from builder.system import resources

FOLDER = ("models", "all-minilm-l6-v2")
BLOCK = 1024
"""Passages cut into word pieces at a time; more would only cost memory."""
MOST_THREADS = 8


class MiniLM:
    """Runs the model. Safe to use from several threads at once."""

    def __init__(self, session: Any, tokenizer: Any, identity: EmbedderIdentity, window: int):
        self._session = session
        self._tokenizer = tokenizer
        self._window = window
        self.identity = identity

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        """The vectors of every passage.

        The heading is read with the text, so that the vectors know it, but is no sentence. What
        does not fit the model's window is read in further windows; nothing is cut off.

        Each passage is read by itself: the quantised weights scale to all that is in one run, so
        that a passage's vector would depend on which others were read beside it, and an answer
        near the limit on the order in which documents came.

        Raises:
            Cancelled: when `token` asked for it.
        """
        done = 0
        for first in range(0, len(chunks), BLOCK):
            for passage in self._lay_out(chunks[first : first + BLOCK]):
                if token is not None:
                    token.check()
                made = self._embed(passage)
                done += 1
                progress(Step("embedding", done, len(chunks)))
                yield made

    def embed_question(self, text: str) -> Vector:
        """The vector of a question; of a very long one, of its beginning."""
        return unit(self._run([self._cut(self._tokenizer.encode(text).ids)])[0].mean(axis=0))

    def read_tokens(self, texts: Sequence[str]) -> list[Vector]:
        """For each text its word pieces' vectors, then that of the whole; see `TokenReader`.

        Each is read by itself, as passages are: an answer must not depend on which sentences were
        read lately. It takes no longer than reading them side by side.
        """
        encoded = self._tokenizer.encode_batch(list(texts))
        return [_tokens(self._run([self._cut(each.ids)])[0]) for each in encoded]

    def _cut(self, ids: list[int]) -> list[int]:
        """What the window holds of a text, with the mark at its end."""
        return ids if len(ids) <= self._window else [*ids[: self._window - 1], ids[-1]]

    def speaks(self, language: str) -> bool:
        """It was trained on English; of other languages it has seen little more than names."""
        return base(language) == "en"

    def _lay_out(self, chunks: Sequence[Chunk]) -> list[Passage]:
        headings = self._tokenizer.encode_batch(
            [f"{chunk.heading}." if chunk.heading else "" for chunk in chunks],
            add_special_tokens=False,
        )
        texts = self._tokenizer.encode_batch([chunk.text for chunk in chunks])
        return [
            lay_out(chunk, heading.ids, text.ids, text.offsets, self._window)
            for chunk, heading, text in zip(chunks, headings, texts, strict=True)
        ]

    def _embed(self, passage: Passage) -> ChunkVectors:
        return _pool(passage, self._run([window.ids for window in passage.windows]))

    def _run(self, rows: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        longest = max(len(row) for row in rows)
        ids = np.zeros((len(rows), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for index, row in enumerate(rows):
            ids[index, : len(row)] = row
            mask[index, : len(row)] = 1
        vectors = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return [vectors[index, : len(row)] for index, row in enumerate(rows)]


def _pool(passage: Passage, results: Sequence[NDArray[np.float32]]) -> ChunkVectors:
    """Means over the tokens: of everything for the passage, of its own for each sentence."""
    width = results[0].shape[1]
    whole = np.zeros(width, dtype=np.float32)
    sums = np.zeros((passage.sentences, width), dtype=np.float32)
    filled = np.zeros(passage.sentences, dtype=bool)
    for window, vectors in zip(passage.windows, results, strict=True):
        whole += vectors.sum(axis=0)
        for sentence, start, end in window.spans:
            sums[sentence] += vectors[start:end].sum(axis=0)
            filled[sentence] = True
    # A sentence without one word the tokenizer knows stands for its passage.
    sums[~filled] = whole
    return pack_vectors(passage.chunk_id, whole, sums)


def _tokens(vectors: NDArray[np.float32]) -> Vector:
    """Word pieces without the marks at both ends (all there is, of a text without any)."""
    inner = vectors[1:-1] if len(vectors) > 2 else vectors
    return unit(np.vstack([inner, vectors.mean(axis=0, keepdims=True)]))


@lru_cache(maxsize=1)
def load_minilm() -> MiniLM:
    """The model that came with the program, loaded once a process.

    Raises:
        MachineError: as `open_model`.
    """
    try:
        folder = resources.path(*FOLDER)
    except MachineError as error:
        raise MachineError("model_missing") from error
    return open_model(folder)


def open_model(folder: Path) -> MiniLM:
    """The model in `folder`, as `packaging/fetch_models.py` leaves it.

    Raises:
        MachineError: `model_missing` when it is not there, `model_damaged` when its files are not
            what was made.
    """
    try:
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in about["files"]}
    except FileNotFoundError as error:
        raise MachineError("model_missing") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MachineError("model_damaged") from error
    if any(hashlib.sha256(data).hexdigest() != about["files"][n] for n, data in files.items()):
        raise MachineError("model_damaged")
    identity = EmbedderIdentity(
        name=about["name"],
        sha256=about["weights_sha256"],
        precision=about["precision"],
        dimensions=about["dimensions"],
    )
    session = _session(files["model.onnx"])
    return MiniLM(session, _tokenizer(files["tokenizer.json"]), identity, about["window"])


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # The graph is fused as it should be; more would slow it down (packaging/minilm_graph.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.intra_op_num_threads = min(_processors(), MOST_THREADS)
    options.log_severity_level = 3
    # Threads wait by spinning, as is the default: without it a question took half as long again
    # on an idle machine, and only on a busy one is its slowest twentieth quicker.
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _tokenizer(description: bytes) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_buffer(description)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _processors() -> int:
    """Processors this process may use, which can be fewer than the machine has."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1

"""The network that came with the program: from words to how likely each label is."""

from __future__ import annotations

import hashlib
import json
import lzma
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from struct import Struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.core.errors import MachineError
from builder.privacy.pii.names import features
from builder.privacy.pii.names.lists import (
    Kind,
    plain,
    read_lists,
    read_ordinary,
    read_things,
)
from builder.system import resources

FOLDER = "names"
_FILES = frozenset({"model.onnx", "words.txt.xz", "lists.json.xz"})
_MOST_KNOWN = 60_000
"""So many words keep their rows in memory, some 15 MB; then they are made anew."""
_PEOPLE = Kind.GIVEN | Kind.FAMILY
_FEWEST_LETTERS = 3
_PACK = Struct(f"={features.ROWS}i").pack


class Network:
    """Knows words and lists, and scores words in their line. Safe to share between threads.

    Args:
        session: an onnxruntime session of the graph of `packaging/train_names.py`.
        vocabulary: words that have a row of their own.
        packed: the lists: what each word may be, and what bears a name and is nobody.
        about: the labels and how far the graph looks.
    """

    def __init__(
        self, session: Any, vocabulary: dict[str, int], packed: bytes, about: dict[str, Any]
    ) -> None:
        self._session = session
        self._vocabulary = vocabulary
        self._lists = read_lists(packed)
        self._ordinary = read_ordinary(packed)
        self._known: dict[str, bytes] = {}
        self.things = read_things(packed)
        self.labels: tuple[str, ...] = tuple(about["labels"])
        self.reach: int = about["reach"]

    def kind(self, word: str) -> Kind:
        """The lists that `word` is on."""
        return self._lists.get(plain(word), Kind.NONE)

    def is_ordinary(self, word: str) -> bool:
        """Whether `word` is seldom a name though it may be one."""
        return plain(word) in self._ordinary

    def is_everyday(self, word: str) -> bool:
        """Whether `word` may be remembered: one that many texts have, and nobody is called."""
        low = plain(word)
        small = len(low) < _FEWEST_LETTERS or low in self._ordinary
        return small and not self._lists.get(low, Kind.NONE) & _PEOPLE

    def score(
        self, words: Sequence[str], flags: NDArray[np.float32], here: dict[str, bytes] | None = None
    ) -> NDArray[np.float32]:
        """Log likelihoods (word, label).

        Args:
            words: of one or more stretches, `reach` empty ones between two of them.
            flags: of the words, see `lines.flags`.
            here: takes what was made of words, for the next piece of the same texts.
        """
        here = {} if here is None else here
        order: dict[str, int] = {}
        places = np.fromiter(
            (order.setdefault(word, len(order)) for word in words), np.int64, len(words)
        )
        known = self._known
        if len(known) > _MOST_KNOWN:
            known = self._known = {}
        rows = b"".join(
            [
                known.get(word) or here.get(word) or self._describe(word, known, here)
                for word in order
            ]
        )
        given = {
            "rows": np.frombuffer(rows, dtype=np.int32).reshape(-1, features.ROWS),
            "places": places,
            "flags": flags,
            "mask": (places != order.get("", -1)).astype(np.float32)[:, None],
        }
        scores: NDArray[np.float32] = self._session.run(None, given)[0]
        return scores

    def _describe(self, word: str, known: dict[str, bytes], here: dict[str, bytes]) -> bytes:
        rows = (
            features.describe(word, self._vocabulary, self._lists) if word else [0] * features.ROWS
        )
        packed = _PACK(*rows)
        # Somebody's name must not stay in memory longer than the texts it is in.
        (known if self.is_everyday(word) else here)[word] = packed
        return packed


@lru_cache(maxsize=1)
def load_network() -> Network:
    """The network that came with the program, loaded once a process.

    Raises:
        MachineError: as `open_network`.
    """
    try:
        folder = resources.path(FOLDER)
    except MachineError as error:
        raise MachineError("names_missing") from error
    return open_network(folder)


def open_network(folder: Path) -> Network:
    """The network in `folder`, as `packaging/train_names.py` leaves it.

    Raises:
        MachineError: `names_missing` when it is not there, `names_damaged` when its files are not
            what was made.
    """
    try:
        about = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in _FILES}
        sound = all(
            hashlib.sha256(content).hexdigest() == about["files"][name]
            for name, content in files.items()
        )
    except FileNotFoundError as error:
        raise MachineError("names_missing") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise MachineError("names_damaged") from error
    if not sound:
        raise MachineError("names_damaged")
    words = lzma.decompress(files["words.txt.xz"]).decode("utf-8").split("\n")
    vocabulary = {word: row for row, word in enumerate(words, 1)}
    return Network(_session(files["model.onnx"]), vocabulary, files["lists.json.xz"], about)


def _session(model: bytes) -> Any:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # A stretch of text is small: threads would wait longer for each other than they work.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

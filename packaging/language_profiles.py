"""Makes the profiles by which languages are told apart, out of py3langid's published model.

    .venv/bin/python -m pip install py3langid==0.4.0
    .venv/bin/python packaging/language_profiles.py

py3langid (BSD-3-Clause) was trained on text of 140 languages. Its whole model takes a second and
120 MB to load; the 25,000 pieces of words that tell 44 of the languages apart take 40 ms and 5 MB,
and are right for as many questions. The result, `resources/languages/profiles.npz`, is committed.
"""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

TARGET = Path(__file__).resolve().parent.parent / "resources" / "languages" / "profiles.npz"

LANGUAGES = """
    ar bg ca cs da de el en es et eu fa fi fr ga he hi hr hu hy id it ja ko lt lv ne nl no pl pt ro
    ru sk sl sr sv ta th tr uk ur vi zh
""".split()  # noqa: SIM905 - a list of words reads better
"""Every language with a stemmer, and those that would else be taken for one of them."""

PIECES = 25_000
SCALE = 8
"""A weight of 1 is kept as so much in an int8; the largest found is 11."""


def main() -> None:
    """Write the profiles."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    names = _piece_names(model)
    logs = _log_probabilities(model)
    chosen = [each for each in _most_telling(logs) if each in names]
    weights = logs[chosen] - logs[chosen].mean(axis=1, keepdims=True)
    pieces = [names[each] for each in chosen]
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("wb") as file:
        np.savez_compressed(
            file,
            languages=np.array(LANGUAGES),
            pieces=np.frombuffer(b"".join(pieces), dtype=np.uint8),
            sizes=np.array([len(each) for each in pieces], dtype=np.uint8),
            weights=np.clip(np.rint(weights * SCALE), -127, 127).astype(np.int8),
            scale=np.array(SCALE),
        )


def _piece_names(model: Any) -> dict[int, bytes]:
    """The bytes that each of the model's features stands for: the shortest way to its state."""
    ways: dict[int, bytes] = {0: b""}
    waiting, names = deque([0]), dict[int, bytes]()
    while waiting:
        state = waiting.popleft()
        for byte in range(256):
            following = model.tk_nextmove[(model.tk_row[state] << 8) + byte]
            if following not in ways:
                ways[following] = ways[state] + bytes([byte])
                waiting.append(following)
                if model.tk_output[following] >= 0:
                    names.setdefault(model.tk_output[following], ways[following])
    return names


def _log_probabilities(model: Any) -> NDArray[np.float32]:
    """For each feature and each of our languages: the likelier, where one has two scripts."""
    columns = [
        [place for place, each in enumerate(model.nb_classes) if each == language]
        for language in LANGUAGES
    ]
    logs = [model.nb_ptc[:, each].astype(np.float32).max(axis=1) for each in columns]
    stacked: NDArray[np.float32] = np.stack(logs, axis=1)
    return stacked


def _most_telling(logs: NDArray[np.float32]) -> list[int]:
    """Features by the evidence they bring for a language, every language served in turn."""
    evidence = np.exp(logs) * (logs - logs.mean(axis=1, keepdims=True))
    orders = np.argsort(-evidence, axis=0)
    chosen: dict[int, None] = {}
    for row in orders:
        chosen |= dict.fromkeys(row.tolist())
        if len(chosen) >= PIECES:
            break
    return sorted(chosen)


if __name__ == "__main__":
    main()

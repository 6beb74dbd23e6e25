"""How a bot of many passages opens and answers beside a small one.

    python -m tests.benchmarks.scale [PASSAGES]

The text is made: words drawn by Zipf's law, vectors that lie in a space of 48 dimensions as those
of real text do. Each size has a process of its own, so that memory is that bot's alone.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from builder.answering.assembly import assemble
from builder.core.bot import BotSpec
from builder.core.conversation import Question
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.core.ids import new_id
from builder.core.ports import ChunkVectors, EmbedderIdentity
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.embedding import Vector, pack_vectors, unit
from builder.privacy.egress import Door
from builder.vault.botfile import BotFile
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret
from tests.benchmarks.output import say

SMALL, LARGE = 1_000, 100_000
A_DOCUMENT = 50
SENTENCES, WORDS = 12, 12
LATENT, DIMENSIONS = 48, 384
VOCABULARY = 60_000
QUESTIONS = 200
PASSPHRASE = Secret("a passphrase for measuring")


class LatentEmbedder:
    """Vectors of a sentence: its words' places in a small space, turned into 384 dimensions."""

    def __init__(self) -> None:
        draw = np.random.default_rng(5)
        self._words = draw.standard_normal((VOCABULARY, LATENT)).astype(np.float32)
        self._turn = draw.standard_normal((LATENT, DIMENSIONS)).astype(np.float32)
        self.identity = EmbedderIdentity("latent", "0" * 64, "float32", DIMENSIONS)

    def of(self, words: NDArray[np.int64]) -> NDArray[np.float32]:
        """One row a row of `words`."""
        made: NDArray[np.float32] = self._words[words].mean(axis=-2) @ self._turn
        return made

    def speaks(self, language: str) -> bool:
        return True

    def embed_question(self, text: str) -> Vector:
        numbers = [int(word[1:]) for word in text.split() if word[1:].isdigit()]
        return unit(self.of(np.array(numbers or [0])))

    def embed_passages(
        self,
        chunks: Sequence[Chunk],
        *,
        token: CancelToken | None = None,
        progress: Progress = silent,
    ) -> Iterator[ChunkVectors]:
        for chunk in chunks:
            rows = np.stack([self.embed_question(text) for text in chunk.sentence_texts()])
            yield pack_vectors(chunk.id, rows.mean(axis=0), rows)


def build(file: BotFile, passages: int, words_each: int = WORDS) -> None:
    """Fill `file` with made documents, each passage with its vectors.

    Args:
        file: an empty bot.
        passages: how many.
        words_each: of each sentence.
    """
    embedder, draw = LatentEmbedder(), np.random.default_rng(11)
    for number in range(passages // A_DOCUMENT):
        topic = draw.integers(0, VOCABULARY, 40)
        shape = (A_DOCUMENT, SENTENCES, words_each)
        common = np.minimum(draw.zipf(1.3, shape) - 1, VOCABULARY - 1)
        words = np.where(draw.random(shape) < 0.3, topic[draw.integers(0, 40, shape)], common)
        rows = embedder.of(words)
        chunks, vectors = [], []
        document = f"d{number:05}"
        for position in range(A_DOCUMENT):
            chunk = _chunk(document, position, words[position])
            chunks.append(chunk)
            vectors.append(pack_vectors(chunk.id, rows[position].mean(axis=0), rows[position]))
        record = Document(
            document, f"{document}.txt", new_id(), 1, "text/plain", "", Outcome.READY, A_DOCUMENT
        )
        file.documents.replace(record, chunks, original=None)
        file.chunks.save_vectors(vectors, embedder.identity)


def _chunk(document: str, position: int, words: NDArray[np.int64]) -> Chunk:
    text, spans = "", []
    for row in words:
        sentence = " ".join(f"w{number}" for number in row) + "."
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    ref = SourceRef(page=position + 1)
    return Chunk(new_id(), document, position, text, ref, document, sentences=tuple(spans))


def measure(path: Path) -> dict[str, Any]:
    """Open the bot in `path` as the app does, and ask it."""
    import resource

    found: dict[str, Any] = {}
    started = time.perf_counter()
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        spec, embedder = file.spec(), LatentEmbedder()
        door = Door(lambda: spec.privacy, file.ledger)
        bot = assemble(
            spec, file.passages(), embedder=embedder, door=door, secrets=None, words=file.words
        )
        asked = _questions(file)
        unlocked = time.perf_counter()
        bot.retriever.load_keywords()
        bot.answer(Question(asked[0]))
        found["keywords_s"] = time.perf_counter() - unlocked
        loading = threading.Thread(target=bot.retriever.load_vectors)
        loading.start()
        meanwhile: list[float] = []
        while loading.is_alive():
            meanwhile.append(_timed(bot, asked[len(meanwhile) % len(asked)]))
        loading.join()
        found["loaded_s"] = time.perf_counter() - unlocked
        found["meanwhile_p95_ms"] = float(np.percentile(meanwhile or [0], 95))
        times = [_timed(bot, question) for question in asked]
        found["question_p50_ms"] = float(np.median(times))
        found["question_p95_ms"] = float(np.percentile(times, 95))
        found["passages"] = bot.readiness().passages
        bot.close()
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["whole_s"] = time.perf_counter() - started
    return found


def _questions(file: BotFile) -> list[str]:
    draw, asked = np.random.default_rng(3), []
    names = [document.id for document in file.documents.all()]
    for _ in range(QUESTIONS):
        chunks = list(file.chunks.of_document(names[draw.integers(0, len(names))]))
        sentence = chunks[draw.integers(0, len(chunks))].sentence_texts()[3]
        words = sentence.rstrip(".").split()
        asked.append(" ".join(words[at] for at in sorted(draw.choice(len(words), 5, False))))
    return asked


def _timed(bot: Any, question: str) -> float:
    started = time.perf_counter()
    bot.answer(Question(question))
    return (time.perf_counter() - started) * 1000


def _in_a_process(folder: Path, passages: int) -> dict[str, Any]:
    path = folder / f"{passages}.hushbot"
    spec = BotSpec(id=new_id(), name=f"{passages}", created="2026-01-01T00:00:00+00:00")
    started = time.perf_counter()
    with BotFile.create(path, spec, passphrase=PASSPHRASE, cost=Cost(memory_kib=8192)) as file:
        build(file, passages)
    say(f"{passages} passages made in {time.perf_counter() - started:.0f} s")
    first, measured = _opened(path), _opened(path)
    measured["keywords_first_time_s"] = first["keywords_s"]
    return measured


def _opened(path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.scale", "--measure", str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def main(argv: list[str]) -> int:
    """Measure both sizes and print them beside each other."""
    if argv[:1] == ["--measure"]:
        say(json.dumps(measure(Path(argv[1]))))
        return 0
    large = int(argv[0]) if argv else LARGE
    with tempfile.TemporaryDirectory() as scratch:
        small, big = (_in_a_process(Path(scratch), size) for size in (SMALL, large))
    for name, value in big.items():
        say(f"{name:22} {small[name]:12.2f} {value:12.2f}   x{value / (small[name] or 1):.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

"""Our side of the race: a bot made, filled and asked as the product does it.

    python -m tests.benchmarks.ours FOLDER QUESTIONS.json STARTED

Prints one JSON object. STARTED is when the process was started, in seconds since the epoch.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from builder.core.conversation import Question
from builder.studio import bots, documents
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.benchmarks.output import say

ROUNDS = 3
"""How often all questions are asked."""


def measure(folder: Path, asked: list[tuple[str, str]], started: float) -> dict[str, Any]:
    """Times in seconds or milliseconds, memory in megabytes."""
    keyring = MemoryStore()
    found: dict[str, Any] = {"imports_s": _since(started)}
    path = bots.create("Race", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as bench:
        bench.change({"privacy.documents.personal_data": "mask"})
        found["ready_to_drop_s"] = _since(started)
        found |= _take_in(bench, folder, asked[0], started)
        found |= _ask(bench, asked)
    found |= _open(path, keyring, asked[0][0])
    found["peak_mb"] = _peak_mb()
    return found


def _take_in(
    bench: Workbench, folder: Path, first: tuple[str, str], started: float
) -> dict[str, Any]:
    outcomes: list[str] = []
    dropped, spent = time.perf_counter(), _processor_s()

    def read() -> None:
        outcomes.extend(str(result.outcome) for result in documents.add(bench, [folder]))

    reader = threading.Thread(target=read)
    reader.start()
    question, document = first
    while not _answers(bench, question, document) and reader.is_alive():
        time.sleep(0.005)
    answered, answered_after_start = time.perf_counter() - dropped, _since(started)
    by_words = not bench.bot.readiness().complete
    reader.join()
    seconds = time.perf_counter() - dropped
    passages = bench.bot.readiness().vectors
    return {
        "files": len(outcomes),
        "not_ready": sum(outcome != "ready" for outcome in outcomes),
        "passages": passages,
        "ingest_s": round(seconds, 3),
        "ingest_processor_s": round(_processor_s() - spent, 3),
        "passages_per_s": round(passages / seconds, 1),
        "first_answer_s": round(answered, 3),
        "first_answer_by_words": by_words,
        "first_answer_after_start_s": answered_after_start,
    }


def _answers(bench: Workbench, question: str, document: str) -> bool:
    if not bench.bot.readiness().passages:
        return False
    return any(hit.document == document for hit in bench.bot.retriever.search(question, 3))


def _ask(bench: Workbench, asked: list[tuple[str, str]]) -> dict[str, float]:
    for question, _ in asked[:5]:
        bench.bot.answer(Question(question))
    searching, answering = [], []
    for _ in range(ROUNDS):
        for question, _document in asked:
            before = time.perf_counter()
            bench.bot.retriever.search(question, 8)
            between = time.perf_counter()
            bench.bot.answer(Question(question))
            searching.append(between - before)
            answering.append(time.perf_counter() - between)
    return {
        "question_p50_ms": _percentile(searching, 50),
        "question_p95_ms": _percentile(searching, 95),
        "answer_p50_ms": _percentile(answering, 50),
        "answer_p95_ms": _percentile(answering, 95),
    }


def _open(path: Path, keyring: MemoryStore, question: str) -> dict[str, float]:
    """Open the filled bot again, libraries loaded: until it answers, and until it is complete."""
    before = time.perf_counter()
    with bots.open_bot(path, keyring=keyring) as bench:
        bench.bot.retriever.load_keywords()
        bench.bot.answer(Question(question))
        first = time.perf_counter() - before
        bench.warm()
        complete = time.perf_counter() - before
    return {"open_s": round(first, 3), "open_complete_s": round(complete, 3)}


def _percentile(seconds: list[float], percent: int) -> float:
    return round(statistics.quantiles(seconds, n=100)[percent - 1] * 1000, 2)


def _processor_s() -> float:
    """Seconds of processor time so far, readers of files included."""
    return sum(os.times()[:4])


def _since(started: float) -> float:
    return round(time.time() - started, 3)


def _peak_mb() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(kilobytes / (1 << 20 if sys.platform == "darwin" else 1024), 1)


def main() -> None:
    """Race in a data folder that is thrown away."""
    folder, questions, started = sys.argv[1:]
    asked = [(each[0], each[1]) for each in json.loads(Path(questions).read_text("utf-8"))]
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSHDESK_HOME"] = home
        say(json.dumps(measure(Path(folder), asked, float(started))))


if __name__ == "__main__":
    main()

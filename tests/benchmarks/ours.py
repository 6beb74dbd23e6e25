"""Our side of the race: a bot made, filled and asked as the product does it.

    python -m tests.benchmarks.ours first|all FOLDER QUESTIONS.json STARTED

`first` drops the folder into a bot just opened, nothing loaded, and waits for the first answer;
`all` waits until the bot is warm, as the peer is then too, and does everything. STARTED is when the
process was started, in seconds since the epoch. Prints one JSON object.
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
from collections import deque
from pathlib import Path
from typing import Any

from builder.core.conversation import Question
from builder.core.errors import Cancelled, HushdeskError
from builder.core.progress import CancelToken
from builder.studio import bots, documents
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from tests.benchmarks.output import say

ROUNDS = 3
"""How often all questions are asked."""


def measure_first(folder: Path, asked: list[tuple[str, str]], started: float) -> dict[str, Any]:
    """Seconds from the drop, and from the start of the process, to the first answer."""
    with _new_bot(MemoryStore()) as bench:
        dropped, token, failures = time.perf_counter(), CancelToken(), list[Exception]()

        def read() -> None:
            try:
                deque(documents.add(bench, [folder], token=token), maxlen=0)
            except Cancelled:
                pass
            except HushdeskError as error:
                failures.append(error)

        reader = threading.Thread(target=read)
        reader.start()
        question, document = asked[0]
        while not _answers(bench, question, document) and reader.is_alive():
            time.sleep(0.005)
        found = {
            "first_answer_s": round(time.perf_counter() - dropped, 3),
            "first_answer_after_start_s": _since(started),
            "first_answer_by_words": not bench.bot.readiness().complete,
        }
        token.cancel()
        reader.join()
        if failures:
            raise failures[0]
    return found


def measure_all(folder: Path, asked: list[tuple[str, str]], started: float) -> dict[str, Any]:
    """Times in seconds or milliseconds, memory in megabytes."""
    keyring = MemoryStore()
    with _new_bot(keyring) as bench:
        bench.warm()
        found: dict[str, Any] = {"ready_to_drop_s": _since(started)}
        found |= _take_in(bench, folder)
        found |= _ask(bench, asked)
        path = bench.file.path
    found |= _open(path, keyring, asked[0][0])
    found["peak_mb"] = _peak_mb()
    return found


def _new_bot(keyring: MemoryStore) -> Workbench:
    path = bots.create("Race", keyring=keyring, passphrase=None)
    bench = bots.open_bot(path, keyring=keyring)
    bench.change({"privacy.documents.personal_data": "mask"})
    return bench


def _take_in(bench: Workbench, folder: Path) -> dict[str, Any]:
    dropped, spent = time.perf_counter(), _processor_s()
    outcomes = [str(result.outcome) for result in documents.add(bench, [folder])]
    seconds, processor_s = time.perf_counter() - dropped, _processor_s() - spent
    passages = bench.bot.readiness().vectors
    return {
        "files": len(outcomes),
        "not_ready": sum(outcome != "ready" for outcome in outcomes),
        "passages": passages,
        "ingest_s": round(seconds, 3),
        "ingest_processor_s": round(processor_s, 3),
        "passages_per_s": round(passages / seconds, 1),
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
    mode, folder, questions, started = sys.argv[1:]
    asked = [(each[0], each[1]) for each in json.loads(Path(questions).read_text("utf-8"))]
    measure = {"first": measure_first, "all": measure_all}[mode]
    with tempfile.TemporaryDirectory() as home:
        os.environ["HUSHDESK_HOME"] = home
        say(json.dumps(measure(Path(folder), asked, float(started))))


if __name__ == "__main__":
    main()

"""The other side of reading by format: llama-index's own readers and splitter.

    .venv-bench/bin/python tests/benchmarks/peer_formats.py FOLDER

Written as their documentation does it. Prints one JSON object: for each suffix what `formats`
counts. A file fails when the reader raises, or gives no text without saying why.
"""

import json
import logging
import sys
import time
import warnings
from pathlib import Path

from llama_index.core import SimpleDirectoryReader
from llama_index.core.node_parser import SentenceSplitter

CHUNK = 256


def measure(folder: Path) -> dict[str, dict[str, float]]:
    """Files are read one after the other, as `SimpleDirectoryReader` does."""
    splitter = SentenceSplitter(chunk_size=CHUNK, chunk_overlap=0)
    found: dict[str, dict[str, float]] = {}
    for path in sorted(folder.iterdir()):
        row = found.setdefault(
            path.suffix[1:], dict.fromkeys(("files", "failed", "passages", "letters", "seconds"), 0)
        )
        started = time.perf_counter()
        passages, letters = read(path, splitter)
        row["seconds"] += time.perf_counter() - started
        row["files"] += 1
        row["failed"] += not letters
        row["passages"] += passages
        row["letters"] += letters
    return found


def read(path: Path, splitter: SentenceSplitter) -> tuple[int, int]:
    """How many passages and letters came out; none when it failed."""
    try:
        documents = SimpleDirectoryReader(input_files=[path], raise_on_error=True).load_data()
        passages = splitter.get_nodes_from_documents(documents)
    except Exception:  # noqa: BLE001 - whatever it is, the file was not read
        return 0, 0
    letters = sum(sum(c.isalnum() for c in document.text) for document in documents)
    # Where there is no reader, the bytes themselves are taken for text.
    readable = not any(
        "\ufffd" in document.text or "\x00" in document.text for document in documents
    )
    return (len(passages), letters) if readable else (0, 0)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    sys.stdout.write(json.dumps(measure(Path(sys.argv[1]))) + "\n")

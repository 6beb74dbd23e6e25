"""The other side of the race: plain llama-index, Chroma and sentence-transformers.

    .venv-bench/bin/python tests/benchmarks/peer.py FOLDER QUESTIONS.json STARTED MODEL

Written as their documentation does it, with the same weights. It knows nothing of the project and
runs in an environment of its own. Prints one JSON object with the keys of `ours`.
"""

import json
import os
import resource
import statistics
import sys
import time
from pathlib import Path
from typing import Any

os.environ |= {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "ANONYMIZED_TELEMETRY": "False",
    "ORT_DISABLE_TELEMETRY": "1",
}

import chromadb
from llama_index.core import SimpleDirectoryReader, StorageContext, VectorStoreIndex
from llama_index.core.node_parser import SentenceSplitter
from llama_index.embeddings.huggingface import HuggingFaceEmbedding
from llama_index.vector_stores.chroma import ChromaVectorStore

CHUNK = 256
"""What the model sees; llama-index's own 1024 would cut most of the text off unread."""
ROUNDS = 3


def measure(folder: str, asked: list[list[str]], started: float, model: str) -> dict[str, Any]:
    """Times in seconds or milliseconds, memory in megabytes."""
    found: dict[str, Any] = {}
    embedding = HuggingFaceEmbedding(model_name=model, device="cpu")
    collection = chromadb.EphemeralClient().create_collection("race")
    context = StorageContext.from_defaults(
        vector_store=ChromaVectorStore(chroma_collection=collection)
    )
    found["ready_to_drop_s"] = since(started)
    dropped, spent = time.perf_counter(), sum(os.times()[:4])
    index = VectorStoreIndex.from_documents(
        SimpleDirectoryReader(folder).load_data(),
        storage_context=context,
        embed_model=embedding,
        transformations=[SentenceSplitter(chunk_size=CHUNK, chunk_overlap=0)],
    )
    seconds, processor_s = time.perf_counter() - dropped, sum(os.times()[:4]) - spent
    retriever = index.as_retriever(similarity_top_k=8)
    retriever.retrieve(asked[0][0])
    found |= {
        "files": len(list(Path(folder).iterdir())),
        "passages": collection.count(),
        "ingest_s": round(seconds, 3),
        "ingest_processor_s": round(processor_s, 3),
        "passages_per_s": round(collection.count() / seconds, 1),
        "first_answer_s": round(time.perf_counter() - dropped, 3),
        "first_answer_after_start_s": since(started),
    }
    for question, _ in asked[:5]:
        retriever.retrieve(question)
    times = []
    for _ in range(ROUNDS):
        for question, _document in asked:
            before = time.perf_counter()
            retriever.retrieve(question)
            times.append(time.perf_counter() - before)
    cuts = statistics.quantiles(times, n=100)
    found |= {
        "question_p50_ms": round(cuts[49] * 1000, 2),
        "question_p95_ms": round(cuts[94] * 1000, 2),
    }
    divisor = 1 << 20 if sys.platform == "darwin" else 1024
    found["peak_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / divisor, 1)
    return found


def since(started: float) -> float:
    return round(time.time() - started, 3)


if __name__ == "__main__":
    place, questions, start, weights = sys.argv[1:]
    pairs = json.loads(Path(questions).read_text(encoding="utf-8"))
    sys.stdout.write(json.dumps(measure(place, pairs, float(start), weights)) + "\n")

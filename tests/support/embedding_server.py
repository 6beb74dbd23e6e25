"""A server on loopback that makes vectors in Ollama's protocol and in OpenAI's, or breaks them.

What it does with a request is decided by `mode`:

answer         vectors: texts that share words lie close to each other
unauthorized   401                                  no_model       404
busy           503 twice, then vectors              failed         400
html           200 with a page                      misshapen      200 with JSON of another shape
short          vectors for all texts but one        infinite       numbers that are none
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.embedders import WordEmbedder
from tests.support.loopback_server import LoopbackServer

MODEL = "bge-m3"
DIGEST = "7907646426070047a77226ac3e684fbbe8410524f7b4a74d02837e43f2146bab"


class EmbeddingServer(LoopbackServer):
    """The server; use it as a context manager.

    Attributes:
        mode: see above; may be changed between requests.
        texts: every text it was given so far.
        keys: what stood in `Authorization` of each request.
        dimensions: how many numbers of a vector are sent.
        until: after so many requests for vectors it answers 400.
    """

    def __init__(self, mode: str = "answer") -> None:
        self.mode = mode
        self.texts: list[str] = []
        self.keys: list[str | None] = []
        self.dimensions = 384
        self.requests = 0
        self.until: int | None = None
        self.words = WordEmbedder()
        super().__init__(_handler_for(self))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


def _handler_for(owner: EmbeddingServer) -> type[BaseHTTPRequestHandler]:
    class Handler(_Handler):
        server_owner = owner

    return Handler


class _Handler(BaseHTTPRequestHandler):
    server_owner: EmbeddingServer

    def log_message(self, *_: object) -> None:
        """Nothing: noise fails tests."""

    def do_GET(self) -> None:
        self._send(200, {"models": [{"name": f"{MODEL}:latest", "digest": DIGEST}]})

    def do_POST(self) -> None:
        owner = self.server_owner
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        owner.keys.append(self.headers.get("Authorization"))
        owner.requests += 1
        status = self._status()
        if status != 200:
            self._send(status, {"error": "no"})
        elif owner.mode == "html":
            self._raw(200, b"<html>Welcome to nginx!</html>", "text/html")
        elif owner.mode == "misshapen":
            self._send(200, {"embeddings": 7, "data": [{"embedding": "x"}, 3]})
        else:
            owner.texts += body["input"]
            self._vectors(body["input"])

    def _status(self) -> int:
        owner = self.server_owner
        if owner.until is not None and owner.requests > owner.until:
            return 400
        if owner.mode == "busy":
            return 503 if owner.requests <= 2 else 200
        return {"unauthorized": 401, "no_model": 404, "failed": 400}.get(owner.mode, 200)

    def _vectors(self, texts: list[str]) -> None:
        owner = self.server_owner
        rows: list[Any] = [
            owner.words.embed_question(text)[: owner.dimensions].tolist() for text in texts
        ]
        if owner.mode == "short":
            rows = rows[1:]
        if owner.mode == "infinite":
            rows[0][0] = float("inf")
        if self.path == "/api/embed":
            self._send(200, {"embeddings": rows})
        else:
            # In another order than asked, as the protocol allows.
            data = [{"index": n, "embedding": row} for n, row in enumerate(rows)][::-1]
            self._send(200, {"data": data})

    def _send(self, status: int, body: dict[str, Any]) -> None:
        self._raw(status, json.dumps(body).encode(), "application/json")

    def _raw(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

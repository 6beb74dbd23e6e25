"""Servers on loopback with the wire formats of Anthropic, Azure OpenAI and Ollama.

They do what `openai_server` does in each `mode`, in their own protocol. The shapes follow the
providers' published API references: Anthropic "Messages" and "Errors", Azure OpenAI "Chat
completions", Ollama "API".
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler

from tests.support.openai_server import MODELS, PIECES, Asked, Handler, OpenAIServer


class AnthropicServer(OpenAIServer):
    """`POST /v1/messages` and `GET /v1/models`."""

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def make_handler(self) -> type[BaseHTTPRequestHandler]:
        return _bound(self, _Anthropic)


class AzureServer(OpenAIServer):
    """`POST /openai/deployments/NAME/chat/completions?api-version=…`."""

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def make_handler(self) -> type[BaseHTTPRequestHandler]:
        return _bound(self, _Azure)


class OllamaServer(OpenAIServer):
    """`POST /api/chat`, `GET /api/tags`, `POST /api/pull`."""

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def make_handler(self) -> type[BaseHTTPRequestHandler]:
        return _bound(self, _Ollama)


SERVERS: dict[str, type[OpenAIServer]] = {
    "openai": OpenAIServer,
    "azure_openai": AzureServer,
    "anthropic": AnthropicServer,
    "ollama": OllamaServer,
}


def _bound(owner: OpenAIServer, kind: type[Handler]) -> type[BaseHTTPRequestHandler]:
    return type("Bound", (kind,), {"server_owner": owner})


class _Azure(Handler):
    def _answer(self, asked: Asked) -> None:
        path, _, query = asked.path.partition("?")
        if not path.startswith("/openai/deployments/small/") or "api-version=" not in query:
            self._error(404, "Resource not found", "404")
            return
        # Azure sends what its filters found of the question before the first word.
        if asked.body.get("stream"):
            filtered = {"choices": [], "prompt_filter_results": [{"prompt_index": 0}]}
            words = map(self.piece, PIECES)
            ending = (self.piece(None, "stop"), *self.usage(asked), "[DONE]")
            self._stream(json.dumps(filtered), *words, *ending)
        else:
            self.say_whole()

    def _error(self, status: int, message: str, code: str, *headers: tuple[str, str]) -> None:
        self._json(status, {"error": {"code": code, "message": message}}, *headers)


class _Anthropic(Handler):
    def _answer(self, asked: Asked) -> None:
        if asked.path.partition("?")[0] == "/v1/models":
            models = [
                {"id": name, "type": "model", "display_name": name,
                 "created_at": "2025-02-19T00:00:00Z"}
                for name in MODELS
            ]  # fmt: skip
            listed = {"data": models, "has_more": False, "first_id": "small", "last_id": "large"}
            self._json(200, listed)
        elif asked.path != "/v1/messages":
            self._no_route(asked)
        elif asked.body.get("stream"):
            self._stream(*self.opening(), *map(self.piece, PIECES), *self.ending())
        else:
            content = [{"type": "text", "text": "".join(PIECES)}]
            self._json(200, {**self.message(), "content": content, "stop_reason": "end_turn"})

    def message(self) -> dict[str, object]:
        return {
            "id": "msg_1", "type": "message", "role": "assistant", "model": "small",
            "content": [], "stop_reason": None, "stop_sequence": None,
            "usage": {"input_tokens": 9, "output_tokens": 1},
        }  # fmt: skip

    def opening(self) -> list[str]:
        block = {"type": "text", "text": ""}
        return [
            json.dumps({"type": "message_start", "message": self.message()}),
            json.dumps({"type": "content_block_start", "index": 0, "content_block": block}),
            json.dumps({"type": "ping"}),
        ]

    def piece(self, content: str | None, reason: str | None = None) -> str:
        delta = {"type": "text_delta", "text": content or ""}
        return json.dumps({"type": "content_block_delta", "index": 0, "delta": delta})

    def ending(self) -> list[str]:
        stop = {"stop_reason": "end_turn", "stop_sequence": None}
        return [
            json.dumps({"type": "content_block_stop", "index": 0}),
            json.dumps({"type": "message_delta", "delta": stop, "usage": {"output_tokens": 9}}),
            json.dumps({"type": "message_stop"}),
        ]

    def event(self, data: str) -> bytes:
        try:
            name = json.loads(data)["type"]
        except (ValueError, KeyError):
            name = "content_block_delta"
        return f"event: {name}\ndata: {data}\n\n".encode()

    def drip(self) -> bytes:
        return self.event(json.dumps({"type": "ping"}))

    def _empty(self, _asked: Asked) -> None:
        self._stream(*self.opening(), *self.ending())

    def _unfinished(self, _asked: Asked) -> None:
        self._stream(*self.opening(), *map(self.piece, PIECES[:2]))

    def _cut(self, _asked: Asked) -> None:
        self._begin()
        for event in (*self.opening(), self.piece(PIECES[0])):
            self._chunk(self.event(event))
        self.close_connection = True

    def _nonsense(self, _asked: Asked) -> None:
        self._stream(*self.opening(), "{not json")

    def _error_event(self, _asked: Asked) -> None:
        said = {"type": "overloaded_error", "message": "Overloaded"}
        first = (*self.opening(), self.piece(PIECES[0]))
        self._stream(*first, json.dumps({"type": "error", "error": said}))

    def _no_credit(self, _asked: Asked) -> None:
        self._error(400, "Your credit balance is too low to access the API", "invalid")

    def _error(self, status: int, message: str, code: str, *headers: tuple[str, str]) -> None:
        self._json(status, {"type": "error", "error": {"type": code, "message": message}}, *headers)


class _Ollama(Handler):
    kind = "application/x-ndjson"

    def _answer(self, asked: Asked) -> None:
        if asked.path == "/api/tags":
            models = [{"model": f"{name}:latest", "name": f"{name}:latest"} for name in MODELS]
            self._json(200, {"models": models})
        elif asked.path == "/api/pull":
            self._pull(asked)
        elif asked.path != "/api/chat":
            self._no_route(asked)
        elif asked.body.get("stream"):
            self._stream(*map(self.piece, PIECES), self.piece("", "stop"))
        else:
            whole = json.loads(self.piece("".join(PIECES), "stop"))
            self._json(200, whole)

    def _pull(self, asked: Asked) -> None:
        if asked.body["model"] == "unheard-of":
            said = "pull model manifest: file does not exist"
            self._stream(json.dumps({"status": "pulling manifest"}), json.dumps({"error": said}))
            return
        layer = {"status": "pulling 1", "digest": "sha256:1", "total": 1000}
        counts = [json.dumps({**layer, "completed": done}) for done in (0, 250, 1000)]
        if asked.body["model"] == "half":
            self._stream(json.dumps({"status": "pulling manifest"}), *counts[:2])
            return
        self._stream(
            json.dumps({"status": "pulling manifest"}), *counts, json.dumps({"status": "success"})
        )

    def piece(self, content: str | None, reason: str | None = None) -> str:
        said: dict[str, object] = {
            "model": "small",
            "created_at": "2025-01-01T00:00:00Z",
            "message": {"role": "assistant", "content": content or ""},
            "done": reason is not None,
        }
        if reason is not None:
            said |= {"done_reason": reason, "prompt_eval_count": 9, "eval_count": 9}
        return json.dumps(said)

    def event(self, data: str) -> bytes:
        return f"{data}\n".encode()

    def drip(self) -> bytes:
        return self.event(self.piece(""))

    def _empty(self, _asked: Asked) -> None:
        self._stream(self.piece("", "stop"))

    def _nonsense(self, _asked: Asked) -> None:
        self._stream("{not json")

    def _error_event(self, _asked: Asked) -> None:
        self._stream(self.piece(PIECES[0]), json.dumps({"error": "out of memory"}))

    def _error(self, status: int, message: str, code: str, *headers: tuple[str, str]) -> None:
        self._json(status, {"error": message}, *headers)

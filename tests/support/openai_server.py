"""A server on loopback that speaks the wire format of OpenAI's chat completions, or breaks it.

What it does with a request is decided by `mode`:

answer         the text, whole or streamed          unauthorized   401
no_model       404 with the protocol's error        no_route       404 with a page
rate_limited   429 with Retry-After                 failed         500
cut            the connection ends in mid-stream    unfinished     the stream ends without a reason
empty          a stream without text                silent         no reply at all
stuck          one piece, then nothing              dripping       comments for ever, never text
html           200 with a page                      nonsense       200 with broken events
misshapen      200 with JSON of another shape       error_event    an error inside the stream
endless        text for ever                        moved          302 to a host outside
no_credit      the account is empty                 busy           429 once, then an answer
older          400 for `stream_options`, else an answer
"""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.loopback_server import LoopbackServer

PIECES = ("We open ", "at nine. ", "Größe: ", "😀 [1]")
TEXT = "".join(PIECES)
MODELS = ("small", "large")
PAGE = b"<html><body>Welcome to nginx!</body></html>"


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it came in; header names are in lower case."""

    method: str
    path: str
    headers: dict[str, str]
    body: dict[str, Any]


class OpenAIServer(LoopbackServer):
    """The server; use it as a context manager.

    Attributes:
        mode: see above; may be changed between requests.
        asked: every request so far.
        gone: set once a client went away while a reply was being sent.
    """

    def __init__(self, mode: str = "answer", tls: ssl.SSLContext | None = None) -> None:
        self.mode = mode
        self.asked: list[Asked] = []
        self.gone = threading.Event()
        self.started = threading.Event()
        super().__init__(self.make_handler(), tls)

    def make_handler(self) -> type[BaseHTTPRequestHandler]:
        """What takes this server's requests."""
        return type("Bound", (Handler,), {"server_owner": self})

    @property
    def base_url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/v1"


class Handler(BaseHTTPRequestHandler):
    server_owner: OpenAIServer
    protocol_version = "HTTP/1.1"
    kind = "text/event-stream"

    # What other protocols say in their own way

    def piece(self, content: str | None, reason: str | None = None) -> str:
        return _piece(content, reason)

    def event(self, data: str) -> bytes:
        return f"data: {data}\n\n".encode()

    def drip(self) -> bytes:
        return b": still here\n\n"

    def say_whole(self) -> None:
        message = {"role": "assistant", "content": TEXT}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        self._json(200, {"id": "1", "object": "chat.completion", "choices": [choice]})

    def log_message(self, *_: object) -> None:
        """Nothing: noise fails tests."""

    def do_GET(self) -> None:
        self._take()

    def do_POST(self) -> None:
        self._take()

    def _take(self) -> None:
        owner = self.server_owner
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(self.command, self.path, headers, json.loads(body or b"{}"))
        owner.asked.append(asked)
        owner.started.set()
        with suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, f"_{owner.mode}")(asked)
            return
        owner.gone.set()

    # Replies that are one piece

    def _answer(self, asked: Asked) -> None:
        if asked.path == "/v1/models":
            models = [{"id": name, "object": "model"} for name in MODELS]
            self._json(200, {"object": "list", "data": models})
        elif asked.path != "/v1/chat/completions":
            self._no_route(asked)
        elif asked.body.get("stream"):
            words = map(self.piece, PIECES)
            self._stream(*words, self.piece(None, "stop"), *self.usage(asked), "[DONE]")
        else:
            self.say_whole()

    def usage(self, asked: Asked) -> list[str]:
        """What was used, told at the end to whom asked for it."""
        if not (asked.body.get("stream_options") or {}).get("include_usage"):
            return []
        used = {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18}
        chunk = {"id": "1", "object": "chat.completion.chunk", "choices": [], "usage": used}
        return [json.dumps(chunk)]

    def _older(self, asked: Asked) -> None:
        """A server that refuses the word for counts of tokens."""
        if "stream_options" in asked.body:
            self._error(400, "Unrecognized request argument: stream_options", "unknown_argument")
        else:
            self._answer(asked)

    def _unauthorized(self, _asked: Asked) -> None:
        self._error(401, "Incorrect API key provided", "invalid_api_key")

    def _no_model(self, _asked: Asked) -> None:
        self._error(404, "The model does not exist", "model_not_found")

    def _no_route(self, _asked: Asked) -> None:
        self._whole(404, b"<h1>404 Not Found</h1>", "text/html")

    def _rate_limited(self, _asked: Asked) -> None:
        self._error(429, "Rate limit reached", "rate_limit_exceeded", ("Retry-After", "60"))

    def _no_credit(self, _asked: Asked) -> None:
        self._error(429, "You exceeded your current quota", "insufficient_quota")

    def _busy(self, asked: Asked) -> None:
        """Too much at the first request, then an answer."""
        if len(self.server_owner.asked) == 1:
            self._error(429, "Rate limit reached", "rate_limit_exceeded", ("Retry-After", "0"))
        else:
            self._answer(asked)

    def _failed(self, _asked: Asked) -> None:
        self._error(500, "The server had an error", "server_error")

    def _html(self, _asked: Asked) -> None:
        self._whole(200, PAGE, "text/html")

    def _misshapen(self, _asked: Asked) -> None:
        self._json(200, {"choices": 7, "data": 7})

    def _moved(self, _asked: Asked) -> None:
        self._whole(302, b"", "text/html", ("Location", "https://elsewhere.example.com/v1"))

    def _silent(self, _asked: Asked) -> None:
        self._until_gone(b"")

    # Replies that stream

    def _empty(self, _asked: Asked) -> None:
        self._stream(self.piece(None, "stop"), "[DONE]")

    def _unfinished(self, _asked: Asked) -> None:
        self._stream(*map(self.piece, PIECES[:2]))

    def _nonsense(self, _asked: Asked) -> None:
        self._stream("{not json", "[DONE]")

    def _error_event(self, _asked: Asked) -> None:
        self._stream(self.piece(PIECES[0]), json.dumps({"error": {"message": "overloaded"}}))

    def _cut(self, _asked: Asked) -> None:
        self._begin()
        self._chunk(self.event(self.piece(PIECES[0])))
        self.wfile.flush()
        self.close_connection = True

    def _stuck(self, _asked: Asked) -> None:
        self._begin()
        self._chunk(self.event(self.piece(PIECES[0])))
        self._until_gone(b"")

    def _dripping(self, _asked: Asked) -> None:
        self._begin()
        self._until_gone(self.drip())

    def _endless(self, _asked: Asked) -> None:
        self._begin()
        while not self.server_owner.closing.is_set():
            self._chunk(self.event(self.piece("la " * 1000)))

    # The wire

    def _stream(self, *events: str) -> None:
        self._begin()
        for event in events:
            self._chunk(self.event(event))
        self._chunk(b"")

    def _begin(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", self.kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def _chunk(self, data: bytes) -> None:
        self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
        self.wfile.flush()

    def _until_gone(self, drip: bytes) -> None:
        """Wait until the client hangs up, or the test is over."""
        self.connection.settimeout(0.05)
        while not self.server_owner.closing.is_set():
            if drip:
                self._chunk(drip)
            with suppress(TimeoutError):
                if not self.connection.recv(1):
                    raise ConnectionResetError

    def _json(self, status: int, body: object, *headers: tuple[str, str]) -> None:
        self._whole(status, json.dumps(body).encode(), "application/json", *headers)

    def _error(self, status: int, message: str, code: str, *headers: tuple[str, str]) -> None:
        body = {"error": {"message": message, "type": "error", "param": None, "code": code}}
        self._json(status, body, *headers)

    def _whole(self, status: int, body: bytes, kind: str, *headers: tuple[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


def _piece(content: str | None, reason: str | None = None) -> str:
    delta = {} if content is None else {"role": "assistant", "content": content}
    choice = {"index": 0, "delta": delta, "finish_reason": reason}
    return json.dumps({"id": "1", "object": "chat.completion.chunk", "choices": [choice]})


def serve(mode: str = "answer") -> Iterator[OpenAIServer]:
    """For fixtures: a running server that is closed afterwards."""
    with OpenAIServer(mode) as server:
        yield server

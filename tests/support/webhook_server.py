"""A receiver of signed messages on loopback; it checks them as the documentation says."""

from __future__ import annotations

import base64
import contextlib
import hashlib
import hmac
import json
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from tests.support.loopback_server import LoopbackServer

SECRET = "whsec_" + base64.b64encode(b"seven quiet herons cross it").decode()


def is_genuine(headers: Mapping[str, str], body: bytes, secret: str) -> bool:
    """The few lines of `builder/answering/handover/webhook.py`."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    stamp = headers["webhook-timestamp"]
    said = f"{headers['webhook-id']}.{stamp}.".encode() + body
    made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
    fresh = abs(time.time() - int(stamp)) < 300
    return fresh and hmac.compare_digest(f"v1,{made}", headers["webhook-signature"])


@dataclass
class Came:
    """One request."""

    path: str
    headers: dict[str, str]
    body: bytes
    genuine: bool

    @property
    def data(self) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.body)
        return told


@dataclass
class Script:
    """What the receiver does: a status each time, or `cut` or `silence`; then 200."""

    steps: list[int | str] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


class WebhookServer(LoopbackServer):
    """Attributes: `came`, every request; `script`, what it does."""

    def __init__(self, *steps: int | str, tls: ssl.SSLContext | None = None) -> None:
        self.came: list[Came] = []
        self.script = Script(list(steps))
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                step = outer.script.steps.pop(0) if outer.script.steps else 200
                if step == "cut":
                    return
                if step == "silence":
                    outer.closing.wait(60)
                    return
                outer.came.append(Came(self.path, headers, body, is_genuine(headers, body, SECRET)))
                self.send_response(int(step))
                for name, value in outer.script.headers.items():
                    self.send_header(name, value)
                self.send_header("content-length", "2")
                with contextlib.suppress(ConnectionError):  # the sender was killed meanwhile
                    self.end_headers()
                    self.wfile.write(b"ok")

            def log_message(self, *_: Any) -> None:
                pass

        super().__init__(Handler, tls)

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}/hook?from=chat"

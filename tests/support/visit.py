"""Asks a served bot one question with the standard library only; prints the answer."""

from __future__ import annotations

import json
import sys
import urllib.request
from typing import Any


def call(address: str, body: dict[str, Any] | None = None) -> str:
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, headers)
    with urllib.request.urlopen(request, timeout=120) as answer:
        return str(answer.read().decode())


def visit(address: str, question: str) -> str:
    """Every event of the answer, as it came over the wire."""
    version = json.loads(call(f"{address}api/widget"))["consent"]["version"]
    agreed = {"consent": {"version": version, "purposes": ["answer"]}, "language": "en"}
    token = json.loads(call(f"{address}api/session", agreed))["token"]
    return call(f"{address}api/chat", {"token": token, "message": question})


if __name__ == "__main__":
    sys.stdout.write(visit(sys.argv[1], "When does the tea room open?"))

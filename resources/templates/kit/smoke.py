#!/usr/bin/env python3
"""Checks a running chat from outside, as a visitor's browser would; needs only Python.

python3 smoke.py https://chat.example.org
python3 smoke.py https://chat.example.org --ask "When are you open?" --expect "9"
"""
# ruff: noqa: T201, S310

from __future__ import annotations

import argparse
import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

SECONDS = 60


class CheckError(Exception):
    """A check failed; the text says which and why."""


def main(arguments: list[str]) -> int:
    """Run every check; 0 when all passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="of the chat page, without a path")
    parser.add_argument("--ask", default="When are you open?", metavar="QUESTION")
    parser.add_argument("--expect", metavar="TEXT", help="must be in the answer")
    parser.add_argument("--wait", type=float, default=60.0, metavar="SECONDS", help="for readiness")
    options = parser.parse_args(arguments)
    if not options.address.startswith(("https://", "http://")):
        parser.error("the address begins with https://")
    visitor = Visitor(options.address.rstrip("/"))
    try:
        visitor.check_alive()
        visitor.check_ready(options.wait)
        visitor.check_pages()
        visitor.begin()
        try:
            visitor.ask(options.ask, options.expect)
        finally:
            visitor.forget()
    except CheckError as problem:
        print(f"FAILED  {problem}")
        return 1
    print("All is well.")
    return 0


class Visitor:
    """One visit to the chat at `address`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.token = ""

    def check_alive(self) -> None:
        """The host answers."""
        self._passed("alive", self._json("GET", "/healthz")["status"])

    def check_ready(self, seconds: float) -> None:
        """The bot can find passages; waits for it."""
        end = time.monotonic() + seconds
        while True:
            try:
                state = self._json("GET", "/readyz")
                break
            except CheckError:
                if time.monotonic() > end:
                    raise
                time.sleep(1)
        self._passed("ready", f"{state['passages']} passages, {state['vectors']} with vectors")

    def check_pages(self) -> None:
        """The chat page, the widget and the notice are there, guarded by their headers."""
        for path in ("/", "/widget.js", "/privacy"):
            with self._open("GET", path) as answer:
                if "content-security-policy" not in answer.headers:
                    raise CheckError(f"{path} comes without its security headers")
                size = len(answer.read())
            self._passed(path, f"{size:,} bytes")

    def begin(self) -> None:
        """Agree to be answered, and to nothing else."""
        offer = self._json("GET", "/api/widget")["consent"]
        told = {"version": offer["version"], "purposes": ["answer"]}
        opened = self._json("POST", "/api/session", {"consent": told, "language": ""})
        self.token = opened["token"]
        self._passed("session", "opened, without a transcript")

    def ask(self, question: str, expected: str | None) -> None:
        """Ask, and show the answer with its sources."""
        events = dict(self._events("/api/chat", {"token": self.token, "message": question}))
        if "error" in events:
            raise CheckError(f"the bot could not answer: {events['error'].get('message')}")
        done = events.get("done")
        if done is None:
            raise CheckError("the answer stopped in the middle")
        if not done.get("ai_generated"):
            raise CheckError("the answer does not say that a machine made it")
        print(f"        {question}\n        > {done['text']}")
        for source in events.get("sources", []):
            print(f"        [{source['n']}] {source['document']}")
        if expected and expected not in done["text"]:
            raise CheckError(f"the answer does not hold “{expected}”")
        self._passed("answer", "refused, with somebody to ask" if done["refused"] else "given")

    def forget(self) -> None:
        """Leave nothing behind."""
        receipt = self._json("DELETE", "/api/me")
        self._passed("erased", f"receipt {receipt['id']}")

    def _json(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        with self._open(method, path, body) as answer:
            told: dict[str, Any] = json.load(answer)
        return told

    def _events(self, path: str, body: object) -> Iterator[tuple[str, Any]]:
        name = ""
        with self._open("POST", path, body) as answer:
            for raw in answer:
                line = raw.decode("utf-8").rstrip("\r\n")
                if line.startswith("event: "):
                    name = line.removeprefix("event: ")
                elif line.startswith("data: "):
                    yield name, json.loads(line.removeprefix("data: "))

    def _open(self, method: str, path: str, body: object = None) -> Any:
        headers = {"Sec-Fetch-Site": "same-origin", "Accept": "*/*", "User-Agent": "hushdesk-smoke"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(
            self.address + path, data=data, headers=headers, method=method
        )
        try:
            return urllib.request.urlopen(request, timeout=SECONDS)
        except urllib.error.HTTPError as error:
            with error:
                said = error.read(2000).decode("utf-8", "replace")
            raise CheckError(f"{method} {path}: {error.code} {said}") from None
        except (OSError, ValueError) as error:
            raise CheckError(f"{method} {path}: {error}") from None

    def _passed(self, check: str, detail: str) -> None:
        print(f"ok      {check}: {detail}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

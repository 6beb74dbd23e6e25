#!/usr/bin/env python3
"""Checks a running chat from outside, as a visitor's browser would; needs only Python.

python3 smoke.py https://chat.example.org
python3 smoke.py https://chat.example.org --ask "When are you open?" --expect "9"

What the host should serve stands in kit.json beside this file; without it that is not checked.
"""
# ruff: noqa: T201, S310

from __future__ import annotations

import argparse
import json
import socket
import ssl
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SECONDS = 60
DAYS_LEFT = 7
STRANGER = "https://stranger.invalid"
HERE = {"localhost", "127.0.0.1", "::1"}


class CheckError(Exception):
    """A check failed; the text says which and why."""


def main(arguments: list[str]) -> int:
    """Run every check; 0 when all passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address", help="of the chat page, without a path")
    parser.add_argument("--ask", default="When are you open?", metavar="QUESTION")
    parser.add_argument("--expect", metavar="TEXT", help="must be in the answer")
    parser.add_argument("--wait", type=float, default=60.0, metavar="SECONDS", help="for readiness")
    parser.add_argument(
        "--kit", type=Path, default=Path(__file__).with_name("kit.json"), help="what to expect"
    )
    options = parser.parse_args(arguments)
    if not options.address.startswith(("https://", "http://")):
        parser.error("the address begins with https://")
    visitor = Visitor(options.address.rstrip("/"))
    try:
        visitor.check_tls()
        visitor.check_alive()
        state = visitor.check_ready(options.wait)
        visitor.check_bundle(state, expected(options.kit))
        visitor.check_pages()
        visitor.check_widget()
        visitor.check_origins(expected(options.kit).get("origins", []))
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


def expected(kit: Path) -> dict[str, Any]:
    """What the kit says; empty without one."""
    try:
        told: dict[str, Any] = json.loads(kit.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CheckError(f"{kit.name} cannot be read: {error}") from None
    return told


class Visitor:
    """One visit to the chat at `address`."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.token = ""

    def check_tls(self) -> None:
        """Nobody on the way reads along, and nobody is let in without that."""
        parts = urlsplit(self.address)
        host, own = parts.hostname or "", parts.hostname in HERE
        if parts.scheme != "https":
            if not own:
                raise CheckError("this address has no https: everybody on the way reads along")
            self._passed("certificate", "none needed on this computer itself")
            return
        try:
            with (
                socket.create_connection((host, parts.port or 443), timeout=SECONDS) as raw,
                ssl.create_default_context().wrap_socket(raw, server_hostname=host) as line,
            ):
                ends = ssl.cert_time_to_seconds(str((line.getpeercert() or {})["notAfter"]))
        except ssl.SSLCertVerificationError as error:
            raise CheckError(f"the certificate is not good: {error.verify_message}") from None
        except (OSError, KeyError) as error:
            raise CheckError(f"no connection: {error}") from None
        days = int((ends - time.time()) / 86_400)
        if days < DAYS_LEFT:
            raise CheckError(f"the certificate ends in {days} days and is not renewed")
        if parts.port is None and self._open_without_tls(host):
            raise CheckError("the chat also answers without https; let http:// lead to https://")
        self._passed("certificate", f"good for {days} days")

    def _open_without_tls(self, host: str) -> bool:
        stay = urllib.request.build_opener(_Stay)
        try:
            with stay.open(f"http://{host}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (OSError, ValueError):
            return False

    def check_bundle(self, state: dict[str, Any], kit: dict[str, Any]) -> None:
        """It is the bot of this kit, not older, and signed by whom it should be."""
        served = state.get("bundle", {})
        version, wanted = served.get("version", 0), kit.get("version", 0)
        if version < wanted:
            raise CheckError(f"it serves version {version}; the kit has version {wanted}")
        for name, what in (("bundle", "id"), ("signer", "signer")):
            if name in kit and served.get(what) != kit[name]:
                raise CheckError(f"it serves a bundle with another {what}: {served.get(what)}")
        self._passed("bundle", f"version {version}, signed by {served.get('signer')}")

    def check_widget(self) -> None:
        """The script for the site's pages is a script, and may be used from there."""
        with self._open("GET", "/widget.js") as answer:
            kind = answer.headers.get("content-type", "")
            shared = answer.headers.get("cross-origin-resource-policy", "")
        if "javascript" not in kind:
            raise CheckError(f"/widget.js is no script but {kind}")
        if shared != "cross-origin":
            raise CheckError("no site may load /widget.js (cross-origin-resource-policy)")
        self._passed("widget", kind)

    def check_origins(self, allowed: list[str]) -> None:
        """Sites on the list may talk to it, others may not."""
        if self._admits(STRANGER):
            raise CheckError("a strange site may talk to the chat")
        for origin in allowed:
            if not self._admits(origin):
                raise CheckError(f"your site {origin} may not talk to the chat")
        self._passed("origins", f"{len(allowed)} of yours admitted, a stranger refused")

    def _admits(self, origin: str) -> bool:
        try:
            with self._open("GET", "/api/widget", origin=origin) as answer:
                shared = answer.headers.get("access-control-allow-origin")
                return bool(shared in {origin, "*"})
        except CheckError as refusal:
            if " 403 " in str(refusal):
                return False
            raise

    def check_alive(self) -> None:
        """The host answers."""
        self._passed("alive", self._json("GET", "/healthz")["status"])

    def check_ready(self, seconds: float) -> dict[str, Any]:
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
        return state

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

    def _open(self, method: str, path: str, body: object = None, origin: str = "") -> Any:
        headers = {"Accept": "*/*", "User-Agent": "hushdesk-smoke"}
        headers |= {"Origin": origin} if origin else {"Sec-Fetch-Site": "same-origin"}
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


class _Stay(urllib.request.HTTPRedirectHandler):
    """Goes where it was told, and nowhere else."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Stay."""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Walks the sample bot through the whole product without a window, with the commands a person has.

Everything lives in a temporary folder under a random passphrase and is gone at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample_bot"
HUSHDESK = Path(sys.executable).with_name("hushdesk.exe" if os.name == "nt" else "hushdesk")


class WalkError(Exception):
    """A step did not do what it should."""


class Walk:
    """The sample bot's way from its documents to the web, in one temporary folder."""

    def __init__(self, folder: Path) -> None:
        self._described: dict[str, Any] = json.loads((SAMPLE / "bot.json").read_text("utf-8"))
        self._name: str = self._described["name"]
        self._unlock = folder / "unlock"
        self._seal = folder / "seal"
        self._bundle = folder / "sample.hush"
        self._host_data = folder / "host"
        for file in (self._unlock, self._seal):
            file.write_text(secrets.token_urlsafe(24))
            file.chmod(0o600)
        self._environment = {
            **os.environ,
            "HUSHDESK_HOME": str(folder / "home"),
            "HUSHDESK_UNLOCK_FILE": str(self._unlock),
            "HUSHDESK_NO_KEYRING": "1",
        }

    def build(self) -> None:
        """Make the bot and read its documents."""
        self._run("new", self._name, "--language", self._described["language"])
        settings = [f"{key}={value}" for key, value in self._described["settings"].items()]
        self._run("set", "--bot", self._name, *settings)
        print(f"\nReading the documents of {self._name}:")
        for row in self._run("add", "--bot", self._name, str(SAMPLE / "documents")):
            found = ", ".join(f"{n} {kind}" for kind, n in row["findings"].items())
            masked = f"; masked {found}" if found else ""
            print(f"  {row['outcome']:<8} {row['document']}: passages: {row['chunks']}{masked}")
            if row["outcome"] != "ready":
                raise WalkError(f"{row['document']} is not ready: {row['error']}")

    def ask(self) -> None:
        """Ask every sample question and hold the answers against what is expected."""
        file = SAMPLE / "questions.jsonl"
        wanted = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
        answers = self._run("ask", "--bot", self._name, "--questions", str(file))
        print(f"\nAsking {len(wanted)} questions:")
        right = 0
        for want, got in zip(wanted, answers, strict=True):
            good = _as_expected(want, got)
            right += good
            said = "I don't know." if got["refused"] else " / ".join(got["quotes"])
            source = f"  ({got['sources'][0]['document']})" if got["sources"] else ""
            print(f"  {'✓' if good else '✗'} {want['question']}  {said[:110]}{source}")
        print(f"  {right} of {len(wanted)} as expected.")

    def export(self) -> dict[str, Any]:
        """Seal the bot into one file."""
        where = ["--to", str(self._bundle), "--passphrase-file", str(self._seal)]
        sealed = self._run("export", "--bot", self._name, *where)[0]
        print(f"\nSealed: {sealed['file']}, {sealed['size']:,} bytes, signer {sealed['signer']}")
        return sealed

    def serve(self, signer: str) -> tuple[subprocess.Popen[str], str]:
        """Serve the file on loopback; the process and the chat page's address."""
        words = ["serve", str(self._bundle), "--signer", signer, "--port", "0", "--json"]
        words += ["--passphrase-file", str(self._seal), "--data", str(self._host_data)]
        host = subprocess.Popen(
            [str(HUSHDESK), *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env=self._environment,
        )
        assert host.stdout is not None  # noqa: S101 - asked for two lines above
        line = host.stdout.readline()
        if not line:
            raise WalkError(f"the host ended with {host.wait()}")
        return host, json.loads(line)["address"]

    def _run(self, command: str, *words: str) -> list[dict[str, Any]]:
        done = subprocess.run(
            [str(HUSHDESK), command, *words, "--json"],
            stdout=subprocess.PIPE,
            text=True,
            env=self._environment,
            check=False,
        )
        if done.returncode:
            raise WalkError(f"hushdesk {command} ended with {done.returncode}")
        return [json.loads(line) for line in done.stdout.splitlines()]


def visit(address: str) -> None:
    """Ask the served bot one question as a visitor's browser would; print answer and source."""
    question = "When are you open on Saturday?"
    version = _get(address, "api/widget")["consent"]["version"]
    agreed = {"consent": {"version": version, "purposes": ["answer"]}, "language": "en"}
    token = json.loads(b"".join(_post(address, "api/session", agreed)))["token"]
    text, sources, event = "", [], ""
    for raw in _post(address, "api/chat", {"token": token, "message": question}):
        line = raw.decode().rstrip("\n")
        name, _, value = line.partition(": ")
        if name == "event":
            event = value
        elif name == "data" and event == "delta":
            text += json.loads(value)["text"]
        elif name == "data" and event == "sources":
            sources = json.loads(value)
    if not text or not sources:
        raise WalkError("the served bot did not answer")
    print(f"\nVisitor: {question}\nBot:     {text}\nSource:  {sources[0]['document']}")


def main(argv: list[str] | None = None) -> int:
    """Walk; with `--once` end after one visit, else serve until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--once", action="store_true")
    options = parser.parse_args(argv)
    # A plain `kill` cleans up like Ctrl+C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(prefix="hushdesk-sample-") as folder:
        walk = Walk(Path(folder))
        try:
            walk.build()
            walk.ask()
            host, address = walk.serve(walk.export()["signer"])
        except WalkError as problem:
            print(f"The sample stopped: {problem}", file=sys.stderr)
            return 1
        try:
            print(f"\nChat page: {address}")
            if options.once:
                visit(address)
                return 0
            print(f"Stop with Ctrl+C (or: kill {os.getpid()}).", flush=True)
            return host.wait()
        except KeyboardInterrupt:
            return 0
        except WalkError as problem:
            print(f"The sample stopped: {problem}", file=sys.stderr)
            return 1
        finally:
            host.terminate()
            host.wait(20)


def _as_expected(want: dict[str, Any], got: dict[str, Any]) -> bool:
    if want.get("refuse"):
        return bool(got["refused"])
    said = all(part in got["answer"] for part in want["expect"])
    return said and not got["refused"] and got["sources"][0]["document"] == want["document"]


def _get(address: str, path: str) -> dict[str, Any]:
    request = urllib.request.Request(address + path, headers={"Sec-Fetch-Site": "same-origin"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        found: dict[str, Any] = json.load(answer)
        return found


def _post(address: str, path: str, body: dict[str, Any]) -> Iterator[bytes]:
    headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
    request = urllib.request.Request(address + path, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=60) as answer:
        yield from answer


if __name__ == "__main__":
    sys.exit(main())

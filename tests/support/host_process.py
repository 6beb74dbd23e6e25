"""`hushdesk serve` in a process of its own, over a bundle of a small shop."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

import httpx

from builder.bundle.writer import Contents
from builder.core.bot import BotSpec
from builder.core.document import Chunk, Document, Outcome, SourceRef
from builder.knowledge.embedding import Embedder
from tests.support.bots import make_spec
from tests.support.bundles import Desk, MemorySource, make_bundle
from tests.support.hosts import Event, read_events

PASSAGES = (
    "Bikes can be returned within 30 days of delivery. Bring the receipt and both keys.",
    "We are open Monday to Saturday from nine to six. On Sunday the workshop is closed.",
    "A full service costs 85 pounds and takes two working days. Tyres are extra.",
)
SEAL = "seven quiet herons cross the estuary"


def make_shop() -> BotSpec:
    """The shop's settings; it answers whenever it finds something."""
    return make_spec(answers__refuse_below=0.02)


def make_passages(embedder: Embedder | None = None) -> MemorySource:
    """The shop's one document; without an embedder by keywords only, which needs no model."""
    document = Document(
        id="d1",
        name="Shop rules.pdf",
        sha256="ab" * 32,
        size=1,
        media_type="application/pdf",
        added="2026-01-02T03:04:05+00:00",
        outcome=Outcome.READY,
        chunks=len(PASSAGES),
    )
    chunks = [_chunk(place, text) for place, text in enumerate(PASSAGES)]
    if embedder is None:
        return MemorySource([document], chunks)
    vectors = list(embedder.embed_passages(chunks))
    return MemorySource([document], chunks, vectors, embedder.identity)


def _chunk(place: int, text: str) -> Chunk:
    cut = text.index(".") + 1
    return Chunk(
        id=f"d1-{place}",
        document_id="d1",
        position=place,
        text=text,
        ref=SourceRef(page=place + 1),
        sentences=((0, cut), (cut + 1, len(text))),
    )


def seal_shop(
    file: Path, desk: Desk, *, version: int = 3, source: MemorySource | None = None
) -> Path:
    """A bundle of the shop, sealed to a passphrase."""
    contents = Contents(make_shop(), source or make_passages())
    make_bundle(file, desk, lock=desk.to_passphrase, contents=contents, version=version)
    return file


class HostProcess:
    """A host that runs until the block ends.

    Attributes:
        address: of the chat page.
        log: what it said on standard error, once it has ended.
    """

    def __init__(self, bundle: Path, data: Path, *words: str) -> None:
        self._data = data
        seal = data.with_name(f"{data.name}.seal")
        seal.write_text(SEAL)
        self._words = [
            sys.executable, "-m", "builder.cli.main", "serve", str(bundle), "--json",
            "--passphrase-file", str(seal), "--data", str(data), "--port", "0", *words,
        ]  # fmt: skip
        self.address = ""
        self.log = ""
        self._log = data.with_name(f"{data.name}.log")  # a pipe that nobody reads would fill up

    def start(self) -> subprocess.Popen[str]:
        """Start it without waiting."""
        environment = {**os.environ, "HUSHDESK_HOME": str(self._data.with_name("home"))}
        with self._log.open("w") as log:
            return subprocess.Popen(
                self._words,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=environment,
                cwd=Path(__file__).parents[2],
            )

    def refusal(self) -> dict[str, Any]:
        """The error of a host that does not start."""
        process = self.start()
        out, _ = process.communicate(timeout=120)
        assert process.returncode == 1, self._log.read_text()
        told: dict[str, Any] = json.loads(out)["error"]
        return told

    def __enter__(self) -> Self:
        self._process = self.start()
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            self._process.communicate()
            raise AssertionError(self._log.read_text())
        self.address = json.loads(line)["address"]
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self.stop()

    @property
    def pid(self) -> int:
        """Of the process."""
        return self._process.pid

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop; its exit code."""
        self._process.send_signal(number)
        self._process.communicate(timeout=120)
        self.log = self._log.read_text()
        return self._process.returncode

    def kill(self) -> None:
        """Kill it without a word."""
        self._process.kill()
        self._process.communicate(timeout=120)

    def visit(self) -> Caller:
        """A visitor on the host's own page, who has agreed to everything."""
        return Caller(self.address)


class Caller:
    """A visitor of a running host, over the network."""

    def __init__(self, address: str, *, origin: str | None = None) -> None:
        own = {"origin": origin or address.rstrip("/")}
        self.http = httpx.Client(base_url=address, headers=own, timeout=120, trust_env=False)
        consent = self.http.get("api/widget").json()["consent"]
        purposes = [purpose["id"] for purpose in consent["purposes"]]
        body = {"consent": {"version": consent["version"], "purposes": purposes}}
        self.token = self.http.post("api/session", json=body).json()["token"]

    def ask(self, message: str) -> list[Event]:
        """The events of the answer."""
        answer = self.http.post("api/chat", json={"token": self.token, "message": message})
        return read_events(answer.text)

    def me(self) -> dict[str, Any]:
        """What is kept about the visitor."""
        headers = {"authorization": f"Bearer {self.token}"}
        kept: dict[str, Any] = self.http.get("api/me", headers=headers).json()
        return kept

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()


def lines(log: str) -> Iterator[dict[str, Any]]:
    """The log's lines; each must be JSON."""
    for line in log.splitlines():
        yield json.loads(line)

"""Three hosts of one shop behind a balancer, with a real PostgreSQL and a real Redis."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import signal
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from builder.server.replicas import Replicas
from builder.vault.hoststore import HostStore
from tests.support import warm_program
from tests.support.balancer import Balancer
from tests.support.bundles import Desk
from tests.support.conditions import LIMIT_S
from tests.support.host_process import SEAL, seal_shop
from tests.support.hosts import Event, read_events
from tests.support.postgres import postgres
from tests.support.redis import RedisServer

OPERATOR = "a-token-of-the-operator-of-all-replicas"
COUNT = 3


class Replica:
    """One host process, forked from a warm one.

    Attributes:
        address: of its own chat page.
    """

    def __init__(self, words: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        self._words = words
        self._folder = folder
        self._environment = environment
        self._process: warm_program.Running | None = None
        self.address = ""

    @property
    def port(self) -> int:
        """Where it listens."""
        return urlsplit(self.address).port or 0

    @property
    def log(self) -> str:
        """What it said."""
        return (self._folder / "log").read_text()

    def start(self) -> None:
        """Start it without waiting."""
        self._folder.mkdir(parents=True, exist_ok=True)
        words = [*self._words, "--data", str(self._folder / "data")]
        out, log = self._folder / "out", self._folder / "log"
        self._process = warm_program.Running(words, environment=self._environment, out=out, log=log)

    def wait(self) -> None:
        """Until it takes visitors."""
        out, ends = self._folder / "out", time.monotonic() + LIMIT_S
        while not (line := out.read_text()).endswith("\n"):
            assert time.monotonic() < ends, self.log
            time.sleep(0.02)
        told = json.loads(line)
        assert "address" in told, (told, self.log)
        self.address = told["address"]

    def kill(self) -> None:
        """Kill it without a word."""
        self.end(signal.SIGKILL)

    def end(self, number: int = signal.SIGTERM) -> None:
        """End it, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            process.end(number)


class Shop:
    """The whole of it, until the block ends.

    Attributes:
        address: of the balancer.
        store: what they keep together, as another replica sees it.
    """

    def __init__(self, folder: Path, desk: Desk) -> None:
        self._folder = folder
        self._desk = desk
        self._held = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as held:
            url = held.enter_context(postgres())
            self.redis = held.enter_context(RedisServer(self._folder / "redis"))
            self.options = self._files(url)
            words = self._command()
            environment = {**os.environ, "HUSHDESK_HOME": str(self._folder / "home")}
            self.replicas = [
                Replica(words, self._folder / f"replica{n}", environment) for n in range(COUNT)
            ]
            for each in self.replicas:
                held.callback(each.end)
                each.start()
            for each in self.replicas:
                each.wait()
            self.balancer = held.enter_context(Balancer([each.port for each in self.replicas]))
            self.address = self.balancer.address
            self.store = held.enter_context(self._store())
            self._held = held.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    def replace(self, replica: Replica) -> None:
        """Start a killed replica again."""
        place = self.replicas.index(replica)
        replica.start()
        replica.wait()
        self.balancer.ports[place] = replica.port

    @property
    def folders(self) -> list[str]:
        """Those of the replicas."""
        return [str(self._folder / f"replica{n}" / "data") for n in range(COUNT)]

    def command(self, *words: str) -> dict[str, Any]:
        """What `hushdesk WORDS` says on the machine of the replicas."""
        environment = {**os.environ, "HUSHDESK_HOME": str(self._folder / "home")}
        done = warm_program.run([*words, "--json"], given="", environment=environment, seconds=60)
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def _files(self, url: str) -> list[str]:
        told = {
            "database-url": url,
            "redis-url": self.redis.url,
            "shared-key": secrets.token_hex(32),
        }
        words = []
        for name, text in told.items():
            (self._folder / name).write_text(f"{text}\n")
            words += [f"--{name}-file", str(self._folder / name)]
        return words

    def _command(self) -> list[str]:
        bundle = seal_shop(self._folder / "shop.hush", self._desk)
        seal, tokens = self._folder / "seal", self._folder / "operators.txt"
        seal.write_text(SEAL)
        mark = hashlib.sha256(OPERATOR.encode()).hexdigest()
        tokens.write_text(f"desk read,erase,pause sha256:{mark}\n")
        return [
            "serve", str(bundle), "--json", "--passphrase-file", str(seal), "--port", "0",
            "--signer", self._desk.key.public, "--operator-token-file", str(tokens),
            *self.options,
        ]  # fmt: skip

    def _store(self) -> HostStore:
        files = [Path(word) for word in self.options[1::2]]
        shared = Replicas.load(*files)
        assert shared is not None
        return HostStore.shared(shared.database, shared.key, folder=self._folder / "onlooker")


class Caller:
    """A visitor of the balancer; each request goes to whichever replica is next."""

    def __init__(
        self, address: str, *, at: int | str = 1, purposes: Sequence[str] | None = None
    ) -> None:
        transport = httpx.HTTPTransport(
            local_address=at if isinstance(at, str) else f"127.0.0.{at}",
            limits=httpx.Limits(max_keepalive_connections=0),
        )
        headers = {"origin": address.rstrip("/"), "connection": "close"}
        self.http = httpx.Client(
            base_url=address, headers=headers, transport=transport, timeout=60, trust_env=False
        )
        self.token = self.open(purposes)["token"]

    def open(self, purposes: Sequence[str] | None = None) -> dict[str, Any]:
        """Begin a talk; by default with consent to everything."""
        consent = self.http.get("api/widget").json()["consent"]
        agreed = [each["id"] for each in consent["purposes"]] if purposes is None else purposes
        body = {"consent": {"version": consent["version"], "purposes": list(agreed)}}
        answer = self.http.post("api/session", json=body)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        self.reference = told["reference"]
        return told

    def post(self, message: str) -> httpx.Response:
        """Ask, whatever comes of it."""
        return self.http.post("api/chat", json={"token": self.token, "message": message})

    def ask(self, message: str) -> list[Event]:
        """The events of the answer."""
        answer = self.post(message)
        assert answer.status_code == 200, answer.text
        return read_events(answer.text)

    def me(self, method: str = "GET", **body: Any) -> httpx.Response:
        """What is kept about the visitor, or a change of it."""
        headers = {"authorization": f"Bearer {self.token}"}
        return self.http.request(method, "api/me", headers=headers, json=body or None)

    def operator(self, method: str, path: str, **body: Any) -> httpx.Response:
        """What somebody with the operator's token asks."""
        headers = {"authorization": f"Bearer {OPERATOR}"}
        return self.http.request(method, f"operator/{path}", headers=headers, json=body or None)

    def close(self) -> None:
        """Leave."""
        self.http.close()

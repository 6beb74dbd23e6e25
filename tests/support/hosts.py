"""Hosts to visit: in memory for quick tests, on loopback with a real server for the others."""

from __future__ import annotations

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from builder.answering.handover.delivery import Delivery
from builder.core.bot import BotSpec
from builder.privacy.gate import Gate
from builder.privacy.pii.detector import build_detector
from builder.server.answering import Answering
from builder.server.application import create_app
from builder.server.listening import bind, page_address
from builder.server.premises import Premises
from builder.server.settings import BundleFacts, HostSettings
from builder.server.wire import wire
from builder.system.clock import SystemClock
from builder.vault.hoststore import HostStore
from builder.vault.memory_store import MemoryStore
from tests.support.bots import SHOP, FakeBot
from tests.support.described import DescribedClient
from tests.support.ledger import MemoryLedger, make_door
from tests.support.mail_server import PASSWORD
from tests.support.stores import HandClock
from tests.support.webhook_server import SECRET

PROGRAM = "a-token-that-a-program-of-the-shop-holds"
READER = "a-token-that-only-reads-what-is-counted"
OWN = "http://127.0.0.1:8080"
BUNDLE = BundleFacts("0123456789abcdef0123456789", 3, "RWQsigner")

Event = tuple[str, Any]


def make_gate(spec: BotSpec) -> Gate:
    """The gate of `spec`, with a detector of its own."""
    own = tuple(filter(None, (spec.contact.email, spec.contact.phone)))
    return Gate(spec.privacy, build_detector(language=spec.language, contacts=own))


def make_app(
    bot: Answering | None = None,
    *,
    settings: HostSettings | None = None,
    store: HostStore | None = None,
    clock: HandClock | None = None,
    delivery: Delivery | None = None,
    bundle: BundleFacts = BUNDLE,
    operators: Path | None = None,
) -> FastAPI:
    """The application around `bot`, with a store that is gone with it."""
    bot, settings = bot or FakeBot(), settings or HostSettings()
    store = store or HostStore.in_memory()
    return create_app(
        bot,
        make_gate(bot.spec),
        store,
        settings,
        bundle=bundle,
        clock=clock,
        delivery=delivery,
        premises=Premises.of(store, settings, clock or SystemClock(), operators),
    )


def let_in(folder: Path) -> Path:
    """A file of tokens: `PROGRAM` may answer, `READER` may only read."""
    file = folder / "operators.txt"
    holders = (("shop-site", "answer", PROGRAM), ("reader", "read", READER))
    file.write_text(
        "".join(
            f"{name} {scope} sha256:{hashlib.sha256(token.encode()).hexdigest()}\n"
            for name, scope, token in holders
        )
    )
    return file


def make_delivery(spec: BotSpec, ledger: MemoryLedger | None = None) -> Delivery:
    """The ways of `spec` to a person, with the secrets of the servers in `tests.support`."""
    secrets = MemoryStore()
    secrets.put("provider:smtp", PASSWORD.encode())
    secrets.put("provider:webhook", SECRET.encode())
    return Delivery(spec, make_gate(spec), make_door(ledger=ledger), secrets)


class Visitor:
    """Somebody on a page of `origin`, talking to a host in memory.

    Attributes:
        store: what the host keeps.
        client: for requests of one's own.
    """

    def __init__(
        self,
        bot: Answering | None = None,
        *,
        origin: str = SHOP,
        settings: HostSettings | None = None,
        clock: HandClock | None = None,
        delivery: Delivery | None = None,
        store: HostStore | None = None,
        bundle: BundleFacts = BUNDLE,
        operators: Path | None = None,
    ) -> None:
        self.store = store or HostStore.in_memory()
        self.clock = clock or HandClock()
        app = make_app(
            bot,
            settings=settings,
            store=self.store,
            clock=self.clock,
            delivery=delivery,
            bundle=bundle,
            operators=operators,
        )
        self.client: TestClient = DescribedClient(app, base_url=OWN, headers={"origin": origin})
        self.token = ""

    def version(self, language: str = "en") -> str:
        """The version of the consent text that is shown now."""
        face = self.client.get("/api/widget", params={"language": language}).json()
        version: str = face["consent"]["version"]
        return version

    def agree(self, *purposes: str) -> dict[str, Any]:
        """Open a session; without purposes, without consent."""
        body: dict[str, Any] = {"language": "en"}
        if purposes:
            body["consent"] = {"version": self.version(), "purposes": list(purposes)}
        told: dict[str, Any] = self.client.post("/api/session", json=body).json()
        self.token = told["token"]
        return told

    def ask(self, message: str) -> list[Event]:
        """The events of the answer to `message`."""
        answer = self.client.post("/api/chat", json={"token": self.token, "message": message})
        assert answer.status_code == 200, answer.text
        return read_events(answer.text)

    def pass_on(self, **body: Any) -> Any:
        """Ask for a person, with what `body` says beside the token."""
        return self.client.post("/api/handover", json={"token": self.token, **body})

    def me(self, method: str = "GET", **facts: Any) -> Any:
        """What is kept about this visitor, or a change of it."""
        headers = {"authorization": f"Bearer {self.token}", **facts.pop("headers", {})}
        return self.client.request(method, "/api/me", headers=headers, **facts)


def read_events(text: str) -> list[Event]:
    """The events of a stream."""
    events = []
    for block in text.split("\n\n"):
        if block.startswith("event: "):
            name, data = block.split("\n", 1)
            events.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return events


def named(events: list[Event], name: str) -> list[Any]:
    """The data of the events called `name`."""
    return [data for found, data in events if found == name]


@contextlib.contextmanager
def running(app: FastAPI, *, head_seconds: float = 60) -> Iterator[str]:
    """`app` on a free port of loopback, in a thread; its address without the last slash."""
    door = bind("127.0.0.1", 0)
    up = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            up.set()

    config = uvicorn.Config(
        app,
        http=wire(head_seconds=head_seconds),
        ws="none",
        loop="asyncio",
        log_config=None,
        timeout_graceful_shutdown=2,
    )
    server = Server(config)
    thread = threading.Thread(target=server.run, args=([door],), daemon=True)
    thread.start()
    try:
        assert up.wait(60), "the host did not start"
        yield page_address(door).rstrip("/")
    finally:
        server.should_exit = True
        thread.join(60)
        door.close()

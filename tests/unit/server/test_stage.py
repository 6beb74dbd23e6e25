"""One bundle after the other: nobody who is being answered notices; told to stop, all are told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from builder.core.bot import BotSpec
from builder.core.errors import BundleError
from builder.server.application import create_app
from builder.server.premises import Premises
from builder.server.settings import BundleFacts, HostSettings
from builder.server.stage import Served, Stage
from builder.server.swapping import Swapping
from builder.system.clock import SystemClock
from builder.vault.hoststore import HostStore
from tests.support.bots import SHOP, FakeBot, make_answer, make_spec, speak
from tests.support.hosts import make_gate, named, read_events, running


class Theatre:
    """A stage on loopback, and whatever its loop is asked to do from outside."""

    def __init__(self, first: FakeBot) -> None:
        self.store = HostStore.in_memory()
        settings = HostSettings()
        self.premises = Premises.of(self.store, settings, SystemClock())
        self.premises.staged = True
        self.closed: list[int] = []
        self.stage = Stage(self.served(first, 3), self.premises)
        self.address = ""
        self._loop: asyncio.AbstractEventLoop | None = None

    def served(self, bot: FakeBot, version: int) -> Served:
        app = create_app(
            bot,
            make_gate(bot.spec),
            self.store,
            self.premises.settings,
            bundle=BundleFacts("0123456789abcdef0123456789", version, "RW"),
            premises=self.premises,
        )
        return Served(app, version, lambda: self.closed.append(version))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._loop = asyncio.get_running_loop()
        await self.stage(scope, receive, send)

    def do(self, work: Coroutine[Any, Any, Any]) -> Any:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(60)

    @contextmanager
    def open(self) -> Iterator[httpx.Client]:
        with running(self) as self.address:  # type: ignore[arg-type]
            headers = {"origin": SHOP}
            with httpx.Client(
                base_url=self.address, headers=headers, trust_env=False, timeout=60
            ) as http:
                yield http

    def visit(self, http: httpx.Client) -> str:
        version = http.get("/api/widget").json()["consent"]["version"]
        consent = {"version": version, "purposes": ["answer", "transcript"]}
        token: str = http.post("/api/session", json={"consent": consent}).json()["token"]
        return token


def ask(http: httpx.Client, token: str) -> httpx.Response:
    return http.post("/api/chat", json={"token": token, "message": "May I return a bike?"})


def aside(work: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    told: list[Any] = []
    thread = threading.Thread(target=lambda: told.append(work()))
    thread.start()
    return thread, told


def test_an_answer_under_way_ends_on_the_old_bot_and_the_talk_goes_on_with_the_new() -> None:
    old, new = FakeBot(hold=True), FakeBot(script=lambda _: speak(make_answer("In 60 days.")))
    theatre = Theatre(old)
    with theatre.open() as http:
        token = theatre.visit(http)
        thread, told = aside(lambda: ask(http, token).text)
        assert old.waiting.wait(60)
        theatre.do(theatre.stage.swap(theatre.served(new, 4)))
        assert http.get("/readyz").json()["bundle"]["version"] == 4
        assert theatre.closed == []
        old.release.set()
        thread.join(60)
        assert named(read_events(told[0]), "done")[0]["text"] == "Within 30 days, with the receipt."
        (done,) = named(read_events(ask(http, token).text), "done")
        assert done["text"] == "In 60 days."
        kept = http.get("/api/me", headers={"authorization": f"Bearer {token}"}).json()
        assert len(kept["transcript"]) == 4
    assert theatre.closed == [3, 4]


def test_told_to_stop_it_lets_answers_end_and_tells_new_questions_so() -> None:
    bot = FakeBot(hold=True)
    theatre = Theatre(bot)
    with theatre.open() as http:
        token, other = theatre.visit(http), theatre.visit(http)
        thread, told = aside(lambda: ask(http, token).text)
        assert bot.waiting.wait(60)
        stopping, _ = aside(lambda: theatre.do(theatre.stage.drain(60)))
        while http.get("/readyz").json().get("closed") != "stopping":
            pass
        refused = ask(http, other)
        assert (refused.status_code, refused.json()["code"]) == (503, "host_stopping")
        assert refused.headers["retry-after"] == "30"
        bot.release.set()
        stopping.join(60)
        thread.join(60)
        assert named(read_events(told[0]), "done")


def test_an_answer_that_takes_longer_than_it_may_is_told_so() -> None:
    bot = FakeBot(hold=True)
    theatre = Theatre(bot)
    with theatre.open() as http:
        token = theatre.visit(http)
        thread, told = aside(lambda: ask(http, token).text)
        assert bot.waiting.wait(60)
        theatre.do(theatre.stage.drain(0))
        thread.join(60)
        bot.release.set()
        (error,) = named(read_events(told[0]), "error")
        assert error["code"] == "host_stopping"


@pytest.mark.parametrize("same", [True, False])
def test_a_talk_goes_on_only_while_what_its_visitor_agreed_to_still_holds(
    tmp_path: Path, same: bool
) -> None:
    spec = make_spec() if same else make_spec(privacy__transcripts__days=7)
    theatre = Theatre(FakeBot())

    def prepare(version: int) -> tuple[Served, BotSpec] | None:
        assert version == 3
        return theatre.served(FakeBot(spec), 4), spec

    with theatre.open() as http:
        token = theatre.visit(http)

        async def look() -> Any:
            file = tmp_path / "shop.hush"
            return await Swapping(
                file, theatre.stage, theatre.premises, make_spec(), prepare
            ).look()

        assert theatre.do(look()).swapped
        answer = ask(http, token)
        assert (answer.status_code == 200) is same
        if not same:
            assert answer.json()["code"] == "session_unknown"


def test_a_bundle_that_cannot_be_opened_leaves_the_old_one_and_is_told(tmp_path: Path) -> None:
    theatre = Theatre(FakeBot())

    def prepare(_version: int) -> None:
        raise BundleError("signature_invalid")

    with theatre.open() as http:

        async def look() -> Any:
            swapping = Swapping(
                tmp_path / "x", theatre.stage, theatre.premises, make_spec(), prepare
            )
            await swapping.look()
            return await swapping.look()

        told = theatre.do(look())
        assert (told.swapped, told.code) == (False, "signature_invalid")
        assert http.get("/readyz").json()["bundle"]["refused"] == "signature_invalid"
        events = [row.event for row in theatre.store.audit.rows()]
        assert events.count("bundle_refused") == 1  # once, however often it is looked at

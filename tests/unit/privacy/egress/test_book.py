"""What the ledger is told of a contact: before it, after it, and what it was cleared of."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator

import httpx
import pytest

from builder.answering.models import ModelRequest
from builder.core.contact import Contact, Outcome
from builder.core.errors import HushdeskError, MachineError, ModelError
from builder.core.policy import MessageData, MessagesPolicy, PrivacyPolicy
from builder.core.progress import CancelToken
from builder.knowledge.embedding.wire import OllamaWire
from builder.privacy.egress import Door
from builder.privacy.gate import Gate
from builder.privacy.pii import build_detector
from tests.support import openai_server
from tests.support.chat_models import make_model
from tests.support.embedding_server import MODEL, EmbeddingServer
from tests.support.ledger import MemoryLedger, make_door
from tests.support.openai_server import OpenAIServer

ASKED = "I am bob@example.com, call 020 7946 0958. No: bob@example.com or eve@example.org."
KEEP = PrivacyPolicy(messages=MessagesPolicy(personal_data=MessageData.KEEP))


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    yield from openai_server.serve()


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def request_under(policy: PrivacyPolicy) -> ModelRequest:
    gate = Gate(policy, build_detector())
    turn = ("user", gate.clear(ASKED, "model"))
    return ModelRequest(system=gate.clear("You answer.", "model"), turns=(turn,))


def ask(server: OpenAIServer, ledger: MemoryLedger, policy: PrivacyPolicy) -> Contact:
    model = make_model(server.base_url, door=make_door(ledger=ledger))
    with contextlib.suppress(ModelError):
        list(model.stream(request_under(policy), token=CancelToken()))
    assert len({row.outcome for row in ledger.rows}) == 1, "each try is a contact of its own"
    return ledger.rows[-1]


def test_ledger_tells_what_a_question_was_cleared_of(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    row = ask(server, ledger, PrivacyPolicy())

    assert (row.why, row.outcome, row.as_written) == ("model", "answered", False)
    assert row.masked == {"EMAIL_ADDRESS": 3, "PHONE_NUMBER": 1}
    assert "bob" not in repr(row)


def test_ledger_says_that_nothing_was_looked_for(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    row = ask(server, ledger, KEEP)

    assert (dict(row.masked), row.as_written) == ({}, True)


@pytest.mark.parametrize(
    ("mode", "outcome"),
    [("answer", "answered"), ("failed", "failed"), ("unauthorized", "failed"), ("cut", "failed"),
     ("nonsense", "answered")],
)  # fmt: skip
def test_ledger_tells_what_became_of_a_contact(
    server: OpenAIServer, ledger: MemoryLedger, mode: str, outcome: str
) -> None:
    server.mode = mode

    assert ask(server, ledger, PrivacyPolicy()).outcome == outcome


def test_contact_stands_in_the_ledger_while_it_is_under_way(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    server.mode = "stuck"
    token = CancelToken()
    model = make_model(server.base_url, door=make_door(ledger=ledger))
    reply = model.stream(request_under(PrivacyPolicy()), token=token)

    next(reply)
    (row,) = ledger.rows
    assert row.outcome == "under_way"
    token.cancel()
    with pytest.raises(HushdeskError):
        next(reply)

    (row,) = ledger.rows
    assert row.outcome == "cancelled"
    assert row.bytes_in > 0
    assert row.masked == {"EMAIL_ADDRESS": 3, "PHONE_NUMBER": 1}


def test_trying_a_model_carries_nobodys_text(server: OpenAIServer, ledger: MemoryLedger) -> None:
    make_model(server.base_url, door=make_door(ledger=ledger)).check()

    (row,) = ledger.rows
    assert (row.why, dict(row.masked), row.as_written) == ("probe", {}, False)


def test_passages_sent_to_an_embedding_server_are_told_too(ledger: MemoryLedger) -> None:
    gate = Gate(PrivacyPolicy(), build_detector())
    with EmbeddingServer() as server:
        wire = OllamaWire(f"http://127.0.0.1:{server.port}", MODEL, None, make_door(ledger=ledger))
        wire.embed([gate.clear(ASKED, "embedder"), gate.clear("Hello", "embedder")], CancelToken())

    assert [(row.why, row.masked) for row in ledger.rows] == [
        ("embedder", {"EMAIL_ADDRESS": 3, "PHONE_NUMBER": 1})
    ]


def test_what_could_not_be_sent_was_not_cleared(ledger: MemoryLedger) -> None:
    with httpx.Client() as _, OpenAIServer() as gone:
        address = gone.base_url
    model = make_model(address, door=make_door(ledger=ledger))

    with pytest.raises(ModelError, match="model_unreachable"):
        list(model.stream(request_under(PrivacyPolicy()), token=CancelToken()))

    (row,) = ledger.rows
    assert (row.outcome, row.bytes_out, dict(row.masked)) == ("failed", 0, {})


def test_nothing_is_sent_that_cannot_be_written_down(server: OpenAIServer) -> None:
    class FullLedger(MemoryLedger):
        def record(self, contact: Contact) -> int:
            raise MachineError("no_space")

    model = make_model(server.base_url, door=make_door(ledger=FullLedger()))

    with pytest.raises(MachineError, match="no_space"):
        list(model.stream(request_under(PrivacyPolicy()), token=CancelToken()))

    assert server.asked == []


def test_answer_that_came_is_not_lost_because_its_end_cannot_be_written_down(
    server: OpenAIServer,
) -> None:
    class FillingLedger(MemoryLedger):
        def settle(self, number: int, contact: Contact) -> None:
            raise MachineError("no_space")

    ledger = FillingLedger()
    model = make_model(server.base_url, door=make_door(ledger=ledger))

    said = "".join(model.stream(request_under(PrivacyPolicy()), token=CancelToken()))

    assert said == openai_server.TEXT
    assert [row.outcome for row in ledger.rows] == ["under_way"]


def test_who_watches_hears_of_every_change(server: OpenAIServer, ledger: MemoryLedger) -> None:
    door, seen = make_door(ledger=ledger), list[str]()
    end = door.watch(lambda: seen.append(ledger.rows[-1].outcome))

    with door.client("model") as client:
        client.get(f"{server.base_url}/models")
        with pytest.raises(HushdeskError):
            client.get("http://api.example.com/")
        end()
        client.get(f"{server.base_url}/models")

    assert seen == [Outcome.UNDER_WAY, Outcome.ANSWERED, Outcome.REFUSED]


def test_task_that_is_cancelled_is_told_so(server: OpenAIServer, ledger: MemoryLedger) -> None:
    server.mode = "silent"
    door = Door(PrivacyPolicy, ledger)

    async def ask_and_leave() -> None:
        async with door.async_client("webhook") as client:
            asking = asyncio.create_task(client.get(f"{server.base_url}/models"))
            await asyncio.to_thread(server.started.wait, 30)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking

    asyncio.run(ask_and_leave())

    assert [row.outcome for row in ledger.rows] == ["cancelled"]


def test_many_contacts_at_once_are_each_written_down(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    def ask_once() -> None:
        model = make_model(server.base_url, door=door)
        list(model.stream(request_under(PrivacyPolicy()), token=CancelToken()))

    door = make_door(ledger=ledger)
    threads = [threading.Thread(target=ask_once) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [row.outcome for row in ledger.rows] == ["answered"] * 6


def test_numbers_that_stay_masked_are_counted_beside_what_was_let_through(
    server: OpenAIServer, ledger: MemoryLedger
) -> None:
    gate = Gate(KEEP, build_detector())
    asked = gate.clear("I am bob@example.com, my card is 4111 1111 1111 1111.", "model")
    request = ModelRequest(system=gate.clear("You answer.", "model"), turns=(("user", asked),))
    model = make_model(server.base_url, door=make_door(ledger=ledger))

    list(model.stream(request, token=CancelToken()))

    (row,) = ledger.rows
    assert (row.masked, row.as_written) == ({"CREDIT_CARD": 1}, True)

"""What every chat model does, whoever stands behind it; each adapter runs all of it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from builder.answering.models import ChatModel
from builder.core.errors import Cancelled, PolicyError
from builder.core.policy import Network, PrivacyPolicy
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, host_of
from tests.support.chat_models import make_model, make_provider, make_request
from tests.support.fakellm_server import REPLY, fakellm
from tests.support.ledger import MemoryLedger
from tests.support.openai_server import TEXT, OpenAIServer
from tests.support.provider_servers import SERVERS


@dataclass(frozen=True, slots=True)
class Served:
    """One server, what it replies, and what makes the model that speaks to it."""

    base_url: str
    reply: str
    make: Callable[[str, Door], ChatModel]


@pytest.fixture(scope="module", params=["own server", "fakellm", *SERVERS])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    def compatible(base_url: str, door: Door) -> ChatModel:
        return make_model(base_url, door=door)

    def provider(base_url: str, door: Door) -> ChatModel:
        return make_provider(request.param, base_url, door=door)

    if request.param == "fakellm":
        with fakellm(tmp_path_factory.mktemp("fakellm")) as base_url:
            yield Served(base_url, REPLY, compatible)
    elif request.param == "own server":
        with OpenAIServer() as server:
            yield Served(server.base_url, TEXT, compatible)
    else:
        with SERVERS[request.param]() as server:
            yield Served(server.base_url, TEXT, provider)


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def model(served: Served, ledger: MemoryLedger) -> ChatModel:
    return served.make(served.base_url, Door(PrivacyPolicy, ledger))


def test_reply_comes_in_pieces_that_make_the_whole(model: ChatModel, served: Served) -> None:
    pieces = list(model.stream(make_request("When do you open?"), token=CancelToken()))

    assert "".join(pieces) == served.reply
    assert len(pieces) > 1
    assert all(pieces)


def test_name_and_host_are_told(model: ChatModel, served: Served) -> None:
    assert model.name == "small"
    assert served.base_url.removesuffix("/v1") == f"http://{model.host}"


def test_contact_is_in_the_ledger_with_its_size(model: ChatModel, ledger: MemoryLedger) -> None:
    list(model.stream(make_request("When do you open?"), token=CancelToken()))

    (row,) = ledger.rows
    assert (row.host, row.why, row.allowed) == (host_of(model.host), "model", True)
    assert row.bytes_out > 100
    assert row.bytes_in > 100


def test_nothing_is_asked_when_it_was_cancelled_before(
    model: ChatModel, ledger: MemoryLedger
) -> None:
    token = CancelToken()
    token.cancel()

    with pytest.raises(Cancelled):
        list(model.stream(make_request("When do you open?"), token=token))


def test_closing_the_reply_early_is_no_failure_and_still_written_down(
    model: ChatModel, ledger: MemoryLedger
) -> None:
    reply = model.stream(make_request("When do you open?"), token=CancelToken())

    assert next(reply)
    reply.close()  # type: ignore[attr-defined]

    assert len(ledger.rows) == 1


def test_several_threads_get_each_their_reply(model: ChatModel, served: Served) -> None:
    replies: list[str] = []

    def ask() -> None:
        request = make_request("When do you open?")
        replies.append("".join(model.stream(request, token=CancelToken())))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert replies == [served.reply] * 4


def test_host_that_the_policy_does_not_allow_is_never_asked(
    served: Served, ledger: MemoryLedger
) -> None:
    policy = PrivacyPolicy(network=Network.CHOSEN, hosts=("other.example.com",))
    model = served.make("https://llm.example.com/v1", Door(lambda: policy, ledger))

    with pytest.raises(PolicyError) as caught:
        list(model.stream(make_request("When do you open?"), token=CancelToken()))

    assert caught.value.params == {"host": "llm.example.com"}
    assert [row.allowed for row in ledger.rows] == [False]

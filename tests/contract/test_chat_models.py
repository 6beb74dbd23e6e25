"""What every chat model does, whoever stands behind it; each adapter runs all of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from builder.answering.models import ChatModel
from builder.core.errors import Cancelled, PolicyError
from builder.core.policy import Network, PrivacyPolicy
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, host_of
from tests.support.chat_models import make_model, make_request
from tests.support.fakellm_server import REPLY, fakellm
from tests.support.ledger import MemoryLedger
from tests.support.openai_server import TEXT, OpenAIServer


@pytest.fixture(scope="module", params=["own server", "fakellm"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, str]]:
    """(base address, expected reply) of one server."""
    if request.param == "fakellm":
        with fakellm(tmp_path_factory.mktemp("fakellm")) as base_url:
            yield base_url, REPLY
    else:
        with OpenAIServer() as server:
            yield server.base_url, TEXT


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def model(served: tuple[str, str], ledger: MemoryLedger) -> ChatModel:
    return make_model(served[0], door=Door(PrivacyPolicy, ledger))


def test_reply_comes_in_pieces_that_make_the_whole(
    model: ChatModel, served: tuple[str, str]
) -> None:
    pieces = list(model.stream(make_request("When do you open?"), token=CancelToken()))

    assert "".join(pieces) == served[1]
    assert len(pieces) > 1
    assert all(pieces)


def test_name_and_host_are_told(model: ChatModel, served: tuple[str, str]) -> None:
    assert model.name == "small"
    assert served[0] == f"http://{model.host}/v1"


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


def test_several_threads_get_each_their_reply(model: ChatModel, served: tuple[str, str]) -> None:
    replies: list[str] = []

    def ask() -> None:
        request = make_request("When do you open?")
        replies.append("".join(model.stream(request, token=CancelToken())))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert replies == [served[1]] * 4


def test_host_that_the_policy_does_not_allow_is_never_asked(ledger: MemoryLedger) -> None:
    policy = PrivacyPolicy(network=Network.CHOSEN, hosts=("other.example.com",))
    model: ChatModel = make_model("https://llm.example.com/v1", door=Door(lambda: policy, ledger))

    with pytest.raises(PolicyError) as caught:
        list(model.stream(make_request("When do you open?"), token=CancelToken()))

    assert caught.value.params == {"host": "llm.example.com"}
    assert [row.allowed for row in ledger.rows] == [False]

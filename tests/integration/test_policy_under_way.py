"""Toggles that are flipped while an answer is on its way."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from builder.core.conversation import Answer, Delta, Done, Question, Replaced
from builder.core.setting import Value
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.studio import answers
from builder.studio.bots import Workbench
from tests.support.desk import make_bench
from tests.support.openai_server import OpenAIServer

HOST = "llm.example.com"
ASKED = "How long can helmets be returned? I am bob@example.com."


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    with OpenAIServer("stuck") as opened:
        yield opened


@pytest.fixture
def bench(server: OpenAIServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workbench]:
    """A bot whose model is on a host outside, which is this computer in truth."""
    real = socket.getaddrinfo

    def resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        return real("127.0.0.1" if host == HOST else host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    with closing(make_bench()) as made:
        made.change(
            {
                "privacy.network": "chosen",
                "privacy.hosts": (HOST,),
                "answers.model": "openai_compatible",
                "answers.model_name": "small",
                "answers.base_url": f"http://{HOST}:{server.port}/v1",
                "answers.refuse_below": 0.0,
            }
        )
        yield made


class Asking(threading.Thread):
    """One question, asked on a thread of its own."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(daemon=True)
        self._bench = bench
        self.shown, self.withdrawn = "", False
        self.answer: Answer | None = None
        self.start()

    def run(self) -> None:
        for event in answers.ask(self._bench, Question(ASKED), names=Pseudonyms()):
            if isinstance(event, Delta):
                self.shown += event.text
            elif isinstance(event, Replaced):
                self.shown, self.withdrawn = "", True
            elif isinstance(event, Done):
                self.answer = event.answer


FORBID: dict[str, dict[str, Value]] = {
    "no network": {"privacy.network": "none", "answers.model": "quotes", "answers.base_url": ""},
    "another host": {
        "privacy.hosts": ("other.example.com",),
        "answers.base_url": "http://other.example.com/v1",
    },
}


@pytest.mark.parametrize("change", FORBID.values(), ids=FORBID)
def test_host_that_is_forbidden_is_hung_up_on_at_once(
    bench: Workbench, server: OpenAIServer, change: dict[str, Value]
) -> None:
    asking = Asking(bench)
    assert server.started.wait(30)

    bench.change(change)
    asking.join(30)

    assert not asking.is_alive(), "it would have waited a minute for the next word"
    assert server.gone.wait(30), "the line is cut"
    assert asking.answer is not None
    assert asking.answer.reason == "host_withdrawn"
    assert "thirty days" in asking.shown, "the answer is made of quotes"
    (contact,) = bench.file.ledger.contacts()
    assert (contact.host, contact.outcome) == (HOST, "cancelled")
    assert contact.masked == {"EMAIL_ADDRESS": 1}


@pytest.mark.parametrize(("first", "then"), [("keep", "mask"), ("mask", "keep")])
def test_answer_keeps_the_rule_for_personal_data_that_it_began_with(
    bench: Workbench, server: OpenAIServer, first: str, then: str
) -> None:
    bench.change({"privacy.messages.personal_data": first})
    asking = Asking(bench)
    assert server.started.wait(30)

    bench.change({"privacy.messages.personal_data": then})
    server.mode = "answer"
    next_one = Asking(bench)
    next_one.join(30)
    server.closing.set()
    asking.join(30)

    told = [str(asked.body["messages"][-1]["content"]) for asked in server.asked]
    assert ["bob@example.com" in text for text in told] == [first == "keep", then == "keep"]
    newest, oldest = bench.file.ledger.contacts()
    assert (oldest.as_written, newest.as_written) == (first == "keep", then == "keep")


def test_host_forbidden_before_the_answer_gets_nothing(
    bench: Workbench, server: OpenAIServer
) -> None:
    """The bot in hand still names the host: the door asks the policy as it is now."""
    held = bench.bot
    bench.change(FORBID["no network"])

    answer = held.answer(Question(ASKED))

    assert answer.reason == "host_not_allowed"
    assert answer.trace.sent == ()
    assert server.asked == []
    assert [contact.outcome for contact in bench.file.ledger.contacts()] == ["refused"]

"""A model's server that is dead is left alone for a while, and tried again by one question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.answering.models import ModelRequest
from builder.answering.models.patience import FIRST_S, LONGEST_S, Patient
from builder.core.errors import ModelError
from builder.core.progress import CancelToken
from tests.support.chat_models import make_request


class Server:
    """A model that fails with `code`, or answers; counts how often it was asked."""

    name, host = "small", "127.0.0.1:9"

    def __init__(self) -> None:
        self.code = "model_timeout"
        self.asked = 0

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        self.asked += 1
        if self.code:
            raise ModelError(self.code, host=self.host)
        yield "Yes."


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def ask(model: Patient) -> str:
    request = make_request("Open?")
    try:
        return "".join(model.stream(request, token=CancelToken()))
    except ModelError as error:
        return error.code


def test_a_dead_server_is_asked_once_and_left_alone_twice_as_long_each_time() -> None:
    server, clock = Server(), Hand()
    model = Patient(server, clock)
    rest = FIRST_S
    for tried in range(1, 8):
        assert [ask(model) for _ in range(5)] == ["model_timeout"] * 5
        assert server.asked == tried
        clock.at += rest - 0.1
        assert ask(model) == "model_timeout"
        assert server.asked == tried
        clock.at += 0.2
        rest = min(2 * rest, LONGEST_S)
    server.code = ""
    clock.at += LONGEST_S
    assert [ask(model), ask(model)] == ["Yes.", "Yes."]


@pytest.mark.parametrize("code", ["model_key_refused", "model_nonsense", "model_rate_limited"])
def test_a_server_that_answers_if_only_to_refuse_is_asked_each_time(code: str) -> None:
    server = Server()
    server.code = code
    model = Patient(server, Hand())
    assert [ask(model) for _ in range(3)] == [code] * 3
    assert server.asked == 3

"""A model over HTTP: what goes over the wire, and what each kind of bad server is told as."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.errors import Cancelled, MachineError, ModelError
from builder.core.progress import CancelToken
from tests.support import openai_server
from tests.support.chat_models import make_model, make_request
from tests.support.fakellm_server import fakellm
from tests.support.ledger import MemoryLedger, make_door
from tests.support.openai_server import MODELS, TEXT, OpenAIServer

SAID = make_request("Hello", "Hi.", "Write to bob@example.com please")

BROKEN = {
    "unauthorized": "model_key_refused",
    "no_model": "model_not_found",
    "no_route": "model_not_found",
    "rate_limited": "model_rate_limited",
    "failed": "model_failed",
    "html": "model_nonsense",
    "misshapen": "model_nonsense",
    "moved": "model_nonsense",
}
BROKEN_STREAMS = {
    "cut": "model_cut_off",
    "unfinished": "model_cut_off",
    "empty": "model_nonsense",
    "nonsense": "model_nonsense",
    "error_event": "model_nonsense",
    "endless": "model_nonsense",
}


@pytest.fixture
def server() -> Iterator[OpenAIServer]:
    yield from openai_server.serve()


def read(server: OpenAIServer, *, timeout_s: float = 20.0) -> tuple[str, str]:
    """(what came, the code of the error after it)."""
    came: list[str] = []
    model = make_model(server.base_url, timeout_s=timeout_s)
    with pytest.raises(ModelError) as caught:
        came.extend(model.stream(SAID, token=CancelToken()))
    assert caught.value.params["host"] == f"127.0.0.1:{server.port}"
    assert caught.value.__suppress_context__
    return "".join(came), caught.value.code


def test_cleared_text_and_nothing_else_goes_over_the_wire(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("ORG_ID", "PROJECT_ID", "API_KEY", "ADMIN_KEY"):
        monkeypatch.setenv(f"OPENAI_{name}", "from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Custom: from-the-environment")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")

    reply = "".join(make_model(server.base_url).stream(SAID, token=CancelToken()))

    assert reply == TEXT
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.body == {
        "model": "small",
        "messages": [
            {"role": "system", "content": "You answer for a shop."},
            {"role": "user", "content": "Hello"},
            {"role": "assistant", "content": "Hi."},
            {"role": "user", "content": "Write to [EMAIL_ADDRESS] please"},
        ],
        "stream": True,
        "stream_options": {"include_usage": True},
        "temperature": 0.1,
    }
    assert asked.headers.pop("authorization") == "Bearer sk-test-1234"
    assert set(asked.headers) <= {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length",
        "user-agent",
    }  # fmt: skip
    assert "from-the-environment" not in str(asked)


def test_no_key_sends_no_authorization(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "from-the-environment")

    list(make_model(server.base_url, key=None).stream(SAID, token=CancelToken()))

    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize("mode", BROKEN)
def test_broken_server_is_told_by_its_code(server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    assert read(server) == ("", BROKEN[mode])
    assert len(server.asked) == (3 if mode == "failed" else 1)


@pytest.mark.parametrize("mode", BROKEN_STREAMS)
def test_broken_stream_is_told_by_its_code(server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    came, code = read(server)

    assert code == BROKEN_STREAMS[mode]
    assert bool(came) is (mode not in {"empty", "nonsense"})


@pytest.mark.parametrize("mode", BROKEN)
def test_trying_the_model_tells_the_same(server: OpenAIServer, mode: str) -> None:
    server.mode = mode
    model = make_model(server.base_url)

    for attempt in (model.check, model.models):
        with pytest.raises(ModelError) as caught:
            attempt()
        assert caught.value.code == BROKEN[mode]


@pytest.mark.parametrize("mode", ["silent", "stuck"])
def test_slow_server_is_a_timeout(server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    # Who waits for a first piece gives a busy machine time to send it.
    came, code = read(server, timeout_s=2.0 if mode == "stuck" else 0.3)

    assert (came, code) == ("We open " if mode == "stuck" else "", "model_timeout")
    assert server.gone.wait(60)


def test_server_that_only_seems_alive_is_a_timeout(server: OpenAIServer) -> None:
    server.mode = "dripping"

    assert read(server, timeout_s=0.2) == ("", "model_timeout")


def test_nobody_listening_is_unreachable(server: OpenAIServer) -> None:
    with pytest.raises(ModelError) as caught:
        list(make_model("http://127.0.0.1:1").stream(SAID, token=CancelToken()))

    assert caught.value.code == "model_unreachable"


@pytest.mark.parametrize("mode", ["silent", "stuck", "dripping"])
def test_cancelling_hangs_up_while_nothing_comes(server: OpenAIServer, mode: str) -> None:
    server.mode = mode
    token = CancelToken()

    def cancel() -> None:
        server.started.wait(60)
        token.cancel()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with pytest.raises(Cancelled):
        list(make_model(server.base_url).stream(SAID, token=token))
    canceller.join()

    assert server.gone.wait(60)


def test_working_model_passes_the_check_with_one_small_question(server: OpenAIServer) -> None:
    make_model(server.base_url).check()

    (asked,) = server.asked
    assert asked.body["max_tokens"] == 16
    assert "stream" not in asked.body or not asked.body["stream"]


def test_models_of_the_server_are_listed(server: OpenAIServer) -> None:
    assert make_model(server.base_url).models() == list(MODELS)


@pytest.mark.parametrize(
    "key", ["sk-\n-broken", "schlüssel", b"\xff\xfe"], ids=["line", "ü", "raw"]
)
def test_key_that_cannot_be_sent_is_refused_before_anything_is(
    server: OpenAIServer, key: str | bytes
) -> None:
    with pytest.raises(ModelError) as caught:
        make_model(server.base_url, key=key).check()

    assert caught.value.code == "model_key_refused"
    assert server.asked == []


def test_blanks_around_a_pasted_key_do_no_harm(server: OpenAIServer) -> None:
    make_model(server.base_url, key=" sk-pasted \n").check()

    assert server.asked[0].headers["authorization"] == "Bearer sk-pasted"


def test_key_and_prompt_are_in_no_error_and_no_log(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    server.mode = "unauthorized"
    monkeypatch.setenv("OPENAI_LOG", "debug")
    caplog.set_level(logging.DEBUG)

    with pytest.raises(ModelError) as caught:
        list(make_model(server.base_url).stream(SAID, token=CancelToken()))

    assert "sk-test-1234" not in str(caught.value) + caplog.text
    assert "shop" not in str(caught.value) + caplog.text


def test_missing_part_of_the_program_is_named(
    server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "llama_index.llms.openai_like", None)

    with pytest.raises(MachineError, match="model_support_missing"):
        list(make_model(server.base_url).stream(SAID, token=CancelToken()))


def test_second_implementation_is_understood(tmp_path: Path) -> None:
    """fakellm knows no list of models, and tells refusals in its own words."""
    ledger = MemoryLedger()
    with fakellm(tmp_path) as base_url:
        make_model(base_url, door=make_door(ledger=ledger)).check()
        for name, code in (("locked-1", "model_key_refused"), ("busy-1", "model_rate_limited")):
            with pytest.raises(ModelError) as caught:
                make_model(base_url, name=name).check()
            assert caught.value.code == code
        with pytest.raises(ModelError) as caught:
            make_model(base_url).models()

    assert caught.value.code == "model_not_found"
    assert [row.allowed for row in ledger.rows] == [True]

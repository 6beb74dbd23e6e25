"""Every provider's own protocol on the wire: what goes out, and what each failure is told as."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from builder.answering.models.azure_openai import API_VERSION
from builder.answering.models.ollama import Ollama
from builder.core.errors import Cancelled, MachineError, ModelError
from builder.core.progress import CancelToken, Step
from tests.support.chat_models import make_model, make_provider, make_request
from tests.support.openai_server import MODELS, TEXT, OpenAIServer
from tests.support.provider_servers import SERVERS

SAID = make_request("Hello", "Hi.", "Write to bob@example.com please")
SYSTEM = "You answer for a shop."
TURNS = [
    {"role": "user", "content": "Hello"},
    {"role": "assistant", "content": "Hi."},
    {"role": "user", "content": "Write to [EMAIL_ADDRESS] please"},
]
KEYS = {"openai": "authorization", "azure_openai": "api-key", "anthropic": "x-api-key",
        "ollama": "authorization"}  # fmt: skip
BROKEN = {
    "unauthorized": "model_key_refused",
    "no_model": "model_not_found",
    "no_route": "model_not_found",
    "rate_limited": "model_rate_limited",
    "no_credit": "model_no_credit",
    "failed": "model_failed",
    "html": "model_nonsense",
    "misshapen": "model_nonsense",
    "moved": "model_nonsense",
}
BROKEN_STREAMS = {
    "cut": {"model_cut_off"},
    "unfinished": {"model_cut_off"},
    "empty": {"model_nonsense"},
    "nonsense": {"model_nonsense"},
    "error_event": {"model_nonsense", "model_failed"},
    "endless": {"model_nonsense"},
}
PROGRAMS = ("openai", "azure_openai", "anthropic", "ollama")


@pytest.fixture(params=SERVERS)
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def server(provider: str) -> Iterator[OpenAIServer]:
    with SERVERS[provider]() as made:
        yield made


def read(provider: str, server: OpenAIServer, *, timeout_s: float = 20.0) -> tuple[str, str]:
    """(what came, the code of the error after it)."""
    came: list[str] = []
    model = make_provider(provider, server.base_url, timeout_s=timeout_s)
    with pytest.raises(ModelError) as caught:
        came.extend(model.stream(SAID, token=CancelToken()))
    assert caught.value.params["host"] == f"127.0.0.1:{server.port}"
    return "".join(came), caught.value.code


def told(provider: str, mode: str) -> str:
    """The code of a failure; Ollama knows no credit."""
    return BROKEN["rate_limited" if (provider, mode) == ("ollama", "no_credit") else mode]


def body_of(provider: str, stream: bool = True) -> dict[str, Any]:
    """What the protocol wants to be sent."""
    if provider == "anthropic":
        return {"model": "small", "system": SYSTEM, "messages": TURNS, "max_tokens": 2048,
                "stream": stream}  # fmt: skip
    messages = [{"role": "system", "content": SYSTEM}, *TURNS]
    if provider == "ollama":
        return {"model": "small", "messages": messages, "stream": stream, "tools": [],
                "options": {"temperature": 0.1, "num_ctx": 8192}}  # fmt: skip
    return {"model": "small", "messages": messages, "stream": stream,
            "stream_options": {"include_usage": True}}  # fmt: skip


def test_cleared_text_and_nothing_else_goes_over_the_wire(
    provider: str, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for program in ("OPENAI", "AZURE_OPENAI", "ANTHROPIC", "OLLAMA"):
        for name in ("API_KEY", "AUTH_TOKEN", "ORG_ID", "PROJECT_ID", "AD_TOKEN"):
            monkeypatch.setenv(f"{program}_{name}", "from-the-environment")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "X-Custom: from-the-environment")
    monkeypatch.setenv("ANTHROPIC_CUSTOM_HEADERS", "X-Custom: from-the-environment")
    monkeypatch.setenv("OLLAMA_HOST", "http://127.0.0.1:1")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "http://127.0.0.1:1")

    reply = "".join(make_provider(provider, server.base_url).stream(SAID, token=CancelToken()))

    assert reply == TEXT
    (asked,) = server.asked
    for message in asked.body["messages"]:
        if isinstance(message["content"], list):  # Anthropic's blocks
            (block,) = message["content"]
            assert block["type"] == "text"
            message["content"] = block["text"]
    assert asked.body == body_of(provider)
    key = asked.headers.pop(KEYS[provider])
    assert key.removeprefix("Bearer ") == "sk-test-1234"
    assert set(asked.headers) <= {
        "host", "accept", "accept-encoding", "connection", "content-type", "content-length",
        "user-agent", "anthropic-version", "transfer-encoding",
    }  # fmt: skip
    assert "from-the-environment" not in str(asked)


def test_without_a_key_none_is_sent(
    provider: str, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"{provider.upper()}_API_KEY", "from-the-environment")

    list(make_provider(provider, server.base_url, key=None).stream(SAID, token=CancelToken()))

    assert not set(server.asked[0].headers) & set(KEYS.values())


@pytest.mark.parametrize("mode", BROKEN)
def test_broken_server_is_told_by_its_code(provider: str, server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    assert read(provider, server) == ("", told(provider, mode))
    passing = mode == "failed" or (provider, mode) == ("ollama", "no_credit")
    assert len(server.asked) == (3 if passing else 1)


@pytest.mark.parametrize("mode", BROKEN_STREAMS)
def test_broken_stream_is_told_by_its_code(provider: str, server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    came, code = read(provider, server)

    assert code in BROKEN_STREAMS[mode]
    assert bool(came) is (mode not in {"empty", "nonsense"})


@pytest.mark.parametrize("mode", ["silent", "stuck", "dripping"])
def test_slow_server_is_a_timeout(provider: str, server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    # Who waits for a first piece gives a busy machine time to send it.
    came, code = read(provider, server, timeout_s=2.0 if mode == "stuck" else 0.3)

    assert (came, code) == ("We open " if mode == "stuck" else "", "model_timeout")
    assert server.gone.wait(30)


@pytest.mark.parametrize("mode", ["silent", "stuck", "dripping"])
def test_cancelling_hangs_up_while_nothing_comes(
    provider: str, server: OpenAIServer, mode: str
) -> None:
    server.mode = mode
    token = CancelToken()

    def cancel() -> None:
        server.started.wait(30)
        token.cancel()

    canceller = threading.Thread(target=cancel)
    canceller.start()
    with pytest.raises(Cancelled):
        list(make_provider(provider, server.base_url).stream(SAID, token=token))
    canceller.join()

    assert server.gone.wait(30)


def test_a_server_with_too_much_to_do_is_asked_again(provider: str, server: OpenAIServer) -> None:
    server.mode = "busy"

    reply = "".join(make_provider(provider, server.base_url).stream(SAID, token=CancelToken()))

    assert reply == TEXT
    assert len(server.asked) == 2


def test_nobody_listening_is_unreachable(provider: str, server: OpenAIServer) -> None:
    model = make_provider(provider, "http://127.0.0.1:1")
    with pytest.raises(ModelError) as caught:
        list(model.stream(SAID, token=CancelToken()))

    assert caught.value.code == "model_unreachable"


def test_trying_asks_one_small_question(provider: str, server: OpenAIServer) -> None:
    make_provider(provider, server.base_url).check()

    asked = server.asked[-1]
    assert len(str(asked.body)) < 300
    assert not asked.body.get("stream")


@pytest.mark.parametrize("mode", ["unauthorized", "no_credit", "failed", "html"])
def test_trying_tells_what_is_wrong(provider: str, server: OpenAIServer, mode: str) -> None:
    server.mode = mode

    with pytest.raises(ModelError) as caught:
        make_provider(provider, server.base_url).check()

    assert caught.value.code == told(provider, mode)


def test_models_of_the_provider_are_listed(provider: str, server: OpenAIServer) -> None:
    listed = make_provider(provider, server.base_url).models()

    expected = {"azure_openai": [], "ollama": [f"{name}:latest" for name in MODELS]}
    assert listed == expected.get(provider, list(MODELS))


def test_key_and_prompt_are_in_no_error_and_no_log(
    provider: str,
    server: OpenAIServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    server.mode = "unauthorized"
    monkeypatch.setenv("OPENAI_LOG", "debug")
    monkeypatch.setenv("ANTHROPIC_LOG", "debug")
    caplog.set_level(logging.DEBUG)

    with pytest.raises(ModelError) as caught:
        list(make_provider(provider, server.base_url).stream(SAID, token=CancelToken()))

    assert "sk-test-1234" not in str(caught.value) + caplog.text
    assert "shop" not in str(caught.value) + caplog.text


def test_missing_part_of_the_program_is_named(
    provider: str, server: OpenAIServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (*PROGRAMS, "openai_like"):
        monkeypatch.setitem(sys.modules, f"llama_index.llms.{name}", None)

    with pytest.raises(MachineError, match="model_support_missing"):
        list(make_provider(provider, server.base_url).stream(SAID, token=CancelToken()))


@pytest.mark.parametrize(
    ("pasted", "deployment", "version"),
    [
        ("", "small", API_VERSION),
        ("/openai/deployments/small/chat/completions?api-version=2025-01-01-preview", "",
         "2025-01-01-preview"),
    ],
)  # fmt: skip
def test_azure_s_target_address_is_taken_as_it_is_shown(
    pasted: str, deployment: str, version: str
) -> None:
    with SERVERS["azure_openai"]() as server:
        model = make_provider("azure_openai", server.base_url + pasted, model=deployment)
        assert "".join(model.stream(SAID, token=CancelToken())) == TEXT

    path = f"/openai/deployments/small/chat/completions?api-version={version}"
    assert [asked.path for asked in server.asked] == [path]


@pytest.mark.parametrize("name", ["gpt-4o-mini", "gpt-5-mini", "o3"])
def test_newer_models_are_asked_without_what_they_refuse(name: str) -> None:
    with SERVERS["openai"]() as server:
        model = make_provider("openai", server.base_url, model=name)
        list(model.stream(SAID, token=CancelToken()))
        model.check()

    said, tried = (asked.body for asked in server.asked)
    older = name.startswith("gpt-4")
    assert ("temperature" in said) is older
    assert ("max_tokens" in tried, "max_completion_tokens" in tried) == (older, not older)


def test_ollama_fetches_a_model_and_tells_how_far_it_is() -> None:
    steps: list[Step] = []
    with SERVERS["ollama"]() as server:
        model = make_provider("ollama", server.base_url)
        assert isinstance(model, Ollama)
        model.pull(progress=steps.append)
        unheard = make_provider("ollama", server.base_url, model="unheard-of")
        assert isinstance(unheard, Ollama)
        with pytest.raises(ModelError) as caught:
            unheard.pull()

    counted = [(step.done, step.total) for step in steps if step.total]
    assert counted == [(0, 1000), (250, 1000), (1000, 1000)]
    assert caught.value.code == "model_not_found"


def test_a_model_that_came_by_half_is_not_said_to_be_there() -> None:
    with SERVERS["ollama"]() as server:
        half = make_provider("ollama", server.base_url, model="half")
        assert isinstance(half, Ollama)
        with pytest.raises(ModelError) as caught:
            half.pull()
    assert caught.value.code == "model_fetch_cut"


def test_a_model_that_ollama_has_not_got_is_named_before_it_is_asked() -> None:
    with SERVERS["ollama"]() as server, pytest.raises(ModelError) as caught:
        make_provider("ollama", server.base_url, model="llama3.2").check()

    assert caught.value.code == "model_not_found"
    assert [asked.path for asked in server.asked] == ["/api/tags"]


def test_tokens_are_taken_from_what_each_protocol_tells(
    provider: str, server: OpenAIServer
) -> None:
    request = make_request("Hello")

    list(make_provider(provider, server.base_url).stream(request, token=CancelToken()))

    assert (request.usage.sent, request.usage.received) == (9, 9)


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_cap_is_told_to_the_server_in_its_own_words(provider: str, server: OpenAIServer) -> None:
    request = replace(make_request("Hello"), most_tokens=321)

    list(make_provider(provider, server.base_url).stream(request, token=CancelToken()))

    body = server.asked[0].body
    words = {"openai": "max_completion_tokens", "anthropic": "max_tokens", "ollama": "num_predict"}
    longest = (body["options"] if provider == "ollama" else body)[words[provider]]
    assert longest == (512 if provider == "openai" else 321)


def test_a_server_that_knows_no_count_of_tokens_answers_all_the_same() -> None:
    with OpenAIServer("older") as server:
        model = make_model(server.base_url)
        for _ in range(2):
            request = make_request("Hello")
            assert "".join(model.stream(request, token=CancelToken())) == TEXT
            assert request.usage.sent is None
        assert len(server.asked) == 3, "it is asked for a count once, and not again"

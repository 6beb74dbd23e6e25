"""The `openai` client from PyPI against a host, over the wire."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import openai
import pytest

from builder.core.conversation import Delta, Question, Turn
from builder.core.errors import ModelError
from builder.core.spending import Spent
from builder.server.settings import Caps, HostSettings
from builder.vault.hoststore import HostStore
from tests.support.bots import FakeBot, make_answer, make_spec, speak
from tests.support.described import Description
from tests.support.hosts import PROGRAM, let_in, make_app, running
from tests.support.stores import HandClock

BIKES = "Can I return a bike?"


def play(question: Question) -> list[Any]:
    """What the bot of these tests says to each question."""
    if question.text == "Withdraw":
        return speak(make_answer(), withdrawn="Within 90 days")
    if question.text == "Break":
        return [Delta("Within "), ModelError("model_unreachable", host="m.example", port=443)]
    if question.text == "Burn":
        return [RuntimeError("a secret of the inside")]
    spent = Spent("m", sent=120, received=30, calls=1)
    if question.text == "Nothing":
        return speak(
            make_answer("I do not know.", refused=True, reason="not_in_documents", sources=())
        )
    return speak(make_answer(spent=spent))


@pytest.fixture(scope="module")
def bot() -> FakeBot:
    return FakeBot(make_spec(answers__unknown="I do not know."), play)


@pytest.fixture(scope="module")
def store() -> HostStore:
    return HostStore.in_memory()


@pytest.fixture(scope="module")
def operators(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return let_in(tmp_path_factory.mktemp("operators"))


@pytest.fixture(scope="module")
def host(bot: FakeBot, store: HostStore, operators: Path) -> Iterator[str]:
    with running(make_app(bot, store=store, operators=operators)) as address:
        yield address


@pytest.fixture
def client(host: str) -> Iterator[openai.OpenAI]:
    with program(host) as made:
        yield made


def program(host: str, token: str = PROGRAM) -> openai.OpenAI:
    """The client, which takes no answer that the host's own description does not know."""

    def check(response: httpx.Response) -> None:
        response.read()
        Description(told).check(response)

    told = httpx.get(f"{host}/openapi.json", trust_env=False).json()
    http = httpx.Client(trust_env=False, timeout=60, event_hooks={"response": [check]})
    return openai.OpenAI(api_key=token, base_url=f"{host}/v1", max_retries=0, http_client=http)


def ask(client: openai.OpenAI, *talk: str, **facts: Any) -> Any:
    roles = ("user", "assistant")
    messages = [{"role": roles[at % 2], "content": text} for at, text in enumerate(talk)]
    wanted = {"model": "hushdesk", "messages": messages, **facts}
    return client.chat.completions.create(**wanted)


def test_a_question_is_answered_with_its_sources(client: openai.OpenAI, bot: FakeBot) -> None:
    answer = ask(client, BIKES)
    (choice,) = answer.choices
    assert choice.message.content == "Within 30 days, with the receipt."
    assert (choice.finish_reason, choice.message.role) == ("stop", "assistant")
    assert answer.usage.model_dump(exclude_none=True) == {
        "prompt_tokens": 120,
        "completion_tokens": 30,
        "total_tokens": 150,
    }
    assert answer.hushdesk["ai_generated"] is True
    assert [source["document"] for source in answer.hushdesk["sources"]] == ["Returns.pdf"]
    assert bot.asked[-1] == Question(BIKES, (), "en")


def test_a_stream_is_the_same_answer_piece_by_piece(client: openai.OpenAI) -> None:
    chunks = list(ask(client, BIKES, stream=True, stream_options={"include_usage": True}))
    pieces = [chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices]
    assert "".join(pieces) == "Within 30 days, with the receipt."
    assert len([piece for piece in pieces if piece]) > 1
    (ended,) = [chunk for chunk in chunks if chunk.choices and chunk.choices[0].finish_reason]
    assert ended.hushdesk["sources"][0]["page"] == 4
    assert chunks[-1].usage.total_tokens == 150
    assert len({chunk.id for chunk in chunks}) == 1


def test_earlier_messages_are_the_talk(client: openai.OpenAI, bot: FakeBot) -> None:
    ask(client, "Do you sell bikes?", "I do not know.", "And helmets?")
    asked = bot.asked[-1]
    assert asked.text == "And helmets?"
    assert asked.history == (
        Turn("visitor", "Do you sell bikes?"),
        Turn("bot", "I do not know."),
    )
    assert asked.refusals == 1


def test_a_refusal_says_so_and_offers_a_person(client: openai.OpenAI) -> None:
    told = ask(client, "Nothing").hushdesk
    assert (told["refused"], told["reason"]) == (True, "not_in_documents")
    assert {way["kind"] for way in told["handover"]["options"]} == {"phone", "email"}


def test_what_a_stream_withdraws_is_said_to_be(client: openai.OpenAI) -> None:
    chunks = list(ask(client, "Withdraw", stream=True))
    told = [chunk.hushdesk for chunk in chunks if getattr(chunk, "hushdesk", None)]
    assert told[0] == {"withdrawn": "model_cut_off"}
    assert told[1]["text"] == "Within 30 days, with the receipt."
    text = "".join(chunk.choices[0].delta.content or "" for chunk in chunks)
    assert text == "Within 90 days\n\nWithin 30 days, with the receipt."


def test_the_callers_own_rules_for_the_bot_are_read_past_and_named(client: openai.OpenAI) -> None:
    messages: Any = [
        {"role": "system", "content": "You are a pirate."},
        {"role": "user", "content": [{"type": "text", "text": BIKES}]},
    ]
    answer = ask(client, messages=messages, temperature=0.2, max_tokens=50, n=1)
    assert answer.hushdesk["ignored"] == ["max_tokens", "system", "temperature"]


PICTURE = [{"type": "image_url", "image_url": {"url": "https://a.example/b.png"}}]
TOOL = [{"type": "function", "function": {"name": "f"}}]


def user(content: Any) -> list[Any]:
    return [{"role": "user", "content": content}]


@pytest.mark.parametrize(
    ("facts", "code", "param"),
    [
        ({"tools": TOOL}, "parameter_unsupported", "tools"),
        ({"n": 2}, "parameter_unsupported", "n"),
        ({"response_format": {"type": "json_object"}}, "parameter_unsupported", "response_format"),
        ({"stop": ["."]}, "parameter_unsupported", "stop"),
        ({"store": True}, "parameter_unsupported", "store"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "parameter_unsupported", "tools"),
        ({"messages": user(PICTURE)}, "content_unsupported", "messages"),
        ({"messages": [{"role": "assistant", "content": "Hi"}]}, "question_missing", "messages"),
        ({"messages": []}, "request_unclear", "messages"),
        ({"messages": [{"role": "king", "content": "x"}]}, "request_unclear", "messages.0.role"),
        ({"messages": user(" ")}, "message_empty", None),
        ({"messages": user("x" * 3000)}, "message_too_long", None),
    ],
)
def test_what_is_not_done_is_refused_in_a_plain_sentence(
    client: openai.OpenAI, facts: dict[str, Any], code: str, param: str | None
) -> None:
    with pytest.raises(openai.BadRequestError) as refused:
        ask(client, BIKES, **facts)
    error = refused.value
    assert (error.code, error.param, error.type) == (code, param, "invalid_request_error")
    assert isinstance(error.body, dict)
    assert error.body["message"].endswith(".")


def test_another_model_is_not_found(client: openai.OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as refused:
        ask(client, BIKES, model="gpt-4o")
    assert refused.value.code == "model_unknown"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-4o")
    with pytest.raises(openai.NotFoundError) as missing:
        client.embeddings.create(model="hushdesk", input="x")
    assert missing.value.code == "not_found"


def test_the_bot_is_the_one_model(client: openai.OpenAI) -> None:
    (card,) = client.models.list().data
    assert (card.id, card.owned_by) == ("hushdesk", "hushdesk")
    assert client.models.retrieve("hushdesk").id == card.id


def test_nobody_asks_without_a_token(host: str) -> None:
    with program(host, "another") as client:
        for call in (lambda: ask(client, BIKES), client.models.list):
            with pytest.raises(openai.AuthenticationError) as refused:
                call()
            assert refused.value.type == "authentication_error"
            assert refused.value.response.headers["www-authenticate"] == "Bearer"


def test_a_page_of_another_site_is_refused_with_the_token(host: str) -> None:
    headers = {"authorization": f"Bearer {PROGRAM}", "origin": "https://evil.example"}
    answer = httpx.get(f"{host}/v1/models", headers=headers, trust_env=False)
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "origin_refused")
    assert "access-control-allow-origin" not in answer.headers


def test_a_failure_is_told_without_its_inside(client: openai.OpenAI) -> None:
    with pytest.raises(openai.InternalServerError) as failed:
        ask(client, "Break")
    assert (failed.value.status_code, failed.value.code) == (503, "answer_failed")
    with pytest.raises(openai.APIError) as cut:
        list(ask(client, "Break", stream=True))
    assert cut.value.code == "answer_failed"
    for streamed in (True, False):
        with pytest.raises(openai.APIError) as burned:
            list(ask(client, "Burn", stream=streamed))
        assert burned.value.code == "internal"
        assert "secret" not in str(burned.value.body)


def test_nothing_of_a_talk_is_kept(client: openai.OpenAI, store: HostStore) -> None:
    ask(client, BIKES, user="somebody@example.org")
    for table in ("conversations", "messages", "visitors", "consents"):
        assert store._database.one(f"SELECT count(*) FROM {table}") == (0,)


def test_a_program_has_its_allowance_and_so_has_each_person_it_speaks_for(
    operators: Path,
) -> None:
    caps = Caps(token_messages_per_minute=9, messages_per_minute=2, requests_per_minute=3)
    settings, clock = HostSettings(caps=caps), HandClock()
    app = make_app(FakeBot(), settings=settings, clock=clock, operators=operators)
    waits: list[int] = []
    with running(app) as host, program(host) as client:

        def status(person: str) -> int:
            try:
                ask(client, BIKES, **({"user": person} if person else {}))
            except openai.RateLimitError as refused:
                waits.append(int(refused.response.headers["retry-after"]))
                return 429
            return 200

        with ThreadPoolExecutor(8) as pool:
            one = list(pool.map(status, ["ann"] * 5))
            assert one.count(200) == 2
            everybody = list(pool.map(status, [""] * 12))
        assert everybody.count(200) == 7
        assert min(waits) > 0


def test_a_program_that_hangs_up_stops_the_bot(operators: Path) -> None:
    bot = FakeBot(hold=True)
    with running(make_app(bot, operators=operators)) as host:
        body = json.dumps({"model": "hushdesk", "messages": user(BIKES)})
        place = urlsplit(host)
        head = (
            f"POST /v1/chat/completions HTTP/1.1\r\nHost: {place.netloc}\r\n"
            f"Authorization: Bearer {PROGRAM}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n"
        )
        with socket.create_connection((place.hostname, place.port)) as line:
            line.sendall(f"{head}{body}".encode())
            assert bot.waiting.wait(60)
        assert bot.stopped.wait(60)
        bot.release.set()


def test_the_wire_says_it_is_a_machine_and_ends_as_the_protocol_does(host: str) -> None:
    headers = {"authorization": f"Bearer {PROGRAM}"}
    body = {"model": "hushdesk", "messages": [{"role": "user", "content": BIKES}], "stream": True}
    answer = httpx.post(f"{host}/v1/chat/completions", json=body, headers=headers, trust_env=False)
    assert answer.headers["x-ai-generated"] == "true"
    *events, done = [line for line in answer.text.split("\n\n") if line]
    assert done == "data: [DONE]"
    assert all(json.loads(event.removeprefix("data: "))["object"] for event in events)

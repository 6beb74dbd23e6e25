"""`/openapi.json` knows every route, every way it can end, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.core.conversation import Question
from builder.core.errors import ModelError
from builder.server.problems import STATUS
from builder.server.settings import Caps, HostSettings
from tests.support.bots import FakeBot, make_answer, speak
from tests.support.described import DescribedClient, description_of
from tests.support.hosts import OWN, PROGRAM, READER, Visitor, let_in, make_app, make_delivery

TESTERS = {"note_empty", "note_too_long", "notes_not_kept", "tester_link_spent", "tester_unknown"}
"""Only on the page for testers, which is not a host's."""


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> DescribedClient:
    operators = let_in(tmp_path_factory.mktemp("operators"))
    caps = Caps(messages_per_minute=1000)
    return DescribedClient(
        make_app(FakeBot(script=play), settings=HostSettings(caps=caps), operators=operators),
        base_url=OWN,
        headers={"origin": OWN},
    )


def play(question: Question) -> Any:
    if question.text == "Break":
        return [ModelError("model_unreachable", host="m.example", port=443)]
    return speak(make_answer(), withdrawn="Never" if question.text == "Withdraw" else "")


def operations(told: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_served_and_every_schema_in_it_is_one(client: DescribedClient) -> None:
    told = client.get("/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    for schema in told["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    names = set(told["components"]["schemas"])
    for _, _, operation in operations(told):
        for response in operation["responses"].values():
            for media in response.get("content", {}).values():
                schema = media.get("schema") or media["itemSchema"]
                assert schema
                reference = schema.get("$ref", "")
                assert not reference or reference.rpartition("/")[2] in names


def test_every_refusal_a_host_knows_is_described_somewhere(client: DescribedClient) -> None:
    told = client.get("/openapi.json").json()
    codes = {
        code
        for _, _, operation in operations(told)
        for response in operation["responses"].values()
        for place in (response, *response.get("content", {}).values())
        for code in (*place.get("x-codes", ()), *place.get("itemSchema", {}).get("x-codes", ()))
    }
    unsaid = {"method_not_allowed", "not_found"}  # of what is no route
    assert codes == set(STATUS) - TESTERS - unsaid


def test_it_says_whose_token_opens_a_route(client: DescribedClient) -> None:
    told = client.get("/openapi.json").json()
    by = {
        f"{method} {path}": operation.get("security")
        for path, method, operation in operations(told)
        if "security" in operation
    }
    assert by["get /api/me"] == [{"visitor": []}]
    assert by["post /v1/chat/completions"] == [{"operator": ["answer"]}]
    assert "post /api/chat" not in by  # its token is in the body


def test_every_route_answers_as_it_is_described(client: DescribedClient) -> None:
    body = {"model": "hushdesk", "messages": [{"role": "user", "content": "Hello?"}]}
    by = {"authorization": f"Bearer {PROGRAM}"}
    description_of(_app(client)).met.clear()  # it is shared with tests that ran before
    for path in ("/", "/privacy", "/widget.js", "/.well-known/gpc.json", "/healthz", "/readyz"):
        client.get(path)
    mark = client.get("/widget.js").headers["etag"]
    client.get("/widget.js", headers={"if-none-match": mark})
    for text, streamed in (
        ("Hello?", False),
        ("Withdraw", True),
        ("Break", True),
        ("Break", False),
    ):
        wanted = {**body, "messages": [{"role": "user", "content": text}], "stream": streamed}
        wanted |= {"stream_options": {"include_usage": True}} if streamed else {}
        client.post("/v1/chat/completions", headers=by, json=wanted)
    client.post("/v1/chat/completions", headers=by, json={**body, "tools": [1]})
    client.post("/v1/chat/completions", json=body)
    client.post("/v1/chat/completions", headers=by, content=b"{")
    client.get("/v1/models", headers={"authorization": f"Bearer {READER}"})
    client.get("/v1/models", headers=by)
    client.get("/v1/models/hushdesk", headers=by)
    client.get("/v1/models/other", headers=by)
    client.get("/v1/other", headers=by)
    _visit(client)
    met = {
        (method, path) for method, path, status in description_of(_app(client)).met if status < 300
    }
    told = client.get("/openapi.json").json()
    asked = {(method, path) for path, method, _ in operations(told)}
    # What operators ask is walked, and held against the description, in `test_operator`.
    assert met == {(m, p) for m, p in asked if not p.startswith(("/operator/", "/metrics"))}


def _visit(client: DescribedClient) -> None:
    consent = client.get("/api/widget").json()["consent"]
    agreed = {"version": consent["version"], "purposes": ["answer", "transcript"]}
    token = client.post("/api/session", json={"consent": agreed}).json()["token"]
    client.post("/api/session", json={"consent": {"version": "old", "purposes": []}})
    bare = client.post("/api/session", json={}).json()["token"]
    for each, text in ((token, "Hello?"), (token, "Break"), (token, "Withdraw"), (bare, "Hello?")):
        client.post("/api/chat", json={"token": each, "message": text})
    client.post("/api/chat", json={"token": token, "message": " "})
    mine = {"authorization": f"Bearer {token}"}
    kept = client.get("/api/me", headers=mine).json()
    client.get("/api/me", headers={**mine, "accept": "text/html"})
    client.get("/api/me")
    word = {"token": token, "id": kept["messages"][1]["id"], "thumb": "up", "note": "Good"}
    client.post("/api/feedback", json=word)
    client.post("/api/feedback", json={**word, "id": "none"})
    client.post("/api/handover", json={"token": token, "consent": True, "message": "Call me"})
    client.get("/api/handover", headers=mine)
    client.patch("/api/me", headers=mine, json={"freeze": True, "object": ["transcript"]})
    client.post("/api/chat", json={"token": token, "message": "Hello?"})
    client.delete("/api/me", headers=mine)
    client.delete("/api/me", headers=mine)


def _app(client: DescribedClient) -> Any:
    return client.app


def test_a_talk_that_is_passed_on_is_described_too() -> None:
    spec = FakeBot().spec
    visitor = Visitor(FakeBot(), delivery=make_delivery(spec))
    visitor.agree("answer")
    visitor.ask("Hello?")
    shown = visitor.pass_on(message="Please call").json()
    assert shown["options"]
    visitor.pass_on(message="Please call", consent=True)

"""Whatever is sent to whichever route: an answer as described, never a failure of the host's own.

`tests/soak/host_routes.py` does the same for longer, with a generator that nobody here wrote.
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.described import DescribedClient
from tests.support.fuzzing import bodies, tireless_app
from tests.support.hosts import OWN, PROGRAM

TALK: dict[str, Any] = {
    "model": "hushdesk",
    "messages": [{"role": "user", "content": "Hello?"}],
    "stream": False,
    "user": "ann",
}
HEADERS = ("accept", "accept-language", "authorization", "content-type", "cookie", "origin",
           "sec-fetch-site", "sec-gpc", "x-forwarded-for")  # fmt: skip
PLAIN = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=30)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> DescribedClient:
    app = tireless_app(tmp_path_factory.mktemp("operators"))
    return DescribedClient(app, base_url=OWN, headers={"origin": OWN})


@pytest.fixture(scope="module")
def good(client: DescribedClient) -> dict[tuple[str, str], dict[str, Any]]:
    version = client.get("/api/widget").json()["consent"]["version"]
    consent = {"version": version, "purposes": ["answer", "transcript"]}
    token = client.post("/api/session", json={"consent": consent}).json()["token"]
    client.headers["authorization"] = f"Bearer {token}"
    return {
        ("POST", "/api/session"): {"consent": consent, "language": "en"},
        ("POST", "/api/chat"): {"token": token, "message": "Hello?"},
        ("POST", "/api/feedback"): {"token": token, "id": "x", "thumb": "up", "note": "n"},
        ("POST", "/api/handover"): {"token": token, "contact": "a", "consent": False},
        ("PATCH", "/api/me"): {"consent": {"purposes": ["answer"]}, "freeze": False, "end": False},
        ("POST", "/v1/chat/completions"): TALK,
    }


@given(data=st.data())
@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_body_breaks_a_route(
    client: DescribedClient, good: dict[tuple[str, str], dict[str, Any]], data: st.DataObject
) -> None:
    method, path = data.draw(st.sampled_from(sorted(good)))
    headers = {"authorization": f"Bearer {PROGRAM}"} if path.startswith("/v1") else {}
    headers["content-type"] = data.draw(
        st.sampled_from(["application/json", "text/plain", "application/json; charset=utf-16"])
    )
    answer = client.request(
        method, path, content=data.draw(bodies(good[method, path])), headers=headers
    )
    assert answer.status_code < 500


@given(data=st.data())
@settings(max_examples=80, deadline=None)
def test_no_header_query_or_path_breaks_a_route(
    client: DescribedClient, data: st.DataObject
) -> None:
    paths = ["/", "/privacy", "/widget.js", "/api/widget", "/api/me", "/api/handover", "/readyz"]
    paths += ["/v1/models", "/v1/models/hushdesk", "/openapi.json", "/.well-known/gpc.json"]
    method = data.draw(st.sampled_from(["GET", "GET", "GET", "POST", "PUT", "DELETE", "TRACE"]))
    path = data.draw(st.sampled_from(paths) | PLAIN.map(lambda text: f"/{text.strip('/?#')}"))
    answer = client.request(
        method,
        path,
        headers=data.draw(st.dictionaries(st.sampled_from(HEADERS), PLAIN, max_size=3)),
        params={"language": data.draw(st.text(max_size=20))},
        follow_redirects=False,
    )
    assert answer.status_code < 500

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re

import pytest
from starlette.testclient import TestClient

from builder.core.setting import Value
from builder.server.widget import script
from builder.server.words import TESTER_TEXTS, WIDGET_TEXTS
from builder.system import resources, texts
from tests.support.bots import SHOP, FakeBot, make_spec, with_sites
from tests.support.hosts import OWN, make_app

HOSTILE = '"><script>alert(1)</script>{x}'


def make_client(**changes: Value) -> TestClient:
    return TestClient(make_app(FakeBot(make_spec(**changes))), base_url=OWN)


def test_the_widget_is_small_enough_and_asks_nobody_else() -> None:
    source = script()
    assert len(gzip.compress(source.encode(), 9)) < 30_000
    assert set(re.findall(r"https?://[^\s\"'`)|<]+", source)) == {"http://www.w3.org/2000/svg"}
    banned = (
        "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
        'setAttribute("style', "localStorage", "document.cookie",
    )  # fmt: skip
    assert [name for name in banned if name in source] == []


def test_the_widget_is_served_packed_once_and_fetched_again_only_when_changed() -> None:
    client = make_client()
    answer = client.get("/widget.js", headers={"accept-encoding": "gzip"})
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    assert answer.text == script()
    plain = client.get("/widget.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.text == script()
    again = client.get("/widget.js", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_text_of_the_widget_exists_in_every_language_and_is_used() -> None:
    source = script(testers=True)
    asked = set(re.findall(r"say\(\"([a-z_.]+)\"", source))
    asked |= set(re.findall(r"(?:button|tool|field)\(\"([a-z_.]+)\"", source))
    asked |= {"contact.email", "contact.page", "contact.phone", "stop", "send"}
    asked |= {"up", "down", "disclosure"} | set(
        re.findall(r"\"((?:data|handover|lead)\.[a-z_]+)\"", source)
    )
    every = {*WIDGET_TEXTS, *TESTER_TEXTS}
    assert asked == every
    for language in texts.languages():
        stored = json.loads(resources.text("texts", f"{language}.json"))
        assert {f"widget.{key}" for key in every} == {k for k in stored if k.startswith("widget.")}


def test_the_face_says_all_the_widget_needs_in_the_visitors_language() -> None:
    client = make_client(contact__page="https://shop.test/contact")
    face = client.get("/api/widget?language=es-MX,en", headers={"origin": SHOP}).json()
    assert face["language"] == "es"
    assert face["title"] == "Willow Bikes"
    assert face["disclosure"] == "Está chateando con una IA, no con una persona."
    assert face["ai_generated"] is True
    assert face["limit"] == 2000
    assert face["links"] == ["http://shop.test", "https://shop.test"]
    assert [p["id"] for p in face["consent"]["purposes"]] == ["answer", "transcript"]
    assert face["texts"]["open_chat"] == "Abrir el chat: Willow Bikes"
    assert face["texts"]["page_short"] == "p. {page}"
    assert face["texts"]["slide_short"] == "diapositiva {slide}"
    assert set(face["texts"]) == set(WIDGET_TEXTS)


def test_the_owners_own_words_come_first() -> None:
    client = make_client(
        appearance__title="Ask Willow", appearance__greeting="Hi!", privacy__consent__text="May we?"
    )
    face = client.get("/api/widget", headers={"origin": SHOP}).json()
    assert (face["title"], face["greeting"]) == ("Ask Willow", "Hi!")
    assert face["consent"]["text"] == "May we?"


@pytest.mark.parametrize("path", ["/", "/privacy"])
def test_pages_run_only_the_hosts_own_script_and_style(path: str) -> None:
    answer = make_client().get(path)
    policy = answer.headers["content-security-policy"]
    style = answer.text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert answer.text.count("<script") <= 1
    assert 'style="' not in answer.text


def test_the_chat_page_may_stand_in_a_frame_of_the_owners_sites_only() -> None:
    client = make_client()
    assert f"frame-ancestors 'self' {SHOP}" in client.get("/").headers["content-security-policy"]
    assert "frame-ancestors 'none'" in client.get("/privacy").headers["content-security-policy"]


def test_a_careless_site_cannot_change_the_policy_of_the_page() -> None:
    spec = with_sites(make_spec(), "https://a.test; script-src *", "https://b.test/x")
    client = TestClient(make_app(FakeBot(spec)), base_url=OWN)
    policy = client.get("/").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors 'self' https://b.test")


@pytest.mark.parametrize("path", ["/", "/privacy"])
def test_a_name_full_of_markup_stays_text(path: str) -> None:
    answer = make_client(appearance__title=HOSTILE, privacy__consent__text=HOSTILE).get(path)
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{x}" in answer.text


@pytest.mark.parametrize(
    ("changes", "told", "untold"),
    [
        ({}, ["until it is erased: 30.", "is masked", "on the server of this chat only"], []),
        (
            {"privacy__transcripts__days": 0},
            ["No written record of the chat is kept"],
            ["is masked"],
        ),
        (
            {
                "answers__model": "openai_compatible",
                "answers__base_url": "https://llm.example/v1",
                "privacy__network": "chosen",
                "privacy__hosts": ("llm.example",),
            },
            ["passed on to llm.example"],
            ["on the server of this chat only"],
        ),
    ],
    ids=["default", "no record", "outside model"],
)
def test_the_notice_says_what_is_really_set(
    changes: dict[str, Value], told: list[str], untold: list[str]
) -> None:
    text = make_client(**changes).get("/privacy").text
    for part in told:
        assert part in text
    for part in untold:
        assert part not in text


def test_the_notice_names_a_contact_or_says_that_there_is_none() -> None:
    assert 'href="mailto:help@willow.example"' in make_client().get("/privacy").text
    bare = make_client(contact__email="", contact__phone="").get("/privacy").text
    assert "No contact has been named here." in bare


def test_without_javascript_the_chat_page_still_says_whom_to_ask() -> None:
    shown = make_client().get("/").text.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "This chat needs JavaScript." in shown
    assert "mailto:help@willow.example" in shown


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_pages_speak_the_visitors_language(language: str) -> None:
    answer = make_client().get("/privacy", headers={"accept-language": f"{language},en;q=0.5"})
    assert answer.headers["content-language"] == language
    assert f'<html lang="{language}" ' in answer.text


def test_the_notice_leaves_out_what_the_owner_has_not_said_and_keeps_the_rights() -> None:
    bare = make_client(contact__email="", contact__phone="").get("/privacy").text
    assert "[please fill in" not in bare
    assert "This chat belongs to Willow Bikes." in bare
    for right in ("See and download", "erase everything", "object", "Complain"):
        assert right in bare
    told = make_client(
        business__name="Willow <b>Ltd", business__address="1 High St", business__country="GB"
    ).get("/privacy")
    assert "Willow &lt;b&gt;Ltd is responsible for this chat" in told.text
    assert "Address: 1 High St, United Kingdom." in told.text

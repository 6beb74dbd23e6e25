"""The line for a site, and *verify my site* against a site and a real host on loopback."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builder.core.errors import PolicyError, UsageError
from builder.privacy.egress import Reach
from builder.server.settings import HostSettings
from builder.studio.bots import Workbench
from builder.studio.site import checking
from builder.studio.site.checking import Check, State
from builder.studio.site.content_policy import blocked_by
from builder.studio.site.found import Page, Tag, look_at
from builder.studio.site.snippets import PLATFORMS, base_of, snippet
from builder.system import texts
from tests.support.bots import FakeBot, make_spec
from tests.support.certificates import loopback_contexts
from tests.support.desk import make_bench
from tests.support.hosts import make_app, running
from tests.support.web_site import WebSite, moved, page

CHAT = "https://chat.example.com"


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_each_kind_of_site_has_one_line_and_steps(platform: str, language: str) -> None:
    made = snippet(platform, "chat.example.com", language)
    assert made.code == f'<script src="{CHAT}/widget.js" async></script>'
    assert len(made.steps) == 3
    assert made.policy == (f"script-src {CHAT}", f"connect-src {CHAT}")


@pytest.mark.parametrize(
    ("typed", "base"),
    [
        ("chat.example.com", f"{CHAT}/"),
        ("https://Chat.Example.com:443/", f"{CHAT}/"),
        (" http://10.0.0.1:8080/bot?x#y ", "http://10.0.0.1:8080/bot/"),
    ],
)
def test_an_address_of_a_host_has_one_form(typed: str, base: str) -> None:
    assert base_of(typed) == base


@pytest.mark.parametrize("typed", ["", "javascript:alert(1)", 'https://a"><script>', "ftp://x"])
def test_what_is_no_address_makes_no_line(typed: str) -> None:
    with pytest.raises(UsageError, match="site_host_missing"):
        snippet("html", typed, "en")


def test_only_real_tags_count() -> None:
    body = f"""<base href="/shop/"><!-- <script src="{CHAT}/widget.js"></script> -->
    <p>&lt;script src="{CHAT}/widget.js"&gt;</p>
    <SCRIPT async SRC='{CHAT}/widget.js?v=1'></SCRIPT><script src="widget.js"></script>"""
    found = look_at(
        "https://shop.test/a", body.replace("<textarea>", "<!--").replace("</textarea>", "-->"), {}
    )
    assert [tag.base for tag in found.tags] == [f"{CHAT}/", "https://shop.test/shop/"]


@pytest.mark.parametrize(
    ("policy", "blocked"),
    [
        ("", ""),
        ("img-src 'none'", ""),
        ("default-src 'self'", "script-src"),
        (f"default-src 'none'; script-src {CHAT}", "connect-src"),
        (f"default-src 'none'; script-src {CHAT}; connect-src {CHAT}", ""),
        ("script-src *.example.com; connect-src https:", ""),
        ("script-src example.com", "script-src"),
        (f"script-src {CHAT}:8443", "script-src"),
        (f"script-src {CHAT}/other.js", "script-src"),
        (f"script-src {CHAT}/widget.js; connect-src {CHAT}/api/", "connect-src"),
        ("script-src http://chat.example.com; connect-src *", ""),
        (f"script-src 'strict-dynamic' 'nonce-abc' {CHAT}", "script-src"),
        ("script-src 'nonce-n0nce'", ""),
        (f"script-src-elem {CHAT}; script-src 'none'", ""),
        ("SCRIPT-SRC 'NONE'", "script-src"),
        (f"script-src 'none'; script-src {CHAT}", "script-src"),
    ],
)
def test_a_content_policy_is_read_as_browsers_read_it(policy: str, blocked: str) -> None:
    tag = Tag(f"{CHAT}/widget.js", nonce="n0nce")
    assert blocked_by(Page("https://shop.test/", [tag], [policy]), tag) == blocked


@dataclass
class Street:
    """A shop's site and a host beside it, on this computer."""

    bench: Workbench
    site: WebSite
    host: str

    def verify(self, *, once: bool = True, host: str = "", path: str = "/") -> list[Check]:
        ports = {self.site.port, urlsplit(host or self.host).port or 443}
        reach = Reach(
            networks=(ipaddress.ip_network("127.0.0.0/8"),),
            ports=frozenset(ports),
            resolve=lambda _host, _port: ["127.0.0.1"],
        )
        return checking.verify(
            self.bench, self.site.at(path), host or self.host, once=once, reach=reach
        )

    def states(self, **facts: str) -> dict[str, State]:
        return {check.code: check.state for check in self.verify(**facts)}  # type: ignore[arg-type]

    def put(self, body: str, **headers: str) -> None:
        self.site.pages["/"] = page(body, title="Shop", head="", status=200, **headers)

    @property
    def line(self) -> str:
        return snippet("html", self.host, "en").code


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HUSHDESK_HOME", str(tmp_path_factory.mktemp("street")))
        bench = make_bench(filled=False)
        bench.file.facts.put("bundle_version", "3")
        with WebSite() as site:
            origin = site.at("").rstrip("/")
            bot = FakeBot(make_spec(site__allowed_origins=(origin,)))
            with running(make_app(bot, settings=HostSettings(behind_proxy=1))) as host:
                # A name of its own, as a host on the web has.
                yield Street(bench, site, host.replace("127.0.0.1", "chat.test"))
        bench.close()


@pytest.fixture(autouse=True)
def _listed(street: Street) -> None:
    street.bench.change({"site.allowed_origins": (street.site.at("").rstrip("/"),)})


def test_a_site_that_is_right_is_told_so_and_learns_nothing(street: Street) -> None:
    street.put(street.line)
    checks = street.verify()
    found = {check.code: check.state for check in checks if check.state is not State.OK}
    assert found == {"host_plain": State.RED}  # the test's host has no certificate
    assert [check.code for check in checks] == [
        *("page_read", "snippet_once", "snippet_host", "policy_none"),
        *("host_plain", "version_newest", "origin_served"),
    ]
    sent = street.site.asked[-1].headers
    assert not {"cookie", "referer", "origin"} & set(sent)
    for language in texts.languages():
        for check in checks:
            assert "…" not in check.sentence(language) + check.next_step(language)


@pytest.mark.parametrize(
    ("body", "headers", "code"),
    [
        ("<p>Nothing here.</p>", {}, "snippet_missing"),
        ("{line}{line}", {}, "snippet_twice"),
        ('<script src="https://old.test/widget.js"></script>', {}, "snippet_other_host"),
        ("{line}", {"content_security_policy": "script-src 'self'"}, "policy_blocks"),
        (
            '<meta http-equiv="Content-Security-Policy" content="connect-src \'none\'">{line}',
            {},
            "policy_blocks",
        ),
    ],
)
def test_what_is_wrong_on_the_page_is_named(
    street: Street, body: str, headers: dict[str, str], code: str
) -> None:
    street.put(body.format(line=street.line), **headers)
    assert code in street.states()


def test_a_page_that_is_elsewhere_or_broken_is_said(street: Street) -> None:
    street.site.pages["/away"] = moved("https://www.other.test/")
    street.site.pages["/here"] = moved("/")
    street.put(street.line)
    assert street.states(path="/away")["page_moved"] is State.RED
    assert street.states(path="/here")["snippet_once"] is State.OK
    assert street.states(path="/nothing")["page_status"] is State.RED


def test_a_site_that_is_not_on_the_list_is_told_apart_from_one_not_served_yet(
    street: Street,
) -> None:
    street.put(street.line)
    street.bench.change({"site.allowed_origins": ()})
    assert street.states()["origin_gone"] is State.AMBER
    street.site.pages["/"] = page(street.line)
    other = WebSite({"/": page(street.line)})
    with other:
        stranger = Street(street.bench, other, street.host)
        assert stranger.states()["origin_missing"] is State.RED
        street.bench.change({"site.allowed_origins": (other.at("").rstrip("/"),)})
        assert stranger.states()["origin_not_yet"] is State.RED


def test_a_host_that_is_behind_is_amber(street: Street) -> None:
    street.put(street.line)
    street.bench.file.facts.put("bundle_version", "5")
    try:
        assert street.states()["version_older"] is State.AMBER
    finally:
        street.bench.file.facts.put("bundle_version", "3")


def test_what_is_no_host_not_there_or_not_trusted_is_told_apart(
    street: Street, tmp_path: Path
) -> None:
    street.put(street.line)
    assert street.states(host=street.site.at(""))["host_other"] is State.RED
    with WebSite() as gone:
        away = gone.at("")
    assert street.states(host=away)["host_unreached"] is State.RED
    server, _ = loopback_contexts(tmp_path)
    with WebSite({}, server) as forged:
        assert street.states(host=forged.at(""))["host_insecure"] is State.RED


def test_nothing_is_fetched_without_the_owners_word_and_each_contact_is_written_down(
    street: Street,
) -> None:
    street.put(street.line)
    before = len(street.site.asked)
    assert checking.needs_word(street.bench, street.site.at("/"), street.host) == (
        "shop.test",
        "chat.test",
    )
    with pytest.raises(PolicyError, match="host_not_allowed"):
        street.verify(once=False)
    assert len(street.site.asked) == before
    street.verify()
    hosts = {entry.host for entry in street.bench.file.ledger.hosts()}
    assert {"shop.test", "chat.test"} <= hosts

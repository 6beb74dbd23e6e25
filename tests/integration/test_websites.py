"""A site read into a real bot: asked for, looked at, read, asked about, read again, removed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.conversation import Question
from builder.core.document import AddResult, Outcome
from builder.core.errors import Cancelled, DocumentError, HushdeskError
from builder.core.policy import Network
from builder.core.progress import CancelToken
from builder.knowledge.limits import DEFAULT
from builder.knowledge.website.again import page_again
from builder.knowledge.website.page import Change, Survey
from builder.privacy.egress import transport
from builder.server.shown import _source
from builder.studio import bots, documents, websites
from builder.studio.bots import Workbench
from builder.studio.websites import Scope
from builder.vault.memory_store import MemoryStore
from tests.support.certificates import loopback_contexts
from tests.support.embedders import WordEmbedder
from tests.support.web_site import HOST, HURRIED, Got, Served, WebSite, links, page, plain

TABLE = (
    "<table><tr><th>Service</th><th>Price</th></tr><tr><td>Full service</td><td>89 pounds</td></tr>"
    "<tr><td>Puncture repair</td><td>12 pounds</td></tr></table>"
)


@pytest.fixture
def site() -> Iterator[WebSite]:
    pages = {
        "/": page(f"<header>Corner Shop</header><h1>Shop</h1>{links('/prices', '/hours')}"),
        "/prices": page(f"<nav>Menu</nav><main><h1>Prices</h1>{TABLE}</main>", title="Prices"),
        "/hours": page("<main><p>We are open on weekdays from nine to six.</p></main>"),
    }
    with WebSite(pages) as made:  # type: ignore[arg-type]
        yield made


@pytest.fixture
def bench() -> Iterator[Workbench]:
    keyring = MemoryStore()
    path = bots.create("Corner Shop", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        opened.bot.retriever.load_keywords()
        yield opened


def look(
    bench: Workbench, site: WebSite, scope: Scope = Scope.SITE, *, path: str = "/", **more: object
) -> Survey:
    words = {"mine": True, "manners": HURRIED, "reach": site.reach(), **more}
    with websites.allowed_once(bench, site.at(path)) as grant:
        return websites.look(bench, site.at(path), scope=scope, grant=grant, **words)  # type: ignore[arg-type]


def read(bench: Workbench, survey: Survey, chosen: list[str] | None = None) -> list[AddResult]:
    return list(websites.read(bench, survey, chosen))


def events(bench: Workbench) -> list[tuple[str, object]]:
    rows = bench.file.audit.rows()
    return [(row.event, row.details.get("host")) for row in rows if "website" in row.event]


def test_a_site_is_contacted_only_with_both_words_of_its_owner(
    bench: Workbench, site: WebSite
) -> None:
    words = {"manners": HURRIED, "reach": site.reach()}

    with pytest.raises(HushdeskError, match="website_not_confirmed"):
        websites.look(bench, site.at(), **words)  # type: ignore[arg-type]
    with pytest.raises(HushdeskError, match="host_not_allowed"):
        websites.look(bench, site.at(), mine=True, **words)  # type: ignore[arg-type]

    assert site.asked == []
    assert [(row.host, row.allowed) for row in bench.file.ledger.contacts()] == [(HOST, False)]
    assert events(bench) == []


def test_a_host_allowed_once_is_in_audit_and_ledger_and_nowhere_else(
    bench: Workbench, site: WebSite
) -> None:
    before = bench.spec

    look(bench, site)

    assert bench.spec == before
    assert bench.spec.privacy.hosts == ()
    assert events(bench) == [
        ("website_allowed_once", HOST),
        ("website_confirmed", HOST),
        ("website_looked_at", HOST),
    ]
    contacts = bench.file.ledger.contacts()
    assert len(contacts) == len(site.asked) == 4
    assert {(row.host, row.why, row.allowed) for row in contacts} == {(HOST, "website_once", True)}
    assert not websites.may_contact(bench, site.at())
    with pytest.raises(HushdeskError, match="host_not_allowed"):
        websites.look(bench, site.at(), mine=True, manners=HURRIED, reach=site.reach())


def test_a_host_that_the_policy_allows_is_not_asked_about(bench: Workbench, site: WebSite) -> None:
    bench.change({"privacy.network": Network.CHOSEN, "privacy.hosts": (HOST,)})

    assert websites.may_contact(bench, site.at())
    websites.look(bench, site.at(), mine=True, manners=HURRIED, reach=site.reach())

    assert {row.why for row in bench.file.ledger.contacts()} == {"website"}


def test_looking_keeps_nothing(bench: Workbench, site: WebSite) -> None:
    survey = look(bench, site)

    assert [one.name for one in survey.pages] == [
        "shop.test",
        "shop.test/prices",
        "shop.test/hours",
    ]
    assert documents.listing(bench) == []
    assert websites.sites(bench) == []


def test_pages_become_documents_that_answer_with_their_address(
    bench: Workbench, site: WebSite
) -> None:
    survey = look(bench, site)
    asked = len(site.asked)

    results = read(bench, survey)

    assert len(site.asked) == asked, "what was looked at is not fetched a second time"
    assert [(one.document, one.outcome) for one in sorted(results, key=lambda r: r.document)] == [
        ("shop.test", Outcome.READY),
        ("shop.test/hours", Outcome.READY),
        ("shop.test/prices", Outcome.READY),
    ]
    answer = bench.bot.answer(Question("What does a full service cost?"))
    (first, *_) = answer.sources
    assert "89 pounds" in answer.text
    assert "Service: Full service; Price: 89 pounds" in first.text
    assert first.ref.address == site.at("/prices")
    assert _source(first)["url"] == site.at("/prices")
    (record,) = [one for one in documents.listing(bench) if one.name == "shop.test/prices"]
    assert (record.source, record.title, record.media_type) == (
        site.at("/prices"),
        "Prices",
        "text/html",
    )


def test_only_the_pages_that_were_ticked_are_read(bench: Workbench, site: WebSite) -> None:
    survey = look(bench, site)

    read(bench, survey, [site.at("/hours")])

    assert [one.name for one in documents.listing(bench)] == ["shop.test/hours"]
    again = look(bench, site)
    assert {one.address: one.wanted for one in again.pages} == {
        site.at("/"): False,
        site.at("/prices"): False,
        site.at("/hours"): True,
    }


def test_what_is_left_out_gets_its_reason(bench: Workbench, site: WebSite) -> None:
    site.pages["/robots.txt"] = plain("User-agent: *\nDisallow: /hours")

    results = {one.document: one for one in read(bench, look(bench, site))}

    left_out = results["shop.test/hours"]
    assert (left_out.outcome, left_out.error_code) == (Outcome.SKIPPED, "website_robots")


def test_reading_again_takes_up_what_changed_and_names_what_is_gone(
    bench: Workbench, site: WebSite
) -> None:
    def marked(got: Got) -> Served:
        if got.headers.get("if-none-match") == '"1"':
            return Served(status=304)
        return page("<p>We are open on weekdays from nine to six.</p>", ETag='"1"')

    site.pages["/hours"] = marked
    read(bench, look(bench, site))
    ids = {one.name: one.id for one in documents.listing(bench)}

    del site.pages["/prices"]
    site.pages["/"] = page(f"<h1>Shop</h1>{links('/hours', '/new')}<p>Now with coffee.</p>")
    site.pages["/new"] = page("<p>We sell coffee beans by the pound.</p>")
    survey = look(bench, site, mine=False)
    results = {one.document: one for one in read(bench, survey)}

    assert {one.name: one.change for one in survey.pages} == {
        "shop.test": Change.CHANGED,
        "shop.test/hours": Change.UNCHANGED,
        "shop.test/new": Change.NEW,
        "shop.test/prices": Change.GONE,
    }
    assert results["shop.test"].outcome is Outcome.READY
    assert results["shop.test/hours"].outcome is Outcome.UNCHANGED
    assert results["shop.test/prices"].error_code == "website_gone"
    (gone,) = websites.gone(bench, survey)
    assert gone.id == ids["shop.test/prices"]
    assert {one.name: one.id for one in documents.listing(bench)}["shop.test/hours"] == ids[
        "shop.test/hours"
    ]
    answer = bench.bot.answer(Question("Do you sell coffee beans?"))
    assert answer.sources[0].document == "shop.test/new"


def test_the_same_words_in_other_bytes_are_not_read_again(bench: Workbench, site: WebSite) -> None:
    words = "<main><p>We are open on weekdays from nine to six.</p></main>"
    count = iter(range(100))
    site.pages["/hours"] = lambda _got: page(f"{words}<script>x({next(count)})</script>")

    read(bench, look(bench, site, Scope.PAGE, path="/hours"))
    (result,) = read(bench, look(bench, site, Scope.PAGE, path="/hours"))

    assert result.outcome is Outcome.UNCHANGED


def test_a_site_that_was_read_is_listed_and_can_be_removed_with_its_pages(
    bench: Workbench, site: WebSite, tmp_path: Path
) -> None:
    (tmp_path / "own.txt").write_text("Bread is baked in the morning.")
    list(documents.add(bench, [tmp_path / "own.txt"]))
    read(bench, look(bench, site))

    (kept,) = websites.sites(bench)
    assert (kept.address, kept.scope, kept.pages) == (site.at("/"), "site", 3)
    assert websites.is_confirmed(bench, site.at("/anything"))
    receipts = websites.forget(bench, kept)

    assert len(receipts) == 3
    assert [one.name for one in documents.listing(bench)] == ["own.txt"]
    assert websites.sites(bench) == []
    assert not bench.bot.answer(Question("What does a full service cost?")).sources


def test_a_document_that_was_removed_is_read_anew(bench: Workbench, site: WebSite) -> None:
    read(bench, look(bench, site))

    documents.remove(bench, "shop.test/hours")
    results = {one.document: one.outcome for one in read(bench, look(bench, site))}

    assert results["shop.test/hours"] is Outcome.READY


def test_a_page_waits_for_the_owner_where_personal_data_is_asked_about(
    bench: Workbench, site: WebSite
) -> None:
    bench.change({"privacy.documents.personal_data": "ask"})
    site.pages["/hours"] = page("<p>Ask our customer Ann at ann.lee@mail.example for it.</p>")

    (result,) = read(bench, look(bench, site, Scope.PAGE, path="/hours"))
    assert result.outcome is Outcome.REVIEW
    from builder.core.policy import DocumentData

    documents.decide(bench, "shop.test/hours", DocumentData.MASK)

    (chunk,) = documents.passages(bench, documents.listing(bench)[0].id)
    assert "ann.lee" not in chunk.text
    assert chunk.ref.address == site.at("/hours")


def test_stopping_keeps_nothing_half(bench: Workbench, site: WebSite) -> None:
    site.pages["/prices"] = Served(stall=True)
    token = CancelToken()
    threading.Timer(0.5, token.cancel).start()

    with pytest.raises(Cancelled):
        look(bench, site, token=token)

    assert documents.listing(bench) == []
    assert websites.sites(bench) == []


def test_an_encrypted_site_is_read_under_its_own_name(
    bench: Workbench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = loopback_contexts(tmp_path, HOST)
    monkeypatch.setattr(transport, "tls_context", lambda: ours)

    with WebSite({"/": page("<p>We are open on weekdays.</p>")}, theirs) as site:
        (result,) = read(bench, look(bench, site, Scope.PAGE))

    assert result.outcome is Outcome.READY
    assert documents.listing(bench)[0].source == f"https://{HOST}:{site.port}/"


@pytest.mark.parametrize("path", ["/größe", "/gr%C3%B6%C3%9Fe"])
def test_an_encoding_that_only_the_server_knows_is_believed(
    bench: Workbench, site: WebSite, path: str
) -> None:
    body = "<html><body><p>Größe und Łódź stehen hier.</p></body></html>".encode("iso-8859-2")
    site.pages["/gr%C3%B6%C3%9Fe"] = plain(body, "text/html; charset=ISO-8859-2")

    (result,) = read(bench, look(bench, site, Scope.PAGE, path=path))

    assert result.document == "shop.test/größe"
    (chunk,) = documents.passages(bench, documents.listing(bench)[0].id)
    assert chunk.text == "Größe und Łódź stehen hier."


def test_a_page_left_by_a_kill_is_fetched_when_its_owner_asks_again(
    bench: Workbench, site: WebSite
) -> None:
    with websites.allowed_once(bench, site.at("/hours")) as grant:
        found = page_again(
            site.at("/hours"),
            lambda: bench.door.web_reader(grant=grant, reach=site.reach()),
            HURRIED,
        )
        assert b"nine to six" in found.take(DEFAULT)
    refused = page_again(
        site.at("/hours"), lambda: bench.door.web_reader(reach=site.reach()), HURRIED
    )
    with pytest.raises(DocumentError, match="host_not_allowed"):
        refused.take(DEFAULT)
    with websites.allowed_once(bench, site.at("/")) as grant:
        gone = page_again(
            site.at("/nowhere"),
            lambda: bench.door.web_reader(grant=grant, reach=site.reach()),
            HURRIED,
        )
        with pytest.raises(DocumentError, match="website_"):
            gone.take(DEFAULT)
    assert {"http", "https"} <= set(bench.queue.openers)

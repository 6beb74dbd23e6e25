from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.vault import migrations
from builder.vault.database import Database, open_memory
from builder.vault.websites import SqlWebsites, WebPage, Website

SITE = Website("1", "https://shop.example/", "site", 200, "2025-01-01", "2025-01-02")


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrations.migrate(made, migrations.BOT)
    yield made
    made.close()


def test_a_site_is_kept_with_its_pages(database: Database) -> None:
    sites = SqlWebsites(database)
    page = WebPage("https://shop.example/a", "d1", '"v1"', "Wed", "f1")

    sites.save(SITE, [page, WebPage("https://shop.example/b", None)])

    (kept,) = sites.all()
    assert (kept.address, kept.scope, kept.most, kept.pages) == (SITE.address, "site", 200, 1)
    assert sites.pages("1")[0] == page
    assert sites.by_address(SITE.address) == kept
    assert sites.by_address("https://other.example/") is None


def test_reading_again_puts_pages_beside_those_that_were_not_met(database: Database) -> None:
    sites = SqlWebsites(database)
    sites.save(SITE, [WebPage("a", "d1", '"v1"'), WebPage("b", "d2")])

    sites.save(SITE, [WebPage("a", "d1", '"v2"')])

    assert [(page.address, page.etag) for page in sites.pages("1")] == [("a", '"v2"'), ("b", "")]


def test_an_erased_document_leaves_no_trace_of_its_page(database: Database) -> None:
    sites = SqlWebsites(database)
    sites.save(SITE, [WebPage("a", "d1"), WebPage("b", "d2")])

    assert sites.forget_document("d1") == 1
    assert sites.forget_document("d1") == 0
    assert sites.forget_visitor("v") == 0

    assert [page.address for page in sites.pages("1")] == ["b"]
    assert sites.all()[0].pages == 1


def test_a_site_that_is_removed_is_gone_with_its_pages(database: Database) -> None:
    sites = SqlWebsites(database)
    sites.save(SITE, [WebPage("a", "d1")])

    sites.remove("1")

    assert sites.all() == []
    assert sites.pages("1") == []

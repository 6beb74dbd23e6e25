"""Which sites were read into a bot, and in what state each of their pages was then."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.vault.database import Database


@dataclass(frozen=True, slots=True)
class Website:
    """A site, or a part of one, that was read.

    Attributes:
        address: where the reading began.
        scope: `page`, `sitemap` or `site`.
        most: how many pages it may have.
        confirmed: when the owner gave the word that it is theirs; ISO 8601 in UTC.
        read: when it was read last.
        pages: how many of its pages are documents of the bot.
    """

    id: str
    address: str
    scope: str
    most: int
    confirmed: str
    read: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as it was read; without a document the owner left it out.

    Attributes:
        etag: and `modified`: what the site called this state of the page.
        fingerprint: of the text that was read.
    """

    address: str
    document_id: str | None
    etag: str = ""
    modified: str = ""
    fingerprint: str = ""


class SqlWebsites:
    """The sites of one bot."""

    place = "websites"

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Website]:
        """Every site, by address."""
        rows = self._database.execute(
            "SELECT w.id, w.address, w.scope, w.most, w.confirmed, w.read, count(p.document_id)"
            " FROM websites w LEFT JOIN website_pages p ON p.site_id = w.id"
            " GROUP BY w.id ORDER BY w.address"
        )
        return [Website(*row) for row in rows]

    def by_address(self, address: str) -> Website | None:
        """The site whose reading began at `address`."""
        return next((site for site in self.all() if site.address == address), None)

    def pages(self, site_id: str) -> list[WebPage]:
        """The pages of one site, by address."""
        rows = self._database.execute(
            "SELECT address, document_id, etag, modified, fingerprint FROM website_pages"
            " WHERE site_id = ? ORDER BY address",
            (site_id,),
        )
        return [WebPage(*row) for row in rows]

    def save(self, site: Website, pages: Iterable[WebPage]) -> None:
        """Keep a site in place of what began at the same address; `pages` are put beside others."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO websites VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                " address = excluded.address, scope = excluded.scope, most = excluded.most,"
                " confirmed = excluded.confirmed, read = excluded.read",
                (site.id, site.address, site.scope, site.most, site.confirmed, site.read),
            )
            for page in pages:
                cursor.execute(
                    "INSERT INTO website_pages VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    " document_id = excluded.document_id, etag = excluded.etag,"
                    " modified = excluded.modified, fingerprint = excluded.fingerprint",
                    (
                        site.id,
                        page.address,
                        page.document_id,
                        page.etag,
                        page.modified,
                        page.fingerprint,
                    ),
                )

    def remove(self, site_id: str) -> None:
        """Forget a site and the state of its pages; their documents stay."""
        self._database.execute("DELETE FROM websites WHERE id = ?", (site_id,))
        self._database.sweep()

    def forget_document(self, document_id: str) -> int:
        """Forget the pages that became the document; how many."""
        with self._database.transaction() as cursor:
            cursor.execute("DELETE FROM website_pages WHERE document_id = ?", (document_id,))
            return int(cursor.rowcount)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept with the sites."""
        return 0

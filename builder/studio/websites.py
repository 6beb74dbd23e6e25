"""The verbs of the tab *Web pages*: look at a site, read its pages, read it again, forget it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial

from builder.core.document import AddResult, Document, Outcome
from builder.core.errors import DocumentError, PolicyError
from builder.core.ids import new_id
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.intake import Found
from builder.knowledge.limits import Limits
from builder.knowledge.website.address import is_web_address, same_host, web_address
from builder.knowledge.website.crawl import Crawl
from builder.knowledge.website.facts import lookers
from builder.knowledge.website.manners import MOST_PAGES, PAGES, POLITE, Manners, Pace
from builder.knowledge.website.page import Change, Known, Page, Scope, Survey
from builder.knowledge.website.visit import Visitor
from builder.privacy.egress import PUBLIC, Grant, Reach, host_of
from builder.privacy.erasure import ErasureReceipt
from builder.studio import documents
from builder.studio.bots import Workbench
from builder.vault.websites import WebPage, Website

__all__ = [
    "MOST_PAGES",
    "PAGES",
    "POLITE",
    "PUBLIC",
    "Scope",
    "Survey",
    "Website",
    "is_web_address",
]

_KEPT = frozenset({Outcome.READY, Outcome.REVIEW, Outcome.UNCHANGED})


def sites(bench: Workbench) -> list[Website]:
    """The sites that were read into the bot."""
    return bench.file.websites.all()


def may_contact(bench: Workbench, address: str) -> bool:
    """Whether the policy lets the host of `address` be contacted, without asking the owner."""
    return bench.door.allows(web_address(address))


def host(address: str) -> str:
    """The host that would be contacted for `address`.

    Raises:
        UsageError: `website_address`.
    """
    return host_of(web_address(address))


def is_confirmed(bench: Workbench, address: str) -> bool:
    """Whether the owner gave the word, when pages of the same host were read, that it is theirs."""
    return any(same_host(site.address, web_address(address)) for site in sites(bench))


@contextmanager
def allowed_once(bench: Workbench, address: str) -> Iterator[Grant]:
    """The owner's word that the host of `address` may be contacted now; gone when this ends.

    It stands in the audit, and every contact in the ledger; nothing of it in the settings.
    """
    grant = Grant(host(address))
    bench.file.audit.record("website_allowed_once", host=grant.host)
    try:
        yield grant
    finally:
        grant.close()


def look(  # noqa: PLR0913 - all by name
    bench: Workbench,
    address: str,
    *,
    scope: Scope = Scope.PAGE,
    most: int = PAGES,
    mine: bool = False,
    grant: Grant | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
    manners: Manners | None = None,
    reach: Reach | None = None,
) -> Survey:
    """What would be read of a site, and what left out and why. Nothing is kept of it yet.

    At the most `most` pages are read. `mine` is the owner's word that the site is theirs; `grant`
    is another one, where the policy does not allow the host (`allowed_once`). `manners` and
    `reach` are for tests, which do not wait, and have a server of their own.

    Raises:
        UsageError: `website_address`.
        PolicyError: `website_not_confirmed`, `host_not_allowed`, `website_address_refused`; the
            site was not contacted.
        DocumentError: why nothing at all can be read there.
        Cancelled: when the token asked for it.
    """
    start, token = web_address(address), token or CancelToken()
    manners = manners or POLITE
    if not (mine or is_confirmed(bench, start)):
        raise PolicyError("website_not_confirmed", host=host(start))
    with bench.door.web_reader(grant=grant, reach=reach or PUBLIC, token=token) as reader:
        reader.check(start)
        if mine:
            bench.file.audit.record("website_confirmed", host=host(start))
        visitor = Visitor(reader, start, manners=manners, pace=Pace(manners, token))
        with lookers() as look_at:
            survey = Crawl(
                visitor,
                look_at,
                start=start,
                scope=scope,
                most=max(1, min(most, MOST_PAGES)),
                manners=manners,
                known=_known(bench, start),
                declined=_declined(bench, start),
                taken={document.name for document in documents.listing(bench)},
                progress=progress,
                token=token,
            ).run()
    bench.file.audit.record(
        "website_looked_at", host=host(start), pages=len(survey.pages), requests=visitor.requests
    )
    return survey


def read(
    bench: Workbench,
    survey: Survey,
    chosen: Collection[str] | None = None,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Iterator[AddResult]:
    """Read the pages of a survey into the bot: those at the `chosen` addresses, else all wanted.

    The site is contacted no more. A result a page, also for those that are left out.

    Raises:
        MachineError: `model_missing`, before anything is read.
        Cancelled: when the token asked for it; what was finished stays.
    """
    wanted = [page for page in survey.pages if page.readable and _is_chosen(page, chosen)]
    by_name = {page.name: page for page in wanted}
    kept: list[WebPage] = []
    try:
        found = [_found(bench, page) for page in wanted]
        for result in documents.add_found(bench, found, progress=progress, token=token):
            page = by_name.get(result.document)
            if page is not None and result.outcome in _KEPT:
                kept.append(_kept(bench, page))
            yield result
        kept += [WebPage(p.address, None) for p in survey.pages if _is_declined(p, chosen)]
    finally:
        _keep(bench, survey, kept)
    for page in survey.pages:
        if page.left_out is not None and page not in wanted:
            why = {name: str(value) for name, value in page.why.items()}
            yield AddResult(page.name, Outcome.SKIPPED, error_code=page.left_out, error_params=why)


def gone(bench: Workbench, survey: Survey) -> list[Document]:
    """The documents of pages that the site has no more."""
    names = {page.name for page in survey.gone}
    return [document for document in documents.listing(bench) if document.name in names]


def forget(bench: Workbench, site: Website) -> list[ErasureReceipt]:
    """Erase a site and the documents its pages became; a receipt each."""
    known = {page.document_id for page in bench.file.websites.pages(site.id)}
    names = [one.name for one in documents.listing(bench) if one.id in known]
    receipts = [documents.remove(bench, name) for name in names]
    bench.file.websites.remove(site.id)
    bench.file.audit.record("website_removed", host=host(site.address), pages=len(names))
    return receipts


def _known(bench: Workbench, start: str) -> dict[str, Known]:
    """The pages of this host that are documents of the bot."""
    mine = bench.file.websites.by_address(start)
    states: dict[str, WebPage] = {}
    for site in sites(bench):
        states.update({page.address: page for page in bench.file.websites.pages(site.id)})
    own = {page.address for page in bench.file.websites.pages(mine.id)} if mine else set()
    known: dict[str, Known] = {}
    for document in documents.listing(bench):
        address = document.source or ""
        if not same_host(address, start) or document.outcome is Outcome.FAILED:
            continue
        state = states.get(address) or WebPage(address, document.id)
        known[address] = Known(
            address,
            document.name,
            body=_original_of(bench, document.id),
            etag=state.etag,
            modified=state.modified,
            fingerprint=state.fingerprint,
            of_site=address in own,
        )
    return known


def _declined(bench: Workbench, start: str) -> set[str]:
    """Pages that the owner left out when this site was read the last time."""
    mine = bench.file.websites.by_address(start)
    pages = bench.file.websites.pages(mine.id) if mine else []
    return {page.address for page in pages if page.document_id is None}


def _original_of(bench: Workbench, document_id: str) -> Callable[[], bytes | None]:
    return lambda: bench.file.documents.original(document_id)


def _is_chosen(page: Page, chosen: Collection[str] | None) -> bool:
    return page.wanted if chosen is None else page.address in chosen


def _is_declined(page: Page, chosen: Collection[str] | None) -> bool:
    """Whether the owner left the page out: it stays so when the site is read again."""
    return page.readable and page.left_out is None and not _is_chosen(page, chosen)


def _found(bench: Workbench, page: Page) -> Found:
    body = page.body
    if page.change is Change.UNCHANGED:
        # The same words in other bytes: what is kept is read, and found to be the same.
        document = bench.file.documents.by_name(page.name)
        body = (bench.file.documents.original(document.id) if document else None) or body
    return Found(page.name, page.address, partial(_bytes, body), media_type=page.media_type)


def _bytes(body: bytes | None, _limits: Limits) -> bytes:
    if not body:
        raise DocumentError("document_empty")
    return body


def _kept(bench: Workbench, page: Page) -> WebPage:
    document = bench.file.documents.by_name(page.name)
    return WebPage(
        page.address,
        document.id if document else None,
        page.etag,
        page.modified,
        page.fingerprint,
    )


def _keep(bench: Workbench, survey: Survey, pages: list[WebPage]) -> None:
    known = bench.file.websites.by_address(survey.address)
    if not pages and known is None:
        return
    now = datetime.now(UTC).isoformat(timespec="seconds")
    site = Website(
        id=known.id if known else new_id(),
        address=survey.address,
        scope=survey.scope,
        most=survey.most,
        confirmed=known.confirmed if known else now,
        read=now,
    )
    bench.file.websites.save(site, pages)
    bench.file.audit.record("website_read", host=host(survey.address), pages=len(pages))

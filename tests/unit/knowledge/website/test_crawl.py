from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from builder.core.errors import Cancelled, DocumentError, HushdeskError, PolicyError
from builder.core.progress import CancelToken, Step
from builder.knowledge.website.crawl import Crawl
from builder.knowledge.website.facts import Facts, look_at
from builder.knowledge.website.manners import Manners, Pace
from builder.knowledge.website.page import Change, Known, Page, Scope, Survey
from builder.knowledge.website.visit import Visitor
from builder.knowledge.wire import Hearing, PageMarks, Parsed, Web
from builder.privacy.egress import Grant
from tests.support.ledger import make_door
from tests.support.web_site import HOST, HURRIED, Got, Served, WebSite, links, moved, page, plain

TEXT = "<p>We are open on weekdays from nine to six.</p>"


@pytest.fixture
def site() -> Iterator[WebSite]:
    with WebSite() as made:
        yield made


def parse_here(
    data: bytes, name: str, *, web: Web, limits: object, token: CancelToken
) -> tuple[PageMarks, Parsed | DocumentError]:
    """What the child says, without a child: its own code, in this process."""
    import io

    from builder.knowledge.limits import DEFAULT
    from builder.knowledge.worker_child import read_one

    answer, hearing = io.BytesIO(), Hearing(DEFAULT)
    read_one(io.BytesIO(data), answer, name, len(data), DEFAULT, web)
    try:
        for line in answer.getvalue().splitlines():
            hearing.take(line)
    except DocumentError as error:
        return hearing.marks, error
    assert hearing.parsed is not None
    return hearing.marks, hearing.parsed


def facts_here(data: bytes, name: str, web: Web, token: CancelToken) -> Facts:
    return look_at(parse_here, data, name, web, token)


def survey(
    site: WebSite,
    scope: Scope = Scope.SITE,
    *,
    path: str = "/",
    most: int = 50,
    manners: Manners = HURRIED,
    answers: tuple[str, ...] = (),
    token: CancelToken | None = None,
    steps: list[Step] | None = None,
    **more: object,
) -> Survey:
    token = token or CancelToken()
    start = site.at(path)
    with make_door().web_reader(
        grant=Grant(HOST), reach=site.reach(*answers), token=token
    ) as reader:
        crawl = Crawl(
            Visitor(reader, start, manners=manners, pace=Pace(manners, token)),
            facts_here,
            start=start,
            scope=scope,
            most=most,
            manners=manners,
            progress=(steps if steps is not None else []).append,
            token=token,
            **more,  # type: ignore[arg-type]
        )
        return crawl.run()


def read(found: Survey) -> list[str]:
    """The paths of pages that would be read."""
    return [path_of(page) for page in found.pages if page.left_out is None]


def left_out(found: Survey) -> dict[str, str]:
    return {path_of(page): page.left_out for page in found.pages if page.left_out}


def path_of(page: Page) -> str:
    return "/" + page.address.partition("://")[2].partition("/")[2]


def test_one_page_is_one_page_with_its_title_and_words(site: WebSite) -> None:
    site.pages = {"/hours": page(f"<main>{TEXT}{links('/other')}</main>", title="Hours")}

    (found,) = survey(site, Scope.PAGE, path="/hours").pages

    assert (found.name, found.title, found.words) == ("shop.test/hours", "Hours", 16)
    assert (found.media_type, found.change, found.wanted) == ("text/html", Change.NEW, True)
    assert site.paths == ["/hours"]


def test_a_site_is_read_breadth_first_on_its_own_host(site: WebSite) -> None:
    outside = links("https://other.example/", "http://127.0.0.1/", "/prices", "/hours", "/a.jpg")
    site.pages = {
        "/": page(f"<h1>Shop</h1>{outside}<a href='mailto:ann@shop.test'>Mail</a>"),
        "/hours": page(f"<h1>Hours</h1>{links('/deep')}"),
        "/prices": page("<h1>Prices</h1><p>A service costs 89 pounds.</p>"),
        "/deep": page("<h1>Deep</h1><p>Down here.</p>"),
    }

    assert read(survey(site)) == ["/", "/prices", "/hours", "/deep"]
    assert site.paths == ["/", "/prices", "/hours", "/deep"]


def test_depth_and_number_of_pages_are_bounded(site: WebSite) -> None:
    def endless(got: Got) -> Served:
        number = int(got.path.strip("/") or 0)
        return page(f"<h1>Page {number}</h1>{links(f'/{number + 1}')}")

    site.pages = {f"/{number}" if number else "/": endless for number in range(60)}

    shallow = survey(site, manners=replace(HURRIED, depth=3))
    assert read(shallow) == ["/", "/1", "/2", "/3"]
    assert shallow.cut is None
    capped = survey(site, most=5, manners=replace(HURRIED, depth=99))
    assert len(read(capped)) == 5
    assert (capped.cut, capped.cut_params) == ("website_cap_pages", {"limit": 5})


def test_a_site_as_large_as_the_bound_is_whole(site: WebSite) -> None:
    site.pages = {"/": page(links("/a")), "/a": page(TEXT)}

    assert survey(site, most=2).cut is None


def test_what_robots_txt_asks_for_is_done(site: WebSite) -> None:
    site.pages = {
        "/robots.txt": plain("User-agent: *\nDisallow: /staff\nCrawl-delay: 0.3"),
        "/": page(links("/staff", "/hours")),
        "/staff": page("<p>Secret.</p>"),
        "/hours": page(TEXT),
    }
    start = time.monotonic()

    found = survey(site, manners=replace(HURRIED, longest_delay_s=10))

    assert left_out(found) == {"/staff": "website_robots"}
    assert site.paths == ["/", "/hours"]
    assert time.monotonic() - start >= 0.55


def test_one_page_that_robots_txt_closes_is_told(site: WebSite) -> None:
    site.pages = {"/robots.txt": plain("User-agent: hushdesk\nDisallow: /"), "/": page(TEXT)}

    with pytest.raises(DocumentError, match="website_robots"):
        survey(site, Scope.PAGE)

    assert site.paths == []


@pytest.mark.parametrize(
    ("served", "code"),
    [
        (Served(status=503), "website_robots_unknown"),
        (Served(status=404), None),
        (Served(status=403), None),
        (moved("https://other.example/robots.txt"), None),
        (moved("/rules.txt"), None),
        (Served(b"User-agent: *\nDisallow: /" + b"#" * 600_000), "website_robots"),
    ],
)
def test_rules_that_cannot_be_had_close_a_site_only_when_it_is_broken(
    site: WebSite, served: Served, code: str | None
) -> None:
    site.pages = {"/robots.txt": served, "/": page(TEXT)}

    if code is None:
        assert read(survey(site, Scope.PAGE)) == ["/"]
    else:
        with pytest.raises(HushdeskError, match=code):
            survey(site, Scope.PAGE)


def test_pages_say_themselves_that_they_are_not_to_be_kept_or_followed(site: WebSite) -> None:
    robots = "<meta name='{}' content='{}'>".format
    site.pages = {
        "/": page(links("/meta", "/ours", "/head", "/other", "/nofollow")),
        "/meta": page(links("/behind"), head=robots("ROBOTS", "NOINDEX, follow")),
        "/ours": page(TEXT, head=robots("hushdesk", "none")),
        "/head": page("<p>Head.</p>", X_Robots_Tag="noindex"),
        "/other": page("<p>Other.</p>", X_Robots_Tag="otherbot: noindex, nofollow"),
        "/nofollow": page(f"<p>N</p>{links('/never')}", head=robots("robots", "nofollow")),
        "/behind": page("<p>Behind.</p><a rel=nofollow href='/never'>no</a>"),
        "/never": page("<p>Never.</p>"),
    }

    found = survey(site)

    assert read(found) == ["/", "/other", "/nofollow", "/behind"]
    assert left_out(found) == dict.fromkeys(("/meta", "/ours", "/head"), "website_noindex")
    assert "/never" not in site.paths


def test_a_page_gives_way_to_the_one_it_names_when_that_can_be_read(site: WebSite) -> None:
    canonical = "<link rel=canonical href='{}'>".format
    site.pages = {
        "/": page(
            links("/a?view=list", "/b?view=1", "/c"), head=canonical("http://www.shop.test/")
        ),
        "/a?view=list": page("<p>About a.</p>", head=canonical("/a")),
        "/a": page("<p>About a.</p>", head=canonical("/a")),
        "/b?view=1": page("<p>About b.</p>", head=canonical("/gone")),
        "/c": page("<p>About c.</p>", head=canonical("https://other.example/c")),
    }

    found = survey(site)

    assert read(found) == ["/", "/a", "/b?view=1"]
    assert left_out(found) == {
        "/a?view=list": "website_canonical",
        "/c": "website_canonical",
        "/gone": "website_missing",
    }
    given = {path_of(page): page for page in found.pages}
    assert given["/c"].readable
    assert not given["/c"].wanted


def test_the_same_text_twice_is_read_once(site: WebSite) -> None:
    site.pages = {
        "/": page(links("/hours", "/hours/", "/old")),
        "/hours": page(f"<nav>One</nav><main>{TEXT}</main>"),
        "/hours/": page(f"<nav>Two</nav><main>{TEXT}</main>"),
        "/old": moved("/hours"),
    }

    found = survey(site)

    assert read(found) == ["/", "/hours"]
    assert left_out(found) == {"/hours/": "website_duplicate"}
    assert site.paths.count("/hours") == 1


def test_every_hop_is_checked_and_none_leaves_the_host(site: WebSite) -> None:
    site.pages = {
        "/": page(links("/private", "/away", "/port", "/circle", "/long", "/here", "/file")),
        "/private": moved("http://10.0.0.1/admin"),
        "/away": moved("https://www.shop.test/"),
        "/port": moved(f"http://{HOST}:22/"),
        "/circle": moved("/circle"),
        "/long": moved("/long1"),
        **{f"/long{number}": moved(f"/long{number + 1}") for number in range(1, 20)},
        "/here": moved("/end", 308),
        "/end": page(TEXT),
        "/file": moved("file:///etc/passwd"),
    }

    found = survey(site)

    assert read(found) == ["/", "/end"]
    refused = {page.address: page.left_out for page in found.pages if page.left_out}
    assert refused == {
        site.at("/private"): "website_moved",
        site.at("/away"): "website_moved",
        f"http://{HOST}:22/": "website_address_refused",
        site.at("/circle"): "website_redirects",
        site.at("/long5"): "website_redirects",
        site.at("/file"): "website_status",
    }


def test_a_first_page_that_leads_to_another_host_is_told_with_its_address(site: WebSite) -> None:
    site.pages = {"/": moved("https://www.shop.test/start")}

    with pytest.raises(DocumentError) as caught:
        survey(site)

    assert caught.value.code == "website_moved"
    assert caught.value.params == {"address": "https://www.shop.test/start"}


def test_a_name_that_leads_to_this_network_stops_before_anything_is_sent(site: WebSite) -> None:
    with pytest.raises(PolicyError, match="website_address_refused"):
        survey(site, answers=("192.168.1.1",))

    assert site.asked == []


def test_a_name_that_turns_private_in_the_middle_is_not_followed(site: WebSite) -> None:
    site.pages = {
        "/robots.txt": plain("", Connection="close"),
        "/": page(links("/a"), Connection="close"),
        "/a": page(TEXT),
    }

    found = survey(site, answers=("127.0.0.1", "127.0.0.1", "10.0.0.1"))

    assert read(found) == ["/"]
    assert left_out(found) == {"/a": "website_address_refused"}
    assert site.paths == ["/"]


def test_files_that_are_linked_are_documents_of_their_own(site: WebSite) -> None:
    from tests.support.documents import make_pdf

    site.pages = {
        "/": page(links("/prices.pdf", "/list.csv", "/notes.txt", "/film", "/data", "/bare")),
        "/prices.pdf": plain(make_pdf(["A full service costs 89 pounds."]), "application/pdf"),
        "/list.csv": plain("Service;Price\nWash;3 pounds\n", "application/octet-stream"),
        "/notes.txt": plain("We are open\non Monday."),
        "/film": Served(drip=b"x" * 1000, headers={"Content-Type": "video/mp4"}),
        "/data": plain("{}", "application/json"),
        "/bare": Served(b"<p>No header says what this is.</p>"),
    }

    found = survey(site)

    kinds = {path_of(page): page.media_type for page in found.pages if page.readable}
    assert set(kinds) == {"/", "/prices.pdf", "/list.csv", "/notes.txt", "/bare"}
    assert left_out(found) == dict.fromkeys(("/film", "/data"), "website_no_text")


def test_what_a_server_says_of_a_file_is_held_against_its_bytes(site: WebSite) -> None:
    from tests.support.documents import make_pdf

    site.pages = {
        "/": page(links("/picture", "/pdf", "/zip", "/empty")),
        "/picture": plain(b"\x89PNG\r\n\x1a\n" + bytes(100), "text/html"),
        "/pdf": plain(make_pdf(["Really a file of another kind."]), "text/html"),
        "/zip": plain(b"PK\x03\x04" + bytes(50), "text/plain"),
        "/empty": plain(b"", "text/html"),
    }

    found = survey(site)

    assert read(found) == ["/", "/pdf"]
    assert left_out(found) == {
        "/picture": "document_damaged",
        "/zip": "document_damaged",
        "/empty": "document_empty",
    }


def test_a_page_that_a_script_writes_says_so(site: WebSite) -> None:
    script = "<div id=app></div><script>write()</script>"
    site.pages = {"/": page(f"{script}<a href='/x'></a>"), "/x": page(TEXT)}

    found = survey(site)

    assert left_out(found) == {"/": "website_no_words"}
    assert read(found) == ["/x"]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        *[(401, "website_closed"), (403, "website_closed"), (404, "website_missing")],
        *[(410, "website_missing"), (418, "website_status"), (500, "website_status")],
    ],
)
def test_a_page_that_is_not_given_says_why(site: WebSite, status: int, code: str) -> None:
    site.pages = {"/": page(links("/x")), "/x": page(TEXT, status=status)}

    assert left_out(survey(site)) == {"/x": code}


def test_a_busy_site_is_asked_once_more_when_it_says_when(site: WebSite) -> None:
    times: list[float] = []

    def busy(_got: Got) -> Served:
        times.append(time.monotonic())
        waits = {"Retry-After": "1"}
        return page(TEXT) if len(times) > 1 else Served(status=429, headers=waits)

    site.pages = {"/": busy}
    assert read(survey(site, Scope.PAGE, manners=replace(HURRIED, longest_wait_s=5))) == ["/"]
    assert times[1] - times[0] >= 0.9
    site.pages = {"/": Served(status=503, headers={"Retry-After": "86400"})}
    with pytest.raises(DocumentError, match="website_busy"):
        survey(site, Scope.PAGE)


def test_a_site_that_stops_answering_ends_the_look_with_what_was_found(site: WebSite) -> None:
    names = [f"/{number}" for number in range(9)]
    site.pages = {"/": page(TEXT + links(*names)), **dict.fromkeys(names, Served(stall=True))}

    found = survey(site, manners=replace(HURRIED, page_s=1.0))

    assert read(found) == ["/"]
    assert found.cut == "website_stopped_answering"
    assert len(site.paths) == 4


def test_all_of_a_site_may_not_be_larger_than_allowed(site: WebSite) -> None:
    names = [f"/{number}" for number in range(9)]
    pages = {name: page(f"<p>{name} {'word ' * 400}</p>") for name in names}
    site.pages = {"/": page(links(*names)), **pages}

    found = survey(site, manners=replace(HURRIED, all_bytes=5000, page_bytes=3000))

    assert found.cut == "website_cap_bytes"
    assert len(read(found)) < 6


def test_addresses_that_are_no_pages_end_the_look_too(site: WebSite) -> None:
    names = [f"/{number}" for number in range(200)]
    site.pages = {"/": page(links(*names))}

    assert survey(site, most=5).cut == "website_cap_requests"
    assert len(site.paths) < 60


def test_time_is_bounded(site: WebSite) -> None:
    site.pages = {"/": page(links("/a")), "/a": page(TEXT)}

    assert survey(site, manners=replace(HURRIED, all_s=-1)).cut == "website_cap_time"


def test_requests_are_made_one_after_the_other_and_not_too_fast(site: WebSite) -> None:
    names = [f"/{number}" for number in range(3)]
    site.pages = {"/": page(links(*names)), **{n: page(f"<p>Page {n}</p>") for n in names}}
    start = time.monotonic()

    survey(site, manners=replace(HURRIED, interval_s=0.1))

    assert time.monotonic() - start >= 0.4


def test_stopping_stops_a_wait_between_two_requests(site: WebSite) -> None:
    token = CancelToken()
    site.pages = {"/": page(links("/a"))}

    def stop(step: Step) -> None:
        if step.item.endswith("/a"):
            token.cancel()

    class Stops(list[Step]):
        append = staticmethod(stop)

    with pytest.raises(Cancelled):
        survey(site, manners=replace(HURRIED, interval_s=1.0), token=token, steps=Stops())


def test_progress_names_each_page(site: WebSite) -> None:
    steps: list[Step] = []
    site.pages = {"/": page(links("/a")), "/a": page(TEXT)}

    survey(site, steps=steps)

    assert [step.item for step in steps] == [site.at(), site.at(), site.at("/a")]
    assert {step.stage for step in steps} == {"visiting"}


# Sitemaps


def sitemap(*addresses: str, changed: str = "") -> Served:
    entries = "".join(
        f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>" for address in addresses
    )
    return plain(f"<urlset>{entries}</urlset>", "application/xml")


def index(*addresses: str) -> Served:
    entries = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return plain(f"<sitemapindex>{entries}</sitemapindex>", "application/xml")


def test_the_pages_of_a_sitemap_are_read_and_no_others(site: WebSite) -> None:
    site.pages = {
        "/robots.txt": plain(f"Sitemap: {site.at('/maps/all.xml')}"),
        "/maps/all.xml": sitemap(site.at("/a"), site.at("/b"), "https://other.example/"),
        "/a": page(f"<p>Page a.</p>{links('/c')}"),
        "/b": page("<p>Page b.</p>"),
        "/c": page("<p>Page c.</p>"),
    }

    found = survey(site, Scope.SITEMAP)

    assert read(found) == ["/a", "/b"]
    assert left_out(found) == {"/": "website_elsewhere"}


def test_a_sitemap_is_looked_for_where_it_usually_is(site: WebSite) -> None:
    site.pages = {"/sitemap_index.xml": index("/1.xml"), "/1.xml": sitemap("/a"), "/a": page(TEXT)}

    assert read(survey(site, Scope.SITEMAP)) == ["/a"]


def test_a_sitemap_may_be_named_itself(site: WebSite) -> None:
    site.pages = {"/list.txt": plain(site.at("/a")), "/a": page(TEXT)}

    assert read(survey(site, Scope.SITEMAP, path="/list.txt")) == ["/a"]


def test_sitemaps_that_name_each_other_end(site: WebSite) -> None:
    site.pages = {
        "/sitemap.xml": index("/sitemap.xml", "/2.xml"),
        "/2.xml": index("/sitemap.xml", "/3.xml"),
        "/3.xml": index("/4.xml"),
        "/4.xml": index("/5.xml"),
        "/5.xml": sitemap("/deep"),
    }

    with pytest.raises(DocumentError, match="website_no_sitemap"):
        survey(site, Scope.SITEMAP)

    assert len(site.paths) < 6


def test_of_too_many_pages_the_newest_are_read(site: WebSite) -> None:
    def entry(path: str, day: str) -> str:
        return f"<url><loc>{site.at(path)}</loc><lastmod>{day}</lastmod></url>"

    body = entry("/old", "2020-01-01") + entry("/new", "2025-01-01")
    site.pages = {
        "/sitemap.xml": plain(f"<urlset>{body}</urlset>", "text/xml"),
        "/old": page("<p>Old.</p>"),
        "/new": page("<p>New.</p>"),
    }

    found = survey(site, Scope.SITEMAP, most=1)

    assert read(found) == ["/new"]
    assert found.pages[0].listed == "2025-01-01"
    assert found.cut == "website_cap_pages"


@pytest.mark.parametrize(
    ("served", "code"),
    [(Served(b"<urlset>"), "website_sitemap_damaged"), (None, "website_no_sitemap")],
)
def test_a_site_without_a_sitemap_says_so(site: WebSite, served: Served | None, code: str) -> None:
    site.pages = {"/": page(TEXT), **({"/sitemap.xml": served} if served else {})}
    if served:
        site.pages["/robots.txt"] = plain("Sitemap: /sitemap.xml")

    with pytest.raises(DocumentError, match=code):
        survey(site, Scope.SITEMAP)


# Reading again


def known(site: WebSite, path: str, found: Survey, **more: object) -> dict[str, Known]:
    """What was read, as the bot remembers it."""
    (page,) = [page for page in found.pages if path_of(page) == path]
    body = page.body
    made = Known(
        page.address,
        page.name,
        body=lambda: body,
        etag=page.etag,
        modified=page.modified,
        fingerprint=page.fingerprint,
        of_site=True,
    )
    return {page.address: replace(made, **more)}  # type: ignore[arg-type]


def conditional(text: str, mark: str) -> object:
    def answer(got: Got) -> Served:
        if got.headers.get("if-none-match") == mark:
            return Served(status=304, headers={"ETag": mark})
        return page(text, ETag=mark)

    return answer


def test_an_unchanged_page_is_not_sent_again_and_still_leads_on(site: WebSite) -> None:
    site.pages = {"/": conditional(links("/a"), '"v1"'), "/a": page(TEXT)}  # type: ignore[dict-item]
    first = survey(site)
    site.asked.clear()

    again = survey(site, known=known(site, "/", first))

    assert [(path_of(page), page.change) for page in again.pages] == [
        ("/", Change.UNCHANGED),
        ("/a", Change.NEW),
    ]
    assert site.asked[1].headers["if-none-match"] == '"v1"'
    assert again.pages[0].etag == '"v1"'


def test_the_day_of_the_last_change_is_asked_for_too(site: WebSite) -> None:
    day = "Wed, 05 Mar 2025 10:00:00 GMT"
    site.pages = {"/": page(TEXT, Last_Modified=day)}
    first = survey(site, Scope.PAGE)

    survey(site, Scope.PAGE, known=known(site, "/", first))

    assert site.asked[-1].headers["if-modified-since"] == day


def test_an_unchanged_page_that_is_not_kept_is_asked_for_again(site: WebSite) -> None:
    site.pages = {"/": conditional(TEXT, '"v1"')}  # type: ignore[dict-item]
    first = survey(site, Scope.PAGE)

    (found,) = survey(site, Scope.PAGE, known=known(site, "/", first, body=lambda: None)).pages

    assert found.body is not None


def test_the_same_words_in_other_bytes_are_unchanged_and_other_words_changed(
    site: WebSite,
) -> None:
    site.pages = {"/": page(TEXT)}
    before = known(site, "/", survey(site, Scope.PAGE))

    site.pages = {"/": page(f"<script nonce=7></script><main>{TEXT}</main>")}
    assert survey(site, Scope.PAGE, known=before).pages[0].change is Change.UNCHANGED
    site.pages = {"/": page("<p>We are closed in August.</p>")}
    (changed,) = survey(site, Scope.PAGE, known=before).pages
    assert (changed.change, changed.name) == (Change.CHANGED, "shop.test")


def test_a_page_that_is_gone_is_told_and_one_that_is_only_unlinked_stays(site: WebSite) -> None:
    site.pages = {"/": page(links("/a", "/b")), "/a": page("<p>A</p>"), "/b": page("<p>B</p>")}
    first = survey(site)
    before = {**known(site, "/a", first), **known(site, "/b", first)}

    site.pages = {"/": page("<p>Nothing links anywhere.</p>"), "/b": page("<p>B</p>")}
    again = survey(site, known=before)

    assert [path_of(page) for page in again.gone] == ["/a"]
    assert read(again) == ["/", "/b"]


def test_a_site_that_is_down_loses_nothing(site: WebSite) -> None:
    site.pages = {"/": page(links("/a")), "/a": page(TEXT)}
    before = known(site, "/a", survey(site))

    site.pages = {"/": page("<p>Hello.</p>"), "/a": Served(status=500)}

    assert survey(site, known=before).gone == ()


def test_what_the_owner_left_out_stays_left_out(site: WebSite) -> None:
    site.pages = {"/": page(links("/a")), "/a": page(TEXT)}

    found = survey(site, declined={site.at("/a")})

    assert {path_of(page): page.wanted for page in found.pages} == {"/": True, "/a": False}


def test_links_of_an_encrypted_page_stay_encrypted_on_its_host() -> None:
    from builder.knowledge.website.crawl import _as_safe

    page = "https://shop.test/"
    assert _as_safe("http://shop.test/a", page) == "https://shop.test/a"
    assert _as_safe("http://other.test/a", page) == "http://other.test/a"
    assert _as_safe("http://shop.test/a", "http://shop.test/") == "http://shop.test/a"
    assert _as_safe(None, page) is None

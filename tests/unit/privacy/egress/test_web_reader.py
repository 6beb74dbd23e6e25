from __future__ import annotations

import gzip
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder import __version__
from builder.core.errors import Cancelled, DocumentError, HushdeskError, PolicyError
from builder.core.progress import CancelToken
from builder.privacy.egress import Grant, transport
from builder.privacy.egress.web_reader import WebReader
from tests.support.certificates import loopback_contexts
from tests.support.ledger import MemoryLedger, make_door
from tests.support.web_site import HOST, Served, WebSite, moved, page, plain

MOST = 100_000


@pytest.fixture
def site() -> Iterator[WebSite]:
    with WebSite({"/": page("<p>We open at nine.</p>")}) as made:
        yield made


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def reader_of(
    site: WebSite,
    ledger: MemoryLedger,
    *answers: str,
    grant: Grant | None = None,
    hosts: tuple[str, ...] = (HOST,),
    token: CancelToken | None = None,
) -> WebReader:
    door = make_door(*hosts, ledger=ledger)
    return door.web_reader(grant=grant, reach=site.reach(*answers), token=token)


def code_of(error: pytest.ExceptionInfo[HushdeskError]) -> str:
    return error.value.code


def test_a_page_is_read_with_an_honest_name_and_written_down(
    site: WebSite, ledger: MemoryLedger
) -> None:
    with reader_of(site, ledger) as reader:
        reply = reader.get(site.at(), most=MOST, seconds=60)

    assert reply.body is not None
    assert b"nine" in reply.body
    (got,) = site.asked
    assert got.headers["user-agent"] == f"Hushdesk/{__version__}"
    assert got.headers["host"] == f"{HOST}:{site.port}"
    assert set(got.headers) == {"host", "accept", "accept-encoding", "user-agent"}
    (row,) = ledger.rows
    assert (row.host, row.why, row.allowed, row.bytes_in) == (
        HOST,
        "website",
        True,
        len(reply.body),
    )


def test_a_host_that_is_not_allowed_is_not_even_looked_up(
    site: WebSite, ledger: MemoryLedger
) -> None:
    with reader_of(site, ledger, hosts=()) as reader, pytest.raises(PolicyError) as caught:
        reader.get(site.at(), most=MOST, seconds=60)

    assert code_of(caught) == "host_not_allowed"
    assert site.asked == []
    assert [(row.host, row.why, row.allowed) for row in ledger.rows] == [(HOST, "website", False)]


def test_a_grant_opens_exactly_its_host_until_it_is_closed(
    site: WebSite, ledger: MemoryLedger
) -> None:
    grant = Grant(HOST)

    with reader_of(site, ledger, grant=grant, hosts=()) as reader:
        assert reader.get(site.at(), most=MOST, seconds=60).head.status == 200
        for other in ("www.shop.test", "test", "other.example"):
            with pytest.raises(PolicyError, match="host_not_allowed"):
                reader.get(site.at(host=other), most=MOST, seconds=60)
        grant.close()
        with pytest.raises(PolicyError, match="host_not_allowed"):
            reader.get(site.at(), most=MOST, seconds=60)

    assert [(row.why, row.allowed) for row in ledger.rows] == [
        ("website_once", True),
        *[("website", False)] * 4,
    ]


def test_a_name_that_leads_to_a_private_address_is_refused_and_written_down(
    site: WebSite, ledger: MemoryLedger
) -> None:
    with reader_of(site, ledger, "192.168.0.1") as reader, pytest.raises(PolicyError) as caught:
        reader.get(site.at(), most=MOST, seconds=60)

    assert code_of(caught) == "website_address_refused"
    assert [(row.host, row.allowed) for row in ledger.rows] == [(HOST, False)]


def test_a_name_that_changes_its_mind_is_checked_at_every_connection(
    site: WebSite, ledger: MemoryLedger
) -> None:
    site.pages["/"] = page("<p>Hours.</p>", Connection="close")

    with reader_of(site, ledger, "127.0.0.1", "169.254.169.254") as reader:
        assert reader.get(site.at(), most=MOST, seconds=60).head.status == 200
        with pytest.raises(PolicyError, match="website_address_refused"):
            reader.get(site.at(), most=MOST, seconds=60)

    assert len(site.asked) == 1


def test_this_computer_is_refused_although_the_door_lets_models_reach_it(
    site: WebSite, ledger: MemoryLedger
) -> None:
    door = make_door(ledger=ledger)

    with door.web_reader() as reader:
        for address in (f"http://127.0.0.1:{site.port}/", "http://localhost/", "http://[::1]/"):
            with pytest.raises(PolicyError, match="website_address_refused"):
                reader.get(address, most=MOST, seconds=60)

    assert site.asked == []


def test_redirects_are_told_not_followed(site: WebSite, ledger: MemoryLedger) -> None:
    site.pages["/"] = moved("http://169.254.169.254/latest")

    with reader_of(site, ledger) as reader:
        reply = reader.get(site.at(), most=MOST, seconds=60)

    assert (reply.head.status, reply.head.headers["location"]) == (
        302,
        "http://169.254.169.254/latest",
    )
    assert len(site.asked) == 1


def test_cookies_are_never_kept(site: WebSite, ledger: MemoryLedger) -> None:
    site.pages["/"] = page("<p>Hours.</p>", Set_Cookie="visitor=7; Path=/")

    with reader_of(site, ledger) as reader:
        for _ in range(2):
            reader.get(site.at(), most=MOST, seconds=60)

    assert [got.headers.get("cookie") for got in site.asked] == [None, None]


@pytest.mark.parametrize(
    ("served", "code"),
    [
        pytest.param(
            Served(b"x" * (MOST + 1), headers={"Content-Type": "text/html"}),
            "website_too_large",
            id="large by its own word",
        ),
        pytest.param(
            Served(drip=b"x" * 10_000, headers={"Connection": "close"}),
            "website_too_large",
            id="large without a word",
        ),
        pytest.param(
            Served(gzip.compress(b"\x00" * 50_000_000), headers={"Content-Encoding": "gzip"}),
            "website_too_large",
            id="packed bomb",
        ),
        pytest.param(
            Served(b"no gzip at all", headers={"Content-Encoding": "gzip"}),
            "website_encoding",
            id="packed badly",
        ),
        pytest.param(
            Served(b"\x1b\x03", headers={"Content-Encoding": "br"}),
            "website_encoding",
            id="packed otherwise",
        ),
        pytest.param(
            Served(drip=b"x", headers={"Connection": "close"}), "website_timeout", id="never ends"
        ),
        pytest.param(Served(stall=True), "website_timeout", id="never begins"),
        pytest.param(
            Served(b"short", headers={"Content-Length": "50", "Connection": "close"}),
            "website_cut_off",
            id="cut off",
        ),
    ],
)
def test_a_reply_that_would_cost_too_much_is_ended(
    site: WebSite, ledger: MemoryLedger, served: Served, code: str
) -> None:
    if code == "website_cut_off":
        served = Served(served.body, headers={"Content-Length": "50", "Connection": "close"})
    site.pages["/"] = served

    with reader_of(site, ledger) as reader, pytest.raises(DocumentError) as caught:
        reader.get(site.at(), most=MOST, seconds=0.6 if code == "website_timeout" else 60)

    assert code_of(caught) == code
    assert len(ledger.rows) == 1


def test_a_packed_page_is_unpacked(site: WebSite, ledger: MemoryLedger) -> None:
    packed = gzip.compress(b"We open ") + gzip.compress(b"at nine.")
    site.pages["/"] = plain(packed, Content_Encoding="gzip")

    with reader_of(site, ledger) as reader:
        assert reader.get(site.at(), most=MOST, seconds=60).body == b"We open at nine."


def test_a_body_that_is_not_wanted_is_not_read(site: WebSite, ledger: MemoryLedger) -> None:
    site.pages["/"] = Served(drip=b"x" * 1000, headers={"Content-Type": "video/mp4"})

    with reader_of(site, ledger) as reader:
        reply = reader.get(site.at(), most=MOST, seconds=60, wanted=lambda head: head.status != 200)

    assert reply.body is None


def test_waiting_ends_when_the_owner_stops(site: WebSite, ledger: MemoryLedger) -> None:
    site.pages["/"] = Served(stall=True)
    token = CancelToken()
    threading.Timer(0.2, token.cancel).start()

    with reader_of(site, ledger, token=token) as reader, pytest.raises(Cancelled):
        reader.get(site.at(), most=MOST, seconds=60)


def test_a_lookup_that_hangs_is_left_when_the_owner_stops(
    site: WebSite, ledger: MemoryLedger
) -> None:
    token, never = CancelToken(), threading.Event()
    reach = site.reach()
    slow = type(reach)(reach.networks, reach.ports, lambda _h, _p: [str(never.wait(20))])
    threading.Timer(0.2, token.cancel).start()

    door = make_door(HOST, ledger=ledger)
    with door.web_reader(reach=slow, token=token) as reader, pytest.raises(Cancelled):
        reader.get(site.at(), most=MOST, seconds=60)
    never.set()


def test_nobody_there_is_told(site: WebSite, ledger: MemoryLedger) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise OSError("no such name")

    reach = site.reach()
    door = make_door(HOST, ledger=ledger)
    with (
        door.web_reader(reach=type(reach)(reach.networks, reach.ports, unknown)) as reader,
        pytest.raises(DocumentError) as caught,
    ):
        reader.get(site.at(), most=MOST, seconds=60)

    assert (code_of(caught), caught.value.params) == ("website_unreachable", {"host": HOST})


def test_a_certificate_is_held_against_the_name_not_the_address(
    tmp_path: Path, ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = loopback_contexts(tmp_path, HOST)
    monkeypatch.setattr(transport, "tls_context", lambda: ours)

    with (
        WebSite({"/": page("<p>Hours.</p>")}, theirs) as site,
        reader_of(site, ledger, hosts=(HOST, "other.test")) as reader,
    ):
        assert reader.get(site.at(), most=MOST, seconds=60).head.status == 200
        with pytest.raises(DocumentError) as caught:
            reader.get(site.at(host="other.test"), most=MOST, seconds=60)

    assert code_of(caught) == "website_insecure"


def test_a_certificate_that_nobody_vouches_for_is_told(
    tmp_path: Path, ledger: MemoryLedger
) -> None:
    theirs, _ = loopback_contexts(tmp_path, HOST)

    with (
        WebSite({"/": page("<p>Hours.</p>")}, theirs) as site,
        reader_of(site, ledger) as reader,
        pytest.raises(DocumentError) as caught,
    ):
        reader.get(site.at(), most=MOST, seconds=60)

    assert code_of(caught) == "website_insecure"
    assert site.asked == []


def test_the_agent_names_the_program_alone() -> None:
    from builder.privacy.egress.web_reader import AGENT

    assert re.fullmatch(r"Hushdesk/\d+\.\d+\.\d+", AGENT)

"""The testers' page over HTTP, with a real bot behind it: links, cookies, notes, the end."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import timedelta

import httpx
import pytest

from builder.core.errors import PolicyError, UsageError
from builder.core.tester_note import NoteState
from builder.studio import launch_checklist, question_sets
from builder.studio.bots import Workbench
from builder.studio.testers import notes
from builder.studio.testers.page import PageForTesters, end_link, holds, links
from builder.system.clock import SystemClock
from tests.support.desk import make_bench
from tests.support.hosts import named, read_events
from tests.support.stores import HandClock

ASKED = "When do you close on Saturday?"


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as opened:
        yield opened


@pytest.fixture
def page(bench: Workbench) -> Iterator[PageForTesters]:
    opened = PageForTesters(bench)
    yield opened
    opened.close()


class Colleague:
    """Somebody with a browser of their own."""

    def __init__(self, page: PageForTesters) -> None:
        origin = page.address.rstrip("/")
        self.client = httpx.Client(base_url=origin, headers={"origin": origin}, trust_env=False)
        self.token = ""

    def join(self, link: str) -> httpx.Response:
        return self.client.post("/api/testers/join", json={"token": link.partition("#")[2]})

    def ask(self, text: str) -> str:
        """Ask; the id of the answer."""
        face = self.client.get("/api/widget", params={"language": "en"}).json()
        consent = {"version": face["consent"]["version"], "purposes": ["answer"]}
        body = {"consent": consent, "language": "en"}
        self.token = self.client.post("/api/session", json=body).json()["token"]
        told = self.client.post("/api/chat", json={"token": self.token, "message": text})
        (done,) = named(read_events(told.text), "done")
        return str(done["id"])

    def note(self, answer: str, **words: str) -> httpx.Response:
        body = {"token": self.token, "id": answer, **words}
        return self.client.post("/api/testers/note", json=body)


Come = Callable[[PageForTesters], Colleague]


@pytest.fixture
def come() -> Iterator[Come]:
    """A function that brings somebody before the page."""
    with contextlib.ExitStack() as held:

        def bring(page: PageForTesters) -> Colleague:
            colleague = Colleague(page)
            held.callback(colleague.client.close)
            return colleague

        yield bring


def test_nobody_comes_in_without_a_link_and_a_link_works_once(
    page: PageForTesters, come: Come
) -> None:
    link = page.invite("Anna from the till")
    stranger = come(page)
    assert stranger.client.get("/").status_code == 303
    assert stranger.client.get("/").headers["location"] == "/join"
    for path in ("/api/widget", "/privacy", "/openapi.json", "/healthz"):
        answer = stranger.client.get(path)
        assert answer.status_code == 401
        assert answer.json()["code"] == "tester_unknown"
    assert "Corner Shop" not in stranger.client.get("/join").text, "nothing of the bot is told"
    assert stranger.join(f"{link}x").json()["code"] == "tester_link_spent"
    tester = come(page)
    joined = tester.join(link)
    assert joined.status_code == 200
    cookie = joined.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert tester.client.get("/").status_code == 200
    assert "data-testers" in tester.client.get("/").text
    assert stranger.join(link).status_code == 403, "it was used"
    assert stranger.client.get("/").status_code == 303


def test_a_link_is_used_by_one_of_two_who_come_at_once(page: PageForTesters, come: Come) -> None:
    from concurrent.futures import ThreadPoolExecutor

    link = page.invite("Anna")
    testers = [come(page) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        codes = list(pool.map(lambda tester: tester.join(link).status_code, testers))
    assert sorted(codes) == [200, *[403] * 7]


def test_what_a_tester_says_becomes_the_owners_list_and_the_bot_is_corrected(
    bench: Workbench, page: PageForTesters, come: Come
) -> None:
    tester = come(page)
    tester.join(page.invite("Anna"))
    answer = tester.ask(ASKED)
    assert tester.note(answer, thumb="down").json() == {"kept": True}
    told = tester.note(answer, thumb="down", note="Ask bob@mail.example", should_say="At five.")
    assert told.json() == {"kept": True}
    (note,) = notes.listing(bench)
    assert (note.who, note.thumb, note.question) == ("Anna", "down", ASKED)
    assert note.note == "Ask [EMAIL_ADDRESS]", "masked as a transcript is"
    assert note.should_say == "At five."
    assert note.documents[0] == "hours.md"
    assert "two" in note.answer
    assert levels(bench)["notes_open"] is launch_checklist.Level.AMBER
    notes.make_answer(bench, note.id)
    assert [each.state for each in notes.listing(bench)] == [NoteState.PINNED]
    assert notes.listing(bench, only_open=True) == []
    assert levels(bench)["notes_open"] is launch_checklist.Level.OK
    again = come(page)
    again.join(page.invite("Ben"))
    again.ask(ASKED)
    told = again.client.get("/api/me", headers={"authorization": f"Bearer {again.token}"})
    assert "At five." in told.text, "the page answers as the bot does now"


def levels(bench: Workbench) -> dict[str, launch_checklist.Level]:
    return {item.code: item.level for item in launch_checklist.check(bench)}


def test_a_note_becomes_a_test_question(bench: Workbench, page: PageForTesters, come: Come) -> None:
    tester = come(page)
    tester.join(page.invite("Anna"))
    tester.note(tester.ask(ASKED), thumb="up")
    (note,) = notes.listing(bench)
    made = notes.make_test(bench, note.id)
    assert (made.question, made.document, made.refuse) == (ASKED, "hours.md", False)
    assert question_sets.questions(bench) == [made]
    assert notes.listing(bench)[0].state is NoteState.TESTED


def test_a_note_needs_words_a_session_and_an_answer_of_its_own(
    page: PageForTesters, come: Come
) -> None:
    tester, other = come(page), come(page)
    tester.join(page.invite("Anna"))
    other.join(page.invite("Ben"))
    answer = tester.ask(ASKED)
    other.ask("Hello?")
    assert tester.note(answer).json()["code"] == "note_empty"
    assert tester.note(answer, note="x" * 2001).status_code == 422
    assert tester.note("another", note="x").json()["code"] == "answer_unknown"
    assert other.note(answer, note="x").json()["code"] == "answer_unknown", "it is not theirs"
    assert tester.note(answer, thumb="left").status_code == 422
    foreign = {"origin": "http://evil.test"}
    body = {"token": tester.token, "id": answer, "note": "x"}
    assert tester.client.post("/api/testers/note", json=body, headers=foreign).status_code == 403
    rebound = {"host": "evil.test"}
    assert tester.client.get("/", headers=rebound).status_code == 421


def test_a_link_that_is_taken_back_puts_its_tester_out(
    bench: Workbench, page: PageForTesters, come: Come
) -> None:
    tester = come(page)
    tester.join(page.invite("Anna"))
    assert tester.client.get("/").status_code == 200
    (link,) = links(bench)
    assert link.used is not None
    assert end_link(bench, link.id)
    assert not end_link(bench, link.id)
    assert not holds(links(bench)[0])
    assert tester.client.get("/").status_code == 303
    unused = page.invite("Ben")
    end_link(bench, links(bench)[0].id)
    assert come(page).join(unused).status_code == 403


def test_a_link_expires_used_or_not(bench: Workbench, come: Come) -> None:
    clock = HandClock(SystemClock().now().replace(microsecond=0))
    page = PageForTesters(bench, clock=clock)
    used, unused = page.invite("Anna", hours=2), page.invite("Ben", hours=2)
    tester = come(page)
    assert "max-age=7200" in tester.join(used).headers["set-cookie"].lower()
    clock.forward(timedelta(hours=2).total_seconds() + 1)
    assert tester.client.get("/").status_code == 303
    assert come(page).join(unused).status_code == 403
    page.close()


def test_the_page_ends_with_the_bot(bench: Workbench) -> None:
    page = PageForTesters(bench)
    assert httpx.get(f"{page.address}join", trust_env=False).status_code == 200
    bench.close()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{page.address}join", trust_env=False)
    page.close()


def test_guesses_are_slowed_down(page: PageForTesters, come: Come) -> None:
    tester = come(page)
    codes = {tester.join("#" + "a" * 43).status_code for _ in range(61)}
    assert codes == {403, 429}


def test_a_bot_that_keeps_no_notes_lets_no_tester_in(bench: Workbench) -> None:
    bench.change({"privacy.retention.notes": 0})
    with pytest.raises(PolicyError, match="notes_not_kept"):
        PageForTesters(bench)


def test_a_link_is_for_somebody_and_for_a_while(page: PageForTesters) -> None:
    with pytest.raises(UsageError, match="tester_unnamed"):
        page.invite("  ")
    with pytest.raises(UsageError, match="tester_hours"):
        page.invite("Anna", hours=0)


def test_neither_a_token_nor_a_name_is_in_the_audit(
    bench: Workbench, page: PageForTesters, come: Come
) -> None:
    link = page.invite("Anna Bell")
    come(page).join(link)
    rows = [str(row.details) for row in bench.file.audit.rows(limit=50)]
    assert not any("Anna" in row or link.partition("#")[2] in row for row in rows)
    stored = str(bench.file._database.execute("SELECT * FROM tester_links"))
    assert link.partition("#")[2] not in stored

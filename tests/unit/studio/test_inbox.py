"""What a real host tells its owner, over the line and in a file, and what is made of it."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.bundle.lock import Lock
from builder.core.conversation import AskEvent, Question
from builder.core.errors import HushdeskError
from builder.core.ids import new_token
from builder.server.operators import known, make
from builder.studio import owner, question_sets
from builder.studio.bots import Workbench
from builder.studio.inbox import line, settling, switching
from builder.studio.inbox.report import NOTHING, Group, Report, read
from builder.studio.inbox.settling import How
from tests.support.bots import SHOP, FakeBot, make_answer, make_spec, speak
from tests.support.desk import make_bench
from tests.support.hosts import make_app, running

FIGURES: dict[str, Any] = {
    "questions": 40,
    "outcomes": {"answered": 30, "refused": "fewer than 5", "talk": "not shown", "failed": 0},
    "reasons": {}, "handed_over": 0, "thumbs": {"up": 7, "down": 0}, "languages": {"en": 40},
    "p50_ms": 120, "p95_ms": 480, "cost": None,
}  # fmt: skip
COUNTS: dict[str, Any] = {
    "month": "2026-11", "least": 5, "over": False, "time_zone": "Europe/Madrid",
    "currency": "EUR", "months": ["2026-11"], "total": FIGURES,
    "days": [{"day": "2026-11-24", "over": True, **FIGURES}],
    "hours": [[0] * 24 for _ in range(7)],
}  # fmt: skip
GROUP = Group("g1", "Do you repair e-bikes?", 4, "2026-11-20", "2026-11-25", (), ())


def unknowing(_question: Question) -> list[AskEvent | Exception]:
    facts = {"refused": True, "sources": (), "reason": "no_evidence", "kind": "unknown"}
    return list(speak(make_answer("I do not know.", **facts)))


@pytest.fixture
def bench(home: object) -> Iterator[Workbench]:
    made = make_bench()
    yield made
    made.close()


def post(host: str, path: str, **body: Any) -> Any:
    wanted = urllib.request.Request(
        f"{host}{path}",
        json.dumps(body).encode(),
        {"content-type": "application/json", "origin": SHOP},
    )
    return urllib.request.urlopen(wanted, timeout=60).read()


def visit(host: str, *questions: str) -> None:
    """A visitor agrees to a record and asks."""
    face = urllib.request.Request(f"{host}/api/widget?language=en", headers={"origin": SHOP})
    version = json.load(urllib.request.urlopen(face, timeout=60))["consent"]["version"]
    consent = {"version": version, "purposes": ["answer", "transcript"]}
    token = json.loads(post(host, "/api/session", consent=consent, language="en"))["token"]
    for question in questions:
        post(host, "/api/chat", token=token, message=question)


@pytest.fixture
def host(tmp_path: Path, bench: Workbench) -> Iterator[str]:
    token, operator = make("desk", frozenset({"read"}))
    guard, other = make("guard", frozenset({"pause"}))
    file = tmp_path / "operators.txt"
    file.write_text(f"{operator.line}\n{other.line}\n")
    (tmp_path / "guard").write_text(guard)
    with running(make_app(FakeBot(make_spec(), unknowing), operators=file)) as address:
        bench.change({"site.host": address})
        line.keep_token(bench, token)
        yield address


def test_the_host_is_asked_with_the_token_and_each_contact_is_in_the_ledger(
    bench: Workbench, host: str
) -> None:
    visit(host, "Do you repair e-bikes?", "Do you repair e-bikes?")
    report = line.fetch(bench)
    (group,) = report.groups
    assert (group.question, group.count) == ("Do you repair e-bikes?", 2)
    assert report.version == 3
    assert not report.standing.why
    assert report.months[-1].total.questions.value is not None or report.months[-1].least == 5
    assert [entry.host for entry in bench.file.ledger.hosts()] == ["127.0.0.1"]
    assert {row.why for row in bench.file.ledger.contacts()} == {line.WHY}
    told = [row.event for row in bench.file.audit.rows()]
    assert "host_asked" in told
    kept = bench.file.path.read_bytes()
    assert b"e-bikes" not in kept


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("nothing", "operator_token_missing"),
        ("wrong", "host_token_unknown"),
        ("guard", "host_token_scope"),
        ("gone", "host_unreachable"),
        ("nowhere", "site_host_missing"),
        ("plain", "plain_host"),
        ("closed", "host_not_allowed"),
    ],
)
def test_why_nothing_came_is_told_apart(
    bench: Workbench, host: str, tmp_path: Path, change: str, code: str
) -> None:
    addresses = {
        "gone": "http://127.0.0.1:9",
        "nowhere": "",
        "plain": "http://chat.example.com",
        "closed": "https://chat.example.com",
    }
    if change == "nothing":
        line.forget_token(bench)
    elif change == "wrong":
        line.keep_token(bench, "x" * 43)
    elif change == "guard":
        line.keep_token(bench, (tmp_path / "guard").read_text())
    else:
        bench.change({"site.host": addresses[change]})
    with pytest.raises(HushdeskError) as refused:
        line.fetch(bench)
    assert refused.value.code == code


def test_the_line_in_a_kit_lets_this_desktop_in_and_stays_the_same(
    bench: Workbench, tmp_path: Path
) -> None:
    file = tmp_path / "operators.txt"
    file.write_text(f"{line.operator_line(bench)}\n")
    assert line.operator_line(bench) == file.read_text().strip()
    line.keep_token(bench, token := new_token())
    assert known(token, "owner").line == line.operator_line(bench)
    assert token not in line.operator_line(bench)
    file.write_text(f"{line.operator_line(bench)}\n")
    with running(make_app(FakeBot(make_spec(), unknowing), operators=file)) as address:
        bench.change({"site.host": address})
        assert line.fetch(bench).version == 3


def test_the_chat_is_paused_and_opened_from_the_desk_with_its_token(
    bench: Workbench, host: str, tmp_path: Path
) -> None:
    with pytest.raises(HushdeskError, match="host_token_scope"):
        switching.pause(bench, "Back at noon.")
    line.keep_token(bench, (tmp_path / "guard").read_text())
    closed = switching.pause(bench, " Back at noon. ")
    assert (closed.why, closed.says, closed.by) == ("paused", "Back at noon.", "operator:guard")
    assert closed.since
    with pytest.raises(urllib.error.HTTPError, match="503"):
        visit(host, "Do you repair e-bikes?")
    assert switching.resume(bench).why == ""
    visit(host, "Do you repair e-bikes?")
    told = [row.event for row in bench.file.audit.rows()]
    assert told[-2:] == ["host_paused", "host_resumed"]


def test_a_token_is_kept_by_its_end_and_never_as_a_line_break(bench: Workbench) -> None:
    line.keep_token(bench, " abcdefgh1234 ")
    assert line.token_kept(bench) == "1234"
    for bad in ("", "a\r\nX: y", "ä", "x" * 501):
        with pytest.raises(HushdeskError):
            line.keep_token(bench, bad)
    line.forget_token(bench)
    assert line.token_kept(bench) == ""


def sealed(bench: Workbench, data: object) -> bytes:
    return Lock(recipients=(owner.recipient(bench),)).seal(json.dumps(data).encode())


def test_a_file_from_a_host_without_a_line_says_the_same(bench: Workbench, tmp_path: Path) -> None:
    data = {
        "schema": {"name": "hushdesk.operator", "version": 1},
        "made": "2026-11-25T18:00:00+00:00",
        "bundle": {"id": "b", "version": 4},
        "state": {},
        "counts": [COUNTS],
        "unanswered": {"kept": False, "says": "Nothing is kept.", "groups": []},
        "handovers": {"handovers": [{"id": "h", "reference": "A", "state": "waiting"}]},
        "requests": {"requests": [{"reference": "B", "objected": ["transcript"]}]},
    }
    file = tmp_path / "host.age"
    file.write_bytes(sealed(bench, data))
    report = line.open_file(bench, file)
    assert (report.version, report.from_file, report.kept) == (4, True, False)
    total = report.months[0].total
    assert (total.outcomes["refused"].value, total.outcomes["refused"].hidden) == (None, "fewer")
    assert total.outcomes["talk"].hidden == "not_shown"
    assert (report.handovers[0].state, report.wishes[0].objected) == ("waiting", ("transcript",))
    file.write_bytes(b"age-encryption.org/v1 broken")
    with pytest.raises(HushdeskError, match="unreadable"):
        line.open_file(bench, file)


@pytest.mark.parametrize(
    "data",
    [
        {"counts": [{}]},
        {"counts": "x"},
        {"counts": [{**COUNTS, "total": {**FIGURES, "questions": -1}}]},
        {"counts": [{**COUNTS, "total": {**FIGURES, "questions": True}}]},
        {"counts": [{**COUNTS, "hours": 3}]},
        {"unanswered": {"groups": [{"id": "a"}]}},
        {"unanswered": []},
        {"requests": {"requests": [1]}},
        {"state": "open"},
    ],
)
def test_what_has_no_shape_is_refused_whole(data: dict[str, Any]) -> None:
    if data == {"unanswered": []}:
        assert read(data, from_file=False).groups == ()
        return
    with pytest.raises(HushdeskError, match="host_report_unreadable"):
        read(data, from_file=False)


def test_a_report_without_a_month_has_no_figures() -> None:
    report: Report = read({}, from_file=False)
    assert report.month("") is None
    assert read({"counts": [COUNTS]}, from_file=False).month("2026-11") is not None
    assert NOTHING.height == 0


def test_a_question_becomes_a_pinned_answer_that_is_tested_and_published(bench: Workbench) -> None:
    before = settling.try_out(bench, GROUP.question)
    assert before.refused
    tried = settling.pin(bench, GROUP, "", "Yes, every weekday.")
    assert (tried.refused, tried.text) == (False, "Yes, every weekday.")
    done = settling.settled(bench)["g1"]
    assert done.how is How.PINNED
    assert not done.published(settling.newest_bundle(bench))
    bench.file.facts.put("bundle_version", "1")
    assert done.published(settling.newest_bundle(bench))
    settling.reopen(bench, GROUP.id)
    assert settling.settled(bench) == {}


def test_a_question_becomes_a_test_and_nothing_of_it_stands_beside(bench: Workbench) -> None:
    settling.make_test(bench, GROUP, "", " every  weekday ")
    (made,) = question_sets.questions(bench)
    assert (made.question, made.expect, made.refuse) == (GROUP.question, ("every weekday",), False)
    settling.note(bench, replace(GROUP, id="g2").id, How.DISMISSED)
    kept = bench.file.facts.get("inbox_settled") or ""
    assert "e-bikes" not in kept
    assert set(json.loads(kept)) == {"g1", "g2"}
    with pytest.raises(HushdeskError, match="inbox_answer_empty"):
        settling.pin(bench, GROUP, "", "  ")

"""An operator's token opens what its scopes say, and all that it does is in the audit."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock
from builder.core.conversation import Done
from builder.core.errors import MachineError, ServeError, UsageError
from builder.core.policy import PrivacyPolicy, TranscriptsPolicy
from builder.server.operator_export import open_export
from builder.server.operators import Operator, load, make, read_operators
from builder.server.owner_lock import owner_lock
from builder.server.settings import BundleFacts, Caps, HostSettings
from tests.support.bots import SHOP, FakeBot, make_answer, make_spec
from tests.support.hosts import OWN, Visitor

ALL = frozenset({"read", "answer", "erase", "pause"})
OWNER, RECIPIENT = new_identity()
SEALED = BundleFacts("0123456789abcdef0123456789", 3, "RWQsigner", Lock(recipients=(RECIPIENT,)))


def unknown(question: object) -> list[Done]:
    """A bot that never knows."""
    if "return" in getattr(question, "text", ""):
        return [Done(make_answer())]
    facts = {"refused": True, "sources": (), "reason": "no_evidence", "kind": "unknown"}
    return [Done(make_answer("I do not know.", **facts))]


class Office:
    """A host with a visitor, and operators who ask it from a script."""

    def __init__(self, folder: Path, **facts: Any) -> None:
        self.file = folder / "operators.txt"
        self.tokens: dict[str, str] = {}
        lines = []
        for name, scopes in {"desk": ALL, "reader": {"read"}, "guard": {"pause"}}.items():
            self.tokens[name], operator = make(name, frozenset(scopes))
            lines.append(operator.line)
        self.file.write_text("\n".join(["# who may ask", *lines, ""]))
        bot = facts.pop("bot", None) or FakeBot(script=unknown)
        self.visitor = Visitor(bot, operators=self.file, bundle=SEALED, **facts)
        self.client = self.visitor.client
        del self.client.headers["origin"]

    def ask(self, method: str, path: str, name: str = "desk", **more: Any) -> Any:
        headers = {"authorization": f"Bearer {self.tokens.get(name, name)}"}
        return self.client.request(method, path, headers=headers, **more)

    def get(self, path: str, name: str = "desk", **more: Any) -> Any:
        answer = self.ask("GET", f"/operator/{path}", name, **more)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def talk(self, *questions: str, purposes: tuple[str, ...] = ("answer", "transcript")) -> str:
        """A whole talk; the visitor's reference."""
        self.client.headers["origin"] = SHOP
        told = self.visitor.agree(*purposes)
        for question in questions:
            self.visitor.ask(question)
        del self.client.headers["origin"]
        reference: str = told["reference"]
        return reference

    def audit(self) -> list[tuple[str, str]]:
        return [(row.event, row.actor) for row in self.visitor.store.audit.rows()]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_a_token_is_kept_as_a_hash_alone_and_its_line_is_read_back() -> None:
    token, operator = make("desk", frozenset({"read", "pause"}))
    assert token not in operator.line
    assert read_operators(f"{operator.line}\n") == (operator,)


def test_a_secret_as_systems_hand_it_out_is_one_token_with_every_scope() -> None:
    (operator,) = read_operators("tok_" + "a1" * 20 + "\n")
    assert (operator.name, operator.scopes) == ("operator", ALL)


@pytest.mark.parametrize(
    "line",
    [
        "desk read",
        "desk fly sha256:" + "0" * 64,
        "desk read sha256:12",
        "desk read sha256:" + "0" * 64 + " until:soon",
        "de/sk read sha256:" + "0" * 64,
    ],
)
def test_a_line_that_is_not_understood_lets_nobody_in(line: str) -> None:
    good = Operator("other", ALL, b"\0" * 32).line
    with pytest.raises(ServeError) as refused:
        read_operators(f"{good}\n{line}\n")
    assert (refused.value.code, refused.value.params) == ("operator_file", {"line": 2})


def test_a_file_of_tokens_that_is_not_there_is_told_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="file_unreadable"):
        load(tmp_path / "operators.txt")


@pytest.mark.parametrize("name", ["", "a b", "../x", "x" * 41])
def test_a_name_fits_the_audit(name: str) -> None:
    with pytest.raises(UsageError, match="operator_name"):
        make(name, ALL)


def test_nothing_is_told_without_a_token(office: Office) -> None:
    bare = office.client.get("/operator/state")
    assert (bare.status_code, bare.json()["code"]) == (401, "operator_unknown")
    wrong = office.ask("GET", "/operator/state", "wrong-token")
    assert (wrong.status_code, wrong.json()["code"]) == (401, "operator_unknown")
    assert office.client.get("/metrics").status_code == 401


def test_a_page_of_another_site_is_refused_even_with_a_token(office: Office) -> None:
    foreign = {"origin": "https://evil.example", "authorization": f"Bearer {office.tokens['desk']}"}
    answer = office.client.get("/operator/transcripts", headers=foreign)
    assert (answer.status_code, answer.json()["code"]) == (403, "origin_refused")


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/operator/counts", "guard"),
        ("GET", "/operator/transcripts", "guard"),
        ("GET", "/metrics", "guard"),
        ("POST", "/operator/pause", "reader"),
        ("POST", "/operator/handovers/retry", "reader"),
        ("DELETE", "/operator/visitors/4F2A-09BC-77D1", "reader"),
        ("POST", "/operator/bundle", "reader"),
        ("GET", "/operator/export", "guard"),
    ],
)
def test_a_token_reaches_no_farther_than_its_scopes(
    office: Office, method: str, path: str, name: str
) -> None:
    answer = office.ask(method, path, name)
    assert (answer.status_code, answer.json()["code"]) == (403, "operator_not_allowed")


def test_a_token_that_is_taken_out_of_the_file_lets_nobody_in_at_once(office: Office) -> None:
    assert office.ask("GET", "/operator/state").status_code == 200
    kept = [line for line in office.file.read_text().splitlines() if not line.startswith("desk")]
    office.file.write_text("\n".join(kept))
    assert office.ask("GET", "/operator/state").status_code == 401
    assert office.ask("GET", "/operator/state", "reader").status_code == 200


def test_wrong_tokens_are_counted_and_never_keep_a_right_one_out(tmp_path: Path) -> None:
    office = Office(tmp_path, settings=HostSettings(caps=Caps(wrong_tokens_per_minute=3)))
    answers = [office.ask("GET", "/operator/state", f"wrong-{n}").status_code for n in range(5)]
    assert answers == [401, 401, 401, 429, 429]
    assert office.ask("GET", "/operator/state").status_code == 200
    assert [event for event, _ in office.audit()].count("operator_refused") == 1


def test_reading_a_talk_is_in_the_audit_with_the_tokens_name(office: Office) -> None:
    reference = office.talk("Do you repair e-bikes for ana@example.org?")
    listed = office.get("transcripts", "reader")
    assert [row["reference"] for row in listed["transcripts"]] == [reference]
    assert listed["transcripts"][0]["unanswered"] == 1
    read = office.get(f"transcripts/{reference}", "reader")
    assert [m["role"] for m in read["messages"]] == ["visitor", "bot"]
    assert "ana@example.org" not in json.dumps(read)
    assert ("transcript_read", "operator:reader") in office.audit()
    assert ("operator_used", "operator:reader") in office.audit()


def test_a_talk_that_is_not_kept_is_not_found(office: Office) -> None:
    answer = office.ask("GET", "/operator/transcripts/0000-0000-0000")
    assert (answer.status_code, answer.json()["code"]) == (404, "visitor_not_found")


def test_questions_without_an_answer_come_masked_and_together(office: Office) -> None:
    office.talk("Do you repair e-bikes?", "Can I return a bike?")
    office.talk("Do you repair e-bikes?", "Is there parking for bo@example.org?")
    office.talk("Do you repair e-bikes?", purposes=("answer",))  # agreed to no transcript
    told = office.get("unanswered")
    assert (told["total"], [group["count"] for group in told["groups"]]) == (3, [2, 1])
    assert told["groups"][0]["question"] == "Do you repair e-bikes?"
    assert told["groups"][0]["reasons"] == ["no_evidence"]
    assert "bo@example.org" not in json.dumps(told)


def test_questions_go_with_the_talk_they_stand_in(office: Office) -> None:
    reference = office.talk("Do you repair e-bikes?")
    receipt = office.ask("DELETE", f"/operator/visitors/{reference}").json()
    assert receipt["erased"]["transcripts"] == 2
    assert office.get("unanswered")["total"] == 0
    assert office.ask("GET", f"/operator/visitors/{reference}").status_code == 404
    assert ("visitor_erased", "operator:desk") in office.audit()


def test_without_transcripts_nothing_is_kept_and_that_is_said(tmp_path: Path) -> None:
    policy = PrivacyPolicy(transcripts=TranscriptsPolicy(days=0))
    spec = replace(make_spec(), privacy=policy)
    office = Office(tmp_path, bot=FakeBot(spec, script=unknown))
    office.talk("Do you repair e-bikes?", purposes=("answer",))
    told = office.get("unanswered")
    assert (told["kept"], told["groups"]) == (False, [])
    assert "keeps no talks" in told["says"]
    answer = office.ask("GET", "/operator/transcripts/0000-0000-0000")
    assert (answer.status_code, answer.json()["code"]) == (409, "transcripts_not_kept")


def test_counts_are_told_by_day_and_hold_no_session(office: Office) -> None:
    for _ in range(2):
        office.talk("Do you repair e-bikes?", "Can I return a bike?", "And a helmet?")
    told = office.get("counts")
    (today,) = told["days"]
    assert (today["over"], today["questions"]) == (False, 5)
    assert today["outcomes"]["answered"] == "fewer than 5"
    assert told["months"] == [told["month"]]
    office.visitor.clock.forward(40 * 86_400)
    later = office.get("counts", params={"month": told["month"]})
    assert later["over"] is True
    assert later["days"][0]["questions"] == 6
    assert later["days"][0]["outcomes"] == {
        "answered": "fewer than 5", "refused": "fewer than 5", "talk": 0, "failed": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    "path", ["counts?month=2026-13", "counts?month=x", "transcripts?limit=0", "audit?after=-1"]
)
def test_a_parameter_that_is_not_understood_is_refused(office: Office, path: str) -> None:
    answer = office.ask("GET", f"/operator/{path}")
    assert (answer.status_code, answer.json()["code"]) == (422, "request_unclear")


def test_who_froze_or_objected_is_listed_and_an_operator_freezes_for_them(office: Office) -> None:
    reference = office.talk("Can I return a bike?")
    assert office.get("requests")["requests"] == []
    told = office.ask("POST", f"/operator/visitors/{reference}/freeze").json()
    assert told["frozen"]
    (asking,) = office.get("requests")["requests"]
    assert (asking["reference"], asking["frozen"]) == (reference, told["frozen"])
    assert office.ask("POST", f"/operator/visitors/{reference}/unfreeze").json()["frozen"] is None


def test_a_sealed_file_holds_the_same_and_only_its_owner_opens_it(
    office: Office, tmp_path: Path
) -> None:
    office.talk("Do you repair e-bikes?")
    answer = office.ask("GET", "/operator/export")
    assert answer.content.startswith(b"age-encryption.org/v1")
    assert b"e-bikes" not in answer.content
    file = tmp_path / "host.age"
    file.write_bytes(answer.content)
    data = open_export(file, identity=OWNER)
    assert data["unanswered"]["groups"][0]["question"] == "Do you repair e-bikes?"
    assert len(data["transcripts"][0]["messages"]) == 2
    stranger, _ = new_identity()
    with pytest.raises(Exception, match="not_a_recipient"):
        open_export(file, identity=stranger)
    file.write_bytes(b"no such thing")
    with pytest.raises(UsageError, match="export_unreadable"):
        open_export(file, identity=OWNER)


def test_a_file_for_whoever_cannot_open_it_is_refused_kindly(office: Office) -> None:
    answer = office.ask("GET", "/operator/export?recipient=age1nobody")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_recipient")


def test_a_file_is_sealed_to_the_owner_and_not_to_the_host_itself() -> None:
    host, of_host = new_identity()
    lock = owner_lock((of_host, RECIPIENT), None, host)
    assert lock is not None
    assert lock.recipients == (RECIPIENT,)
    assert owner_lock((of_host,), None, host) is None


def test_metrics_tell_how_the_host_stands(office: Office) -> None:
    office.talk("Do you repair e-bikes?")
    answer = office.ask("GET", "/metrics", "reader")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = dict(line.rsplit(" ", 1) for line in answer.text.splitlines() if line[0] != "#")
    assert lines['hushdesk_answers_total{outcome="refused"}'] == "1.0"
    assert (lines["hushdesk_open"], lines["hushdesk_store_ok"]) == ("1.0", "1.0")
    assert lines["hushdesk_answer_seconds_count"] == "1.0"
    assert "e-bikes" not in answer.text


def test_a_monitor_that_asks_every_few_seconds_fills_no_audit(office: Office) -> None:
    for _ in range(5):
        office.ask("GET", "/metrics", "reader")
    uses = [row for row in office.visitor.store.audit.rows() if row.event == "operator_used"]
    assert len(uses) == 1
    office.visitor.clock.forward(3_600)
    office.ask("GET", "/metrics", "reader")
    uses = [row for row in office.visitor.store.audit.rows() if row.event == "operator_used"]
    assert [row.details["count"] for row in uses] == [1, 5]


def test_nothing_is_read_when_it_cannot_be_written_down(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = office.talk("Do you repair e-bikes?")

    def full(*_: object, **__: object) -> None:
        raise MachineError("no_space", folder="/data")

    monkeypatch.setattr(office.visitor.store.audit, "record", full)
    answer = office.ask("GET", f"/operator/transcripts/{reference}")
    assert (answer.status_code, answer.json()["code"]) == (503, "store_failed")
    assert "/data" not in answer.text
    assert office.ask("POST", "/operator/pause", "guard").status_code == 200  # closing needs none


def test_the_hosts_own_page_may_not_read_without_a_token(office: Office) -> None:
    own = office.client.get("/operator/state", headers={"origin": OWN})
    assert (own.status_code, own.json()["code"]) == (401, "operator_unknown")

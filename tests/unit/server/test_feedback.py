from __future__ import annotations

import pytest

from tests.support.hosts import Visitor, named


def asked(*purposes: str) -> tuple[Visitor, str]:
    visitor = Visitor()
    visitor.agree(*purposes)
    return visitor, named(visitor.ask("Can I return a bike?"), "done")[0]["id"]


def test_a_thumb_is_counted_without_any_text() -> None:
    visitor, answer = asked("answer")
    body = {"token": visitor.token, "id": answer, "thumb": "down", "note": "Wrong!"}
    told = visitor.client.post("/api/feedback", json=body).json()
    assert told == {"kept": True, "note_kept": False}
    (row,) = [row for row in visitor.store.audit.rows() if row.event == "feedback"]
    assert row.details == {"answer": answer, "thumb": "down"}
    assert visitor.me().json()["messages"][1]["thumb"] == "down"


def test_a_note_is_kept_masked_where_a_record_is() -> None:
    visitor, answer = asked("answer", "transcript")
    note = "Ask bob@private.example"
    body = {"token": visitor.token, "id": answer, "thumb": "up", "note": note}
    assert visitor.client.post("/api/feedback", json=body).json()["note_kept"] is True
    remark = visitor.me().json()["transcript"][-1]
    assert (remark["role"], remark["text"]) == ("remark", "Ask [EMAIL_ADDRESS]")


@pytest.mark.parametrize("answer", ["", "unknown"])
def test_only_an_answer_of_the_same_talk_can_be_rated(answer: str) -> None:
    visitor, _ = asked("answer")
    body = {"token": visitor.token, "id": answer, "thumb": "up"}
    refused = visitor.client.post("/api/feedback", json=body)
    assert (refused.status_code, refused.json()["code"]) == (404, "answer_unknown")


def test_a_wish_for_a_person_gets_the_contact_and_keeps_nothing() -> None:
    visitor, _ = asked("answer", "transcript")
    body = {"token": visitor.token, "contact": "bob@private.example", "consent": True}
    told = visitor.client.post("/api/handover", json=body).json()
    assert told["delivered"] is False
    assert [way["value"] for way in told["options"]] == [
        "+44 113 496 0000",
        "help@willow.example",
    ]
    assert "bob@private.example" not in visitor.me().text

"""When a person is offered: on wish, after refusals, on topics, on distress; never to nobody."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from builder.answering.escalation import Escalation
from builder.core.conversation import Answer, AskEvent, Delta, Done, Question
from builder.core.setting import Value
from tests.support.bots import make_answer, make_spec
from tests.support.stores import HandClock

NEXT = datetime(2026, 1, 2, 9, 30, tzinfo=UTC)
READY: dict[str, Value] = {
    "handover__enabled": True, "handover__email": "desk@shop.example",
    "handover__mail_server": "mail.shop.example",
}  # fmt: skip
NOBODY: dict[str, Value] = {"contact__email": "", "contact__phone": ""}


class Door:
    """Opening hours that are what the test says."""

    def __init__(self, *, opened: bool) -> None:
        self.opened = opened

    def is_open(self, now: datetime) -> bool | None:
        return self.opened

    def next_opening(self, now: datetime) -> datetime | None:
        return NEXT


def made(*, opened: bool = True, **settings: Value) -> Escalation:
    return Escalation(make_spec(**settings), lambda: Door(opened=opened), HandClock())


def with_all(settings: dict[str, Value], *, opened: bool = True) -> Escalation:
    return Escalation(make_spec(**settings), lambda: Door(opened=opened), HandClock())


def weighed(escalation: Escalation, asked: str, *, refusals: int = 0, **facts: object) -> Answer:
    question = Question(asked, refusals=refusals)
    answer = make_answer(**{"reason": None, **facts})  # type: ignore[arg-type]
    return escalation.weigh(question, answer)


def told(answer: Answer) -> tuple[bool, str | None, str]:
    return answer.escalate, answer.escalate_reason, answer.presence


def test_an_ordinary_answer_offers_nobody() -> None:
    assert told(weighed(made(), "When are you open?")) == (False, None, "there")


def test_a_refusal_offers_a_person_from_the_owners_number_on() -> None:
    twice = made(handover__after_refusals=2)
    assert told(weighed(twice, "Moon trips?", refused=True))[:2] == (False, None)
    assert told(weighed(twice, "Moon trips?", refused=True, refusals=1))[:2] == (True, "refused")
    assert not weighed(twice, "When are you open?", refusals=5).escalate
    never = made(handover__after_refusals=0)
    assert not weighed(never, "Moon trips?", refused=True, refusals=9).escalate


def test_topics_and_distress_offer_a_person_beside_the_answer() -> None:
    of_topic = made(handover__topics=("cancellation",))
    answer = weighed(of_topic, "What about cancellations?")
    assert told(answer)[:2] == (True, "topic")
    assert answer.text == make_answer().text
    assert "person_topic" in answer.trace.rules
    assert told(weighed(made(), "I am furious!"))[:2] == (True, "distress")
    assert not weighed(made(handover__on_distress=False), "I am furious!").escalate


def test_nobody_is_offered_where_there_is_no_way_to_anybody() -> None:
    alone = with_all(NOBODY)
    assert told(weighed(alone, "Talk to a human please")) == (False, "wish", "there")
    assert weighed(with_all(NOBODY | READY), "Talk to a human please").escalate


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (READY, (True, "wish", "message")),
        (READY | {"handover__outside_hours": "tell"}, (False, "wish", "away")),
        ({}, (False, "wish", "away")),
    ],
)
def test_outside_hours_a_message_is_taken_or_nobody_is_offered(
    settings: dict[str, Value], expected: tuple[bool, str, str]
) -> None:
    closed = with_all(settings, opened=False)
    assert told(weighed(closed, "I want to talk to a human")) == expected
    assert "Friday, 09:30" in closed.words("en")
    assert "Freitag, 09:30" in closed.words("de")


def test_a_wish_is_met_at_once_and_nothing_is_looked_up() -> None:
    def never() -> Iterator[AskEvent]:
        yield Delta("the documents were searched")

    escalation = with_all(READY | {"handover__offer": "We are glad to help."})
    events = list(escalation.over(Question("Can I speak to a person?"), never()))
    assert events[0] == Delta("We are glad to help.")
    (done,) = [event for event in events if isinstance(event, Done)]
    assert told(done.answer) == (True, "wish", "there")
    assert not done.answer.refused
    assert "person_asked_for" in done.answer.trace.rules


def test_a_wish_is_met_with_the_contacts_among_the_facts_where_settings_name_none() -> None:
    def met(*, opened: bool) -> Answer:
        contacts = ("Phone: 01632 960 184", "E-mail: us@shop.example")
        escalation = Escalation(
            make_spec(**NOBODY), lambda: Door(opened=opened), HandClock(), lambda: contacts
        )
        (done,) = [
            event
            for event in escalation.over(Question("Can I speak to a person?"), iter(()))
            if isinstance(event, Done)
        ]
        return done.answer

    answer = met(opened=True)
    assert answer.text.endswith("\nPhone: 01632 960 184\nE-mail: us@shop.example")
    assert answer.text.startswith("Gladly.")
    assert met(opened=False).text.startswith("Nobody is there right now; somebody is again on")


def test_a_wish_that_nothing_meets_is_told_so() -> None:
    refused = make_answer(refused=True, reason="not_in_documents", text="I could not find that.")
    asked = Question("human please", language="de")
    said: list[AskEvent] = [Delta("I could"), Done(refused)]
    events = list(with_all(NOBODY).over(asked, said))
    (done,) = [event for event in events if isinstance(event, Done)]
    assert "nicht mit einem Menschen verbinden" in done.answer.text
    assert events[0] == Delta(done.answer.text)
    assert "person_nowhere" in done.answer.trace.rules


def test_why_says_that_nobody_was_offered_outside_hours() -> None:
    rules = weighed(made(opened=False), "I want to talk to a human").trace.rules
    assert "person_away" in rules
    assert "person_wish" not in rules


def test_a_wish_where_nobody_can_be_reached_is_answered_like_any_question() -> None:
    answer = make_answer()
    events = list(with_all(NOBODY).over(Question("human please"), iter([Done(answer)])))
    (done,) = [event for event in events if isinstance(event, Done)]
    assert done.answer.text == answer.text
    assert done.answer.escalate_reason == "wish"


def test_a_reply_that_speaks_of_a_person_decides_nothing() -> None:
    answer = weighed(made(), "When are you open?", text="I will hand you over to a human agent.")
    assert told(answer)[:2] == (False, None)


def test_hours_that_are_not_known_keep_nobody_away() -> None:
    class Untold(Door):
        def is_open(self, now: datetime) -> bool | None:
            return None

    escalation = Escalation(make_spec(), lambda: Untold(opened=False), HandClock())
    assert told(weighed(escalation, "human please")) == (True, "wish", "there")


def test_what_is_never_looked_up_and_needs_a_person_offers_one() -> None:
    topic = weighed(made(), "Will I win in court?", refused=True, reason="legal", escalate=True)
    assert told(topic)[:2] == (True, "topic")
    urgent = weighed(made(), "There is smoke", reason="emergency", escalate=True)
    assert told(urgent)[:2] == (True, "distress")
    never = made(handover__after_refusals=0)
    plain = weighed(never, "Moon trips?", refused=True, reason="not_in_documents", escalate=True)
    assert not plain.escalate


def test_far_openings_are_said_with_their_date() -> None:
    long_before = HandClock(NEXT.replace(year=2025))
    escalation = Escalation(make_spec(**READY), lambda: Door(opened=False), long_before)
    assert "02/01, 09:30" in escalation.words("en")
    assert "02.01., 09:30" in escalation.words("de")

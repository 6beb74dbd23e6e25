"""A visitor passes a talk on: sees it, agrees, and it arrives or the truth is told."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from builder.answering.escalation import Escalation
from builder.answering.handover.delivery import Delivery
from builder.core.progress import CancelToken
from builder.core.setting import Value
from builder.server.courier import WAITS, Courier
from builder.server.handovers import state_of
from builder.vault.handovers import State
from tests.support.bots import FakeBot, make_answer, make_spec, speak
from tests.support.hosts import Visitor, make_delivery, named
from tests.support.mail_server import MailServer
from tests.support.stores import HandClock
from tests.support.webhook_server import WebhookServer

SAID = "I am Anna Smith, where is my order? Write to anna@home.example"


def shop(**settings: Value) -> FakeBot:
    wanted = {f"handover__{name}": value for name, value in settings.items()}
    return FakeBot(make_spec(handover__enabled=True, **wanted))


def by_mail(port: int = 25, **settings: Value) -> FakeBot:
    known: dict[str, Value] = {
        "mail_server": "127.0.0.1", "mail_port": port, "mail_security": "none",
        "email": "desk@willow.example",
    }  # fmt: skip
    return shop(**(known | settings))


class Guest(Visitor):
    """A visitor of a shop that passes talks on; the courier goes when the test says so."""

    def __init__(
        self, bot: FakeBot, *, agrees: bool = True, clock: HandClock | None = None
    ) -> None:
        self.delivery = make_delivery(bot.spec)
        super().__init__(bot, clock=clock or HandClock(), delivery=self.delivery)
        self.courier = Courier(bot.spec, self.store, self.delivery, self.clock, chance=lambda: 0.5)
        if agrees:
            self.agree("answer")
            self.ask(SAID)

    def seen(self, **body: Any) -> dict[str, Any]:
        preview: dict[str, Any] = self.pass_on(**body).json()["preview"]
        return preview

    def agreed(self, **body: Any) -> dict[str, Any]:
        told = self.pass_on(consent=True, version=self.seen(**body)["version"], **body)
        assert told.status_code == 200, told.text
        data: dict[str, Any] = told.json()
        return data

    def state(self) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {self.token}"}
        data: dict[str, Any] = self.client.get("/api/handover", headers=headers).json()
        return data


def test_nothing_is_kept_or_sent_before_the_visitor_agrees() -> None:
    with MailServer() as server:
        guest = Guest(by_mail(server.port))
        seen = guest.seen(message="Please ring me", contact="anna@home.example")
        guest.courier.round()
        assert guest.store.handovers.read() == []
        assert server.taken == []
    assert "Please ring me" in seen["text"]
    assert "order" in seen["text"]
    assert "Anna Smith" not in seen["text"]
    assert seen["text"].count("anna@home.example") == 1
    receipts = guest.store.consents.read(guest.store.visitors.ids()[0])
    assert [receipt.purposes for receipt in receipts] == [("answer",)]


def test_what_was_seen_arrives_and_its_words_are_forgotten() -> None:
    with MailServer() as server:
        guest = Guest(by_mail(server.port))
        seen = guest.seen(message="Please ring me", name="Anna")
        told = guest.agreed(message="Please ring me", name="Anna")
        assert (told["delivered"], told["state"]) == (False, "waiting")
        assert guest.courier.round() == 1
        (mail,) = server.taken
    assert mail.get_content().replace("\r\n", "\n") == seen["text"]
    assert guest.state()["delivered"]
    (kept,) = guest.store.handovers.read()
    assert (kept.state, kept.body) == (State.DELIVERED, "")
    (session_id,) = guest.store.visitors.ids()
    assert guest.store.consents.read(session_id)[-1].purposes == ("handover",)
    events = [row.event for row in guest.store.audit.rows()]
    assert events[-2:] == ["handover_taken", "handover_delivered"]


def test_what_has_changed_since_it_was_seen_is_not_sent() -> None:
    guest = Guest(by_mail())
    version = guest.seen(message="One")["version"]
    refused = guest.pass_on(consent=True, version=version, message="Two")
    assert (refused.status_code, refused.json()["code"]) == (409, "handover_changed")
    assert guest.store.handovers.read() == []


def test_pressing_twice_sends_once() -> None:
    guest = Guest(by_mail())
    for _ in range(3):
        guest.agreed(message="Please ring me")
    assert len(guest.store.handovers.read()) == 1


def test_one_talk_is_passed_on_three_times_at_most() -> None:
    guest = Guest(by_mail())
    for number in range(3):
        guest.agreed(message=f"Message {number}")
    refused = guest.pass_on(consent=True, message="One more")
    assert (refused.status_code, refused.json()["code"]) == (429, "handovers_used_up")


def test_who_declined_everything_can_still_leave_a_message() -> None:
    guest = Guest(by_mail(), agrees=False)
    guest.agree()
    empty = guest.pass_on(consent=True)
    assert empty.json()["code"] == "handover_empty"
    assert guest.agreed(message="Please ring me")["state"] == "waiting"
    assert guest.me().json()["handovers"][0]["state"] == "waiting"


@pytest.mark.parametrize(
    ("passes_on", "there", "missing"),
    [
        ("question", ("order",), ("Anna Smith", "Within 30 days")),
        ("masked", ("order", "Within 30 days"), ("Anna Smith", "anna@home.example")),
        ("talk", ("Anna Smith", "anna@home.example", "Within 30 days"), ()),
    ],
)
def test_owner_says_what_is_passed_on(
    passes_on: str, there: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    text = Guest(by_mail(passes_on=passes_on)).seen()["text"]
    assert all(part in text for part in there)
    assert not any(part in text for part in missing)


def test_host_without_a_way_says_so_and_names_the_others() -> None:
    guest = Visitor(FakeBot(make_spec()))
    guest.agree("answer")
    for consent in (False, True):
        told = guest.pass_on(consent=consent, contact="a@b.example").json()
        assert (told["delivered"], told["state"]) == (False, "none")
        assert "preview" not in told
        assert told["options"]


def test_answer_that_escalates_offers_the_form() -> None:
    answer = make_answer(escalate=True, escalate_reason="topic", presence="message")
    bot = FakeBot(by_mail().spec, lambda _question: speak(answer))
    guest = Guest(bot)
    (told,) = named(guest.ask("I want to cancel"), "handover")
    assert (told["reason"], told["form"], told["presence"]) == ("topic", True, "message")
    assert "one of your topics" in guest.seen()["text"]


def test_bot_is_told_how_often_it_did_not_know() -> None:
    bot = FakeBot(make_spec(), lambda _question: speak(make_answer(refused=True)))
    guest = Visitor(bot)
    guest.agree("answer")
    for _ in range(3):
        guest.ask("Do you fly to the moon?")
    assert [question.refusals for question in bot.asked] == [0, 1, 2]


def test_outside_hours_nothing_is_taken_where_the_owner_takes_nothing() -> None:
    class Closed:
        def is_open(self, now: datetime) -> bool | None:
            return False

        def next_opening(self, now: datetime) -> datetime | None:
            return None

    def closed(bot: FakeBot) -> FakeBot:
        bot.escalation = Escalation(bot.spec, Closed)
        return bot

    guest = Guest(closed(by_mail(outside_hours="tell")))
    told = guest.pass_on(message="hi").json()
    assert (told["presence"], "preview" in told) == ("away", False)
    assert guest.pass_on(consent=True, message="hi").json()["code"] == "handover_away"
    taking = Guest(closed(by_mail()))
    assert taking.pass_on(message="hi").json()["presence"] == "message"
    assert taking.agreed(message="hi")["state"] == "waiting"


# —— the queue ——


def test_mail_server_that_asks_to_come_again_gets_it_later_under_the_same_id() -> None:
    clock = HandClock()
    with MailServer(faults=("rcpt 450 4.2.0 greylisted", "data 451 later")) as server:
        guest = Guest(by_mail(server.port), clock=clock)
        guest.agreed(message="Please ring me")
        (before,) = guest.store.handovers.read()
        assert guest.courier.round() == 0
        assert guest.state()["state"] == "late"
        assert guest.courier.round() == 0, "it is not tried again at once"
        for wait in WAITS[:2]:
            clock.forward(wait + 1)
            guest.courier.round()
        (mail,) = server.taken
    assert before.id in mail["Message-ID"]
    assert guest.state()["delivered"]


def test_webhook_that_names_a_time_is_not_asked_before() -> None:
    clock = HandClock()
    with WebhookServer(503) as server:
        server.script.headers = {"retry-after": "5000"}
        guest = Guest(shop(webhook=server.url), clock=clock)
        guest.agreed(message="hi")
        guest.courier.round()
        clock.forward(4_900)
        assert guest.courier.round() == 0
        clock.forward(200)
        assert guest.courier.round() == 1
    assert server.came[-1].genuine


def test_what_never_arrives_is_given_up_and_everybody_is_told() -> None:
    clock = HandClock()
    with MailServer() as gone, WebhookServer() as server:
        port = gone.port
        guest = Guest(by_mail(port, webhook=server.url, give_up_days=1), clock=clock)
        gone.faults = ["data 554 no"] * 100
        guest.agreed(message="hi")
        guest.courier.round()
        assert guest.client.get("/readyz").json()["handovers"] == "late"
        for _ in range(20):
            clock.forward(WAITS[-1] * 1.3)
            guest.courier.round()
        states = {item.channel: item for item in guest.store.handovers.read(guest_id(guest))}
        assert states["mail"].state is State.FAILED
        assert states["mail"].code == "mail_refused"
        assert states["mail"].body, "what was given up can still be read and sent"
        assert [came.data["type"] for came in server.came] == [
            "hushdesk.handover", "hushdesk.notice",
        ]  # fmt: skip
        assert server.came[1].data["data"]["talk"] == []
    assert guest.state()["delivered"], "it arrived on the other way"
    assert guest.client.get("/readyz").json()["handovers"] == "failed"
    assert "handover_failed" in [row.event for row in guest.store.audit.rows()]


def guest_id(guest: Visitor) -> str:
    (session_id,) = guest.store.visitors.ids()
    return session_id


def test_given_up_on_every_way_is_told_to_the_visitor_and_can_be_sent_again() -> None:
    clock = HandClock()
    with MailServer(faults=("data 554 no",) * 100) as server:
        guest = Guest(by_mail(server.port, give_up_days=1), clock=clock)
        guest.agreed(message="hi")
        for _ in range(12):
            guest.courier.round()
            clock.forward(WAITS[-1] * 1.3)
        assert guest.state()["state"] == "failed"
        assert guest.state()["options"]
        server.faults = []
        assert guest.store.handovers.retry(clock.now()) == 1
        assert guest.courier.round() == 1
        assert len(server.taken) == 1


def test_what_was_being_sent_when_the_host_died_is_sent_again() -> None:
    with MailServer() as server:
        guest = Guest(by_mail(server.port))
        guest.agreed(message="hi")
        taken = guest.store.handovers.take(guest.clock.now())
        assert taken is not None
        assert guest.state()["state"] == "waiting", "it is never said to be there before it is"
        assert guest.courier.round() == 0
        assert guest.store.handovers.recover() == 1
        assert guest.courier.round() == 1
        assert taken.id in server.taken[0]["Message-ID"]


def test_host_that_is_told_to_stop_leaves_everything_in_its_file() -> None:
    guest = Guest(by_mail())
    guest.agreed(message="hi")
    guest.courier._token = CancelToken()
    guest.courier._token.cancel()
    item = guest.store.handovers.take(guest.clock.now())
    assert item is not None
    assert not guest.courier._try(item)
    (kept,) = guest.store.handovers.read()
    assert (kept.state, kept.code) == (State.WAITING, "")


def test_fault_of_ours_stops_neither_the_others_nor_the_host(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with WebhookServer() as server:
        guest = Guest(by_mail(webhook=server.url))
        guest.agreed(message="hi")

        def broken(*_: object) -> None:
            raise ZeroDivisionError

        monkeypatch.setattr(Delivery, "_mail", broken)
        assert guest.courier.round() == 1
    states = {item.channel: (item.state, item.code) for item in guest.store.handovers.read()}
    assert states["mail"] == (State.WAITING, "internal")


# —— people's rights ——


def test_erasing_a_visitor_erases_what_they_passed_on() -> None:
    guest = Guest(by_mail())
    guest.agreed(message="hi")
    receipt = guest.me("DELETE").json()
    assert receipt["erased"]["handovers"] == 1
    assert guest.store.handovers.read() == []
    assert guest.courier.round() == 0


def test_withdrawing_everything_takes_back_what_still_waits() -> None:
    guest = Guest(by_mail())
    guest.agreed(message="hi")
    guest.me("PATCH", json={"consent": {"purposes": []}})
    assert guest.store.handovers.read() == []
    rows = guest.store.consents.read(guest_id(guest))
    assert all(row.withdrawn for row in rows)


def test_receipt_of_a_hand_over_is_none_of_the_chat() -> None:
    guest = Visitor(by_mail(), delivery=make_delivery(by_mail().spec))
    guest.agree("answer", "transcript")
    guest.ask("hello there")
    guest.pass_on(consent=True, message="hi")
    guest.me("PATCH", json={"consent": {"purposes": ["answer"]}})
    rows = guest.store.consents.read(guest_id(guest))
    assert [(row.purposes, bool(row.withdrawn)) for row in rows] == [
        (("answer", "transcript"), True), (("handover",), False), (("answer",), False),
    ]  # fmt: skip
    assert rows[0].version == rows[2].version


def test_what_is_frozen_stays_where_it_is() -> None:
    with MailServer() as server:
        guest = Guest(by_mail(server.port))
        guest.agreed(message="hi")
        guest.me("PATCH", json={"freeze": True})
        assert guest.courier.round() == 0
        assert guest.pass_on(consent=True, message="more").json()["code"] == "data_frozen"
        guest.me("PATCH", json={"freeze": False})
        assert guest.courier.round() == 1


def test_nothing_stays_longer_than_its_days() -> None:
    with MailServer() as server:
        guest = Guest(by_mail(server.port))
        guest.agreed(message="one")
        guest.courier.round()
        guest.agreed(message="two")
        now = guest.clock.now()
        assert guest.store.handovers.purge(now - timedelta(days=1)) == 0
        assert len(guest.store.handovers.read()) == 2
        assert guest.store.handovers.purge(now + timedelta(days=1)) == 2


def test_visitor_sees_what_waits_of_theirs() -> None:
    guest = Guest(by_mail())
    guest.agreed(message="Please ring me")
    data = guest.me().json()
    assert "Please ring me" in data["handovers"][0]["text"]
    assert data["handover_days"] == 30
    page = guest.me(headers={"accept": "text/html"}).text
    assert "Please ring me" in page


def test_no_hand_over_has_no_state() -> None:
    assert state_of([]) == "none"

"""Calls to a model are counted before they are made, and settled with what they really used."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from builder.answering.metered import Metered, Terms, tokens_in, tokens_sent
from builder.answering.models import Lengths, ModelRequest
from builder.core.conversation import Question
from builder.core.errors import Cancelled, ModelError
from builder.core.progress import CancelToken
from builder.core.spending import MICROS, Caps, Price
from builder.system.clock import SystemClock
from builder.vault.spending import SqlSpending
from tests.support.chat_models import make_request
from tests.support.shops import ScriptedModel, open_shop

UNCAPPED, LENGTHS = Caps(), Lengths()
PRICE = Price("paid", 10.0, 40.0, known_from="owner")


@dataclass
class PaidModel(ScriptedModel):
    """Tells what it used at the end, unless it fails before."""

    pieces: Sequence[str] = ("We open ", "at nine. [1]")
    usage: tuple[int, int] | None = (100, 20)
    name: str = "paid"

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        yield from super().stream(request, token=token)
        if self.usage:
            request.usage.tell(*self.usage)


class Noted:
    """An audit that keeps what it is told."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, object]]] = []

    def record(self, event: str, **details: object) -> None:
        self.events.append((event, details))


def make(
    model: PaidModel, caps: Caps = UNCAPPED, *, price: Price = PRICE, lengths: Lengths = LENGTHS
) -> tuple[Metered, SqlSpending, Noted]:
    book, audit = SqlSpending.in_memory(SystemClock()), Noted()
    return Metered(model, Terms(price, caps, "USD", lengths), book, audit), book, audit


def say(metered: Metered, request: ModelRequest | None = None) -> ModelRequest:
    request = request or make_request("When do you open?")
    list(metered.stream(request, token=CancelToken()))
    return request


def test_what_the_server_tells_is_what_an_answer_cost() -> None:
    metered, book, _ = make(PaidModel())

    spent = say(metered).usage.spent

    assert (spent.sent, spent.received, spent.estimated, spent.calls) == (100, 20, False, 1)
    assert spent.cost == 100 * 10 + 20 * 40
    (row,) = book.figures()
    assert (row.cost, row.calls, row.sent, row.received, row.estimated) == (1800, 1, 100, 20, 0)
    assert book.held() == 0


def test_without_a_count_of_the_server_ours_is_taken_and_said_to_be_ours() -> None:
    request = make_request("When do you open?")
    metered, book, _ = make(PaidModel(usage=None))

    spent = say(metered, request).usage.spent

    assert spent.estimated
    assert (spent.sent, spent.received) == (tokens_sent(request), tokens_in("We open at nine. [1]"))
    assert book.figures()[0].estimated == 1


def test_the_most_that_a_call_can_cost_is_held_while_it_runs() -> None:
    request = make_request("When do you open?")
    metered, book, _ = make(PaidModel(), Caps(month=MICROS))
    reply = metered.stream(request, token=CancelToken())

    next(reply)
    assert book.held() == PRICE.cost(tokens_sent(request), Lengths().most)
    list(reply)
    assert book.held() == 0


@pytest.mark.parametrize(("cap", "code"), [("day", "spending_day_cap"),
                                           ("month", "spending_month_cap")])  # fmt: skip
def test_at_a_cap_nothing_is_sent_and_the_owner_is_told_once(cap: str, code: str) -> None:
    model = PaidModel()
    metered, book, audit = make(model, Caps(**{cap: 100}))

    for _ in range(2):
        with pytest.raises(ModelError) as caught:
            say(metered)
        assert caught.value.code == code

    assert not model.asked
    assert audit.events == [("spending_cap_reached", {"cap": cap})]
    assert book.figures() == []


def test_an_answer_that_could_pass_its_own_cap_is_not_asked_for() -> None:
    model = PaidModel()
    metered, _, _ = make(model, Caps(answer=100))

    with pytest.raises(ModelError, match="spending_answer_cap"):
        say(metered)

    assert not model.asked


def test_a_cap_shortens_the_reply_before_it_forbids_it() -> None:
    request, model = make_request("When do you open?"), PaidModel()
    cap = PRICE.cost(tokens_sent(request), 300)
    metered, _, _ = make(model, Caps(answer=cap))

    say(metered, request)

    assert model.asked[0].most_tokens == 300


def test_without_a_cap_the_server_is_told_nothing_of_length() -> None:
    model = PaidModel()
    say(make(model)[0])
    assert model.asked[0].most_tokens is None


def test_calls_for_one_answer_share_its_cap() -> None:
    request = make_request("When do you open?")
    metered, _, _ = make(PaidModel(), Caps(answer=PRICE.cost(tokens_sent(request), 210)))

    say(metered, request)
    with pytest.raises(ModelError, match="spending_answer_cap"):
        say(metered, request)

    assert request.usage.spent.calls == 1


def test_the_owner_is_told_at_fifty_eighty_and_a_hundred_percent() -> None:
    cap = 100_000
    model = PaidModel(usage=(1000, 0))  # a reply of no tokens is no count: ours stands in
    free_of_words = Price("paid", 10.0, 0.0, known_from="owner")
    metered, book, audit = make(model, Caps(month=cap), price=free_of_words)

    for _ in range(10):
        say(metered)

    assert [details["percent"] for _, details in audit.events] == [50, 80, 100]
    assert book.capped(Caps(month=cap))
    with pytest.raises(ModelError, match="spending_month_cap"):
        say(metered)


def test_an_answer_given_up_midway_costs_what_was_sent_and_came() -> None:
    request = make_request("When do you open?")
    metered, book, _ = make(PaidModel())
    reply = metered.stream(request, token=CancelToken())
    first = next(reply)
    reply.close()  # type: ignore[attr-defined]

    (row,) = book.figures()
    assert (row.sent, row.received) == (tokens_sent(request), tokens_in(first))
    assert (row.estimated, book.held()) == (1, 0)


def test_a_cancelled_answer_is_settled_too() -> None:
    token, request = CancelToken(), make_request("When do you open?")
    metered, book, _ = make(PaidModel())
    reply = metered.stream(request, token=token)
    next(reply)
    token.cancel()

    with pytest.raises(Cancelled):
        list(reply)

    assert book.figures()[0].calls == 1
    assert book.held() == 0


@pytest.mark.parametrize("error", [
    ModelError("model_unreachable"), ModelError("model_rate_limited", status=429),
    ModelError("model_key_refused", status=401),
])  # fmt: skip
def test_a_call_that_the_server_refused_costs_nothing(error: ModelError) -> None:
    metered, book, _ = make(PaidModel(pieces=(), error=error))

    with pytest.raises(ModelError):
        say(metered)

    assert sum(row.cost for row in book.figures()) == 0
    assert book.held() == 0


def test_a_call_that_was_cut_off_costs_what_was_sent() -> None:
    metered, book, _ = make(PaidModel(error=ModelError("model_cut_off")))

    with pytest.raises(ModelError):
        say(metered)

    assert book.figures()[0].cost > 0


def test_a_server_that_cannot_be_told_is_hung_up_on() -> None:
    model = PaidModel(pieces=("word " * 50,) * 100)
    metered, _, _ = make(model, Caps(month=MICROS), lengths=Lengths(limited=False))

    with pytest.raises(ModelError, match="model_cut_off"):
        say(metered)


def test_a_local_model_is_counted_and_costs_nothing_at_any_cap() -> None:
    free = Price("local", 0.0, 0.0, known_from="free")
    metered, book, _ = make(PaidModel(), Caps(answer=1, day=1, month=1), price=free)

    for _ in range(3):
        say(metered)

    (row,) = book.figures()
    assert (row.calls, row.cost) == (3, 0)


def test_parallel_questions_cannot_pass_a_cap() -> None:
    """Every call really costs the most that was held for it: the worst that can happen."""
    request = make_request("When do you open?")
    sent, most = tokens_sent(request), 200
    each = PRICE.cost(sent, most)
    cap = each * 7 + each // 2
    model = PaidModel(usage=(sent, most))
    lengths = Lengths(least=most, most=most)
    metered, book, audit = make(model, Caps(day=cap, month=cap), lengths=lengths)
    answered, refused, begin = [], [], threading.Barrier(16)

    def ask() -> None:
        begin.wait(30)
        for _ in range(4):
            try:
                answered.append(say(metered))
            except ModelError as error:
                refused.append(error.code)

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with pytest.raises(ModelError, match="spending_day_cap"):
        say(metered)

    assert sum(row.cost for row in book.figures()) <= cap
    assert (len(answered), len(answered) + len(refused)) == (7, 64)
    assert book.held() == 0
    assert sum(event == "spending_cap_reached" for event, _ in audit.events) == 1


def test_what_a_server_tells_beyond_reason_is_passed_over() -> None:
    request = make_request("When do you open?")
    for nonsense in (-1, 0, True, "9", 10**12, None, 1.5):
        request.usage.tell(nonsense, nonsense)
    assert (request.usage.sent, request.usage.received) == (None, None)


def test_at_the_cap_the_bot_goes_on_with_quotes_and_nothing_left_the_computer() -> None:
    metered, _, _ = make(PaidModel(), Caps(month=1))
    answer = open_shop(metered).answer(Question("Within how many days can goods be returned?"))

    assert answer.reason == "spending_month_cap"
    assert "30 days" in answer.text
    assert (answer.trace.sent, answer.spent.calls) == ((), 0)


def test_an_answer_says_what_it_cost_also_when_its_reply_was_not_taken() -> None:
    metered, _, _ = make(PaidModel(pieces=("Elephants adore sailing yachts.",)))
    answer = open_shop(metered).answer(Question("Within how many days can goods be returned?"))

    assert answer.reason == "model_unsupported"
    assert (answer.spent.calls, answer.spent.cost) == (1, 1800)

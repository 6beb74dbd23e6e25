"""What a host keeps behaves alike in a file of its own and in a database that replicas share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from builder.core.contact import Contact, Outcome
from builder.core.mint import mint
from builder.core.spending import Caps, Crossed, Refused, Spent
from builder.privacy.erasure import erase_visitor
from builder.vault.audit_log import ChainState, acting
from builder.vault.conversations import Talk
from builder.vault.counts import Counted
from builder.vault.handovers import LEASE, State
from builder.vault.hoststore import HostStore
from builder.vault.unanswered import Unanswered
from builder.vault.visitors import StoredVisitor
from tests.support.host_stores import DATABASE, FILE, open_store
from tests.support.stores import HandClock

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
STAMP = "2026-05-01T12:00:00.000+00:00"
HOUR = timedelta(hours=1)
CAPS = Caps(day=1000, month=1500)


@pytest.fixture
def clock() -> HandClock:
    return HandClock(NOW)


@pytest.fixture(params=[FILE, DATABASE])
def store(request: pytest.FixtureRequest, clock: HandClock) -> Iterator[HostStore]:
    with open_store(request.param, clock=clock) as opened:
        yield opened


def _say(store: HostStore, session: str, text: str, when: datetime = NOW) -> int:
    cleared = mint(text, purpose="transcript", masked={})
    return store.conversations.append(session, "visitor", cleared, when)


def _visit(
    store: HostStore, session: str, when: datetime = NOW, *, frozen: datetime | None = None
) -> None:
    agreed, nothing = frozenset({"answer"}), frozenset[str]()
    left = StoredVisitor(
        session, when, when + HOUR, "https://shop.example", "de", agreed, nothing, frozen
    )
    store.visitors.save(left, f"token of {session}")


def test_a_visitor_is_found_by_token_and_what_they_decide_is_kept(store: HostStore) -> None:
    _visit(store, "s1")
    _visit(store, "s1", NOW + HOUR)  # saved anew
    found = store.visitors.by_token("token of s1")
    assert found == store.visitors.get("s1")
    assert found is not None
    assert (found.origin, found.opened) == ("https://shop.example", NOW + HOUR)
    store.visitors.put("s1", purposes=(), objected=("answer",), frozen=NOW)
    (asking,) = store.visitors.asking()
    assert (asking.objected, asking.frozen) == (frozenset({"answer"}), NOW)
    assert not asking.purposes
    assert store.visitors.by_token("token of s2") is None
    assert store.visitors.thaw(NOW + HOUR) == 1
    assert store.visitors.purge(NOW + 9 * HOUR) == 1
    assert store.visitors.ids() == []


def test_talks_are_listed_newest_first_with_where_they_came_from(store: HostStore) -> None:
    _say(store, "s1", "Hello")
    _say(store, "s2", "Good day", NOW + HOUR)
    _say(store, "s2", "Anybody?", NOW + 2 * HOUR)
    _visit(store, "s2", frozen=NOW)
    later = ("2026-05-01T13:00:00.000+00:00", "2026-05-01T14:00:00.000+00:00")
    newest = Talk("s2", *later, 2, "de", "https://shop.example", 1)
    assert store.conversations.newest(9) == [newest, Talk("s1", STAMP, STAMP, 1, "", "", 0)]
    assert [t.session_id for t in store.conversations.newest(9, before=newest.place)] == ["s1"]
    cleared = mint("Good evening", purpose="transcript", masked={"PERSON": 1})
    number = store.conversations.read("s2")[0].n
    assert store.conversations.correct("s2", number, cleared)
    assert not store.conversations.correct("s1", number, cleared)
    assert [m.text for m in store.conversations.read("s2")] == ["Good evening", "Anybody?"]


def test_purging_leaves_what_is_frozen(store: HostStore) -> None:
    for session in ("frozen", "free"):
        _say(store, session, "Hello")
        store.consents.record(session, version="v", purposes=(), text_sha256="ab", when=NOW)
        store.handovers.add(f"h-{session}", session, "mail", "letter", NOW)
    _visit(store, "frozen", frozen=NOW)
    late = NOW + HOUR
    assert store.conversations.purge(late, roles=("bot", "remark")) == 0
    purges = (store.conversations.purge, store.consents.purge, store.handovers.purge)
    assert [purge(late) for purge in purges] == [1, 1, 1]
    assert [purge(late) for purge in purges] == [0, 0, 0]
    assert store.visitors.ids() == ["frozen"]


def test_questions_without_an_answer_go_with_their_words(store: HostStore) -> None:
    numbers = [_say(store, session, f"Question of {session}") for session in ("s1", "s2")]
    for number in numbers:
        store.unanswered.note(number, "en", "no_source")
        store.unanswered.note(number, "de", "no_source")
    store.unanswered.note(max(numbers) + 1, "en", "no_source")  # gone by now
    newest = Unanswered(numbers[1], "Question of s2", STAMP, "de", "no_source")
    assert store.unanswered.newest(1) == [newest]
    assert store.unanswered.by_session() == {"s1": 1, "s2": 1}
    store.conversations.forget_visitor("s1")
    assert store.unanswered.newest(9) == [newest]


def test_a_letter_is_taken_once_tried_again_and_emptied_when_it_arrived(store: HostStore) -> None:
    store.handovers.add("h1", "s1", "mail", "Dear shop", NOW)
    store.handovers.add("h2", "s1", "mail", "Dear shop, again", NOW + HOUR)
    first = store.handovers.take(NOW)
    assert first is not None
    assert (first.id, first.body, first.state) == ("h1", "Dear shop", State.WAITING)
    assert store.handovers.take(NOW) is None
    store.handovers.missed("h1", "mail_timeout", due=NOW + HOUR, when=NOW)
    assert store.handovers.load().troubled == 1
    second = store.handovers.take(NOW + 2 * HOUR)
    assert second is not None
    store.handovers.delivered(second.id, NOW + 2 * HOUR)
    told = {each.id: (each.state, each.body, each.tries) for each in store.handovers.read()}
    assert told[second.id] == (State.DELIVERED, "", second.tries + 1)
    store.handovers.missed("h2", "mail_refused", due=None, when=NOW)
    assert (store.handovers.load().failed, store.handovers.retry(NOW)) == (1, 1)
    assert store.handovers.drop("s1") == 1


def test_a_letter_whose_taker_died_is_taken_again_after_its_lease(store: HostStore) -> None:
    store.handovers.add("h1", "s1", "mail", "Dear shop", NOW)
    assert store.handovers.take(NOW) is not None
    assert store.handovers.take(NOW + LEASE - timedelta(seconds=1)) is None
    again = store.handovers.take(NOW + LEASE)
    assert again is not None
    assert (again.id, again.tries, again.state) == ("h1", 1, State.SENDING)


def test_counts_add_up(store: HostStore) -> None:
    at = Counted("2026-05-01", 12, "outcome", "answered")
    store.counts.add({at: 2, Counted("2026-04-30", 23, "thumb", "up"): 1})
    store.counts.add({at: 3})
    assert store.counts.of_month("2026-05") == {at: 5}
    assert store.counts.months() == ["2026-04", "2026-05"]


def test_money_is_held_before_it_is_spent_and_a_cap_is_told_once(store: HostStore) -> None:
    spending = store.spending
    number = spending.reserve("paid", 600, CAPS)
    assert isinstance(number, int)
    assert spending.reserve("paid", 600, CAPS) == Refused("day", False)
    assert (spending.held(), spending.left(CAPS)) == (600, 400)
    cost = Spent("paid", 6, 7, 900, "USD", calls=1)
    assert spending.settle(number, cost, CAPS) == [Crossed("day", 80), Crossed("month", 50)]
    assert spending.settle(number, cost, CAPS) == []
    assert spending.reserve("paid", 600, CAPS) == Refused("day", True)
    assert spending.reserve("paid", 600, CAPS) == Refused("day", False)
    assert spending.capped(CAPS)
    spending.add(Spent("paid", 1, 1, 50, "USD", calls=1))
    (day,) = spending.figures()
    assert (day.cost, day.calls, day.dearest) == (950, 2, 900)


def test_a_fact_is_kept_first_or_swapped_by_one_alone(store: HostStore) -> None:
    facts = store.facts
    assert facts.first("a", "one") == facts.first("a", "two") == "one"
    assert not facts.swap("a", "two", "three")
    assert not facts.swap("a", None, "three")
    assert facts.swap("a", "one", "three")
    assert facts.swap("b", None, "four")
    assert not facts.swap("c", "one", "two")
    facts.put("b", "")
    assert [facts.get(name) for name in "abc"] == ["three", "", None]


def test_contacts_are_settled_added_up_and_purged(store: HostStore) -> None:
    when = "2026-05-01T12:00:00+00:00"
    number = store.ledger.record(
        Contact(when, "api.example", "model", True, came=Outcome.UNDER_WAY)
    )
    done = Contact(when, "api.example", "model", True, 10, 20, masked={"PERSON": 2})
    store.ledger.settle(number, done)
    refused = Contact(when, "evil.example", "probe", False)
    store.ledger.record(refused)
    assert store.ledger.contacts() == [refused, done]
    assert store.ledger.contacts(host="api.example") == [done]
    assert store.ledger.contacts(refused=True) == [refused]
    api = store.ledger.hosts()[1]
    assert (api.contacts, api.bytes_in, api.whys, api.masked) == (1, 20, ("model",), {"PERSON": 2})
    assert store.ledger.hosts()[0].refused == 1
    assert store.ledger.purge(NOW + HOUR) == 2


def test_the_audit_is_a_chain_that_tells_what_was_changed(store: HostStore) -> None:
    for number in range(3):
        with acting("operator:Front desk"):
            store.audit.record("transcript_read", session=f"s{number}")
    (last,) = store.audit.newest(limit=1)
    assert (last.n, last.actor, last.details) == (3, "operator:Front desk", {"session": "s2"})
    assert store.audit.counts() == {"transcript_read": 3}
    assert store.audit.verify(store.audit.head()).ok
    store._database.execute("UPDATE audit SET details = 'x' WHERE n = 2")
    verdict = store.audit.verify()
    assert (verdict.state, verdict.broken_at) == (ChainState.CHANGED, 2)
    assert store.audit.rows()[1].details == {"unreadable": True}
    store._database.execute("DELETE FROM audit WHERE n > 1")
    assert store.audit.verify().state is ChainState.TRUNCATED


def test_an_erased_visitor_is_gone_everywhere_and_is_not_written_down_again(
    store: HostStore, clock: HandClock
) -> None:
    def leave(session: str) -> int:
        number = _say(store, session, "Hello")
        store.consents.record(session, version="v", purposes=(), text_sha256="ab", when=NOW)
        store.handovers.add(f"h-{session}", session, "mail", "letter", NOW)
        return number

    for session in ("gone", "stays"):
        assert leave(session) > 0
        _visit(store, session)
    store.tombstones.put("visitor", "gone", NOW)
    assert erase_visitor("gone", store.places, clock=clock).counts == {
        "handovers": 1, "transcripts": 1, "consents": 1, "visitors": 1,
    }  # fmt: skip
    assert leave("gone") == 0  # by whoever still had the talk in hand
    left = (store.conversations.read, store.consents.read, store.handovers.read)
    assert [len(read(session)) for session in ("gone", "stays") for read in left] == [0] * 3 + [
        1
    ] * 3
    assert store.visitors.ids() == ["stays"]


def test_what_a_transaction_drops_is_not_kept(store: HostStore) -> None:
    with contextlib.suppress(RuntimeError), store._database.transaction():
        store.audit.record("dropped")
        _say(store, "s1", "dropped")
        raise RuntimeError
    store.audit.record("kept")
    assert [row.event for row in store.audit.rows()] == ["kept"]
    assert store.conversations.read("s1") == []

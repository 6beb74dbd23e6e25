"""Several replicas on one real PostgreSQL: nothing is lost, doubled, passed or readable."""

from __future__ import annotations

import base64
import contextlib
import json
import logging
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.core.contact import Contact, Outcome
from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.core.mint import mint
from builder.core.spending import Refused
from builder.privacy.egress.guard import passage
from builder.server.store_watch import StoreWatch
from builder.server.visitor_rights import forget_visitor
from builder.system.clock import SystemClock
from builder.vault.column_seals import ColumnSeals
from builder.vault.counts import Counted
from builder.vault.handovers import LEASE
from builder.vault.hoststore import HostStore
from builder.vault.postgres_address import DatabaseAddress
from builder.vault.secret import Secret
from builder.vault.visitors import StoredVisitor
from tests.support import replica_process
from tests.support.certificates import loopback_contexts
from tests.support.host_stores import KEY, new_url, open_shared
from tests.support.postgres import needs_postgres, server
from tests.support.stores import HandClock

pytestmark = needs_postgres
NOW = datetime(2026, 5, 1, tzinfo=UTC)
MARK = "Zquirrelmarker"
PASSWORD = "a-password-of-the-database"


def _code(url: str, folder: Path, key: Secret = KEY) -> str:
    with pytest.raises(HushdeskError) as caught:
        HostStore.shared(Secret(url), key, folder=folder)
    assert PASSWORD not in "".join(traceback.format_exception(caught.value))
    return caught.value.code


@pytest.fixture
def url() -> str:
    return new_url()


@contextlib.contextmanager
def _replicas(
    url: str, folder: Path, names: Iterable[str]
) -> Iterator[list[subprocess.Popen[str]]]:
    file = folder / "url"
    file.write_text(url)
    command = [sys.executable, replica_process.__file__, str(file)]
    pipe = subprocess.PIPE
    begun = [
        subprocess.Popen([*command, name], stdin=pipe, stdout=pipe, text=True) for name in names
    ]
    try:
        yield begun
    finally:
        for each in begun:
            each.kill()
            each.communicate()


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_three_replicas_begin_at_once_share_caps_chain_and_queue_and_one_is_killed(
    tmp_path: Path,
) -> None:
    url = server().new_database()  # without tables: they are made by one of the three
    with _replicas(url, tmp_path, "abc") as replicas:
        assert [_line(each) for each in replicas] == ["ready"] * 3
        with open_shared(url) as store:
            letters = {f"h{number:02}" for number in range(40)}
            for name in letters:
                store.handovers.add(name, "s1", "mail", "Dear shop", NOW)
            for each in replicas:
                assert each.stdin is not None
                each.stdin.write("go\n")
                each.stdin.flush()
            told = [json.loads(_line(each)) for each in replicas]
            for each in replicas:
                each.kill()
                each.wait(30)

            # Money: as many calls as there is room for, and what the dead one holds still counts.
            cap, each_costs = replica_process.CAPS.day, replica_process.EACH
            spent = sum(row.cost for row in store.spending.figures())
            assert spent == sum(one["paid"] for one in told) * each_costs
            assert spent == cap // each_costs * each_costs
            assert told[0]["held"]
            assert spent + store.spending.held() == cap
            assert store.spending.recover("USD") == 0, "another replica may be at work on it"
            assert isinstance(store.spending.reserve("paid", 1, replica_process.CAPS), Refused)
            store._database.execute("UPDATE spending_held SET since = now() - INTERVAL '1 hour'")
            assert store.spending.recover("USD") == 1
            assert (store.spending.held(), store.spending.figures()[0].estimated) == (0, 1)

            # The audit: one chain, in which every event of every writer stands.
            assert store.audit.verify(store.audit.head()).ok
            writers = [row.actor for row in store.audit.rows()]
            assert {name: writers.count(f"operator:{name}") for name in "abc"} == dict.fromkeys(
                "abc", replica_process.EVENTS
            )

            # The queue: no letter carried twice, and that of the dead one is taken over.
            carried = [name for one in told for name in one["letters"]]
            assert len(carried) == len(set(carried))
            assert store.handovers.recover() == 0
            left = letters - set(carried)
            if told[0]["in_hand"]:
                assert told[0]["in_hand"] in left
            later = datetime.now(UTC) + LEASE + timedelta(seconds=1)
            taken = {found.id for found in iter(lambda: store.handovers.take(later), None)}
            assert taken == left


def test_nothing_a_visitor_said_is_readable_in_a_dump(url: str) -> None:
    name = url.rpartition("/")[2]
    with open_shared(url) as store:
        text = mint(f"My name is {MARK}.", purpose="transcript", masked={})
        number = store.conversations.append(MARK[::-1], "visitor", text, NOW)
        store.conversations.append(MARK[::-1], "remark", text, NOW)
        store.conversations.correct(MARK[::-1], number, text)
        store.unanswered.note(number, "en", "no_source")
        store.handovers.add("h1", "s1", "mail", f"Dear shop, {MARK}", NOW)
        store.audit.record("transcript_read", session=MARK)
        store.audit.actor = f"operator:{MARK}"
        store.audit.record("opened")
        store.facts.put("signer", MARK)
        store.tombstones.put("visitor", MARK, NOW)
        store.visitors.save(
            StoredVisitor("s1", NOW, NOW, f"https://{MARK}.example", "en", frozenset()), MARK
        )
        dump = server().dump(name)
        assert MARK[::-1] in dump, "the sweep sees what stands in the open: the id of a talk"
        assert dump.count("INSERT INTO public.messages") == 2
        assert not _found(dump)
        store._database.execute("UPDATE messages SET text = ? WHERE n = ?", (MARK, number))
        assert _found(server().dump(name)), "the sweep finds one that is not sealed"
        with pytest.raises(VaultError, match="database_row_damaged"):
            store.conversations.read(MARK[::-1])


def _found(dump: str) -> bool:
    """In the open, in hexadecimal as bytes are written, or in base64 at any place of a text."""
    shifted = (base64.b64encode(b"x" * n + MARK.encode()).decode()[4:-4] for n in range(3))
    forms = {MARK, MARK.encode().hex(), *shifted}
    return any(form.lower() in dump.lower() for form in forms)


def test_a_text_that_was_moved_to_another_row_is_refused(url: str) -> None:
    with open_shared(url) as store:
        for session in ("s1", "s2"):
            text = mint(f"of {session}", purpose="transcript", masked={})
            store.conversations.append(session, "visitor", text, NOW)
        store._database.execute(
            "UPDATE messages SET text = (SELECT m.text FROM messages m WHERE m.session_id = 's1')"
            " WHERE session_id = 's2'"
        )
        assert store.conversations.read("s1")[0].text == "of s1"
        with pytest.raises(VaultError, match="database_row_damaged"):
            store.conversations.read("s2")


def test_lengths_of_short_texts_do_not_show() -> None:
    seals = ColumnSeals(KEY)
    assert len(seals.seal("t.c", 1, "No.")) == len(seals.seal("t.c", 1, "Yes, on Sundays too."))
    for text in ("", "a", "ä" * 31, "x" * 63, "x" * 64, "\x80\x00", "\0"):
        assert seals.unseal("t.c", 1, seals.seal("t.c", 1, text)) == text


def test_another_key_a_newer_schema_and_a_wrong_password_are_refused(
    url: str, tmp_path: Path
) -> None:
    assert _code(url, tmp_path, Secret("x" * 31)) == "database_key_short"
    assert _code(url, tmp_path, Secret("x" * 32)) == "database_key_wrong"
    assert _code(url.replace(PASSWORD, "no"), tmp_path) == "database_refused"
    assert _code(f"{url}-none", tmp_path) == "database_refused"
    with open_shared(url) as store:
        assert not store.facts.swap("store.check", None, "")
        store._database.execute("UPDATE hushdesk_version SET version = 99")
    assert _code(url, tmp_path) == "newer_version"


def test_tables_of_an_older_version_are_brought_up_with_what_is_in_them(url: str) -> None:
    with open_shared(url) as store:
        store.audit.record("opened")
        for change in (
            "DROP TABLE unanswered", "DROP TABLE counts", "UPDATE hushdesk_version SET version = 2",
        ):  # fmt: skip
            store._database.execute(change)
    with open_shared(url) as store:
        store.counts.add({Counted("2026-05-01", 12, "outcome", "answered"): 1})
        assert store.counts.months() == ["2026-05"]
        assert store.audit.verify().rows == 1
        assert store._database.one("SELECT version FROM hushdesk_version") == (3,)


def test_a_row_whose_talk_was_removed_that_moment_is_tried_again_later(url: str) -> None:
    with open_shared(url) as store, pytest.raises(MachineError, match="database_unreachable"):
        store._database.execute(
            "INSERT INTO messages (session_id, at, role, text, masked) VALUES ('s', '', '', '', '')"
        )


def test_whoever_still_writes_about_a_visitor_is_waited_for_by_the_erasure(url: str) -> None:
    with open_shared(url) as writer, open_shared(url) as eraser:
        text = mint("Hello", purpose="transcript", masked={})
        erasing = threading.Thread(target=forget_visitor, args=(eraser, "s1", SystemClock()))
        with writer._database.transaction():
            writer.conversations.append("s1", "visitor", text, NOW)
            erasing.start()
            erasing.join(0.3)
            assert erasing.is_alive(), "it waits for what is being written"
        erasing.join(30)
        assert writer.conversations.read("s1") == []
        assert writer.conversations.append("s1", "bot", text, NOW) == 0
        assert eraser.conversations.read("s1") == []


def test_while_the_server_is_away_answers_are_told_at_once_and_it_is_found_again(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    clock = HandClock()
    with open_shared(url) as store:
        watch = StoreWatch(store, clock)
        assert watch.look() == "ok"
        kept = mint("before", purpose="transcript", masked={})
        store.conversations.append("s1", "visitor", kept, NOW)
        server().stop()
        try:
            began = time.monotonic()
            for _ in range(20):
                with pytest.raises(MachineError, match="database_unreachable") as caught:
                    store.facts.get("a")
                assert PASSWORD not in "".join(traceback.format_exception(caught.value))
            assert time.monotonic() - began < 5
            with pytest.raises(MachineError, match="database_unreachable"):
                store.ping()
            clock.forward(60)
            assert watch.look() == "database_unreachable"
            watch.later(lambda: store.facts.put("owed", "1"), MachineError("database_unreachable"))
        finally:
            server().start()
        assert watch.look() == "ok"
        assert store.facts.get("owed") == "1"
        assert [message.text for message in store.conversations.read("s1")] == ["before"]
        store.ping()
    assert PASSWORD not in caplog.text
    assert PASSWORD not in repr(vars(store._database))


def test_one_that_hangs_is_noticed_within_a_moment_and_used_again_after(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patience = DatabaseAddress.dial.__kwdefaults__ or {}
    monkeypatch.setitem(patience, "silence_s", 1.0)
    monkeypatch.setitem(patience, "connect_s", 1.0)
    with open_shared(url) as store:
        with server().hung():
            began = time.monotonic()
            asks: list[Callable[[], object]] = [
                store.ping, lambda: store.facts.get("a"), lambda: store.facts.put("a", ""),
            ]  # fmt: skip
            for ask in asks:
                with pytest.raises(MachineError, match="database_unreachable"):
                    ask()
            assert time.monotonic() - began < 15
        store.facts.put("a", "back")
        assert store.facts.get("a") == "back"


def test_connections_that_the_server_ended_are_made_anew_unseen(url: str) -> None:
    with open_shared(url) as store:
        store.audit.record("opened")
        server().query(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'hushdesk'"
        )
        store.audit.record("closed")
        assert [row.event for row in store.audit.rows()] == ["opened", "closed"]


def test_what_another_replica_has_under_way_is_not_told_broken_off(url: str) -> None:
    with open_shared(url) as first, open_shared(url) as second:
        now, old = SystemClock().now(), SystemClock().now() - timedelta(hours=2)
        for when, host in ((now, "now.example"), (old, "old.example")):
            stamp = when.isoformat(timespec="seconds")
            first.ledger.record(Contact(stamp, host, "model", True, came=Outcome.UNDER_WAY))
        told = {contact.host: contact.came for contact in second.ledger.contacts()}
        assert told == {"now.example": Outcome.UNDER_WAY, "old.example": Outcome.FAILED}


def test_the_doors_guard_holds_for_a_server_elsewhere(url: str, tmp_path: Path) -> None:
    """In a process of its own: a guard is not taken out again."""
    (tmp_path / "url").write_text(url.replace("127.0.0.1", "192.0.2.1") + "?sslmode=disable")
    program = (
        "import sys, pathlib; from builder.privacy.egress import install_guard; install_guard();"
        "from builder.vault.hoststore import HostStore; from builder.vault.secret import Secret;"
        "folder = pathlib.Path(sys.argv[1]); url = Secret((folder / 'url').read_text());"
        "HostStore.shared(url, Secret('k' * 32), folder=folder)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert "HostRefused" in done.stderr
    assert PASSWORD not in done.stderr


def test_a_server_elsewhere_is_spoken_to_in_tls_alone(tmp_path: Path) -> None:
    loopback_contexts(tmp_path)
    (tmp_path / "other").mkdir()
    loopback_contexts(tmp_path / "other")
    name = new_url().rpartition("/")[2]

    def address(authority: Path) -> str:
        return server().url(name, options=f"?sslmode=verify-full&sslrootcert={authority}")

    right = address(tmp_path / "loopback.pem")
    assert _code(right, tmp_path) == "database_insecure", "it offers none yet"
    server().encrypt(tmp_path / "loopback.pem")
    with open_shared(right) as store:
        secured = store._database.one("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
        assert secured == (True,)
    assert _code(address(tmp_path / "other" / "loopback.pem"), tmp_path) == "database_insecure"
    assert _code(right.replace("127.0.0.1", "localhost"), tmp_path) == "database_insecure"


def test_a_machine_elsewhere_is_reached_through_the_door_and_written_down(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Here this very machine under another name."""
    monkeypatch.setattr("socket.getaddrinfo", _resolved)
    elsewhere = url.replace("127.0.0.1", "db.shop.example") + "?sslmode=disable"
    opened: list[list[str]] = []

    @contextlib.contextmanager
    def told(names: Iterable[str]) -> Iterator[None]:
        opened.append(list(names))
        with passage(names):
            yield

    with HostStore.shared(Secret(elsewhere), KEY, folder=tmp_path, passage=told) as store:
        assert opened[:2] == [["db.shop.example"], ["db.shop.example", "127.0.0.1"]]
        (contact,) = store.ledger.contacts()
        assert (contact.host, contact.why) == ("db.shop.example", "database")
        (row,) = store.audit.rows()
        assert (row.event, row.details["host"]) == ("first_contact", "db.shop.example")


def _resolved(host: str, port: int, **_: object) -> list[object]:
    assert host == "db.shop.example"
    return [(2, 1, 6, "", ("127.0.0.1", port))]

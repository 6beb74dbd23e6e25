"""What replicas are told by their operator, and the order that they share."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from builder.cli.main import main
from builder.core.errors import HushdeskError, MachineError
from builder.server.closing import Closed
from builder.server.replicas import Names, Replicas, derive
from builder.server.session_form import Seal
from builder.server.shared_closing import FACT, OrderBook, SharedClosing, order
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KEY = "0123456789abcdef" * 4


def files(folder: Path, **other: str) -> list[Path]:
    """The three files, in their order."""
    texts = {
        "database": "postgresql://u:database-password@127.0.0.1/d",
        "redis": "redis://:redis-password@127.0.0.1:6379/0",
        "key": KEY,
    } | other
    made = []
    for name, text in texts.items():
        (folder / name).write_text(f"{text}\n")
        made.append(folder / name)
    return made


def test_the_files_are_read_and_never_shown(tmp_path: Path) -> None:
    shared = Replicas.load(*files(tmp_path))
    assert shared is not None
    assert shared.redis.text() == "redis://:redis-password@127.0.0.1:6379/0"
    assert shared.key.reveal() == bytes.fromhex(KEY)
    assert "password" not in repr(shared)
    assert KEY not in repr(shared)
    with pytest.raises(TypeError):
        dataclasses.asdict(shared)


def test_without_any_of_them_a_host_is_alone() -> None:
    assert Replicas.load(None, None, None) is None


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_some_of_them_are_too_few(tmp_path: Path, missing: int) -> None:
    given: list[Path | None] = [*files(tmp_path)]
    given[missing] = None
    with pytest.raises(HushdeskError, match="replicas_incomplete") as refusal:
        Replicas.load(*given)
    assert str(refusal.value.params["missing"]).startswith("--")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("redis", "", "redis_url_wrong"),
        ("redis", "http://127.0.0.1", "redis_url_wrong"),
        ("redis", "redis://:p@cache.example.org:6379/0", "redis_url_wrong"),
        ("redis", "redis://[", "redis_url_wrong"),
        ("key", KEY[:-1], "shared_key_wrong"),
        ("key", "correct horse battery staple", "shared_key_wrong"),
    ],
)
def test_a_file_that_holds_something_else_is_refused(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    with pytest.raises(HushdeskError, match=code) as refusal:
        Replicas.load(*files(tmp_path, **{name: text}))
    assert list(refusal.value.params) == ["file"]


@pytest.mark.parametrize(
    "url",
    ["rediss://:p@cache.example.org:6379/0", "unix:///run/redis.sock", "redis://localhost:6379"],
)
def test_another_machine_has_to_speak_tls_and_this_one_need_not(tmp_path: Path, url: str) -> None:
    shared = Replicas.load(*files(tmp_path, redis=url))
    assert shared is not None
    assert shared.redis.text() == url


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    database, redis, _ = files(tmp_path)
    with pytest.raises(MachineError, match="file_unreadable"):
        Replicas.load(database, redis, tmp_path / "nothing")


def test_serve_refuses_half_of_it_as_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database, redis, _ = files(tmp_path)
    (tmp_path / "seal").write_text("-")
    words = ["serve", "none.hush", "--passphrase-file", str(tmp_path / "seal"), "--json"]
    assert main([*words, "--database-url-file", str(database), "--redis", str(redis)]) == 2
    told = capsys.readouterr()
    assert "replicas_incomplete" in told.out
    assert "--shared-key-file" in told.out
    assert "password" not in told.out + told.err


def test_keys_differ_by_purpose_and_by_token() -> None:
    shared = Replicas(Secret("-"), Secret("-"), Secret(bytes.fromhex(KEY)))
    made = {
        shared.address_key, shared.names_key, shared.orders_key,
        shared.session_key("one"), shared.session_key("two"), shared.key.reveal(),
    }  # fmt: skip
    assert len(made) == 6
    assert {len(key) for key in made} == {32}


def test_keys_are_derived_as_rfc_5869_says() -> None:
    # Test case 1, the first 32 bytes of its output.
    made = derive(b"\x0b" * 22, bytes(range(0xF0, 0xFA)), salt=bytes(range(13)))
    assert made.hex() == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"


def test_names_of_two_bots_never_meet() -> None:
    key = bytes.fromhex(KEY)
    one, two = Names(key, "one"), Names(key, "two")
    assert one.of("talk", "x") != two.of("talk", "x")
    assert one.of("talk", "x") == Names(key, "one").of("talk", "x")
    assert "session-7" not in one.of("id", "session-7")


class AwayFacts:
    """The facts of a store, while it can be asked."""

    def __init__(self, store: HostStore) -> None:
        self._facts = store.facts
        self.away = False

    def get(self, name: str) -> str | None:
        self._ask()
        return self._facts.get(name)

    def swap(self, name: str, old: str | None, new: str) -> bool:
        self._ask()
        return self._facts.swap(name, old, new)

    def _ask(self) -> None:
        if self.away:
            raise MachineError("database_unreachable", host="-")


class Line:
    """A Redis in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.away = False

    def ask(self, work: object) -> object:
        if self.away:
            raise MachineError("redis_lost")
        return work(self)  # type: ignore[operator]

    def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    def set(self, name: str, value: bytes) -> None:
        self.kept[name] = value

    def delete(self, name: str) -> None:
        self.kept.pop(name, None)


class Hosts:
    """Two replicas and what they share."""

    def __init__(self) -> None:
        self.store = HostStore.in_memory()
        self.facts = AwayFacts(self.store)
        self.line = Line()
        self.one, self.two = self.replica(), self.replica()

    def replica(self) -> SharedClosing:
        seal = Seal(bytes(32), "order")
        return SharedClosing(self.facts, self.line, "order", seal)  # type: ignore[arg-type]

    def look(self, *replicas: SharedClosing) -> None:
        for each in replicas or (self.one, self.two):
            try:
                each.look()
            except MachineError:
                assert self.facts.away


def test_an_order_holds_at_the_next_look_and_after_a_restart() -> None:
    hosts = Hosts()
    hosts.one.pause("owner", NOW, "Back at noon.")
    assert hosts.one.now.says == "Back at noon."
    assert not hosts.two.now.since
    hosts.look()
    assert hosts.two.now == hosts.replica().now == hosts.one.now
    hosts.two.resume()
    hosts.look()
    assert hosts.one.now == Closed()


def test_two_orders_at_once_are_both_kept() -> None:
    hosts = Hosts()
    hosts.one.pause("owner", NOW)
    hosts.two.revoke(4)  # it has not looked since
    hosts.look()
    assert (hosts.one.now.since, hosts.one.now.min_version) == (NOW.isoformat(), 4)
    assert hosts.one.now == hosts.two.now


def test_an_order_while_the_database_is_away_goes_by_redis_and_is_written_down_after() -> None:
    hosts = Hosts()
    hosts.facts.away = True
    hosts.one.pause("owner", NOW, "Unwell.")
    assert b"Unwell." not in b"".join(hosts.line.kept.values())
    hosts.look(hosts.two)
    assert hosts.two.now == hosts.one.now
    assert hosts.two.now.since
    hosts.facts.away = False
    hosts.look(hosts.two)
    assert not hosts.line.kept
    assert hosts.replica().now.says == "Unwell."


def test_an_order_while_both_are_away_holds_here_and_is_passed_on_later() -> None:
    hosts = Hosts()
    hosts.facts.away = hosts.line.away = True
    hosts.one.pause("owner", NOW)
    hosts.look()
    assert hosts.one.now.since
    assert not hosts.two.now.since
    hosts.facts.away = hosts.line.away = False
    hosts.look()
    assert hosts.two.now.since


def test_an_order_that_cannot_be_read_closes_the_chat() -> None:
    store = HostStore.in_memory()
    store.facts.put(FACT, "{")
    assert OrderBook(store.facts).now.why(9) == "paused"


def test_a_swap_that_never_succeeds_is_told() -> None:
    class Busy:
        def get(self, name: str) -> str | None:
            return None

        def swap(self, name: str, old: str | None, new: str) -> bool:
            return False

    with pytest.raises(MachineError):
        order(Busy(), lambda now: now)

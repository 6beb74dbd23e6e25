"""Wherever a key, a passphrase or a code flows, no report of a failure can show it.

Each operation is made to fail at every one of its steps; what a crash report would say, with the
local variables of every frame, is searched for every secret in every spelling.
"""

from __future__ import annotations

import base64
import contextlib
import copy
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import HushdeskError
from builder.studio.ways import Wish
from builder.vault import key_file, passphrase, recovery, slots
from builder.vault.access import Held
from builder.vault.botfile import BotFile
from builder.vault.database import Database
from builder.vault.keyring_store import KeyringStore
from builder.vault.memory_store import MemoryStore
from builder.vault.restoring import Kept, Ways
from builder.vault.secret import Secret
from tests.support.keyring_service import FakeBackend, named
from tests.support.keyring_states import SECRET_SERVICE
from tests.support.stores import CHEAP, make_bot, make_spec

WORDS = Secret("marker words that nobody may see")
CODE = Secret(recovery.spell(b"a marker for a code!"))


class BrokenError(Exception):
    """What the tests let fail with."""


def spellings(secret: bytes) -> set[str]:
    """Every way in which a secret may stand in a report."""
    found = {secret.hex(), base64.b64encode(secret).decode(), repr(secret), repr(secret)[2:-1]}
    with contextlib.suppress(UnicodeDecodeError):
        found.add(secret.decode())
    return {each for each in found if len(each) >= 12}


def report(error: BaseException) -> str:
    """What a crash report with local variables says, with all that led to it."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    return "".join(told.format())


def ours(error: BaseException) -> str:
    """The same without the frames of this file: its fakes hold what they were given."""
    frames = report(error).split('  File "')
    return "".join(each for each in frames if Path(__file__).name not in each.split('"')[0])


def outcome(operation: Callable[[], Any]) -> BaseException | None:
    """What an operation failed with."""
    try:
        operation()
    except (BrokenError, HushdeskError) as error:
        return error
    return None


def shown(secrets: set[bytes], text: str) -> list[str]:
    return [each for secret in secrets for each in spellings(secret) if each in text]


class Seen:
    """Every secret that came up: what was wrapped, derived, put or read."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.secrets = {WORDS.reveal(), CODE.reveal(), b"a marker for a code!"}
        made = Secret.__init__
        seen = self.secrets

        def noting(self: Secret, value: bytes | str) -> None:
            made(self, value)
            if len(self.reveal()) >= 16:
                seen.add(self.reveal())

        patch.setattr(Secret, "__init__", noting)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(monkeypatch)


class FailingStore(MemoryStore):
    """Fails at its call number `at`, as a keyring does."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.left = at

    def _count(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise BrokenError

    def get(self, name: str) -> bytes | None:
        self._count()
        return super().get(name)

    def put(self, name: str, secret: bytes) -> None:
        self._count()
        super().put(name, secret)


def failing(function: Callable[..., Any], at: int) -> Callable[..., Any]:
    left = at

    def call(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0:
            raise BrokenError
        return function(*args, **kwargs)

    return call


PLACES: tuple[tuple[Any, str], ...] = (
    (slots, "_wrap"),
    (slots, "_unwrap"),
    (slots, "derive"),
    (slots, "_from_code"),
    (passphrase.Cost, "check"),
    (key_file, "_plain"),
    (Database, "execute"),
    (Database, "use_key"),
)


def operations(path: Path, store: MemoryStore) -> Iterator[Callable[[], Any]]:
    def create() -> None:
        with BotFile.create(path, make_spec(), keyring=store, passphrase=WORDS, cost=CHEAP) as file:
            file.access.add_recovery(CODE)

    def rekey() -> None:
        with BotFile.open(path, passphrase=WORDS) as file:
            file.access.rekey(Held(store, WORDS, CODE))

    def rest() -> None:
        with BotFile.open(path, passphrase=CODE) as file:
            file.access.rest()
            file.access.resume(None, WORDS, None)

    yield create
    yield rekey
    yield rest


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place[1])
def test_no_step_that_fails_shows_a_secret(
    tmp_path: Path, seen: Seen, place: tuple[Any, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name = place
    failures = 0
    for at in (1, 2, 4, 8):
        store = MemoryStore()
        for operation in operations(tmp_path / f"{at}" / "a.hushbot", store):
            with monkeypatch.context() as patch:
                patch.setattr(owner, name, failing(getattr(owner, name), at))
                error = outcome(operation)
            if error is not None:
                failures += 1
                assert shown(seen.secrets, ours(error)) == []
    assert failures


@pytest.mark.parametrize("at", range(1, 6))
def test_a_keyring_that_fails_shows_no_secret(tmp_path: Path, seen: Seen, at: int) -> None:
    path = tmp_path / "a.hushbot"
    store = FailingStore(at)

    def work() -> None:
        with make_bot(path, passphrase=WORDS) as file:
            file.add_keyring(store)
            file.access.add_recovery(CODE)
            file.access.rekey(Held(store, WORDS, CODE))

    error = outcome(work)
    assert error is not None
    assert shown(seen.secrets, ours(error)) == []


def test_the_keyring_of_a_desktop_that_refuses_an_entry_shows_no_secret(
    tmp_path: Path, seen: Seen
) -> None:
    class Refusing(FakeBackend):
        def set_password(self, service: str, name: str, text: str) -> None:
            held = text
            raise OSError(len(held), service, name)

    def work() -> None:
        with make_bot(tmp_path / "a.hushbot", passphrase=WORDS) as file:
            file.add_keyring(KeyringStore(named(SECRET_SERVICE, Refusing)))

    error = outcome(work)
    assert error is not None
    assert shown(seen.secrets, report(error)) == []


def test_the_search_finds_what_is_shown() -> None:
    """The control: a key in a plain variable is found."""

    def careless() -> None:
        key = WORDS.reveal()
        raise BrokenError(len(key))

    with pytest.raises(BrokenError) as caught:
        careless()
    assert shown({WORDS.reveal()}, report(caught.value))


HOLDERS: tuple[Any, ...] = (
    Held(None, WORDS, CODE, CODE),
    Wish(WORDS, CODE),
    Ways(None, WORDS),
    Kept(WORDS, b""),
    WORDS,
    [WORDS],
    {"secret": WORDS},
)


@pytest.mark.parametrize("holder", HOLDERS, ids=lambda each: type(each).__name__)
def test_whatever_holds_a_secret_neither_prints_nor_copies_nor_pickles_it(
    holder: Any, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("tests").debug("held: %s %r %s", holder, holder, f"{holder}")
    error = HushdeskError("some_code")
    error.add_note(f"{holder!r}")
    told = [repr(holder), str(holder), f"{holder!s:>200}", caplog.text, report(error)]
    secrets = {WORDS.reveal(), CODE.reveal()}
    assert not [each for text in told for each in shown(secrets, text)]
    for attempt in (copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            attempt(holder)


def test_an_open_file_shows_no_secret(tmp_path: Path, seen: Seen) -> None:
    with make_bot(tmp_path / "a.hushbot", passphrase=WORDS) as file:
        told = [repr(file), repr(file.access), str(vars(file.access)), str(vars(file))]
        assert not [each for text in told for each in shown(seen.secrets, text)]
        with pytest.raises(TypeError):
            pickle.dumps(file.access)

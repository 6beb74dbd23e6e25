"""Whose data stood for what: in memory, for one talk, and nowhere else."""

from __future__ import annotations

import logging
import pickle
import traceback
from copy import deepcopy

import pytest

from builder.answering.bot import Bot
from builder.core import setting
from builder.core.document import Finding
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server.sessions import Session
from builder.server.settings import Caps, HostSettings
from builder.vault.hoststore import HostStore
from tests.support.bots import SHOP, FakeBot, make_answer, make_spec, speak
from tests.support.hosts import Visitor, named
from tests.support.shops import ScriptedModel, open_shop

SECRET = "zaphod@beeblebrox.example"
ASKED = f"Can {SECRET} return unused goods?"


def open_bot(model: ScriptedModel) -> Bot:
    bot = open_shop(model)
    bot.spec = setting.change(bot.spec, {"site.allowed_origins": (SHOP,)})
    return bot


def names_of(bot: FakeBot) -> Pseudonyms:
    (names,) = [each for each in bot.names if each is not None][-1:]
    return names


def all_rows(store: HostStore) -> str:
    """Everything that the host's file holds."""
    tables = store._database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    rows = [store._database.execute(f"SELECT * FROM {name}") for (name,) in tables]
    return repr(rows)


def holds(names: Pseudonyms) -> bool:
    return "(0 placeholders)" not in repr(names)


@pytest.fixture
def visited() -> tuple[Visitor, FakeBot]:
    """A visitor whose bot has put their address into the map."""
    bot = FakeBot(make_spec(), lambda _question: speak(make_answer()))
    visitor = Visitor(bot, settings=HostSettings(caps=Caps(session_minutes=10)))
    visitor.agree("answer", "transcript")
    visitor.ask(ASKED)
    names_of(bot).replace(SECRET, [Finding("EMAIL_ADDRESS", 0, len(SECRET), 1.0)])
    assert holds(names_of(bot))
    return visitor, bot


@pytest.mark.parametrize("body", [None, {"end": True}], ids=["erased", "ended"])
def test_map_is_forgotten_when_the_talk_ends(
    visited: tuple[Visitor, FakeBot], body: dict[str, bool] | None
) -> None:
    visitor, bot = visited
    answer = visitor.me("DELETE") if body is None else visitor.me("PATCH", json=body)

    assert answer.status_code == 200
    assert not holds(names_of(bot))


def test_map_is_forgotten_when_the_session_expires(visited: tuple[Visitor, FakeBot]) -> None:
    visitor, bot = visited
    visitor.clock.forward(601)

    visitor.agree("answer")  # whoever comes next sweeps out

    assert not holds(names_of(bot))


def test_map_and_data_are_in_no_record_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    model = ScriptedModel(["Unused goods can be returned within 30 days with the receipt."])
    visitor = Visitor(open_bot(model))
    visitor.agree("answer", "transcript")

    events = visitor.ask(ASKED)

    assert named(events, "done")
    (mark,) = {
        part.rpartition("_")[2][:8] for part in model.text_sent.split() if "EMAIL_ADD" in part
    }
    dump = all_rows(visitor.store)
    assert "[EMAIL_ADDRESS]" in dump, "the record is there, masked for good"
    for place in (dump, caplog.text):
        assert SECRET not in place
        assert mark not in place


def test_record_hides_what_only_the_talk_knew() -> None:
    """A name that was found once, by the words around it, is hidden in every later message."""

    class KnowingBot(FakeBot):
        def ask(self, question, *, names=None, token=None):  # type: ignore[no-untyped-def]
            names.replace("Zaphod Beeblebrox", [Finding("PERSON", 0, 17, 1.0)])
            yield from super().ask(question, names=names, token=token)

    answer = make_answer("Of course, Zaphod Beeblebrox.")
    visitor = Visitor(KnowingBot(make_spec(), lambda _question: speak(answer)))
    visitor.agree("answer", "transcript")
    visitor.ask("Can zaphod beeblebrox return goods?")

    kept = [row["text"] for row in visitor.me().json()["transcript"]]

    assert kept == ["Can [PERSON] return goods?", "Of course, [PERSON]."]


def test_session_cannot_be_printed_saved_or_copied_with_its_map() -> None:
    store = HostStore.in_memory()
    names = Pseudonyms()
    names.replace(SECRET, [Finding("EMAIL_ADDRESS", 0, len(SECRET), 1.0)])
    bot = FakeBot()
    visitor = Visitor(bot)
    visitor.agree("answer")
    session = Session(
        "s", SHOP, "en", frozenset({"answer"}), visitor.clock.now(), visitor.clock.now(), names
    )

    assert SECRET not in repr(session)
    for save in (pickle.dumps, deepcopy):
        with pytest.raises(TypeError, match="cannot be saved"):
            save(session)
    store.close()


def test_traceback_that_shows_every_value_does_not_show_the_map() -> None:
    names = Pseudonyms()
    names.replace(SECRET, [Finding("EMAIL_ADDRESS", 0, len(SECRET), 1.0)])

    def fail(names: Pseudonyms) -> None:
        raise RuntimeError(len(repr(names)))

    try:
        fail(names)
    except RuntimeError as error:
        told = traceback.TracebackException.from_exception(error, capture_locals=True)
        shown = "".join(told.format())
    assert "placeholders)" in shown
    frame = shown.partition("in fail")[2]
    assert "zaphod" not in frame

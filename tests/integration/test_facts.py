"""The owner's facts win over a document that says otherwise: at the desk, and on a host."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builder.answering.assembly import assemble
from builder.answering.bot import Bot
from builder.bundle.lock import Lock
from builder.bundle.reader import open_bundle
from builder.bundle.writer import Sealed
from builder.core.conversation import Question
from builder.core.pinned import ContactFacts, Pinned
from builder.core.pinned_check import parse_spans
from builder.knowledge.embedding.minilm import load_minilm
from builder.privacy.egress import Door
from builder.studio import bots, documents, facts, publishing
from builder.studio.bots import Workbench
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.bundles import FAST
from tests.support.facts import make_notice, make_pair
from tests.support.host_process import SEAL, HostProcess
from tests.support.hosts import named
from tests.support.ledger import MemoryLedger
from tests.support.stores import HandClock

DOCUMENT = """# Opening hours

We are open on Saturday from 8:00 to 12:00. On Sundays we are closed.

# Sending

We send parcels to France for £25. It takes nine working days.

# Phone

Our phone number is 01632 960 111.
"""
LIFT, OLD = "The lift is out of order, please use the ramp.", "The café is being repainted."


def day(shift: int) -> str:
    return (datetime.now(UTC) + timedelta(days=shift)).date().isoformat()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    folder = tmp_path_factory.mktemp("shop")
    (folder / "rules.md").write_text(DOCUMENT)
    keyring = MemoryStore()
    path = bots.create("Shop", keyring=keyring, passphrase=None, path=folder / "Shop.hushbot")
    with bots.open_bot(path, keyring=keyring) as bench:
        bench.warm()
        bench.change({"business.contacts": ("01632 960 111",)})
        assert [r.outcome for r in documents.add(bench, [folder / "rules.md"])] == ["ready"]
        facts.save(
            bench,
            Pinned(
                week=(*(None,) * 5, parse_spans("10-16"), ()),
                contact=ContactFacts(phone="01632 960 999"),
                notices=(make_notice(LIFT, day(-3), day(3)), make_notice(OLD, day(-9), day(-3))),
                pairs=(make_pair("Do you ship to France?", "Yes, for £18, in five days."),),
            ),
        )
        yield bench


@pytest.fixture(scope="module")
def sealed(shop: Workbench, tmp_path_factory: pytest.TempPathFactory) -> Sealed:
    return publishing.export(
        shop,
        tmp_path_factory.mktemp("sealed") / "shop.hush",
        lock=Lock(passphrase=Secret(SEAL), work_factor=FAST),
        waivers={"no_contact": "a test"},
    )


ASKED = [
    ("When are you open on Saturday?", "Saturday: 10:00–16:00"),
    ("What is your phone number?", "Phone: 01632 960 999"),
    ("shipping to France?", "Yes, for £18, in five days."),
    ("Is the lift out of order?", LIFT),
]


@pytest.mark.parametrize(("question", "answer"), ASKED)
def test_at_the_desk(shop: Workbench, question: str, answer: str) -> None:
    given = shop.bot.answer(Question(question))
    assert given.text == answer
    assert given.confidence > 0.9
    assert [source.document for source in given.sources] == ["Business facts"]


def test_documents_go_on_answering_what_no_fact_is_about(shop: Workbench) -> None:
    given = shop.bot.answer(Question("How many working days does a parcel take?"))
    assert "nine working days" in given.text
    assert given.sources[0].document == "rules.md"


def test_a_notice_that_has_ended_is_not_given(shop: Workbench) -> None:
    assert OLD not in shop.bot.answer(Question("Is the café being repainted?")).text


def test_a_host_gives_the_same_answers(sealed: Sealed, tmp_path: Path) -> None:
    host = HostProcess(sealed.file, tmp_path / "data", "--signer", sealed.signer)
    with host, host.visit() as caller:
        for question, answer in ASKED:
            (done,) = named(caller.ask(question), "done")
            assert done["text"] == answer
        (done,) = named(caller.ask("Is the café being repainted?"), "done")
        assert OLD not in done["text"]


def test_the_end_travels_and_is_looked_at_when_a_question_comes(sealed: Sealed) -> None:
    opened = open_bundle(sealed.file, signer=sealed.signer, passphrase=Secret(SEAL))
    clock = HandClock(datetime.now(UTC))
    door = Door(lambda: opened.spec.privacy, MemoryLedger())
    bot: Bot = assemble(
        opened.spec, opened.source, embedder=load_minilm(), door=door, secrets=None, clock=clock
    )
    bot.load()
    assert bot.answer(Question("Is the lift out of order?")).text == LIFT
    clock.forward(5 * 24 * 3600)
    assert LIFT not in bot.answer(Question("Is the lift out of order?")).text
    clock.forward(-10 * 24 * 3600)
    assert bot.answer(Question("Is the café being repainted?")).text == OLD
    bot.close()


def test_a_bundle_that_is_taken_in_keeps_its_facts_changeable(sealed: Sealed) -> None:
    opened = open_bundle(sealed.file, signer=sealed.signer, passphrase=Secret(SEAL))
    keyring = MemoryStore()
    path = publishing.take_in(opened, name="Copy", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as copy:
        copy.warm()
        pairs = {pair.question: pair.answer for pair in facts.read(copy).pairs}
        assert pairs["Do you ship to France?"] == "Yes, for £18, in five days."
        assert (
            copy.bot.answer(Question("shipping to France?")).text == "Yes, for £18, in five days."
        )
        assert LIFT in {notice.text for notice in facts.read(copy).notices}

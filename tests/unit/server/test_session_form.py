"""A talk as one sealed piece."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from builder.core.document import Finding
from builder.server.session_form import Seal, SealError, pack, renew, unpack
from builder.server.sessions import ANSWER, TRANSCRIPT, Message, Session

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SEAL = Seal(bytes(32), "here")


def talk() -> Session:
    session = Session(
        id="s1",
        origin="https://shop.example",
        language="de",
        purposes=frozenset({ANSWER, TRANSCRIPT}),
        created=NOW,
        expires=NOW + timedelta(hours=4),
        opted_out=True,
        stored=True,
        passed_on=["v1"],
        person_reason="asked",
        objected=frozenset({"x"}),
    )
    session.messages.append(Message("visitor", "Grüße von Mary", "2026", "m1", 5, {"a": [1]}))
    session.names.replace("Mary", [Finding("PERSON", 0, 4, 1.0)])
    return session


def test_what_is_sealed_comes_back_whole() -> None:
    session = talk()
    found, terms = unpack(pack(session, "words 7", SEAL), SEAL)
    assert terms == "words 7"
    assert found == Session(**{**_fields(session), "names": found.names})
    assert found.names.packed(bytes) == session.names.packed(bytes)


def test_nothing_of_it_can_be_read_or_changed() -> None:
    sealed = pack(talk(), "", SEAL)
    assert b"Mary" not in sealed
    for other in (Seal(b"\x01" * 32, "here"), Seal(bytes(32), "there")):
        with pytest.raises(SealError):
            unpack(sealed, other)
    for changed in (sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed[:20], b""):
        with pytest.raises(SealError):
            unpack(changed, SEAL)
    assert sealed != pack(talk(), "", SEAL)


def test_a_message_that_waits_to_be_written_stays_the_same_object() -> None:
    session, elsewhere = talk(), talk()
    waiting = session.messages[0]
    elsewhere.messages[0].extra = {"thumb": "up"}
    elsewhere.messages.append(Message("bot", "Hello", "2026", "m2"))
    elsewhere.purposes = frozenset({ANSWER})
    renew(session, pack(elsewhere, "", SEAL), SEAL)
    assert session.messages[0] is waiting
    assert waiting.extra == {"thumb": "up"}
    assert [message.id for message in session.messages] == ["m1", "m2"]
    assert session.purposes == {ANSWER}


def test_an_answer_under_way_keeps_its_placeholders() -> None:
    session, elsewhere = talk(), talk()
    before = session.names.packed(bytes)
    renew(session, pack(elsewhere, "", SEAL), SEAL, names=False)
    assert session.names.packed(bytes) == before
    renew(session, pack(elsewhere, "", SEAL), SEAL)
    assert session.names.packed(bytes) == elsewhere.names.packed(bytes)


def _fields(session: Session) -> dict[str, Any]:
    return {name: getattr(session, name) for name in Session.__slots__}

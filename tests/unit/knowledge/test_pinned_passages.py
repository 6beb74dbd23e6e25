"""Facts become passages that are found by what people ask."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.core.document import Chunk
from builder.core.pinned import FACT, Pinned
from builder.core.pinned_check import parse_spans
from builder.knowledge.pinned_passages import fingerprint, passages, recovered
from tests.support.facts import make_notice, make_pair, make_pinned


def made(pinned: Pinned, language: str = "en") -> list[Chunk]:
    return passages(pinned, language=language, document_id="facts")


def answers(chunks: list[Chunk]) -> dict[str | None, str]:
    return {chunk.ref.section: chunk.sentence_texts()[-1] for chunk in chunks}


def test_nothing_stated_makes_no_passage() -> None:
    assert made(Pinned()) == []


def test_every_way_to_ask_is_a_passage_with_the_answer_word_for_word() -> None:
    pair = make_pair("Do you  ship?", "Yes.\n\nFor £18.", "Ship?", link="https://shop.example/x")
    chunks = made(Pinned(pairs=(pair,)))
    assert [chunk.sentence_texts() for chunk in chunks] == [
        ["Do you ship?", "Yes.\n\nFor £18."],
        ["Ship?", "Yes.\n\nFor £18."],
    ]
    assert {(c.kind, c.ref.section, c.ref.address) for c in chunks} == {
        (FACT, "Do you ship?", "https://shop.example/x")
    }
    assert [chunk.position for chunk in chunks] == [0, 1]


@pytest.mark.parametrize(
    ("language", "hours", "day", "closed", "special"),
    [
        ("en", "Opening hours", "Saturday: 10:00–16:00", "Sunday: closed", "24 December 2026"),
        ("de", "Öffnungszeiten", "Samstag: 10:00–16:00", "Sonntag: geschlossen", "24. Dezember"),
        ("es", "Horario", "sábado: 10:00–16:00", "domingo: cerrado", "24 de diciembre de 2026"),
    ],
)
def test_hours_speak_the_language_of_the_bot(
    language: str, hours: str, day: str, closed: str, special: str
) -> None:
    said = answers(made(make_pinned(), language))
    week = said[hours].splitlines()
    assert len(week) == 7
    assert week[5:] == [day, closed]
    assert said[f"{hours} › {day.partition(':')[0]}"] == day
    assert any(special in text and "Christmas" in text for text in said.values())


def test_days_that_nothing_is_told_of_are_left_out() -> None:
    week = (parse_spans("9-12, 13-17"), *(None,) * 6)
    assert set(answers(made(Pinned(week=week))).values()) == {"Monday: 09:00–12:00 and 13:00–17:00"}


def test_a_notice_carries_its_first_moment_and_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = make_notice("The lift is out of order.", "2026-11-01", "2026-11-30")
    (chunk,) = made(Pinned(notices=(notice,)))
    assert chunk.sentence_texts() == ["The lift is out of order."]
    assert chunk.valid_from
    assert chunk.valid_until
    assert chunk.valid_from < chunk.valid_until
    (always,) = made(Pinned(notices=(make_notice("No cards."),)))
    assert (always.valid_from, always.valid_until) == (None, None)


def test_a_notice_about_the_hours_is_found_by_who_asks_for_the_hours() -> None:
    chunks = made(Pinned(notices=(make_notice("We stay closed on Monday."),)))
    assert "When are you open?" in [chunk.sentence_texts()[0] for chunk in chunks]


def test_a_notice_about_the_hours_is_found_by_who_asks_for_one_of_its_days() -> None:
    notice = make_notice("Closed for stocktaking.", "2026-11-24", "2026-11-27")
    asked = {chunk.sentence_texts()[0] for chunk in made(Pinned(notices=(notice,)))}
    assert {
        "Are you open now?",
        "Are you open on Friday?",
        "When are you open on Tuesday?",
    } <= asked
    assert not any("Saturday" in each for each in asked)
    open_ended = made(Pinned(notices=(make_notice("Closed for stocktaking."),)))
    assert "Are you open on Saturday?" in {chunk.sentence_texts()[0] for chunk in open_ended}


def test_a_notice_about_the_hours_comes_back_from_a_bundle_as_a_notice() -> None:
    back = recovered(made(Pinned(notices=(make_notice("We stay closed on Monday."),))))
    assert [notice.text for notice in back.notices] == ["We stay closed on Monday."]
    assert not back.pairs


def test_the_fingerprint_changes_with_what_is_said_and_not_otherwise() -> None:
    pinned = make_pinned()
    first = fingerprint(made(pinned))
    assert first == fingerprint(made(pinned))
    assert first != fingerprint(made(pinned, "de"))
    assert first != fingerprint(made(replace(pinned, notices=())))


def test_what_came_in_a_bundle_can_be_changed_again() -> None:
    pinned = make_pinned()
    back = recovered(made(pinned))
    assert {notice.text for notice in back.notices} >= {"The lift is out of order."}
    (lift,) = [each for each in back.notices if "lift" in each.text]
    assert (lift.starts, lift.ends) == (pinned.notices[0].starts, pinned.notices[0].ends)
    ship = next(pair for pair in back.pairs if pair.question == "Do you ship to France?")
    assert (ship.answer, ship.also) == ("Yes, for £18.\nIn five days.", ("Parcels to France?",))
    from builder.core.pinned_check import check

    check(back)

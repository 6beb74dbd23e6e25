"""What an inspection tells of, and above all what it does not."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builder.core.errors import Cancelled
from builder.core.pinned import Pinned
from builder.core.progress import CancelToken, Step
from builder.knowledge.health.inspection import inspect
from builder.knowledge.health.report import Finding, Fix, Kind, Severity
from tests.benchmarks import health
from tests.benchmarks.health import SETS, read_documents, score_set
from tests.support.stores import HandClock

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def look(language: str = "en", /, **texts: str) -> list[Finding]:
    documents = {name.replace("__", ".").replace("_", "-"): text for name, text in texts.items()}
    return inspect(read_documents(documents), language=language, clock=HandClock(NOW))


def kinds(found: list[Finding]) -> list[str]:
    return [str(each.kind) for each in found]


@pytest.mark.parametrize("name", SETS)
def test_nobody_innocent_is_accused(name: str) -> None:
    scores = score_set(name)
    assert scores["contradictions"].false == []
    assert scores["dates"].false == []


def test_most_of_what_was_planted_is_found() -> None:
    made_with, never_seen = (score_set(name) for name in SETS)
    assert made_with["contradictions"].recall == 1.0
    assert never_seen["contradictions"].recall >= 0.6
    assert min(each["dates"].recall for each in (made_with, never_seen)) == 1.0


def test_a_contradiction_shows_both_places_and_what_can_be_done() -> None:
    (found,) = look(
        a__md="# Prices\n\nA full service costs £95.",
        b__md="# Welcome\n\nA full service costs £89.",
    )
    assert (found.kind, found.severity, found.topic) == (Kind.CONTRADICTION, Severity.HIGH, "price")
    assert found.second
    assert {found.first.value, found.second.value} == {"£95", "£89"}
    assert found.about == "a.md"  # added first
    assert found.second.document == "a.md"
    assert found.fixes[0] is Fix.PIN_ANSWER


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A men's cut costs £29.", "A women's cut costs £48."),
        ("A full service costs £95.", "A full service of an e-bike costs £140."),
        ("Delivery costs £5.", "Express delivery costs £12."),
        ("The class starts on Monday 18:00–19:00.", "The kitchen is open on Monday 12:00–14:00."),
        ("A bicycle costs £20 per day.", "A bicycle costs £90 per week."),
        ("It is guaranteed for 24 months.", "It is guaranteed for two years."),
        ("Returns within one month.", "Returns within 30 days."),
        ("Call 01632 960 184.", "Call +44 1632 960184."),
        ("A full service used to cost £80.", "A full service costs £95."),
        ("Saturday 9:00–17:00.", "On Saturday 24 December we are open 9:00–12:00."),
        ("A pizza costs £8.", "For example, a pizza costs £12."),
    ],
)
def test_what_only_looks_like_a_contradiction_is_left_alone(one: str, other: str) -> None:
    found = look(a__md=f"# Prices\n\n{one}", b__md=f"# Welcome\n\n{other}")
    assert found == []


def test_one_document_may_tell_several_prices_of_one_thing() -> None:
    assert look(a__md="A cut costs £29. A cut costs £35.", b__md="A cut costs £29.") == []


def test_documents_that_a_year_tells_apart_are_versions_and_told_once() -> None:
    text = "# Prices\n\nA gear cable costs £{}. A saddle costs £{}. Fitting is always included."
    found = look(prices_2023__md=text.format(8, 30), prices_2024__md=text.format(9, 33))
    (versions,) = [each for each in found if each.kind is Kind.VERSIONS]
    assert (versions.first.document, versions.about) == ("prices-2024.md", "prices-2023.md")
    assert Kind.CONTRADICTION not in {each.kind for each in found}


def test_documents_of_one_name_about_other_matters_are_no_versions() -> None:
    found = look(
        report_2023__md="The orchard bore plums and pears in plenty that autumn.",
        report_2024__md="Seven new bicycles joined our fleet; riders love them.",
    )
    assert Kind.VERSIONS not in {each.kind for each in found}
    assert look(chapter_1__md="The first part of it.", chapter_2__md="The first part of it.") == []


LONG = (
    "We mend bicycles of every make in our own workshop by the harbour, and we tell you the price "
    "before we begin, so that nobody is surprised when the work is done and the bill is paid."
)


def test_the_same_passage_is_told_once_however_often_it_stands() -> None:
    other = "# Other\n\nSomething else stands here, about quite another matter altogether: {}."
    texts = {
        f"page{n}__md": f"# Us\n\n{LONG}\n\n{other.format(word)}"
        for n, word in enumerate(["lamps", "bells", "racks", "pumps"])
    }
    found = [each for each in look(**texts) if each.kind is Kind.DUPLICATE]
    assert [(each.count, each.severity) for each in found] == [(4, Severity.LOW)]


def test_nearly_the_same_passage_is_told_too() -> None:
    found = look(
        a__md=f"# A\n\n{LONG}\n\n# More\n\nOnly here: lamps and bells for "
        "the dark months of the year.",
        b__md=f"# B\n\n{LONG.replace('every make', 'any make')}\n\n# More\n\nBut pumps and racks, "
        "which nobody else sells so near the sea.",
    )
    assert kinds(found) == ["near_duplicate"]


def test_a_copy_of_a_document_is_told_as_a_whole() -> None:
    found = look(a__md=f"# A\n\n{LONG}", b__md=f"# A\n\n{LONG}")
    assert kinds(found) == ["versions"]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("This voucher is valid until 31.12.2024.", "ended"),
        ("Gültig bis 31.12.2024.", "ended"),
        ("Oferta válida hasta el 31 de diciembre de 2024.", "ended"),
        ("Summer sale 2023: 20 % off.", "offer"),
        ("Ab 1. Januar 2024 gilt die neue Liste.", "announced"),
        ("The course takes place on 12 May 2024.", "event"),
        ("Closed from 24 December 2024 to 2 January 2025.", "ended"),
        ("Price list 2023", "edition"),
        ("The shop was founded in 1998.", None),
        ("We have been here since 2019.", None),
        ("Seit 2019 am Markt.", None),
        ("Valid until 31.12.2031.", None),
        ("ISO 9001:2015 certified.", None),
        ("From 1 November 2026 new prices apply.", None),  # still news
        ("It costs 2023 €.", None),
    ],
)
def test_dates_that_have_passed(text: str, topic: str | None) -> None:
    found = [each for each in look(a__md=text) if each.kind is Kind.DATE]
    assert [each.topic for each in found] == ([] if topic is None else [topic])


def test_a_key_stays_while_both_sides_stay() -> None:
    def key(price: str) -> str:
        (found,) = look(a__md="A cut costs £29.", b__md=f"A cut costs £{price}.")
        return found.key

    assert key("35") == key("35")
    assert key("35") != key("36")


def test_it_reports_and_can_be_stopped() -> None:
    source = read_documents({"a.md": LONG})
    steps: list[Step] = []
    inspect(source, language="en", clock=HandClock(NOW), progress=steps.append)
    assert {step.stage for step in steps} == {"statements", "duplicates"}
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        inspect(source, language="en", clock=HandClock(NOW), token=token)


def test_an_empty_bot_is_in_order() -> None:
    assert Pinned().empty
    assert inspect(read_documents({}), language="en", clock=HandClock(NOW)) == []


def test_the_sets_hold_what_they_say() -> None:
    for name in SETS:
        text = Path(health.__file__).with_name(name).read_text("utf-8")
        data: dict[str, Any] = json.loads(text)
        assert sum(len(each["contradictions"]) for each in data.values()) >= 10

"""The built-in model quotes the sentences that answer, and no others."""

from __future__ import annotations

import pytest

from builder.answering.models.quotes import pick
from builder.knowledge.evidence import weigh
from builder.knowledge.hits import Hit
from builder.knowledge.question_kind import Kind, holds, kind_of
from tests.support.hits import make_hit


def quoted(question: str, hits: list[Hit], limit: int = 2) -> list[str]:
    return [
        hits[choice.hit].chunk.sentence_texts()[choice.sentence]
        for choice in pick(question, hits, limit)
    ]


def test_the_sentence_that_is_likest_is_quoted_alone_when_the_rest_is_far_behind() -> None:
    hits = [
        make_hit("We open at nine.", "Dogs wait outside.", cosines=(0.8, 0.1)),
        make_hit("Bread is baked daily.", document="b.md", cosines=(0.2,)),
    ]
    assert quoted("Opening?", hits) == ["We open at nine."]


def test_sentences_that_fit_alike_are_quoted_together_best_first() -> None:
    hits = [
        make_hit("On weekdays we open at nine.", "On Sundays we stay closed.", cosines=(0.6, 0.65))
    ]
    assert quoted("Opening?", hits) == [
        "On Sundays we stay closed.",
        "On weekdays we open at nine.",
    ]
    assert quoted("Opening?", hits, limit=1) == ["On Sundays we stay closed."]


def test_words_of_the_question_count_beside_likeness() -> None:
    hits = [
        make_hit("Cakes need three days.", "Rolls are baked daily.", cosines=(0.5, 0.55),
                 overlaps=(0.9, 0.0))
    ]  # fmt: skip
    assert quoted("Cake?", hits, 1) == ["Cakes need three days."]


def test_what_the_question_asks_for_counts() -> None:
    hits = [make_hit("Ask us about cakes.", "A cake takes three days.", cosines=(0.52, 0.5))]
    assert quoted("How long does a cake take?", hits, 1) == ["A cake takes three days."]
    assert quoted("Cakes?", hits, 1) == ["Ask us about cakes."]


def test_a_question_in_a_document_is_answered_by_what_follows_it() -> None:
    hits = [
        make_hit("Can I freeze bread?", "For up to three months.", "We sell jam too.",
                 cosines=(0.9, 0.3, 0.2), overlaps=(1.0, 0.0, 0.0))
    ]  # fmt: skip
    assert quoted("Can I freeze your bread?", hits) == ["For up to three months."]


def test_a_question_that_nothing_follows_can_only_be_quoted_itself() -> None:
    hits = [make_hit("Can I freeze bread?", cosines=(0.9,))]
    assert quoted("Freeze?", hits) == ["Can I freeze bread?"]


def test_the_same_words_are_not_quoted_twice() -> None:
    hits = [
        make_hit("We open at  nine.", cosines=(0.8,)),
        make_hit("We open at nine.", document="copy.md", cosines=(0.79,)),
    ]
    assert len(quoted("Opening?", hits)) == 1


def test_without_vectors_the_words_decide() -> None:
    hits = [make_hit("Dogs wait outside.", "We open at nine.", overlaps=(0.0, 0.7))]
    assert quoted("When do you open?", hits, 1) == ["We open at nine."]


def test_nothing_is_quoted_from_nothing() -> None:
    assert pick("When?", []) == []


def test_scores_stay_between_zero_and_one() -> None:
    hits = [
        make_hit("a 1", "b", cosines=(1.0, -1.0), overlaps=(1.0, 0.0), score=1.0),
    ]
    scores = [each.score for each in weigh("how many?", hits)]
    assert all(0 <= score <= 1 for score in scores)
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("When do you open?", Kind.TIME),
        ("How long is the guarantee?", Kind.TIME),
        ("Wie lange dauert das?", Kind.TIME),
        ("¿A qué hora abren?", Kind.TIME),
        ("How much is a cake?", Kind.AMOUNT),
        ("Wie viele Kuchen?", Kind.AMOUNT),
        ("What does a cake cost?", Kind.MONEY),
        ("Was kostet das?", Kind.MONEY),
        ("¿Cuánto cuesta?", Kind.MONEY),
        ("How many people fit in?", Kind.PEOPLE),
        ("What is your phone number?", Kind.PHONE),
        ("Which number can I call?", Kind.PHONE),
        ("Wie ist Ihre Telefonnummer?", Kind.PHONE),
        ("What's your e-mail address?", Kind.EMAIL),
        ("Can I order by phone?", Kind.OTHER),
        ("Who bakes?", Kind.PERSON),
        ("Wer backt?", Kind.PERSON),
        ("Where do I park?", Kind.PLACE),
        ("¿Dónde están?", Kind.PLACE),
        ("Why is it closed?", Kind.REASON),
        ("Do you sell cakes?", Kind.OTHER),
        ("", Kind.OTHER),
    ],
)
def test_what_a_question_asks_for(question: str, kind: Kind) -> None:
    assert kind_of(question) is kind


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (Kind.TIME, "Always on Mondays.", "In the shop."),
        (Kind.AMOUNT, "It is free of charge.", "Ask at the counter."),
        (Kind.MONEY, "Price: €5", "Price on request, size 5"),
        (Kind.PHONE, "Call 01632 960 184.", "Open 9:00 to 16:00, call [PHONE_NUMBER]."),
        (Kind.PHONE, "+44 (0)1632-960184", "Since 2019, card 4111 1111 1111 1111."),
        (Kind.EMAIL, "Write to hello@shop.example.", "Write to us @ any time."),
        (Kind.PEOPLE, "At most eight people.", "Within 25 kilometres."),
        (Kind.PERSON, "It is run by Ines Kornblum.", "It is run by the family."),
        (Kind.PLACE, "Behind the church.", "Yes, daily."),
        (Kind.REASON, "Closed because of repairs.", "Closed."),
    ],
)
def test_what_a_sentence_holds(kind: Kind, yes: str, no: str) -> None:
    assert holds(kind, yes)
    assert not holds(kind, no)
    assert holds(Kind.OTHER, no)


def test_a_phone_number_is_quoted_where_one_is_asked_for() -> None:
    hits = [
        make_hit("His phone number is [PHONE_NUMBER].", cosines=(0.7,), overlaps=(1.0,)),
        make_hit("Call us on 01632 960 184.", document="b.md", cosines=(0.4,)),
    ]
    assert quoted("What is your phone number?", hits)[0] == "Call us on 01632 960 184."


def test_of_a_table_only_rows_with_as_many_words_of_the_question_are_quoted() -> None:
    rows = make_hit("Bread: rye; Price: €5", "Bread: spelt; Price: €6", "Bread: plain; Price: €4",
                    cosines=(0.6, 0.59, 0.58), overlaps=(0.8, 0.8, 0.4), kind="table")  # fmt: skip
    found = pick("How much is rye or spelt bread?", [rows], 3)
    assert [choice.sentence for choice in found] == [0, 1]

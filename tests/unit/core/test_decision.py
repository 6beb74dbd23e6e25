from __future__ import annotations

from collections.abc import Sequence

import pytest

from builder.core.decision import (
    Decision,
    Rulings,
    fold,
    only_more_own,
    same_rules,
    value_hash,
)
from builder.core.policy import DocumentData, DocumentsPolicy

KEY = b"a" * 32
MASK, KEEP, OUT = DocumentData.MASK, DocumentData.KEEP, DocumentData.EXCLUDE


def rulings(*decisions: Decision, document: str = "d1", key: bytes = KEY) -> Rulings:
    return Rulings(document, key, decisions)


def test_a_finding_is_known_by_a_keyed_hash_and_not_by_its_text() -> None:
    finding, value = rulings().identify("PERSON", "Ann Lee")

    assert len(finding) == len(value) == 16
    assert "ann" not in (finding + value).lower()
    assert rulings(key=b"b" * 32).identify("PERSON", "Ann Lee") != (finding, value)


def test_a_value_is_the_same_in_every_document_and_a_finding_is_not() -> None:
    here, there = rulings(), rulings(document="d2")
    one, other = here.identify("PERSON", "Ann Lee"), there.identify("PERSON", "Ann Lee")

    assert one[1] == other[1] == value_hash(KEY, "ann  lee")
    assert one[0] != other[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann  Lee", "ann lee"),
        ("020 7946 0958", "(020) 7946-0958"),
        ("DE89 3704 0044 0532 0130 00", "DE89370400440532013000"),
        ("Bo@X.example", "bo@x.example"),
        ("ＡＮＮ", "ann"),
    ],
)
def test_another_spelling_is_the_same_value(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_values_stay_different() -> None:
    assert fold("12 High Street") != fold("1 2 High Street")
    assert fold("a1@x.example") != fold("a.1@x.example")


SCOPES: Sequence[tuple[str, str, str]] = (
    ("", "PERSON", ""),
    ("d1", "", ""),
    ("d1", "PERSON", ""),
    ("d1", "PERSON", "f1"),
)


@pytest.mark.parametrize("scope", SCOPES)
def test_a_decision_reaches_what_it_is_for(scope: tuple[str, str, str]) -> None:
    asked = rulings(Decision(KEEP, *scope))

    assert asked.action("PERSON", "f1") is KEEP
    assert asked.action("EMAIL_ADDRESS", "f2") is (KEEP if scope == ("d1", "", "") else None)
    assert asked.action("PERSON", "f9") is (None if scope[2] else KEEP)


def test_what_was_decided_elsewhere_is_not_asked() -> None:
    assert (
        rulings(Decision(KEEP, "d2"), Decision(KEEP, "d2", "PERSON")).action("PERSON", "f") is None
    )


@pytest.mark.parametrize("first", SCOPES)
@pytest.mark.parametrize("last", SCOPES)
def test_the_last_word_counts(first: tuple[str, str, str], last: tuple[str, str, str]) -> None:
    if first != last:
        asked = rulings(Decision(KEEP, *first), Decision(MASK, *last))
        assert asked.action("PERSON", "f1") is MASK


def test_a_decision_covers_its_parts() -> None:
    whole, kind, one = (Decision(MASK, *scope) for scope in (SCOPES[1], SCOPES[2], SCOPES[3]))

    assert whole.covers(kind)
    assert whole.covers(one)
    assert kind.covers(one)
    assert Decision(MASK, "", "PERSON").covers(one)
    assert not one.covers(kind)
    assert not kind.covers(Decision(MASK, "d2", "PERSON"))


def digest(
    *decisions: Decision, action: DocumentData = MASK, types: Sequence[str] = ("PERSON",)
) -> str:
    return Rulings("d1", KEY, decisions, {"language": "en"}).digest(types, DocumentsPolicy(action))


def test_the_digest_changes_with_what_changes_the_outcome() -> None:
    plain = digest()

    assert digest(action=KEEP) != plain
    assert digest(Decision(KEEP, "d1", "PERSON")) != plain
    assert digest(Decision(KEEP, "", "PERSON")) != plain
    assert digest(Decision(KEEP, "", "PERSON"), Decision(OUT, "d1")) != digest(
        Decision(OUT, "d1"), Decision(KEEP, "", "PERSON")
    )


def test_the_digest_does_not_change_with_what_is_for_others() -> None:
    assert digest(Decision(KEEP, "d2"), Decision(KEEP, "", "IBAN_CODE")) == digest()


def test_the_setting_does_not_matter_where_everything_is_decided() -> None:
    made = Decision(KEEP, "d1")

    assert digest(made, action=MASK) == digest(made, action=KEEP)
    one = Decision(KEEP, "d1", "EMAIL_ADDRESS")
    assert digest(one, action=MASK) != digest(one, action=KEEP)


def test_without_settings_there_is_no_digest() -> None:
    assert rulings(Decision(KEEP, "d1")).digest(["PERSON"], DocumentsPolicy(MASK)) == ""


def said(own: tuple[str, ...], action: DocumentData = MASK, language: str = "en") -> str:
    settings = {"language": language, "business.contacts": own, "contact.email": ""}
    return Rulings("d1", KEY, (), settings).digest(["PERSON"], DocumentsPolicy(action))


@pytest.mark.parametrize(
    ("before", "now", "more"),
    [
        (said(("a@b.example",)), said(("a@b.example", "c@d.example")), True),
        (said(("a@b.example",)), said(("c@d.example",)), False),
        (said(()), said((), KEEP), False),
        (said(()), said((), language="de"), False),
        (said(()).rpartition(".")[0], said(("a@b.example",)), False),
        ("", said(()), False),
    ],
)
def test_a_digest_tells_whether_only_more_became_the_businesss_own(
    before: str, now: str, more: bool
) -> None:
    assert only_more_own(before, now) is more
    assert "b.example" not in now


def test_a_digest_of_the_version_before_is_of_the_same_rules() -> None:
    assert same_rules(said(()).rpartition(".")[0], said(()))
    assert not same_rules(said(()), said((), KEEP))

"""The form of one test question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.question_set import TestQuestion
from ui.dialogs.port import Blank, Form
from ui.pages.tests import words
from ui.translation import translate

_FLAGS: dict[str, bool | None] = {
    words.RAW: None,
    words.REFUSE: True,
    words.ANSWER: False,
    words.OFFER: True,
    words.NO_OFFER: False,
}


def question_form(question: TestQuestion | None, documents: Sequence[str]) -> Form:
    """Fields for a new question, or for one that is there."""
    given = question or TestQuestion("", "", refuse=False)
    refuse = {None: words.RAW, True: words.REFUSE, False: words.ANSWER}[given.refuse]
    offer = {None: words.RAW, True: words.OFFER, False: words.NO_OFFER}[given.hand_over]
    named = sorted({*documents, given.document} - {""})
    anywhere = ("", translate("Tests", "Any document"))
    return Form(
        title=translate("Tests", "Change the question")
        if question
        else translate("Tests", "A new question"),
        action=translate("Tests", "Keep it"),
        check=_check,
        blanks=(
            Blank("question", translate("Tests", "What a visitor asks"), given.question),
            Blank(
                "expect",
                translate("Tests", "The answer must say"),
                "\n".join(given.expect),
                translate("Tests", "A point a line; a bar | between ways to say the same."),
                lines=3,
            ),
            Blank(
                "forbid",
                translate("Tests", "The answer must not say"),
                "\n".join(given.forbid),
                lines=2,
            ),
            Blank(
                "refuse",
                translate("Tests", "Does it know the answer?"),
                refuse,
                choices=words.refusal_choices(),
            ),
            Blank(
                "hand_over",
                translate("Tests", "Does it offer a person?"),
                offer,
                choices=words.offer_choices(),
            ),
            Blank(
                "document",
                translate("Tests", "Where the answer stands"),
                given.document,
                choices=(anywhere, *((name, name) for name in named)),
            ),
        ),
    )


def question_of(values: dict[str, str], question: TestQuestion | None) -> TestQuestion:
    """The question that was filled in."""
    given = question or TestQuestion(new_id(), "")
    return replace(
        given,
        question=values["question"].strip(),
        expect=_lines(values["expect"]),
        forbid=_lines(values["forbid"]),
        refuse=_FLAGS[values["refuse"]],
        hand_over=_FLAGS[values["hand_over"]],
        document=values["document"],
    )


def _check(values: dict[str, str]) -> None:
    if not values["question"].strip():
        raise UsageError("question_empty")


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())

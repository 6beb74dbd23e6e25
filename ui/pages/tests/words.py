"""What came of a question, in the owner's words."""

from __future__ import annotations

from builder.core.question_set import TestQuestion
from builder.evaluation.report import Change, Compared
from ui.translation import translate

RAW, REFUSE, ANSWER = "", "refuse", "answer"
OFFER, NO_OFFER = "offer", "no_offer"


def status(found: Compared | None) -> tuple[str, str]:
    """(words, level) of a question's pill."""
    if found is None:
        return translate("Tests", "Not asked yet"), "plain"
    if found.now.passed:
        better = found.change is Change.IMPROVED
        said = translate("Tests", "Better now") if better else translate("Tests", "As expected")
        return said, "ok"
    if found.change is Change.REGRESSED:
        return translate("Tests", "Got worse"), "danger"
    return translate("Tests", "Not as expected"), "warn"


def failure(code: str, about: str, questions: dict[str, TestQuestion]) -> str:
    """One demand that was not met."""
    if code == "differs":
        other = questions.get(about)
        said = translate("Tests", "Otherwise than “{question}” was answered")
        return said.format(question=other.question if other else "…")
    return {
        "missing": translate("Tests", "Not said: {about}"),
        "forbidden": translate("Tests", "Said: {about}"),
        "refused": translate("Tests", "It said that it does not know"),
        "answered": translate("Tests", "It answered instead of saying that it does not know"),
        "handed_over": translate("Tests", "It offered a person"),
        "not_handed_over": translate("Tests", "It offered no person"),
        "wrong_source": translate("Tests", "Not taken from: {about}"),
    }.get(code, code).format(about=about)


def demands(question: TestQuestion) -> str:
    """What a question asks for, in one line."""
    parts = []
    if question.expect:
        said = translate("Tests", "must say: {points}")
        parts.append(said.format(points=" · ".join(question.expect)))
    if question.forbid:
        said = translate("Tests", "must not say: {points}")
        parts.append(said.format(points=" · ".join(question.forbid)))
    if question.refuse:
        parts.append(translate("Tests", "must say that it does not know"))
    elif question.refuse is False and not question.expect:
        parts.append(translate("Tests", "must be answered"))
    if question.hand_over is not None:
        parts.append(
            translate("Tests", "must offer a person")
            if question.hand_over
            else translate("Tests", "must offer no person")
        )
    if question.document:
        parts.append(translate("Tests", "from {document}").format(document=question.document))
    if question.same_as:
        parts.append(translate("Tests", "must have the same substance as from others"))
    return " · ".join(parts) or translate("Tests", "anything goes: it is only watched")


def refusal_choices() -> tuple[tuple[str, str], ...]:
    """Whether it must know the answer: value and words."""
    return (
        (RAW, translate("Tests", "Either is fine")),
        (ANSWER, translate("Tests", "It must answer")),
        (REFUSE, translate("Tests", "It must say that it does not know")),
    )


def offer_choices() -> tuple[tuple[str, str], ...]:
    """Whether it must offer a person: value and words."""
    return (
        (RAW, translate("Tests", "Either is fine")),
        (OFFER, translate("Tests", "It must offer a person")),
        (NO_OFFER, translate("Tests", "It must not offer a person")),
    )

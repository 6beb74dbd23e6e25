"""Findings in the owner's words."""

from __future__ import annotations

from builder.knowledge.health.report import Finding, Fix, Kind, Severity
from ui.translation import number, translate

LEVELS = {Severity.HIGH: "danger", Severity.MEDIUM: "warn", Severity.LOW: "plain"}


_NAME = 18
"""Characters of a document's name that a button has room for; the card has the whole."""


def title(found: Finding) -> str:
    """What is wrong, in a line."""
    if found.kind is Kind.CONTRADICTION:
        return _contradiction(found.topic)
    if found.kind is Kind.DATE:
        return _date(found.topic)
    if found.kind in {Kind.DUPLICATE, Kind.NEAR_DUPLICATE}:
        return number(found.count).translate("Health", "The same stands in %n places", "", 0)
    return {
        Kind.COMMAND: translate("Health", "This text tries to command the bot"),
        Kind.VERSIONS: translate("Health", "Two versions of one document"),
        Kind.UNUSED: translate("Health", "No question has ever used this document"),
    }[found.kind]


def severity(found: Finding) -> str:
    """How much it matters, in a word or two."""
    if found.kind is Kind.COMMAND:
        return translate("Health", "Safety")
    return {
        Severity.HIGH: translate("Health", "Wrong answers"),
        Severity.MEDIUM: translate("Health", "Worth a look"),
        Severity.LOW: translate("Health", "Tidy up"),
    }[found.severity]


def advice(found: Finding) -> str:
    """Why it matters, in a sentence."""
    return {
        Kind.COMMAND: translate(
            "Health",
            "The bot does not follow it: no model is shown it, and no answer is made of it. Ask "
            "whoever wrote the document, and switch the passage off.",
        ),
        Kind.CONTRADICTION: translate(
            "Health", "Visitors get the one or the other, as the question is worded."
        ),
        Kind.DATE: translate("Health", "The bot goes on telling it as if it were still so."),
        Kind.VERSIONS: translate(
            "Health", "The older one still answers. Remove it, if the newer one is complete."
        ),
        Kind.DUPLICATE: translate("Health", "It takes room among the sources of an answer."),
        Kind.NEAR_DUPLICATE: translate(
            "Health", "When one is changed, the others go on saying what they said."
        ),
        Kind.UNUSED: translate("Health", "It may be about something nobody asks."),
    }[found.kind]


def fix(found: Finding, what: Fix) -> str:
    """What a button says."""
    if what is Fix.REMOVE_DOCUMENT:
        name = found.about if len(found.about) <= _NAME else f"{found.about[: _NAME - 1]}…"
        return translate("Health", "Remove {name}…").format(name=name)
    return {
        Fix.PIN_ANSWER: translate("Health", "Give the right answer…"),
        Fix.SWITCH_OFF: translate("Health", "Switch the passage off"),
        Fix.CHANGE_FACT: translate("Health", "Look at the facts"),
    }[what]


def _contradiction(topic: str) -> str:
    return {
        "price": translate("Health", "Two prices for the same thing"),
        "price_from": translate("Health", "Two amounts from which something holds"),
        "percent": translate("Health", "Two percentages for the same thing"),
        "hours": translate("Health", "Two opening hours for the same day"),
        "period": translate("Health", "Two periods for the same thing"),
        "phone": translate("Health", "Two phone numbers for the same thing"),
        "email": translate("Health", "Two e-mail addresses for the same thing"),
        "address": translate("Health", "Two postal addresses"),
    }[topic]


def _date(topic: str) -> str:
    return {
        "ended": translate("Health", "This has ended"),
        "event": translate("Health", "This is told as to come, and is over"),
        "offer": translate("Health", "An offer of a year gone by"),
        "edition": translate("Health", "It carries a year that is over"),
        "announced": translate("Health", "A change that came long ago"),
    }[topic]

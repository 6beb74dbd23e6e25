"""Codes of a trace in the owner's words."""

from __future__ import annotations

from collections.abc import Mapping

from builder.core.errors import ModelError
from builder.system.entities import entity_name
from ui.errors import tell
from ui.translation import language, number, translate

_FALLBACK = "fallback_"


def rule_sentence(code: str) -> str:
    """What the rule `code` did; empty for one that needs no words."""
    if code.startswith(_FALLBACK):
        return reason_sentence(code.removeprefix(_FALLBACK))
    return {
        "retrieved": translate("Reasons", "Passages were found by wording and meaning."),
        "nothing_retrieved": translate("Reasons", "No passage was found."),
        "refused": translate("Reasons", "The evidence was too weak, so the bot refused."),
        "pinned": translate("Reasons", "You gave this answer yourself, under Facts."),
        "quoted": translate("Reasons", "The answer quotes your documents word for word."),
        "model_answered": translate("Reasons", "A model wrote it from the passages below."),
        "model_knows_not": translate("Reasons", "The model said that the passages do not tell."),
        "sentences_dropped": translate(
            "Reasons", "Sentences without support in your documents were left out."
        ),
    }.get(code, "")


def reason_sentence(code: str) -> str:
    """Why an answer was refused, or made of quotes although a model was chosen."""
    if code == "no_documents":
        return translate("Reasons", "There are no documents yet to answer from.")
    if code == "not_in_documents":
        return translate("Reasons", "Your documents do not seem to hold the answer.")
    if code == "model_unsupported":
        return translate(
            "Reasons",
            "What the model wrote is not supported by your documents, so this is quoted instead.",
        )
    told = tell(ModelError(code))
    quoted = translate("Reasons", "This is quoted from your documents instead.")
    return f"{told.sentence} {quoted}"


def entity_words(found: Mapping[str, int]) -> str:
    """Kinds of personal data with their numbers: "2 e-mail addresses, 1 phone number"."""
    return ", ".join(_entity(kind, count) for kind, count in sorted(found.items()) if count)


def kind_words(kind: str) -> str:
    """A kind of personal data by its name; one without words by its code, as it can be read."""
    return entity_name(kind, language()) or kind.replace("_", " ").capitalize()


def _entity(kind: str, count: int) -> str:
    n = number(count)
    said = {
        "EMAIL_ADDRESS": n.translate("Entities", "%n e-mail addresses", "", 0),
        "PHONE_NUMBER": n.translate("Entities", "%n phone numbers", "", 0),
        "CREDIT_CARD": n.translate("Entities", "%n card numbers", "", 0),
        "IBAN_CODE": n.translate("Entities", "%n bank accounts", "", 0),
        "US_SSN": n.translate("Entities", "%n social security numbers", "", 0),
        "IP_ADDRESS": n.translate("Entities", "%n internet addresses of computers", "", 0),
        "URL": n.translate("Entities", "%n web addresses", "", 0),
        "CRYPTO": n.translate("Entities", "%n crypto wallets", "", 0),
        "PERSON": n.translate("Entities", "%n names", "", 0),
    }
    if kind in said:
        return said[kind]
    known = entity_name(kind, language())
    return f"{known}: {count}" if known else n.translate("Entities", "%n other findings", "", 0)

"""Kinds of personal data in the owner's words."""

from __future__ import annotations

from collections.abc import Mapping

from builder.system.entities import entity_name
from ui.translation import language, number


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
        "LOCATION": n.translate("Entities", "%n addresses or places", "", 0),
        "PERSON": n.translate("Entities", "%n names", "", 0),
    }
    if kind in said:
        return said[kind]
    known = entity_name(kind, language())
    return f"{known}: {count}" if known else n.translate("Entities", "%n other findings", "", 0)

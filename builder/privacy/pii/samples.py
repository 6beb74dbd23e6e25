"""As much of a finding as its owner needs to recognise it, and no more."""

from __future__ import annotations

import re

GAP = "…"
_SECRET = re.compile(r"PASSW|SECRET|CREDENTIAL|API_?KEY|TOKEN|PRIVATE_KEY|PIN\b|CVV|CVC")
_HOST = re.compile(r"(?:\w+://|www\.)[^/\s?#]*", re.IGNORECASE)
_TAIL = 8
_LAST_DIGITS = 4
_WORDS = 3


def sample(entity_type: str, text: str) -> str:
    """`text` with most of it left out: `j…@…mple.com`, `…58`, `A… L…`; a secret wholly.

    No more than a quarter of the digits of a number, four at most, are its last.
    """
    if _SECRET.search(entity_type):
        return "•" * 6
    said = " ".join(text.split())
    local, at, domain = said.rpartition("@")
    if at and local and domain:
        return f"{local[0]}{GAP}@{GAP}{_tail(domain)}"
    if host := _HOST.match(said):
        return f"{GAP}{_tail(host.group())}"
    digits = [sign for sign in said if sign.isdigit()]
    if 2 * len(digits) >= sum(map(str.isalnum, said)) and digits:
        shown = min(_LAST_DIGITS, len(digits) // 4)
        return GAP + ("".join(digits[-shown:]) if shown else "")
    words = [f"{word[0]}{GAP}" if word[0].isalpha() else GAP for word in said.split()[:_WORDS]]
    return " ".join(words) or GAP


def _tail(text: str) -> str:
    """The last signs, and never more than three quarters of all."""
    shown = text[-min(_TAIL, 3 * len(text) // 4) :] if len(text) > 1 else ""
    return shown.lstrip(".")

"""Consent by purpose: what was agreed to, to which words, and whether it still stands."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from builder.core.errors import PolicyError
from builder.core.ports import Clock

PURPOSES = ("answer", "transcript", "handover")
"""What a visitor can agree to, each alone."""

_LANGUAGE = re.compile(r"^\s*\[([a-z]{2})\]\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a visitor agreed to.

    Attributes:
        version: short form of the text's hash, as shown to the visitor's page.
        text_sha256: hash of the words the visitor read.
        when: ISO 8601 in UTC.
        withdrawn: when everything was withdrawn, else None.
    """

    session_id: str
    version: str
    purposes: tuple[str, ...]
    text_sha256: str
    when: str
    withdrawn: str | None = None


def text_sha256(text: str) -> str:
    """The hash of a consent text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_version(text: str) -> str:
    """The version of a consent text: it changes whenever a word does."""
    return text_sha256(text)[:16]


def in_language(text: str, language: str) -> str:
    """The part of a consent text that is written for `language`.

    A line of nothing but a language in brackets, such as `[de]`, begins the text in it; what stands
    before the first such line is for everybody else; when nothing does, the first text is.
    """
    first, *rest = (part.strip() for part in _LANGUAGE.split(text))
    by_language = dict(zip(rest[::2], rest[1::2], strict=True))
    written = [part for part in (by_language.get(language), first, *by_language.values()) if part]
    return written[0] if written else ""


def agree(
    session_id: str, text: str, *, version: str, purposes: Iterable[str], clock: Clock
) -> Receipt:
    """The receipt of a visitor who agreed to `purposes` of the text called `version`.

    Raises:
        PolicyError: `consent_outdated` when the text has changed since the visitor read it.
        ValueError: for an unknown purpose.
    """
    if version != text_version(text):
        raise PolicyError("consent_outdated")
    agreed = set(purposes)
    if not agreed <= set(PURPOSES):
        raise ValueError(", ".join(sorted(agreed - set(PURPOSES))))
    kept = tuple(purpose for purpose in PURPOSES if purpose in agreed)
    when = clock.now().isoformat(timespec="seconds")
    return Receipt(session_id, version, kept, text_sha256(text), when)


def withdraw(receipt: Receipt, purposes: Iterable[str], *, clock: Clock) -> Receipt:
    """The receipt after `purposes` were withdrawn; it stays as proof of what held until then."""
    left = tuple(purpose for purpose in receipt.purposes if purpose not in set(purposes))
    when = None if left else clock.now().isoformat(timespec="seconds")
    return replace(receipt, purposes=left, withdrawn=receipt.withdrawn or when)

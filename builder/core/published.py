"""A version of a bot that was sealed into a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Published:
    """One bundle, as its owner's bot file remembers it.

    Attributes:
        when: ISO 8601 in UTC.
        sha256: of the file, in hexadecimal.
        signer: whose key signed it.
        sealed_to: `passphrase` or `recipients`.
        size: of the file in bytes.
        memory: MB a host needs for it, reckoned.
        file: the name it was written under.
        waivers: codes of the checklist's points that were set aside for it.
        keys: whose provider keys are inside.
        passed: of the test questions, in a run with exactly this state; None without one.
        withdrawn: when it was said to have leaked; else empty.
        parts: the hash of each part of the bot's state; empty once that is not kept any more.
    """

    version: int
    when: str
    sha256: str
    signer: str
    sealed_to: str
    size: int
    memory: int = 0
    file: str = ""
    recipients: tuple[str, ...] = ()
    documents: int = 0
    passages: int = 0
    vectors: int = 0
    waivers: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    passed: int | None = None
    failed: int | None = None
    withdrawn: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)

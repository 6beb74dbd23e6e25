"""What is on this computer, and what a new bot shall be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from builder.core.errors import VaultError
    from builder.core.ports import SecretStore
    from builder.studio.bots import BotEntry

OPENS = frozenset(
    {"wrong_passphrase", "backup_other_code", "backup_needs_identity", "backup_needs_passphrase"}
)
"""What another code, or another passphrase, may still open."""


@dataclass(frozen=True, slots=True)
class NewBot:
    """A bot to be made.

    Attributes:
        policy: a preset; empty for the one that suits the trade.
        passphrase: empty when the keyring alone shall open it.
    """

    name: str
    language: str = "en"
    policy: str = ""
    trade: str = "none"
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What was found when the app started.

    Attributes:
        sample: whether the sample bot was made before.
        problem: why the keyring cannot be used, if it cannot.
    """

    sample: bool = False
    bots: tuple[BotEntry, ...] = ()
    keyring: SecretStore | None = None
    problem: VaultError | None = None

"""The ways to open a bot: one is removed, or all of them get a new key to open."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from builder.bundle.identity import identity_of, recipient_of
from builder.core.errors import VaultError
from builder.studio import recovery_sheet
from builder.studio.backups import RECIPIENT
from builder.studio.bots import Workbench
from builder.vault import recovery
from builder.vault.access import Held
from builder.vault.key_file import KEYRING, RECOVERY
from builder.vault.secret import Secret


@dataclass(frozen=True, slots=True)
class Wish:
    """How a bot shall open once it has a new key.

    Attributes:
        passphrase: the one there is.
        code: the one on the sheet there is; not needed for a new sheet.
        sheet: where a new sheet is written, in place of the old one.
        drop: kinds of ways that shall open it no longer.
    """

    passphrase: Secret | None = None
    code: Secret | None = None
    sheet: Path | None = None
    language: str = ""
    drop: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Renewed:
    """What became of the ways: those that open the bot, those that do no longer.

    Attributes:
        sheet: `kept`, `new` or `gone`; empty when there was none.
    """

    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    sheet: str = ""


def rekey(bench: Workbench, wish: Wish) -> Renewed:
    """Give the bot file a new data key.

    Raises:
        UsageError: `file_exists`.
        VaultError: as `Access.rekey`.
        MachineError: `no_space`, `not_writable`, `extra_missing`. In every case the old key, the
            old ways and the old sheet stay.
    """
    before = [way.kind for way in bench.file.access.slots()]
    with contextlib.ExitStack() as stack:
        new, facts = None, {}
        if RECOVERY in before and RECOVERY in wish.drop:
            facts = {RECIPIENT: ""}  # backups made from now on are not for that code either
        elif RECOVERY in before and wish.sheet is not None:
            written = recovery_sheet.written(bench, wish.sheet, language=wish.language)
            new = stack.enter_context(written)
            if (seed := recovery.backup_seed(new)) is not None:
                facts = {RECIPIENT: recipient_of(identity_of(seed))}
        at_hand = Held(bench.keyring, wish.passphrase, None if new else wish.code, new)
        kept = bench.file.access.rekey(at_hand, drop=wish.drop, facts=facts)
    sheet = ("new" if new else "kept") if RECOVERY in kept else "gone"
    dropped = tuple(kind for kind in before if kind not in kept)
    return Renewed(kept, dropped, sheet if RECOVERY in before else "")


def keyring_can_be_renewed(bench: Workbench) -> bool:
    """Whether the keyring should open the bot, did not, and could do it again."""
    kinds = {way.kind for way in bench.file.access.slots()}
    return KEYRING in kinds and bench.keyring is not None and bench.file.opened_by != KEYRING


def renew_keyring(bench: Workbench) -> None:
    """Let the keyring of this computer open the bot again.

    Raises:
        VaultError: `no_keyring`, what the keyring raises; everything stays as it was.
    """
    if bench.keyring is None:
        raise VaultError("no_keyring")
    bench.file.add_keyring(bench.keyring)


def remove(bench: Workbench, kind: str) -> None:
    """Let that way open the bot no longer, nor the backups made from now on.

    Raises:
        VaultError: as `Access.remove`.
    """
    bench.file.access.remove(kind, bench.keyring)
    if kind == RECOVERY:
        bench.file.facts.put(RECIPIENT, "")

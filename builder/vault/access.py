"""The ways to open a bot: added and removed without touching what is in its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.system.files import write_atomic
from builder.vault.audit_log import AuditLog
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret
from builder.vault.slots import (
    KEYRING,
    KeyFile,
    Slot,
    by_keyring,
    by_passphrase,
    by_recovery,
    entry_name,
    keys_path,
)


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way to open a bot: `keyring` (of which class), `passphrase` or `recovery`; since when."""

    kind: str
    backend: str
    created: str


class Access:
    """The slots of one open bot file. What changes is in its audit."""

    def __init__(
        self, path: Path, keys: KeyFile, key: Secret, audit: AuditLog, now: Callable[[], str]
    ) -> None:
        self._path = path
        self._keys = keys
        self._key = key
        self._audit = audit
        self._now = now

    def slots(self) -> tuple[SlotInfo, ...]:
        """The ways to open this bot."""
        return tuple(SlotInfo(slot.kind, slot.backend, slot.created) for slot in self._keys.slots)

    def add_passphrase(self, passphrase: Secret, *, cost: Cost | None = None) -> None:
        """Let `passphrase` open the bot, in place of the passphrase before, if there was one.

        Raises:
            VaultError: `no_key_store`, when the passphrase is empty.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        if not passphrase:
            raise VaultError("no_key_store")
        self._put(by_passphrase(self._keys.id, self._key, passphrase, self._now(), cost or Cost()))

    def add_keyring(self, keyring: SecretStore) -> None:
        """Let `keyring` open the bot, in place of the keyring before: after a lost or new one.

        Raises:
            VaultError: what the keyring raises.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        self._put(by_keyring(self._keys.id, self._key, keyring, self._now()))

    def add_recovery(self, code: Secret) -> None:
        """Let a code of `vault.recovery` open the bot, in place of the one before.

        Raises:
            VaultError: `recovery_mistyped`.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        self._put(by_recovery(self._keys.id, self._key, code, self._now()))

    def remove(self, kind: str, keyring: SecretStore | None = None) -> None:
        """Let that way open the bot no longer.

        Args:
            kind: `keyring`, `passphrase` or `recovery`.
            keyring: forgets the bot's entry, when its slot goes.

        Raises:
            VaultError: `unknown_slot` or `last_slot`; the slots stay.
            MachineError: `no_space` or `not_writable`; the slots stay.
        """
        if self._keys.slot(kind) is None:
            raise VaultError("unknown_slot", kind=kind)
        if len(self._keys.slots) == 1:
            raise VaultError("last_slot")
        self._write(self._keys.without(kind))
        if kind == KEYRING and keyring is not None:
            keyring.remove(entry_name(self._keys.id))
        self._audit.record("slot_removed", kind=kind)

    def for_backup(self) -> tuple[Secret, bytes]:
        """The data key, and the `.keys` file without what only this computer's keyring opens."""
        return self._key, self._keys.without(KEYRING).to_bytes()

    def note_backend(self, backend: str) -> bool:
        """Note which class of keyring answers now; whether it is another than before."""
        slot = self._keys.slot(KEYRING)
        if slot is None or slot.backend == backend:
            return False
        self._put(replace(slot, backend=backend))
        return True

    def _put(self, slot: Slot) -> None:
        self._write(self._keys.put(slot))
        self._audit.record("slot_added", kind=slot.kind, backend=slot.backend)

    def _write(self, keys: KeyFile) -> None:
        write_atomic(keys_path(self._path), keys.to_bytes())
        self._keys = keys

"""The ways to open a bot: added and removed without touching what is in its file."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.core.errors import VaultError
from builder.core.ports import Clock, SecretStore
from builder.system.files import write_atomic
from builder.vault import tries
from builder.vault.audit_log import AuditLog
from builder.vault.database import KEY_BYTES, Database
from builder.vault.facts import SqlFacts
from builder.vault.header import mark_of, start_of
from builder.vault.key_file import KEYRING, PASSPHRASE, KeyFile, Slot, keys_path
from builder.vault.passphrase import Cost
from builder.vault.rekeying import forget_other, replace_key
from builder.vault.secret import Secret
from builder.vault.slots import (
    by_keyring,
    by_passphrase,
    by_recovery,
    entry_name,
    forget_entry,
    open_typed,
    unlock,
)


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """One way to open a bot: `keyring` (of which class), `passphrase` or `recovery`; since when."""

    kind: str
    backend: str
    created: str


@dataclass(frozen=True, slots=True)
class Held:
    """What opens a bot now, as far as it is at hand.

    Attributes:
        new_code: takes the place of the recovery code before, which need not be at hand then.
    """

    keyring: SecretStore | None = None
    passphrase: Secret | None = None
    code: Secret | None = None
    new_code: Secret | None = None


class Access:
    """The slots of one open bot file. What changes is in its audit."""

    def __init__(
        self, path: Path, keys: KeyFile, key: Secret, database: Database, clock: Clock
    ) -> None:
        self._path = path
        self._keys = keys
        self._key = key
        self._database = database
        self._audit = AuditLog(database, clock)
        self._clock = clock

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
        self._put(
            by_passphrase(self._keys.id, self._key, passphrase, _now(self._clock), cost or Cost())
        )

    def add_keyring(self, keyring: SecretStore) -> None:
        """Let `keyring` open the bot, in place of the keyring before: after a lost or new one.

        Raises:
            VaultError: what the keyring raises.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        self._put(by_keyring(self._keys.id, self._key, keyring, _now(self._clock)))

    def add_recovery(self, code: Secret) -> None:
        """Let a code of `vault.recovery` open the bot, in place of the one before.

        Raises:
            VaultError: `recovery_mistyped`.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        self._put(by_recovery(self._keys.id, self._key, code, _now(self._clock)))

    def remove(self, kind: str, keyring: SecretStore | None = None) -> None:
        """Let that way open the bot no longer.

        Args:
            kind: `keyring`, `passphrase` or `recovery`.
            keyring: forgets the bot's entry, when its slot goes.

        Raises:
            VaultError: `unknown_slot` or `last_slot`; the slots stay.
            MachineError: `no_space` or `not_writable`; the slots stay.
        """
        slot = self._keys.slot(kind)
        if slot is None:
            raise VaultError("unknown_slot", kind=kind)
        if len(self._keys.slots) == 1:
            raise VaultError("last_slot")
        self._write(self._keys.without(kind))
        if kind == KEYRING and keyring is not None:
            forget_entry(self._keys.id, slot, keyring)
        self._audit.record("slot_removed", kind=kind)

    def rekey(
        self, at_hand: Held, *, drop: Collection[str] = (), facts: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """Give the file a new data key, which the same ways open; the kinds of ways that do.

        Args:
            at_hand: proves each way that shall go on opening the bot.
            drop: kinds of ways that shall open it no longer.
            facts: kept in the same moment.

        Raises:
            VaultError: `rekey_needs_keyring`, `rekey_needs_passphrase` or `rekey_needs_recovery`
                for a way that is neither proven nor dropped, `wrong_passphrase`,
                `wrong_recovery`, `recovery_mistyped`, `last_slot`, `bot_damaged`, what the
                keyring raises.
            MachineError: `no_space` or `not_writable`. In every case the old key stays.
        """
        kept = [slot for slot in self._keys.slots if slot.kind not in drop]
        if not kept:
            raise VaultError("last_slot")
        key, old = Secret(secrets.token_bytes(KEY_BYTES)), self._keys
        made = replace(old, slots=(), mark=mark_of(key))
        try:
            for slot in kept:
                self._prove(slot, at_hand)
            for slot in kept:
                made = made.put(self._renewed(slot, key, at_hand))

            def note(copy: Database) -> None:
                for name, value in (facts or {}).items():
                    SqlFacts(copy).put(name, value)
                gone = len(old.slots) - len(kept)
                audit = AuditLog(copy, self._clock)
                audit.record("rekeyed", kept=len(kept), dropped=gone)

            replace_key(self._path, self._database, self._key, key, keys=made, note=note)
        finally:
            if start_of(self._path) == made.mark:
                self._key, self._keys = key, made
                forget_other(old, made, at_hand.keyring)
            else:
                forget_other(made, old, at_hand.keyring)
        return tuple(slot.kind for slot in kept)

    def rest(self) -> None:
        """Close the file and forget its key; it stays ours until `resume` opens it again.

        Raises:
            MachineError: `no_space`, when what was acknowledged is not in the file yet.
        """
        self._database.suspend()
        self._key = Secret(b"")

    def resume(
        self, keyring: SecretStore | None, passphrase: Secret | None, trouble: VaultError | None
    ) -> str:
        """Open the file again; the kind of way that did.

        Raises:
            VaultError: as `slots.unlock` and `open_database`.
        """
        try:
            key, kind = unlock(self._keys, self._path.stem, keyring, passphrase, trouble)
            self._database.resume(key)
        except VaultError as error:
            tries.note(self._path, error.code, self._clock)
            raise
        self._key = key
        tries.settle(self._path, self._audit)
        return kind

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

    def _prove(self, slot: Slot, at_hand: Held) -> None:
        """Refuse a new key that a way would not open: for want of its secret, or by a slip."""
        if slot.kind == KEYRING:
            given: object = at_hand.keyring
        elif slot.kind == PASSPHRASE:
            given = at_hand.passphrase
        else:
            given = at_hand.code or at_hand.new_code
        if not given:
            raise VaultError(f"rekey_needs_{slot.kind}", name=self._path.stem)
        typed = at_hand.passphrase if slot.kind == PASSPHRASE else at_hand.code
        if slot.kind != KEYRING and typed and open_typed(self._keys.id, slot, typed) is None:
            code = "wrong_passphrase" if slot.kind == PASSPHRASE else "wrong_recovery"
            raise VaultError(code, name=self._path.stem)

    def _renewed(self, slot: Slot, key: Secret, at_hand: Held) -> Slot:
        bot, now = self._keys.id, _now(self._clock)
        if slot.kind == KEYRING and at_hand.keyring is not None:
            # Beside the entry of the moment, so that each of the two files opens until one is gone.
            entry = f"{entry_name(bot)}:{secrets.token_hex(4)}"
            return by_keyring(bot, key, at_hand.keyring, now, entry=entry)
        if slot.kind == PASSPHRASE and at_hand.passphrase is not None:
            return by_passphrase(bot, key, at_hand.passphrase, slot.created, slot.cost)
        if at_hand.new_code is not None:
            return by_recovery(bot, key, at_hand.new_code, now)
        if at_hand.code is not None:
            return by_recovery(bot, key, at_hand.code, slot.created)
        raise ValueError(slot.kind)

    def _put(self, slot: Slot) -> None:
        self._write(self._keys.put(slot))
        self._audit.record("slot_added", kind=slot.kind, backend=slot.backend)

    def _write(self, keys: KeyFile) -> None:
        keys = replace(keys, mark=mark_of(self._key))
        write_atomic(keys_path(self._path), keys.to_bytes())
        self._keys = keys


def _now(clock: Clock) -> str:
    return clock.now().isoformat(timespec="seconds")

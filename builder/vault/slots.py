"""Slots: a bot's one data key, wrapped once for each way to open it."""

from __future__ import annotations

import json
import secrets

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.vault import recovery
from builder.vault.key_file import (
    FORMAT,
    KEYRING,
    NONCE_BYTES,
    PASSPHRASE,
    RECOVERY,
    KeyFile,
    Slot,
)
from builder.vault.passphrase import KEY_BYTES, SALT_BYTES, Cost, derive
from builder.vault.secret import Secret


def entry_name(bot_id: str) -> str:
    """The name of a bot's entry in the keyring."""
    return f"bot:{bot_id}"


def by_keyring(
    bot_id: str, key: Secret, keyring: SecretStore, created: str, *, entry: str = ""
) -> Slot:
    """A slot that the keyring opens; its own key goes there, and stays if one is there already.

    `entry` names an entry beside the usual one.

    Raises:
        VaultError: what the keyring raises.
    """
    # Replacing a key that works would leave the slot of the moment shut if we were killed here.
    outer = _asked(keyring, entry or entry_name(bot_id))
    if outer is None or len(outer.reveal()) != KEY_BYTES:
        outer = Secret(secrets.token_bytes(KEY_BYTES))
        keyring.put(entry or entry_name(bot_id), outer.reveal())
    nonce, wrapped = _wrap(key, outer, bot_id, KEYRING)
    return Slot(KEYRING, created, nonce, wrapped, backend=keyring.backend, entry=entry)


def forget_entry(bot_id: str, slot: Slot, keyring: SecretStore) -> None:
    """Take what opens a keyring slot out of the keyring.

    Raises:
        VaultError: what the keyring raises.
    """
    keyring.remove(slot.entry or entry_name(bot_id))


def by_passphrase(bot_id: str, key: Secret, passphrase: Secret, created: str, cost: Cost) -> Slot:
    """A slot that a passphrase opens."""
    salt = secrets.token_bytes(SALT_BYTES)
    nonce, wrapped = _wrap(key, derive(passphrase, salt, cost), bot_id, PASSPHRASE)
    return Slot(PASSPHRASE, created, nonce, wrapped, salt=salt, cost=cost)


def by_recovery(bot_id: str, key: Secret, code: Secret, created: str) -> Slot:
    """A slot that a recovery code opens.

    Raises:
        VaultError: `recovery_mistyped`.
    """
    salt = secrets.token_bytes(SALT_BYTES)
    nonce, wrapped = _wrap(key, _from_code(code, salt), bot_id, RECOVERY)
    return Slot(RECOVERY, created, nonce, wrapped, salt=salt)


def unlock(
    keys: KeyFile,
    name: str,
    keyring: SecretStore | None,
    passphrase: Secret | None,
    trouble: VaultError | None = None,
) -> tuple[Secret, str]:
    """The data key, and the kind of slot that gave it: the keyring's, else the passphrase's.

    A recovery code can be given in place of the passphrase. `trouble` is why there is no keyring:
    where it should open the bot, that says more than that a passphrase is needed.

    Raises:
        VaultError: `key_gone`, `keyring_changed`, `wrong_key`, what the keyring raises,
            `passphrase_needed`, `wrong_passphrase`, `wrong_recovery`, `recovery_mistyped`,
            `keyring_needed`, `slots_damaged`.
    """
    if not keys.slots:
        raise VaultError("slots_damaged", name=name)
    inner = keys.slot(KEYRING)
    if inner is None:
        trouble = None
    elif keyring is not None:
        try:
            return _open_by_keyring(keys.id, inner, keyring, name), KEYRING
        except VaultError as error:
            trouble = error
    typed = [slot for slot in keys.slots if slot.kind != KEYRING]
    if typed and passphrase is not None:
        return _open_by_typing(keys, passphrase, name)
    if trouble is not None:
        raise trouble
    raise VaultError("passphrase_needed" if typed else "keyring_needed", name=name)


def _open_by_typing(keys: KeyFile, typed: Secret, name: str) -> tuple[Secret, str]:
    """By the passphrase; by the recovery code, where that has been typed instead."""
    slot, code = keys.slot(PASSPHRASE), keys.slot(RECOVERY)
    if slot is not None and (key := open_typed(keys.id, slot, typed)) is not None:
        return key, PASSPHRASE
    if code is None or not recovery.is_code(typed):
        raise VaultError("wrong_passphrase" if slot else "wrong_recovery", name=name)
    if (key := open_typed(keys.id, code, typed)) is None:
        raise VaultError("wrong_recovery", name=name)
    return key, RECOVERY


def open_typed(bot_id: str, slot: Slot, typed: Secret) -> Secret | None:
    """The data key in a passphrase's or a code's slot; None when it was another one.

    Raises:
        VaultError: `recovery_mistyped`, `slots_damaged`.
    """
    if slot.kind == PASSPHRASE:
        return _unwrap(slot, derive(typed, slot.salt, slot.cost), bot_id)
    return _unwrap(slot, _from_code(typed, slot.salt), bot_id)


def _from_code(code: Secret, salt: bytes) -> Secret:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    value = recovery.read(code)
    if value is None:
        raise VaultError("recovery_mistyped")
    info = b"hushdesk recovery slot"
    function = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info)
    return Secret(function.derive(value.reveal()))


def _open_by_keyring(bot_id: str, slot: Slot, keyring: SecretStore, name: str) -> Secret:
    outer = _asked(keyring, slot.entry or entry_name(bot_id))
    if outer is None:
        changed = keyring.backend != slot.backend
        code = "keyring_changed" if changed else "key_gone"
        raise VaultError(code, name=name, before=slot.backend, now=keyring.backend)
    key = _unwrap(slot, outer, bot_id) if len(outer.reveal()) == KEY_BYTES else None
    if key is None:
        raise VaultError("wrong_key", name=name)
    return key


def _asked(keyring: SecretStore, entry: str) -> Secret | None:
    found = keyring.get(entry)
    return None if found is None else Secret(found)


def _wrap(key: Secret, outer: Secret, bot_id: str, kind: str) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCM(outer.reveal()).encrypt(nonce, key.reveal(), _bound_to(bot_id, kind))


def _unwrap(slot: Slot, outer: Secret, bot_id: str) -> Secret | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        cipher = AESGCM(outer.reveal())
        return Secret(cipher.decrypt(slot.nonce, slot.wrapped, _bound_to(bot_id, slot.kind)))
    except InvalidTag:
        return None


def _bound_to(bot_id: str, kind: str) -> bytes:
    return json.dumps(["hushdesk slot", FORMAT, bot_id, kind]).encode()

"""The `.keys` file beside a bot: its one data key, wrapped once for each way to open it."""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from builder.core.errors import VaultError
from builder.core.ports import SecretStore
from builder.system.files import unreadable
from builder.vault import recovery
from builder.vault.passphrase import KEY_BYTES, SALT_BYTES, Cost, derive
from builder.vault.secret import Secret

FORMAT = 1
KEYRING, PASSPHRASE, RECOVERY = "keyring", "passphrase", "recovery"

_NONCE_BYTES = 12
_LARGEST = 64 * 1024  # bytes of a `.keys` file; ours have a few hundred


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped under one secret.

    Attributes:
        backend: of a keyring slot: the class of the keyring that holds the secret.
        salt: of a passphrase slot, with `cost`: how the secret is made from the passphrase; of a
            recovery slot alone.
    """

    kind: str
    created: str
    nonce: bytes
    wrapped: bytes
    backend: str = ""
    salt: bytes = b""
    cost: Cost = field(default_factory=Cost)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of one bot."""

    id: str
    slots: tuple[Slot, ...] = ()

    def slot(self, kind: str) -> Slot | None:
        """The slot of that kind."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def put(self, new: Slot) -> KeyFile:
        """The same file with `new` in place of the slot of its kind."""
        kept = tuple(slot for slot in self.slots if slot.kind != new.kind)
        return replace(self, slots=(*kept, new))

    def without(self, kind: str) -> KeyFile:
        """The same file without the slot of that kind."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.kind != kind))

    def to_bytes(self) -> bytes:
        """The file as it is stored."""
        body = {"format": FORMAT, "id": self.id, "slots": [_plain(slot) for slot in self.slots]}
        return json.dumps(body, indent=1).encode()


def keys_path(bot: Path) -> Path:
    """Where the keys of the bot file `bot` are."""
    return bot.with_name(f"{bot.name}.keys")


def entry_name(bot_id: str) -> str:
    """The name of a bot's entry in the keyring."""
    return f"bot:{bot_id}"


def read_keys(bot: Path) -> KeyFile:
    """The slots of the bot file `bot`.

    Raises:
        VaultError: `slots_missing`, `slots_damaged` or `newer_version`.
        MachineError: `file_unreadable`.
    """
    try:
        with keys_path(bot).open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        raise VaultError("slots_missing", name=bot.stem) from None
    except PermissionError as error:
        raise unreadable(error, keys_path(bot)) from None
    except OSError:
        raise VaultError("slots_damaged", name=bot.stem) from None
    return parse_keys(data, bot.stem)


def parse_keys(data: bytes, name: str) -> KeyFile:
    """The slots in the bytes of a `.keys` file of the bot `name`.

    Raises:
        VaultError: `slots_damaged` or `newer_version`.
    """
    try:
        body = json.loads(data[:_LARGEST])
        found = int(body["format"])
        if found > FORMAT:
            raise VaultError("newer_version", found=found, known=FORMAT)
        return KeyFile(str(body["id"]), tuple(_slots(body["slots"])))
    except (ValueError, KeyError, TypeError):
        raise VaultError("slots_damaged", name=name) from None


def by_keyring(bot_id: str, key: Secret, keyring: SecretStore, created: str) -> Slot:
    """A slot that the keyring opens; its own key goes there, and stays if one is there already.

    Raises:
        VaultError: what the keyring raises.
    """
    # Replacing a key that works would leave the slot of the moment shut if we were killed here.
    kept = keyring.get(entry_name(bot_id))
    outer = kept if kept is not None and len(kept) == KEY_BYTES else secrets.token_bytes(KEY_BYTES)
    if outer is not kept:
        keyring.put(entry_name(bot_id), outer)
    nonce, wrapped = _wrap(key, outer, bot_id, KEYRING)
    return Slot(KEYRING, created, nonce, wrapped, backend=keyring.backend)


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
    keys: KeyFile, name: str, keyring: SecretStore | None, passphrase: Secret | None
) -> tuple[Secret, str]:
    """The data key, and the kind of slot that gave it: the keyring's, else the passphrase's.

    A recovery code can be given in place of the passphrase.

    Raises:
        VaultError: `key_gone`, `keyring_changed`, `wrong_key`, what the keyring raises,
            `passphrase_needed`, `wrong_passphrase`, `wrong_recovery`, `recovery_mistyped`,
            `keyring_needed`, `slots_damaged`.
    """
    if not keys.slots:
        raise VaultError("slots_damaged", name=name)
    inner, trouble = keys.slot(KEYRING), None
    if inner is not None and keyring is not None:
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
    if slot is not None:
        key = _unwrap(slot, derive(typed, slot.salt, slot.cost), keys.id)
        if key is not None:
            return key, PASSPHRASE
    if code is None or not recovery.is_code(typed):
        raise VaultError("wrong_passphrase" if slot else "wrong_recovery", name=name)
    key = _unwrap(code, _from_code(typed, code.salt), keys.id)
    if key is None:
        raise VaultError("wrong_recovery", name=name)
    return key, RECOVERY


def _from_code(code: Secret, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    value = recovery.read(code)
    if value is None:
        raise VaultError("recovery_mistyped")
    info = b"hushdesk recovery slot"
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=info).derive(value)


def _open_by_keyring(bot_id: str, slot: Slot, keyring: SecretStore, name: str) -> Secret:
    outer = keyring.get(entry_name(bot_id))
    if outer is None:
        changed = keyring.backend != slot.backend
        code = "keyring_changed" if changed else "key_gone"
        raise VaultError(code, name=name, before=slot.backend, now=keyring.backend)
    key = _unwrap(slot, outer, bot_id) if len(outer) == KEY_BYTES else None
    if key is None:
        raise VaultError("wrong_key", name=name)
    return key


def _wrap(key: Secret, outer: bytes, bot_id: str, kind: str) -> tuple[bytes, bytes]:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce, AESGCM(outer).encrypt(nonce, key.reveal(), _bound_to(bot_id, kind))


def _unwrap(slot: Slot, outer: bytes, bot_id: str) -> Secret | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return Secret(AESGCM(outer).decrypt(slot.nonce, slot.wrapped, _bound_to(bot_id, slot.kind)))
    except InvalidTag:
        return None


def _bound_to(bot_id: str, kind: str) -> bytes:
    return json.dumps(["hushdesk slot", FORMAT, bot_id, kind]).encode()


def _plain(slot: Slot) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": slot.kind,
        "created": slot.created,
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }
    if slot.kind == KEYRING:
        body["backend"] = slot.backend
    else:
        body["salt"] = _text(slot.salt)
    if slot.kind == PASSPHRASE:
        body["cost"] = [slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes]
    return body


def _slots(entries: Iterable[dict[str, Any]]) -> Iterable[Slot]:
    for entry in entries:
        nonce, wrapped = _bytes(entry["nonce"]), _bytes(entry["wrapped"])
        if len(nonce) != _NONCE_BYTES:
            raise ValueError
        slot = Slot(str(entry["kind"]), str(entry["created"]), nonce, wrapped)
        if slot.kind == KEYRING:
            yield replace(slot, backend=str(entry["backend"]))
        elif slot.kind == PASSPHRASE:
            memory, passes, lanes = (int(part) for part in entry["cost"])
            yield replace(slot, salt=_bytes(entry["salt"]), cost=Cost(memory, passes, lanes))
        elif slot.kind == RECOVERY:
            yield replace(slot, salt=_bytes(entry["salt"]))
        else:
            raise ValueError


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)

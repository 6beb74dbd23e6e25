"""The `.keys` file beside a bot: which slots there are, as bytes and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from builder.core.errors import HushdeskError, VaultError
from builder.system.files import unreadable
from builder.vault.passphrase import Cost

FORMAT = 1
KEYRING, PASSPHRASE, RECOVERY = "keyring", "passphrase", "recovery"

NONCE_BYTES = 12
_LARGEST = 64 * 1024  # bytes of a `.keys` file; ours have a few hundred


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped under one secret.

    Attributes:
        backend: of a keyring slot: the class of the keyring that holds the secret.
        entry: of a keyring slot: the entry's name, if it is another than `entry_name`.
        salt: of a passphrase slot, with `cost`: how the secret is made from the passphrase; of a
            recovery slot alone.
    """

    kind: str
    created: str
    nonce: bytes
    wrapped: bytes
    backend: str = ""
    entry: str = ""
    salt: bytes = b""
    cost: Cost = field(default_factory=Cost)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of one bot.

    Attributes:
        mark: how the bot's file begins; empty in the oldest ones, which do not say it.
    """

    id: str
    slots: tuple[Slot, ...] = ()
    mark: bytes = b""

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
        body: dict[str, Any] = {"format": FORMAT, "id": self.id}
        if self.mark:
            body["mark"] = self.mark.hex()
        body["slots"] = [_plain(slot) for slot in self.slots]
        return json.dumps(body, indent=1).encode()


def keys_path(bot: Path) -> Path:
    """Where the keys of the bot file `bot` are."""
    return bot.with_name(f"{bot.name}.keys")


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


def kinds_of(bot: Path) -> tuple[str, ...]:
    """The kinds of ways that open the bot file `bot`; none when its keys cannot be read."""
    try:
        return tuple(slot.kind for slot in read_keys(bot).slots)
    except HushdeskError:
        return ()


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
        mark = bytes.fromhex(body.get("mark", ""))
        return KeyFile(str(body["id"]), tuple(_slots(body["slots"])), mark)
    except (ValueError, KeyError, TypeError):
        raise VaultError("slots_damaged", name=name) from None


def _plain(slot: Slot) -> dict[str, Any]:
    body: dict[str, Any] = {
        "kind": slot.kind,
        "created": slot.created,
        "nonce": _text(slot.nonce),
        "wrapped": _text(slot.wrapped),
    }
    if slot.kind == KEYRING:
        body["backend"] = slot.backend
        if slot.entry:
            body["entry"] = slot.entry
    else:
        body["salt"] = _text(slot.salt)
    if slot.kind == PASSPHRASE:
        body["cost"] = [slot.cost.memory_kib, slot.cost.passes, slot.cost.lanes]
    return body


def _slots(entries: Iterable[dict[str, Any]]) -> Iterable[Slot]:
    for entry in entries:
        nonce, wrapped = _bytes(entry["nonce"]), _bytes(entry["wrapped"])
        if len(nonce) != NONCE_BYTES:
            raise ValueError
        slot = Slot(str(entry["kind"]), str(entry["created"]), nonce, wrapped)
        if slot.kind == KEYRING:
            named = str(entry.get("entry", ""))
            yield replace(slot, backend=str(entry["backend"]), entry=named)
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

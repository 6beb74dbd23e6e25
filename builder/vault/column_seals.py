"""Seals single columns: a database that others run, or a dump of it, holds no readable word.

Each column has a key of its own, derived from the one that every replica reads from a file; the
table, the column and the row's key are authenticated, so that a text cannot be moved elsewhere.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import threading
from typing import TYPE_CHECKING, Final

from builder.core.errors import VaultError
from builder.vault.secret import Secret
from builder.vault.tables import Seals

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LEAST_KEY: Final = 32
"""Bytes."""

_FORM: Final = "1:"
_NONCE: Final = 12
_STEP: Final = 64
"""Lengths are rounded up to a multiple of this: a short answer does not show by its size."""


class ColumnSeals(Seals):
    """AES-256-GCM by column, under keys derived by HKDF-SHA256.

    Raises:
        VaultError: `database_key_short`.
    """

    def __init__(self, key: Secret) -> None:
        if len(key.reveal()) < LEAST_KEY:
            raise VaultError("database_key_short", least=LEAST_KEY)
        self._key = key
        self._made: dict[str, AESGCM] = {}
        self._lock = threading.Lock()

    def seal(self, place: str, row: object, text: str) -> str:
        """As `Seals`."""
        if not text:
            return ""
        body = text.encode()
        filled = body + b"\x80" + bytes(-(len(body) + 1) % _STEP)
        nonce = os.urandom(_NONCE)
        sealed = nonce + self._cipher(place).encrypt(nonce, filled, _bound(place, row))
        return _FORM + base64.b64encode(sealed).decode()

    def unseal(self, place: str, row: object, text: str) -> str:
        """As `Seals`."""
        from cryptography.exceptions import InvalidTag

        if not text:
            return ""
        try:
            sealed = base64.b64decode(text.removeprefix(_FORM), validate=True)
            nonce, body = sealed[:_NONCE], sealed[_NONCE:]
            filled = self._cipher(place).decrypt(nonce, body, _bound(place, row))
            return filled[: filled.rindex(b"\x80")].decode()
        except (ValueError, binascii.Error, InvalidTag):
            raise VaultError("database_row_damaged", table=place.partition(".")[0]) from None

    def _cipher(self, place: str) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        with self._lock:
            if place not in self._made:
                info = f"hushdesk store 1 {place}".encode()
                derived = HKDF(SHA256(), 32, salt=None, info=info).derive(self._key.reveal())
                self._made[place] = AESGCM(derived)
            return self._made[place]


def _bound(place: str, row: object) -> bytes:
    return json.dumps([place, str(row)]).encode()

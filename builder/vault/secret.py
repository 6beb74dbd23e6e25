"""A secret that cannot be printed, logged, copied or pickled by accident."""

from __future__ import annotations

import hmac
import unicodedata
from typing import Final, NoReturn

from builder.core.errors import VaultError

LARGEST: Final = 960
"""Bytes of the largest secret a store takes: Windows gives an entry 2,560 bytes, in UTF-16, and
base64 takes four characters for three bytes."""


class Secret:
    """Bytes or text that only `reveal` and `text` give out.

    Text is brought into one normal form, so that a passphrase typed on another system is the same.
    """

    __slots__ = ("_value",)

    def __init__(self, value: bytes | str) -> None:
        if isinstance(value, str):
            value = unicodedata.normalize("NFC", value).encode()
        self._value = bytes(value)

    def reveal(self) -> bytes:
        """The secret itself."""
        return self._value

    def text(self) -> str:
        """The secret as text.

        Raises:
            UnicodeDecodeError: it is not text.
        """
        return self._value.decode()

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(self._value, other._value)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "Secret(…)"

    def __format__(self, spec: str) -> str:
        return format(repr(self), spec)

    def __reduce__(self) -> NoReturn:
        self._refuse()

    def __copy__(self) -> NoReturn:
        self._refuse()

    def __deepcopy__(self, _memo: object) -> NoReturn:
        self._refuse()

    @staticmethod
    def _refuse() -> NoReturn:
        msg = "a Secret is neither copied nor pickled"
        raise TypeError(msg)


def check_size(name: str, secret: bytes) -> None:
    """Refuse what some system's keyring could not keep.

    Raises:
        VaultError: `secret_too_large`.
    """
    if len(secret) > LARGEST:
        raise VaultError("secret_too_large", name=name, limit=LARGEST)

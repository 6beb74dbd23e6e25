"""Recovery codes: printed once, typed when the computer, the keyring or the passphrase is lost.

A code is 160 random bits and a check sign, in Crockford's base 32 (https://www.crockford.com/base32.html):
no letter looks like a digit, small letters and dashes do not matter, and the check sign (the number
modulo 37) tells a slip of the pen from a code of another bot.
"""

from __future__ import annotations

import secrets

from builder.vault.secret import Secret

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKS = _SIGNS + "*~$=U"
_ALIKE = str.maketrans("OIL", "011")
_LENGTH, _GROUP = 32, 4
CODE_BYTES = 20
"""160 bits: far beyond guessing, so that opening needs no slow derivation."""


def generate() -> Secret:
    """A new code: eight groups of four signs and the check sign."""
    return Secret(spell(secrets.token_bytes(CODE_BYTES)))


def spell(value: bytes) -> str:
    """The code that stands for `value`, 20 bytes."""
    number = int.from_bytes(value)
    signs = "".join(_SIGNS[number >> (5 * place) & 31] for place in reversed(range(_LENGTH)))
    groups = [signs[at : at + _GROUP] for at in range(0, _LENGTH, _GROUP)]
    return "-".join((*groups, _CHECKS[number % 37]))


def is_code(typed: Secret) -> bool:
    """Whether `typed` has the shape of a code, rightly typed or not."""
    return _signs(typed) is not None


def read(typed: Secret) -> Secret | None:
    """The 20 bytes of a code as somebody typed it; None when it is none, or mistyped."""
    signs = _signs(typed)
    if signs is None or any(sign not in _SIGNS for sign in signs[:_LENGTH]):
        return None
    number = 0
    for sign in signs[:_LENGTH]:
        number = number << 5 | _SIGNS.index(sign)
    return Secret(number.to_bytes(CODE_BYTES)) if _CHECKS[number % 37] == signs[_LENGTH] else None


def backup_seed(typed: Secret) -> bytes | None:
    """The 32 bytes of the age identity that opens backups; None when it is no code, or mistyped."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    value = read(typed)
    if value is None:
        return None
    info = b"hushdesk recovery backup"
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(value.reveal())


def _signs(typed: Secret) -> str | None:
    try:
        text = typed.text()
    except UnicodeDecodeError:
        return None
    signs = "".join(sign for sign in text.upper() if sign not in "- \t\r\n")
    signs = signs[:_LENGTH].translate(_ALIKE) + signs[_LENGTH:]
    shaped = len(signs) == _LENGTH + 1 and all(sign in _CHECKS for sign in signs)
    return signs if shaped else None

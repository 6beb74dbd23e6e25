"""age identities: what opens a bundle that was sealed to `age1…` recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from builder.core.errors import UsageError
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterable


def new_identity() -> tuple[Secret, str]:
    """A new identity (`AGE-SECRET-KEY-1…`) and its recipient (`age1…`)."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return Secret(str(identity)), str(identity.to_public())


def identity_of(seed: bytes) -> Secret:
    """The identity whose secret is `seed`, 32 bytes: what is known by heart or printed opens it."""
    return Secret(_bech32("age-secret-key-", seed).upper())


def recipient_of(identity: Secret) -> str:
    """The `age1…` recipient of an identity.

    Raises:
        UsageError: `bad_identity`.
    """
    return str(parse_identities(identity)[0].to_public())


def parse_identities(secret: Secret) -> list[Any]:
    """The identities in `secret`: one a line, comments and blank lines passed over.

    Raises:
        UsageError: `bad_identity`.
    """
    from pyrage import IdentityError, x25519

    try:
        lines = [line.strip() for line in secret.text().splitlines()]
        found = [
            x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")
        ]
    except (IdentityError, UnicodeDecodeError):
        raise UsageError("bad_identity") from None
    if not found:
        raise UsageError("bad_identity")
    return found


def parse_recipients(recipients: Iterable[str]) -> list[Any]:
    """The recipients called `age1…`, for pyrage.

    Raises:
        UsageError: `bad_recipient`.
    """
    from pyrage import RecipientError, x25519

    found = []
    for text in recipients:
        try:
            found.append(x25519.Recipient.from_str(text))
        except RecipientError:
            raise UsageError("bad_recipient", recipient=_shown(text)) from None
    return found


def public_bytes(recipient: str) -> bytes:
    """The 32 bytes of a recipient called `age1…`.

    Raises:
        UsageError: `bad_recipient`.
    """
    (sound,) = parse_recipients((recipient,))  # pyrage checked its letters and their check sum
    bits = 0
    for sign in str(sound).removeprefix("age1")[:-_CHECK_SIGNS]:
        bits = bits << 5 | _SIGNS.index(sign)
    return (bits >> _SPARE_BITS).to_bytes(_PUBLIC_SIZE)


def _shown(text: str) -> str:
    """An identity pasted by mistake must not come back on a screen or in a log."""
    return "…" if text.strip().upper().startswith("AGE-SECRET-KEY") else text[:80]


_CHECK_SIGNS = 6
_PUBLIC_SIZE = 32
_SPARE_BITS = -8 * _PUBLIC_SIZE % 5
_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _bech32(prefix: str, data: bytes) -> str:
    """`data` in Bech32 behind `prefix` (BIP 173, without its limit of length, as age has it)."""
    bits = int.from_bytes(data) << -len(data) * 8 % 5
    count = -(-len(data) * 8 // 5)
    values = [bits >> 5 * place & 31 for place in reversed(range(count))]
    spread = [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]
    check = _polymod([*spread, *values, *[0] * 6]) ^ 1
    values += [check >> 5 * place & 31 for place in reversed(range(6))]
    return f"{prefix}1" + "".join(_SIGNS[value] for value in values)


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            check ^= generator if top >> place & 1 else 0
    return check

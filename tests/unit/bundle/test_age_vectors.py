"""Files in age's format, made by hand wrong in one place each: none opens, each says why."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable

import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from builder.bundle import age_passphrase
from builder.bundle.age_passphrase import _scrypt
from builder.bundle.age_payload import derive
from builder.bundle.lock import kind_of, unseal
from builder.core.errors import BundleError
from builder.vault.secret import Secret

PASSPHRASE = Secret("seven quiet herons cross the estuary")
KEY, SALT, NONCE = bytes(range(16)), bytes(16), bytes(range(100, 116))
INTRO = b"age-encryption.org/v1\n"
PIECE = 65_536


def b64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def stanza(factor: bytes = b"10", salt: bytes = SALT) -> bytes:
    wrapping = _scrypt(PASSPHRASE.reveal(), salt, 10)
    wrapped = ChaCha20Poly1305(wrapping).encrypt(bytes(12), KEY, None)
    return b"-> scrypt " + b64(salt) + b" " + factor + b"\n" + b64(wrapped) + b"\n"


def header(*stanzas: bytes, intro: bytes = INTRO, mac: bytes | None = None) -> bytes:
    head = intro + b"".join(stanzas) + b"---"
    sealed = hmac.digest(derive(KEY, b"", b"header"), head, "sha256") if mac is None else mac
    return head + b" " + b64(sealed) + b"\n"


def piece(number: int, data: bytes, *, last: bool) -> bytes:
    cipher = ChaCha20Poly1305(derive(KEY, NONCE, b"payload"))
    return cipher.encrypt(number.to_bytes(11, "big") + bytes([last]), data, None)


def age(*pieces: bytes, head: bytes | None = None) -> bytes:
    return (header(stanza()) if head is None else head) + NONCE + b"".join(pieces)


ONE = piece(0, b"hello", last=True)
FULL = piece(0, bytes(PIECE), last=False)

GOOD = {
    "one piece": (age(ONE), b"hello"),
    "empty": (age(piece(0, b"", last=True)), b""),
    "two pieces": (age(FULL, piece(1, b"x", last=True)), bytes(PIECE) + b"x"),
    "one full piece": (age(piece(0, bytes(PIECE), last=True)), bytes(PIECE)),
}

BAD: dict[str, Callable[[], bytes]] = {
    "another version": lambda: age(ONE, head=header(stanza(), intro=b"age-encryption.org/v2\n")),
    "nothing": lambda: b"",
    "no stanza": lambda: age(ONE, head=header()),
    "a wrong mac": lambda: age(ONE, head=header(stanza(), mac=bytes(32))),
    "a short mac": lambda: age(ONE, head=header(stanza(), mac=bytes(31))),
    "two passphrases": lambda: age(ONE, head=header(stanza(), stanza())),
    "no work factor": lambda: age(ONE, head=header(stanza(b""))),
    "a work factor with a sign": lambda: age(ONE, head=header(stanza(b"+10"))),
    "a work factor with a zero": lambda: age(ONE, head=header(stanza(b"010"))),
    "a work factor of an hour": lambda: age(ONE, head=header(stanza(b"30"))),
    "a short salt": lambda: age(ONE, head=header(stanza(salt=bytes(15)))),
    "lines of DOS": lambda: age(ONE, head=header(stanza().replace(b"\n", b"\r\n"))),
    "no payload": lambda: header(stanza()),
    "a short nonce": lambda: header(stanza()) + NONCE[:8],
    "no piece": age,
    "a piece cut short": lambda: age(ONE[:-1]),
    "a piece flipped": lambda: age(ONE[:-1] + bytes([ONE[-1] ^ 1])),
    "no last piece": lambda: age(FULL),
    "an end too early": lambda: age(piece(0, bytes(PIECE), last=True), ONE),
    "pieces exchanged": lambda: age(piece(1, bytes(PIECE), last=False), piece(0, b"", last=True)),
    "a piece behind the last": lambda: age(ONE, piece(1, b"x", last=True)),
    "bytes behind the last": lambda: age(ONE) + b"more",
    "an empty last piece": lambda: age(FULL, piece(1, b"", last=True)),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_opens(name: str) -> None:
    sealed, plain = GOOD[name]
    assert kind_of(sealed) == "passphrase"
    assert unseal(sealed, passphrase=PASSPHRASE, identity=None) == plain


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_in_one_place_does_not_open(name: str) -> None:
    with pytest.raises(BundleError) as caught:
        unseal(BAD[name](), passphrase=PASSPHRASE, identity=None)
    allowed = {"payload_damaged", "bundle_needs_identity", "wrong_passphrase"}
    assert caught.value.code in allowed


def test_what_we_write_is_what_these_are() -> None:
    ours = age_passphrase.encrypt(b"hello", PASSPHRASE.reveal(), work_factor=10)
    assert ours.startswith(INTRO + b"-> scrypt ")
    assert len(ours) == len(GOOD["one piece"][0])
    assert not hmac.compare_digest(ours, GOOD["one piece"][0])

"""Our own form for recipients is age's."""

from __future__ import annotations

import base64
import io
import os
import re
from collections.abc import Callable

import pyrage
import pytest

from builder.bundle import age_recipients
from builder.bundle.identity import _bech32, new_identity, parse_identities, public_bytes
from builder.bundle.lock import unseal
from builder.core.errors import BundleError, UsageError
from tests.support.bundles import Desk

PIECE = 64 * 1024


def _sealed(data: bytes, *recipients: str) -> bytes:
    out = io.BytesIO()
    age_recipients.encrypt_stream(io.BytesIO(data), out, recipients)
    return out.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_pyrage_opens_every_size(desk: Desk, size: int) -> None:
    data = os.urandom(size)
    sealed = _sealed(data, desk.host)
    assert pyrage.decrypt(sealed, parse_identities(desk.host_identity)) == data


def test_each_recipient_opens_and_nobody_else(desk: Desk) -> None:
    sealed = _sealed(b"the bot", desk.host, desk.owner)
    for identity in (desk.host_identity, desk.owner_identity):
        assert pyrage.decrypt(sealed, parse_identities(identity)) == b"the bot"
    stranger, _ = new_identity()
    with pytest.raises(pyrage.DecryptError, match="No matching keys"):
        pyrage.decrypt(sealed, parse_identities(stranger))


def test_the_bytes_of_a_recipient_are_those_of_its_key() -> None:
    from pyrage.x25519 import Recipient

    for _ in range(20):
        _, recipient = new_identity()
        raw = public_bytes(recipient)
        assert len(raw) == 32
        assert str(Recipient.from_str(recipient.upper())) == recipient
        assert public_bytes(recipient.upper()) == raw


ZERO = _bech32("age", bytes(32))
"""Whoever seals to this point shares one secret with everybody."""


@pytest.mark.parametrize("text", ["", "age1", "age1x", "age1" + "q" * 58, ZERO])
def test_what_is_no_recipient_is_refused_before_anything_is_written(text: str) -> None:
    out = io.BytesIO()
    with pytest.raises(UsageError, match="bad_recipient"):
        age_recipients.encrypt_stream(io.BytesIO(b"x"), out, [text])
    assert not out.getvalue()


def test_the_same_content_never_seals_to_the_same_bytes(desk: Desk) -> None:
    assert _sealed(b"a", desk.host) != _sealed(b"a", desk.host)


@pytest.mark.parametrize(
    "changed",
    [
        lambda sealed: sealed.replace(b"-> X25519", b"->  X25519", 1),
        lambda sealed: re.sub(rb"(-> X25519 [^\n]+\n)[^\n]+\n", rb"\1", sealed, count=1),
        lambda sealed: (
            b"-----BEGIN AGE ENCRYPTED FILE-----\n"
            + base64.encodebytes(sealed)
            + b"-----END AGE ENCRYPTED FILE-----\n"
        ),
        lambda sealed: sealed.replace(b"\n", b"\r\n", 3),
    ],
    ids=["a blank too many", "no body", "armour", "lines of DOS"],
)
def test_a_header_in_another_form_is_refused(desk: Desk, changed: Callable[[bytes], bytes]) -> None:
    sealed = _sealed(b"the bot", desk.host)
    assert unseal(sealed, passphrase=None, identity=desk.host_identity) == b"the bot"
    with pytest.raises(BundleError, match="payload_damaged"):
        unseal(changed(sealed), passphrase=None, identity=desk.host_identity)

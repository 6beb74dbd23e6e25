"""Minisign's formats, written and read."""

from __future__ import annotations

import pickle

import pytest

from builder.bundle.signing import COMMENT, PublicKey, Signature, SigningKey, verify
from builder.core.errors import BundleError, UsageError

DATA = b"sealed bytes"
# Made by Debian's minisign 0.11 with `-G -W` and `-S -t "tc here"` over b"hi\n".
MINISIGN_KEY = "RWQqx1Zp0TPrqMOs6BtIkIwl9466c5V/mMwtNU2Z/xcQpnocqTCLB9VG"
MINISIGN_SIGNATURE = b"""untrusted comment: signature from minisign secret key
RUQqx1Zp0TPrqDcnEo+5vd80MzUwrh2oiR6Si5tAp65Oqm0eOOfWjxdAPXcklMML6Eid9rc4DStxHxLmAPL0QYVsqz2LMBZHggs=
trusted comment: tc here
E50vY9tg8me+/F4AVUyazVosAKmvuw9ultrHntea6KYTJ2lGqklO3nxK6lTMJwel/xwdn/E6YFfj5+ULqCq3DA==
"""


def test_a_signature_verifies_and_gives_its_trusted_comment() -> None:
    key = SigningKey.generate()
    assert verify(DATA, key.sign(DATA, "bundle=x version=3"), key.public) == "bundle=x version=3"


def test_a_signature_made_by_minisign_verifies() -> None:
    assert verify(b"hi\n", MINISIGN_SIGNATURE, MINISIGN_KEY) == "tc here"


def test_reading_and_writing_a_signature_gives_the_same_bytes() -> None:
    assert Signature.parse(MINISIGN_SIGNATURE).file() == MINISIGN_SIGNATURE
    assert Signature.parse(SigningKey.generate().sign(DATA, "c")).comment == COMMENT


def test_a_key_survives_storage() -> None:
    key = SigningKey.generate()
    assert SigningKey.from_bytes(key.to_bytes()).public == key.public
    assert len(key.to_bytes()) == 40


def test_a_damaged_stored_key_is_refused() -> None:
    with pytest.raises(BundleError, match="signing_key_damaged"):
        SigningKey.from_bytes(b"short")


def test_a_key_shows_its_public_half_only_and_is_not_pickled() -> None:
    key = SigningKey.generate()
    assert key.to_bytes().hex() not in repr(key)
    assert key.public in repr(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_a_public_key_is_written_as_minisign_writes_it() -> None:
    key = PublicKey.parse(f" {MINISIGN_KEY}\n")
    assert str(key) == MINISIGN_KEY
    assert key.file() == (
        f"untrusted comment: minisign public key A8EB33D16956C72A\n{MINISIGN_KEY}\n"
    )


@pytest.mark.parametrize(
    "text",
    ["", "not base64!", "RWQ", "RU" + MINISIGN_KEY[2:], MINISIGN_KEY[:-4], "é" * 56],
)
def test_a_text_that_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="bad_signer"):
        PublicKey.parse(text)


def test_changed_data_is_refused() -> None:
    key = SigningKey.generate()
    with pytest.raises(BundleError, match="signature_invalid"):
        verify(DATA + b".", key.sign(DATA, "c"), key.public)


def test_another_signer_is_told_apart_from_a_damaged_signature() -> None:
    key, other = SigningKey.generate(), SigningKey.generate()
    with pytest.raises(BundleError, match="signer_mismatch"):
        verify(DATA, key.sign(DATA, "c"), other.public)


def test_a_forger_who_borrows_the_key_id_is_refused() -> None:
    key = SigningKey.generate()
    forger = SigningKey.from_bytes(key.to_bytes()[:8] + bytes(32))
    with pytest.raises(BundleError, match="signature_invalid"):
        verify(DATA, forger.sign(DATA, "c"), key.public)


def test_every_flipped_byte_of_a_signature_is_refused_or_changes_only_the_untrusted_comment() -> (
    None
):
    key = SigningKey.generate()
    good = key.sign(DATA, "bundle=x version=3")
    for place in range(len(good)):
        bad = bytearray(good)
        bad[place] ^= 1
        try:
            verify(DATA, bytes(bad), key.public)
        except BundleError:
            continue
        assert place < good.index(b"\n"), place


@pytest.mark.parametrize(
    "minisig",
    [
        b"",
        b"\xff\xfe",
        MINISIGN_SIGNATURE + b"\n",
        MINISIGN_SIGNATURE + b"x",
        MINISIGN_SIGNATURE.replace(b"tc here\n", b"tc here\r\n").replace(b"==\n", b"==\r\n"),
        MINISIGN_SIGNATURE.replace(b"untrusted comment: s", b"comment: s"),
        MINISIGN_SIGNATURE.replace(b"\ntrusted comment: ", b"\nkomment: "),
        MINISIGN_SIGNATURE.replace(b"\nRUQ", b"\nRWQ"),
        MINISIGN_SIGNATURE.replace(b"DA==\n", b"DB==\n"),
        MINISIGN_SIGNATURE.replace(b"DA==\n", b"\n"),
        MINISIGN_SIGNATURE.replace(b"tc here", b"t" * 5000),
    ],
)
def test_a_malformed_signature_file_is_refused(minisig: bytes) -> None:
    with pytest.raises(BundleError, match="signature_invalid"):
        verify(b"hi\n", minisig, MINISIGN_KEY)


def test_a_point_that_is_no_key_refuses_as_an_invalid_signature() -> None:
    key = SigningKey.generate()
    broken = PublicKey(key.public_key.key_id, b"\xff" * 32)
    with pytest.raises(BundleError, match="signature_invalid"):
        verify(DATA, key.sign(DATA, "c"), str(broken))


def test_a_trusted_comment_of_two_lines_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="one line"):
        SigningKey.generate().sign(DATA, "a\nb")

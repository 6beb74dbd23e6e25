"""Our own passphrase form is age's."""

from __future__ import annotations

import os

import pyrage
import pytest

from builder.bundle import age_passphrase
from tests.support.bundles import FAST

PIECE = 64 * 1024


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_pyrage_opens_every_size(size: int) -> None:
    data = os.urandom(size)
    sealed = age_passphrase.encrypt(data, b"open me", work_factor=FAST)
    assert pyrage.passphrase.decrypt(sealed, "open me") == data


def test_the_cost_is_read_from_what_was_sealed() -> None:
    assert age_passphrase.work_factor(age_passphrase.encrypt(b"", b"x", work_factor=FAST)) == FAST
    assert age_passphrase.WORK_FACTOR == 18


@pytest.mark.parametrize(
    "sealed",
    [b"", b"age-encryption.org/v1\n-> X25519 abc\n", b"age-encryption.org/v1\n-> scrypt abc x\n"],
)
def test_what_is_not_sealed_to_a_passphrase_has_no_cost(sealed: bytes) -> None:
    assert age_passphrase.work_factor(sealed) is None


def test_the_same_content_never_seals_to_the_same_bytes() -> None:
    one, two = (age_passphrase.encrypt(b"a", b"x", work_factor=FAST) for _ in range(2))
    assert one != two

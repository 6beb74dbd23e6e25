"""A recovery code survives how people write; a slip of the pen is told from a wrong code."""

from __future__ import annotations

import secrets

import pytest

from builder.vault import recovery
from builder.vault.secret import Secret

VALUE = bytes(range(20))
CODE = recovery.spell(VALUE)


def test_a_code_is_eight_groups_and_a_check_sign() -> None:
    groups = recovery.generate().text().split("-")
    assert [len(group) for group in groups] == [4] * 8 + [1]
    assert not set("".join(groups[:8])) & set("ILOU")
    assert recovery.generate() != recovery.generate()


def test_every_value_comes_back() -> None:
    for value in (bytes(20), b"\xff" * 20, *(secrets.token_bytes(20) for _ in range(200))):
        assert recovery.read(Secret(recovery.spell(value))) == Secret(value)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", ""),
        CODE.replace("-", " "),
        f"  {CODE}\n",
        CODE[:-2].replace("0", "O").replace("1", "l") + CODE[-2:],
        CODE[:-2].replace("1", "i").replace("0", "o") + CODE[-2:],
    ],
)
def test_it_is_read_however_it_is_written(typed: str) -> None:
    assert recovery.read(Secret(typed)) == Secret(VALUE)


def test_one_wrong_sign_or_two_exchanged_ones_are_noticed() -> None:
    plain = CODE.replace("-", "")
    for at in range(32):
        for sign in "0123456789ABCDEFGHJKMNPQRSTVWXYZ":
            if sign != plain[at]:
                slipped = Secret(plain[:at] + sign + plain[at + 1 :])
                assert recovery.is_code(slipped)
                assert recovery.read(slipped) is None
    for at in range(31):
        swapped = plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :]
        assert swapped == plain or recovery.read(Secret(swapped)) is None


@pytest.mark.parametrize(
    "typed", ["", "correct horse battery staple", CODE[:-1], CODE + "0", "ü" * 33, "\x00" * 33]
)
def test_other_words_are_no_code(typed: str) -> None:
    assert not recovery.is_code(Secret(typed))
    assert recovery.read(Secret(typed)) is None


def test_bytes_that_are_no_text_are_no_code() -> None:
    assert not recovery.is_code(Secret(b"\xff\xfe"))

"""Passphrases become keys at a bounded cost; good ones are told from bad ones."""

from __future__ import annotations

import pytest

from builder.core.errors import VaultError
from builder.vault.passphrase import Cost, derive, generate, strength_bits
from builder.vault.secret import Secret
from tests.support.stores import CHEAP

_SALT = bytes(16)


def test_a_key_depends_on_passphrase_salt_and_cost() -> None:
    key = derive(Secret("a"), _SALT, CHEAP)
    assert len(key.reveal()) == 32
    assert key == derive(Secret("a"), _SALT, CHEAP)
    others = [
        derive(Secret("b"), _SALT, CHEAP),
        derive(Secret("a"), bytes([1] * 16), CHEAP),
        derive(Secret("a"), _SALT, Cost(8 * 1024, 2, 1)),
    ]
    assert len({each.reveal() for each in (key, *others)}) == 4


def test_the_default_cost_is_the_published_one() -> None:
    assert Cost() == Cost(memory_kib=64 * 1024, passes=3, lanes=4)


@pytest.mark.parametrize(
    "cost",
    [Cost(1024, 1, 1), Cost(2**31, 1, 1), Cost(64 * 1024, 0, 1), Cost(64 * 1024, 99, 1),
     Cost(64 * 1024, 1, 0), Cost(64 * 1024, 1, 999)],
)  # fmt: skip
def test_a_cost_out_of_bounds_is_refused(cost: Cost) -> None:
    with pytest.raises(VaultError) as caught:
        derive(Secret("a"), _SALT, cost)
    assert caught.value.code == "slots_damaged"


@pytest.mark.parametrize("salt", [b"", bytes(15), bytes(65)])
def test_a_salt_out_of_bounds_is_refused(salt: bytes) -> None:
    with pytest.raises(VaultError):
        derive(Secret("a"), salt, CHEAP)


def test_generated_ones_are_strong_different_and_can_be_read_out() -> None:
    made = {generate() for _ in range(50)}
    assert len(made) == 50
    assert all(strength_bits(text) >= 80 for text in made)
    assert all(text.isascii() and text == text.lower() for text in made)


@pytest.mark.parametrize(
    "text",
    ["", "a", "password", "Password1", "passwort123", "qwertyuiop", "aaaaaaaaaaaaaaaaaaaaaaaa",
     "12345678", "hushdesk2026", "abcabcabcabcabcabc", "hello hello hello hello hello",
     "Berlin1987", "!!!!!!!!!!!!"],
)  # fmt: skip
def test_what_people_choose_by_habit_is_weak(text: str) -> None:
    assert strength_bits(text) < 45


def test_longer_and_more_mixed_is_stronger() -> None:
    ladder = [
        "kitten", "kitten rocket", "kitten rocket 8461", "kitten rocket 8461 Gravel",
        "kitten rocket 8461 Gravel §xQvTrw", "kitten rocket 8461 Gravel §xQvTrw ptkzrwq",
    ]  # fmt: skip
    bits = [strength_bits(text) for text in ladder]
    assert bits == sorted(bits)
    assert bits[-1] > 80

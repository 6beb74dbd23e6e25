"""Card numbers are hidden while they are typed."""

from __future__ import annotations

import pytest

from builder.privacy.pii.typed_cards import hide_cards


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("4111111111111111", "•••• 1111"),
        ("pay 4111 1111 1111 1111 now", "pay •••• 1111 now"),
        ("4111-1111-1111-1111 or 5555 5555 5555 4444", "•••• 1111 or •••• 4444"),
        ("378282246310005.", "•••• 0005."),
        ("4111 1111 1111 1112", "4111 1111 1111 1112"),
        ("order 12345678901234", "order 12345678901234"),
        ("", ""),
    ],
)
def test_whole_text_holds_no_card(text: str, shown: str) -> None:
    assert hide_cards(text) == (shown, len(shown))


def test_number_is_hidden_once_it_is_as_long_as_its_kind() -> None:
    shown = ""
    for sign in "a 4111 1111 1111 1111 b":
        shown, caret = hide_cards(shown + sign, len(shown) + 1)
        assert caret == len(shown)

    assert shown == "a •••• 1111 b"


def test_number_that_may_still_grow_waits() -> None:
    assert hide_cards("4222222222222", 13) == ("4222222222222", 13)
    assert hide_cards("4222222222222 x", 15) == ("•••• 2222 x", 11)
    assert hide_cards("4222222222222", 2) == ("•••• 2222", 9)


def test_caret_stays_where_it_is_typed() -> None:
    assert hide_cards("A 4111111111111111 and more", 18) == ("A •••• 1111 and more", 11)
    assert hide_cards("A 4111111111111111 and more", 1) == ("A •••• 1111 and more", 1)

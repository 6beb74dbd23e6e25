"""A text is cut into words without losing one, and each is where it says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.privacy.pii.names.words import ADDRESS, cut


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_words_stand_where_they_say_and_nothing_but_blanks_between(text: str) -> None:
    words = cut(text)
    last = 0
    for word, start, end in zip(words.texts, words.starts, words.ends, strict=True):
        assert not text[last:start].strip()
        assert text[start:end] == word or set(word) == {ADDRESS}
        assert end - start == len(word) > 0
        last = end
    assert not text[last:].strip()


def test_an_address_is_one_word_and_none_of_its_letters_are_read() -> None:
    words = cut("Ask anna.schmidt@example.org or https://example.org/anna, @anna!")
    assert [word for word in words.texts if ADDRESS not in word] == ["Ask", "or", "!"]


def test_a_letter_with_its_accent_apart_is_one_letter() -> None:
    assert cut("Jose\u0301 Gómez").texts == ["Jose\u0301", "Gómez"]

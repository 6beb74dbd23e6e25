"""A secret does not leak through print, format, copy or pickle."""

from __future__ import annotations

import copy
import pickle

import pytest

from builder.vault.secret import Secret


def test_it_gives_its_value_only_when_asked() -> None:
    assert Secret(b"\x00\xff").reveal() == b"\x00\xff"
    assert Secret("hünter2").text() == "hünter2"


def test_no_way_of_showing_it_shows_it() -> None:
    secret = Secret("hunter2")
    shown = [repr(secret), str(secret), f"{secret}", f"{secret:>20}", f"{secret!r}", f"{[secret]}"]
    assert not any("hunter2" in text for text in shown)
    assert not hasattr(secret, "__dict__")


def test_it_is_neither_copied_nor_pickled() -> None:
    secret = Secret("hunter2")
    for attempt in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError):
            attempt(secret)


def test_the_same_text_typed_on_another_system_is_the_same() -> None:
    assert Secret("u\u0308") == Secret("\u00fc")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"


def test_an_empty_one_is_false_and_none_is_hashable() -> None:
    assert not Secret("")
    assert Secret("a")
    with pytest.raises(TypeError):
        hash(Secret("a"))

"""Canonical JSON has one form for one value."""

from __future__ import annotations

import pytest

from builder.bundle import canonical


def test_keys_are_sorted_and_nothing_is_wasted() -> None:
    assert (
        canonical.encode({"b": [1, None, True], "a": "ü"}) == '{"a":"ü","b":[1,null,true]}'.encode()
    )


def test_what_was_encoded_is_decoded() -> None:
    value = {"text": 'a "quote"\n', "list": [0.5, -1], "none": None}
    assert canonical.decode(canonical.encode(value)) == value


@pytest.mark.parametrize(
    "data",
    [b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b'"\\u00fc"', b"1e1", b"{}\n", b"", b"\xff",
     b"NaN", b"[" * 100_000, b'"\\ud800"'],
)  # fmt: skip
def test_another_form_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any ValueError is the promise
        canonical.decode(data)

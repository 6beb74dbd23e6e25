"""Clearance is a type that nobody can make by hand, and that does not show its text."""

from __future__ import annotations

import pytest

from builder.core.cleared import Cleared
from builder.core.errors import Cancelled, DocumentError
from builder.core.mint import mint
from builder.core.progress import CancelToken


def test_cleared_text_cannot_be_made_by_hand() -> None:
    with pytest.raises(TypeError):
        Cleared("text", "model", (), object())


def test_cleared_text_is_not_printed() -> None:
    cleared = mint("my secret words", purpose="model", masked={"PERSON": 1})
    assert "secret" not in repr(cleared)
    assert cleared.masked == (("PERSON", 1),)


def test_an_error_shows_its_code_and_parameters() -> None:
    assert str(DocumentError("document_empty", name="a.txt")) == "document_empty (name=a.txt)"
    assert str(Cancelled()) == "cancelled"


def test_a_cancelled_token_stops_the_work() -> None:
    token = CancelToken()
    token.check()
    token.cancel()
    assert token.cancelled
    with pytest.raises(Cancelled):
        token.check()

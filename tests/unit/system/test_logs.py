"""Logs hold named fields only, one JSON object a line, and never a sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from io import StringIO

import pytest

from builder.system import logs


@pytest.fixture
def stream() -> Iterator[StringIO]:
    made = StringIO()
    logs.configure("info", made)
    yield made
    logs.configure("warning")


def test_an_event_is_one_line_of_json(stream: StringIO) -> None:
    logs.event("request", route="/api/chat", status=200, ms=1.5, code=None)
    line = json.loads(stream.getvalue())
    assert line.pop("when").endswith("+00:00")
    assert line == {
        "level": "info", "event": "request", "route": "/api/chat", "status": 200, "ms": 1.5,
    }  # fmt: skip


def test_a_field_that_is_not_on_the_list_is_a_mistake(stream: StringIO) -> None:
    with pytest.raises(KeyError, match="message"):
        logs.event("request", message="hello")
    assert stream.getvalue() == ""


def test_a_value_that_looks_like_a_sentence_is_withheld(stream: StringIO) -> None:
    logs.event("request", reason="my number is 555 1234", code="x" * 300)
    line = json.loads(stream.getvalue())
    assert (line["reason"], line["code"]) == ("(withheld)", "(withheld)")


def test_events_below_the_level_are_silent(stream: StringIO) -> None:
    logs.event("detail", level="debug")
    assert stream.getvalue() == ""


def test_standard_error_is_the_default(capsys: pytest.CaptureFixture[str]) -> None:
    logs.event("trouble", level="error")
    assert json.loads(capsys.readouterr().err)["event"] == "trouble"


def test_a_program_without_standard_error_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    logs.event("trouble", level="error")


def test_an_unknown_level_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="not in"):
        logs.configure("loud")

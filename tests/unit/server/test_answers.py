"""An answer's end is told once everything is free for the next one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator

import pytest

from builder.core.conversation import Question
from builder.privacy.pii.pseudonyms import Pseudonyms
from builder.server.answers import Answers
from builder.server.events import EventStream
from tests.support.bots import FakeBot


@pytest.mark.parametrize("broken", [False, True])
def test_the_place_is_free_by_the_time_the_end_is_told(
    monkeypatch: pytest.MonkeyPatch, broken: bool
) -> None:
    bot = FakeBot(script=lambda _question: [RuntimeError()]) if broken else FakeBot()
    answers = Answers(bot, at_once=1, seconds=60)
    told: list[str] = []
    release = answers._free.release

    def let_go() -> None:
        told.append("free")
        release()

    monkeypatch.setattr(answers._free, "release", let_go)

    async def ask() -> None:
        with answers.place() as place:
            made = answers.make(place, Question("Hello?"), Pseudonyms(), on_ready=lambda _: None)
            try:
                async for _ in made:
                    pass
            except RuntimeError:
                assert broken
            told.append("end")

    for _ in range(2):  # a place that was not free again would refuse the second
        asyncio.run(ask())
    answers.shutdown()

    assert told == ["free", "end", "free", "end"]


def test_what_an_answer_holds_is_let_go_before_the_page_hears_the_end() -> None:
    told: list[str] = []

    async def events() -> AsyncGenerator[bytes]:
        yield b"one"

    async def send(message: dict[str, object]) -> None:
        if message["type"] == "http.response.body":
            told.append("more" if message.get("more_body") else "end")

    async def receive() -> dict[str, object]:
        await asyncio.Event().wait()
        return {}

    stream = EventStream(events(), lambda: told.append("free"))
    asyncio.run(stream({}, receive, send))  # type: ignore[arg-type]

    assert told[:3] == ["more", "free", "end"]

"""What is given to visitors of what is kept about them; see `builder.server.replies`."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from builder.server.replies import Reply, Source, Why


class DataForm(Reply):
    """Which form visitors' data is in."""

    name: str
    version: int


class Talk(Reply):
    """The facts of one talk."""

    id: str
    reference: str
    created: str
    expires: str
    over: bool
    site: str
    language: str
    purposes: list[str]
    objected: list[str]
    frozen: str | None
    frozen_until: str | None
    global_privacy_control: bool


class Said(Reply):
    """One message in memory, with what was shown beside it."""

    role: str
    text: str
    when: str
    id: str
    refused: bool = False
    sources: list[Source] | None = None
    why: Why | None = None
    thumb: Literal["up", "down"] | None = None


class Written(Reply):
    """One message of the written record, masked."""

    id: str
    role: str
    text: str
    when: str
    masked: dict[str, int]


class PassedOn(Reply):
    """A talk that was passed on; its text is gone once it was delivered."""

    id: str
    channel: str
    state: str
    when: str
    text: str | None


class Agreed(Reply):
    """One receipt of consent."""

    version: str
    purposes: list[str]
    when: str
    withdrawn: str | None
    text_sha256: str
    text: str | None


class KeptData(Reply):
    """Everything that is kept about a visitor."""

    form: DataForm = Field(alias="schema")
    made: str
    session: Talk
    messages: list[Said]
    transcript: list[Written]
    handovers: list[PassedOn]
    consents: list[Agreed]
    transcript_days: int
    note_days: int
    receipt_days: int
    handover_days: int
    ai_generated: Literal[True]


class Changed(Reply):
    """What a change did; only what was asked for is there."""

    objected: list[str] | None = None
    purposes: list[str] | None = None
    withdrawn: list[str] | None = None
    erased: int | None = None
    answers: bool | None = None
    frozen: str | None = None
    frozen_until: str | None = None
    corrected: int | None = None
    ended: bool


class Erased(Reply):
    """The receipt of an erasure: how much went from where."""

    id: str
    when: str
    erased: dict[str, int]
    sha256: str

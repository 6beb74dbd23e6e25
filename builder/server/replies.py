"""What the routes give back, field by field: what `/openapi.json` says of them is made from these.

Nothing is checked against them while the host runs; the tests hold every answer against them.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict


class Reply(BaseModel):
    """Exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class Way(Reply):
    """A way to reach a person."""

    kind: Literal["phone", "email", "page"]
    value: str
    href: str


class Problem(Reply):
    """Why not: a stable code, a sentence and what to do, in the visitor's language."""

    code: str
    message: str
    next: str
    contact: list[Way]


class Source(Reply):
    """A passage that an answer stands on; `n` is its number, from 1."""

    n: int
    document: str
    page: int | None
    slide: int | None
    section: str | None
    text: str
    url: str | None


class Handover(Reply):
    """How a person is reached.

    Attributes:
        form: the talk can be passed on with `POST /api/handover`.
        presence: whether somebody is there; missing where no answer was made.
    """

    reason: str
    options: list[Way]
    form: bool
    presence: Literal["there", "message", "away"] = "there"


class Why(Reply):
    """How an answer came about, as far as the owner lets visitors know."""

    made_by: Literal["owner", "quotes", "model", "nobody"]
    documents: list[str]
    hosts: list[str]
    masked: dict[str, int]
    lines: list[str]


class DeltaData(Reply):
    """A piece of the answer's text."""

    text: str


class ReplaceData(Reply):
    """The text so far is withdrawn; the answer begins anew."""

    reason: str


class DoneData(Reply):
    """The answer is complete, and kept where it is to be."""

    id: str
    refused: bool
    reason: str | None
    kind: str
    ai_generated: Literal[True]
    text: str
    why: Why | None = None


class Purpose(Reply):
    """What a visitor may agree to."""

    id: Literal["answer", "transcript"]
    text: str


class ConsentOffer(Reply):
    """The question of consent; `version` comes back with the answer to it."""

    required: bool
    version: str
    text: str
    purposes: list[Purpose]


class Shut(Reply):
    """Why the chat is closed, and what visitors are told."""

    why: str
    says: str


class Face(Reply):
    """What the widget shows before anybody has agreed to anything."""

    title: str
    language: str
    written: str
    direction: Literal["ltr", "rtl"]
    accent: str
    scheme: str
    theme: dict[str, Any]
    position: str
    bottom: int
    lead: bool
    launcher: str
    greeting: str
    suggestions: list[str]
    disclosure: str
    ai_generated: Literal[True]
    contact: list[Way]
    consent: ConsentOffer
    links: list[str]
    limit: int
    texts: dict[str, str]
    tester: bool = False
    handover: bool
    closed: Shut | None = None


class ConsentReceipt(Reply):
    """What was agreed to, and the hash of the words that were shown."""

    version: str
    purposes: list[str]
    text_sha256: str
    when: str


class Visit(Reply):
    """A talk that has begun."""

    token: str
    expires: str
    greeting: str
    suggestions: list[str]
    disclosure: str
    ai_generated: Literal[True]
    purposes: list[str]
    receipt: ConsentReceipt | None
    reference: str
    global_privacy_control: bool
    consent: ConsentOffer
    contact: list[Way]


class Rated(Reply):
    """What became of a rating."""

    kept: bool
    note_kept: bool


class Preview(Reply):
    """What would be passed on, word for word."""

    text: str
    version: str
    consent: str
    empty: bool


class HandoverState(Reply):
    """How far passing a talk on has come."""

    delivered: bool
    state: str
    options: list[Way]
    says: str = ""
    reference: str = ""
    presence: Literal["there", "message", "away"] = "there"
    preview: Preview | None = None


class Alive(Reply):
    """The process takes requests."""

    status: Literal["alive"]
    shared: Literal[True] | None = None


class Served(Reply):
    """The bundle that is served."""

    id: str
    version: int
    signer: str
    refused: str | None = None


class Ready(Reply):
    """How much can be searched."""

    ready: bool
    passages: int
    vectors: int
    bundle: Served
    handovers: Literal["ok", "late", "failed"] | None = None
    spending: Literal["capped"] | None = None
    closed: Literal["paused", "revoked", "stopping"] | None = None
    says: str | None = None
    contact: list[Way] | None = None
    store: str | None = None
    shared: Literal[True] | None = None
    database: str | None = None
    redis: str | None = None


class Joined(Reply):
    """A tester came in; the cookie is in the header."""

    joined: Literal[True]


class Noted(Reply):
    """What a tester said was kept."""

    kept: Literal[True]


class PrivacyControl(Reply):
    """That the Global Privacy Control signal is honoured."""

    gpc: Literal[True]


EVENTS: dict[str, Any] = {
    "delta": DeltaData,
    "replace": ReplaceData,
    "sources": list[Source],
    "handover": Handover,
    "done": DoneData,
    "error": Problem,
}
"""The events of `POST /api/chat` and what each carries."""

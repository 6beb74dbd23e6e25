"""What the routes take, field by field; anything else is refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Token = Annotated[str, Field(min_length=20, max_length=100)]
Purposes = Annotated[list[Literal["answer", "transcript"]], Field(max_length=2)]


class Body(BaseModel):
    """A body; a field that is not known is refused."""

    model_config = ConfigDict(extra="forbid")


class Consent(Body):
    """What the visitor agreed to, and which text was shown."""

    version: str = Field(max_length=100)
    purposes: Purposes


class SessionBody(Body):
    """A new talk; without consent it serves the greeting and the contact only."""

    consent: Consent | None = None
    language: str = Field(default="", max_length=100)


class ChatBody(Body):
    """One message."""

    token: Token
    message: str = Field(max_length=100_000)


class FeedbackBody(Body):
    """What the visitor thinks of one answer."""

    token: Token
    id: str = Field(max_length=64)
    thumb: Literal["up", "down"]
    note: str = Field(default="", max_length=1_000)


class HandoverBody(Body):
    """The wish to reach a person.

    Attributes:
        consent: that what the visitor saw is passed on; without it nothing is.
        version: of what they saw.
    """

    token: Token
    contact: str = Field(default="", max_length=200)
    consent: bool = False
    name: str = Field(default="", max_length=100)
    message: str = Field(default="", max_length=2_000)
    version: str = Field(default="", max_length=64)


class Kept(Body):
    """The purposes that still hold."""

    purposes: Purposes


class Corrected(Body):
    """One of the visitor's own messages, and what it should say."""

    id: str = Field(max_length=64)
    text: str = Field(min_length=1, max_length=2_000)


class MeBody(Body):
    """A change of what is kept about a visitor; each part may stand alone.

    Attributes:
        consent: withdrawn for every purpose that is not named any more.
        object: what must not be done any more, whatever else allows it.
        freeze: true: what is kept may only lie there; false: that ends.
        correct: the visitor's own messages, put right.
        end: the talk is over.
    """

    consent: Kept | None = None
    object: Purposes = []
    freeze: bool | None = None
    correct: list[Corrected] = Field(default=[], max_length=20)
    end: bool = False

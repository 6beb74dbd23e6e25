"""What the routes take, field by field; anything else is refused."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Token = Annotated[str, Field(min_length=20, max_length=100)]
Purposes = Annotated[list[Literal["answer", "transcript"]], Field(max_length=2)]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Consent(_Body):
    """What the visitor agreed to, and which text was shown."""

    version: str = Field(max_length=100)
    purposes: Purposes


class SessionBody(_Body):
    """A new talk; without consent it serves the greeting and the contact only."""

    consent: Consent | None = None
    language: str = Field(default="", max_length=100)


class ChatBody(_Body):
    """One message."""

    token: Token
    message: str = Field(max_length=100_000)


class FeedbackBody(_Body):
    """What the visitor thinks of one answer."""

    token: Token
    id: str = Field(max_length=64)
    thumb: Literal["up", "down"]
    note: str = Field(default="", max_length=1_000)


class HandoverBody(_Body):
    """The wish to reach a person."""

    token: Token
    contact: str = Field(default="", max_length=200)
    consent: bool = False


class Kept(_Body):
    """The purposes that still hold."""

    purposes: Purposes


class MeBody(_Body):
    """A change of what is kept: consent withdrawn for what is not named any more, or the end."""

    consent: Kept | None = None
    end: bool = False

"""What `/operator` gives back; `OPERATOR.md` says what each part means."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from builder.server.replies import Reply


class Told(BaseModel):
    """An object whose parts `OPERATOR.md` names; more may be added to it."""

    model_config = ConfigDict(extra="allow")


class Who(Reply):
    """The holder of the token."""

    name: str
    scopes: list[str]


class Serving(Reply):
    """The bundle that is served; `refused` is why a newer one is not."""

    id: str
    version: int
    signer: str
    refused: str | None


class State(Told):
    """How the host stands."""

    operator: Who
    bot: str
    language: str
    bundle: Serving
    open: bool
    why: str | None
    since: str | None
    by: str | None
    says: str
    min_version: int
    transcript_days: int
    store: str
    redis: str | None = None
    model: str | None = None


class Retried(Reply):
    """How many hand-overs are tried again."""

    count: int


class Forgotten(Reply):
    """The receipt of an erasure."""

    erased: dict[str, int]
    when: str
    sha256: str


class Looked(Reply):
    """What came of looking at the bundle's file."""

    swapped: bool
    version: int
    code: str | None

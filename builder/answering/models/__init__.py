"""Who can write an answer, behind one protocol; only cleared text goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from builder.core.cleared import Cleared
from builder.core.progress import CancelToken
from builder.core.spending import NOTHING, Spent

_MOST_TOKENS = 10_000_000
"""More than any model reads: whoever tells more tells nonsense."""


@dataclass(slots=True)
class Usage:
    """What calls for one answer used, filled in while they run.

    Attributes:
        sent: tokens of the present call, as its server told; None when it has not.
        received: the same for what it wrote.
        spent: of the calls that are over.
    """

    sent: int | None = None
    received: int | None = None
    spent: Spent = NOTHING

    def tell(self, sent: object, received: object) -> None:
        """Take what a server says; what cannot be a count is passed over."""
        if type(sent) is int and 0 < sent < _MOST_TOKENS:
            self.sent = sent
        if type(received) is int and 0 < received < _MOST_TOKENS:
            self.received = received


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a model is asked.

    Attributes:
        system: what the bot is and how it answers.
        turns: (role, text) oldest first; the role is `user` or `assistant`, the last one `user`.
        most_tokens: how long the reply may be, where a cap makes it matter.
        usage: the same for all calls of one answer.
    """

    system: Cleared
    turns: tuple[tuple[str, Cleared], ...]
    most_tokens: int | None = None
    usage: Usage = field(default_factory=Usage, compare=False)

    def __post_init__(self) -> None:
        parts: tuple[object, ...] = self.texts
        for part in parts:
            if not isinstance(part, Cleared) or part.purpose != "model":
                raise TypeError("a model takes text cleared for a model only")

    @property
    def texts(self) -> tuple[Cleared, ...]:
        """Everything that is sent, in order."""
        return (self.system, *(text for _, text in self.turns))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How long a reply may be, in tokens.

    Attributes:
        least: below it no useful answer comes; a call that cannot afford it is not made.
        most: what a call may take when the caps leave it.
        limited: whether the server can be told; otherwise we hang up.
    """

    least: int = 200
    most: int = 2048
    limited: bool = True


class ChatModel(Protocol):
    """Writes answers. Safe to use from several threads at once."""

    @property
    def name(self) -> str:
        """What the model is called, for the answer's record."""
        ...

    @property
    def host(self) -> str:
        """The host, with its port, that text goes to."""
        ...

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The answer in pieces, as they come; closing the iterator hangs up.

        Raises:
            ModelError: `model_unreachable`, `model_timeout`, `model_key_refused`,
                `model_rate_limited`, `model_failed`, `model_nonsense`, `model_cut_off` or
                `model_not_found`; pieces may have come before.
            PolicyError: `host_not_allowed`.
            Cancelled: when `token` asked for it, also while nothing comes.
        """
        ...

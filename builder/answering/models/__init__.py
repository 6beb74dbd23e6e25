"""Who can write an answer, behind one protocol; only cleared text goes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from builder.core.cleared import Cleared
from builder.core.progress import CancelToken


@dataclass(frozen=True, slots=True)
class ModelRequest:
    """What a model is asked.

    Attributes:
        system: what the bot is and how it answers.
        turns: (role, text) oldest first; the role is `user` or `assistant`, the last one `user`.
    """

    system: Cleared
    turns: tuple[tuple[str, Cleared], ...]

    def __post_init__(self) -> None:
        parts: tuple[object, ...] = self.texts
        for part in parts:
            if not isinstance(part, Cleared) or part.purpose != "model":
                raise TypeError("a model takes text cleared for a model only")

    @property
    def texts(self) -> tuple[Cleared, ...]:
        """Everything that is sent, in order."""
        return (self.system, *(text for _, text in self.turns))


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

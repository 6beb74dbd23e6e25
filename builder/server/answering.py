"""What the host asks of a bot, so that any object that answers can be served."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from builder.answering.escalation import Escalation
from builder.core.bot import BotSpec
from builder.core.conversation import AskEvent, Question
from builder.core.progress import CancelToken
from builder.privacy.pii.pseudonyms import Pseudonyms


class Readiness(Protocol):
    """How much of a bot can be searched already."""

    @property
    def passages(self) -> int:
        """Passages that keywords find."""
        ...

    @property
    def vectors(self) -> int:
        """Passages that meaning finds, too."""
        ...


class Answering(Protocol):
    """A bot as the host knows it; `builder.answering.bot.Bot` is one."""

    @property
    def spec(self) -> BotSpec:
        """The bot as its owner set it up."""
        ...

    @property
    def escalation(self) -> Escalation:
        """Whether a person is needed, and can be reached."""
        ...

    def ask(
        self,
        question: Question,
        *,
        names: Pseudonyms | None = None,
        token: CancelToken | None = None,
    ) -> Iterator[AskEvent]:
        """Answer piece by piece; the last event is `Done`."""
        ...

    def readiness(self) -> Readiness:
        """How much can be searched already."""
        ...

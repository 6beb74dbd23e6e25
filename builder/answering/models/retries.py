"""How often a model is asked again after a failure that may pass, and after which rest."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Retries:
    """How a failure that may pass is tried again, as long as nothing of the reply was shown.

    Attributes:
        tries: in all.
        first_s: the rest after the first failure; each further one is twice as long, and every
            one is drawn from half to one and a half of that, so that visitors do not come back
            all at once.
        longest_s: a server that asks for a longer rest is not waited for.
    """

    tries: int = 3
    first_s: float = 0.5
    longest_s: float = 8.0

    def rest(self, attempt: int, asked_s: float | None) -> float | None:
        """Seconds to wait after try number `attempt` (from 1); None to give up."""
        if attempt >= self.tries or (asked_s or 0.0) > self.longest_s:
            return None
        drawn: float = self.first_s * 2 ** (attempt - 1) * random.uniform(0.5, 1.5)  # noqa: S311
        return max(asked_s or 0.0, drawn)

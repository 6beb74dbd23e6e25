"""OpenAI's own service: the protocol of `openai_compatible`, with what its newer models refuse."""

from __future__ import annotations

from typing import Any, Final

from builder.answering.models import Lengths
from builder.answering.models.openai_compatible import OpenAICompatible, sdk
from builder.answering.models.retries import Retries
from builder.privacy.egress import Door
from builder.vault.secret import Secret

ADDRESS: Final = "https://api.openai.com/v1"

# Models that reason refuse any temperature but their own, and count an answer's length otherwise.
_OLDER: Final = ("gpt-3.5", "gpt-4", "chatgpt-4o")


class OpenAI(OpenAICompatible):
    """One model of OpenAI; `base_url` is empty but for a gateway in front of it."""

    def __init__(
        self,
        *,
        model_name: str,
        key: Secret | None,
        door: Door,
        base_url: str = "",
        timeout_s: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        super().__init__(
            base_url=base_url or ADDRESS,
            model_name=model_name,
            key=key,
            door=door,
            timeout_s=timeout_s,
            retries=retries,
        )

    @property
    def lengths(self) -> Lengths:
        """Thinking is paid for and counts as part of the reply."""
        older = self.name.startswith(_OLDER)
        return Lengths() if older else Lengths(least=2048, most=8192)

    def _llm(self, client: Any, **settings: Any) -> Any:
        if self.name.startswith(_OLDER):
            return super()._llm(client, **settings)
        longest = settings.pop("max_tokens", None)
        own = {"temperature": sdk().omit}
        if longest is not None:
            # Thinking counts too: sixteen tokens would be used up before the first word.
            own["max_completion_tokens"] = max(longest, 512)
        return super()._llm(client, additional_kwargs=own, **settings)

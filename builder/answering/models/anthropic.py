"""Anthropic's models, through llama-index and the one door."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Final

from builder.answering.models import ModelRequest
from builder.answering.models.remote import RemoteModel, messages_of, root_of, word_wanted
from builder.answering.models.retries import Retries
from builder.core.errors import MachineError
from builder.privacy.egress import Door
from builder.vault.secret import Secret

ADDRESS: Final = "https://api.anthropic.com"
_MOST_TOKENS: Final = 2048

# Later models refuse any temperature but their own.
_TAKES_TEMPERATURE: Final = re.compile(r"claude-(?:3|(?:opus|sonnet|haiku)-4(?!-[6-9]))")


class Anthropic(RemoteModel):
    """One model of Anthropic; `base_url` is empty but for a gateway in front of it."""

    key_headers: ClassVar[frozenset[str]] = frozenset({"x-api-key"})
    own_headers: ClassVar[frozenset[str]] = frozenset({"anthropic-version"})

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
            root_of(base_url or ADDRESS, ending="/v1"),
            model_name,
            key=key,
            door=door,
            timeout_s=timeout_s,
            retries=retries,
        )

    def _pieces(self, client: Any, request: ModelRequest) -> Iterator[tuple[str, bool]]:
        longest = {} if request.most_tokens is None else {"max_tokens": request.most_tokens}
        for reply in self._llm(client, **longest).stream_chat(messages_of(request)):
            more = reply.message.additional_kwargs or {}
            ended = getattr(reply.raw, "type", "") == "message_stop" or bool(
                more.get("stop_reason")
            )
            told = more.get("usage") or {}
            request.usage.tell(told.get("input_tokens"), told.get("output_tokens"))
            yield reply.delta or "", ended

    def _try(self, client: Any) -> None:
        self._llm(client, max_tokens=16).chat(word_wanted())

    def _listed(self, client: Any) -> list[str]:
        return [str(model.id) for model in self._account(client).models.list(limit=100).data]

    def _llm(self, client: Any, **settings: Any) -> Any:
        account = self._account(client)
        more = {} if _TAKES_TEMPERATURE.match(self.name) else {"temperature": _sdk().NOT_GIVEN}
        made = _claude()(
            model=self.name,
            api_key="none",
            max_retries=0,
            additional_kwargs=more,
            **{"max_tokens": _MOST_TOKENS, **settings},
        )
        # The integration takes no client; what it made for itself is never used.
        made._client = account  # noqa: SLF001
        made._aclient = None  # noqa: SLF001
        return made

    def _account(self, client: Any) -> Any:
        return _sdk().Anthropic(
            api_key=self._key_text() or "none",
            base_url=self._root,
            timeout=self._timeout_s,
            max_retries=0,
            http_client=client,
        )


@cache
def _claude() -> Any:
    """llama-index's integration, taking models that are newer than itself too."""
    from llama_index.core.llms import LLMMetadata
    from llama_index.llms.anthropic import Anthropic as Claude

    class AnyClaude(Claude):  # type: ignore[misc]
        """Any model that the service knows."""

        @property
        def metadata(self) -> LLMMetadata:
            return LLMMetadata(
                context_window=200_000,
                num_output=self.max_tokens,
                is_chat_model=True,
                model_name=self.model,
            )

    return AnyClaude


def _sdk() -> Any:
    """Anthropic's SDK, kept from writing anything down.

    Raises:
        MachineError: `model_support_missing`.
    """
    try:
        import anthropic
        import llama_index.llms.anthropic  # noqa: F401
    except ImportError:
        raise MachineError("model_support_missing") from None
    # With ANTHROPIC_LOG set the SDK would log whole prompts.
    logging.getLogger("anthropic").setLevel(logging.WARNING)
    return anthropic

"""Any server that speaks OpenAI's chat protocol, through llama-index and the one door."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any, Final

from builder.answering.models import ModelRequest
from builder.answering.models.remote import RemoteModel, messages_of, root_of, word_wanted
from builder.answering.models.retries import Retries
from builder.core.errors import MachineError
from builder.privacy.egress import Door
from builder.vault.secret import Secret

ENDING: Final = "/chat/completions"
_NO_KEY: Final = "none"
_UNKNOWN_WORD: Final = frozenset({400, 422})
"""How servers refuse a field that they do not know."""


class OpenAICompatible(RemoteModel):
    """One model of one server.

    Args:
        base_url: up to `/chat/completions`; `/v1` is added when there is no path.
        model_name: what the server calls the model.
        key: None where the server asks for none.
        door: the only way out.
        timeout_s: how long the server may be silent.

    Raises:
        UsageError: `bad_value` when `base_url` is not a web address.
    """

    def __init__(
        self,
        *,
        base_url: str,
        model_name: str,
        key: Secret | None,
        door: Door,
        timeout_s: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        super().__init__(
            root_of(base_url, ending=ENDING, default_path="/v1"),
            model_name,
            key=key,
            door=door,
            timeout_s=timeout_s,
            retries=retries,
        )
        self._tells_usage = True

    def _pieces(self, client: Any, request: ModelRequest) -> Iterator[tuple[str, bool]]:
        longest = {} if request.most_tokens is None else {"max_tokens": request.most_tokens}
        if self._tells_usage:
            try:
                yield from pieces_of(self._llm(client, **longest), request, usage=True)
            except sdk().APIStatusError as error:
                if error.status_code not in _UNKNOWN_WORD:
                    raise
            else:
                return
        yield from pieces_of(self._llm(client, **longest), request)
        self._tells_usage = False  # it answers to the same without the question for tokens

    def _try(self, client: Any) -> None:
        self._llm(client, max_tokens=16).chat(word_wanted())

    def _listed(self, client: Any) -> list[str]:
        listed = sdk().OpenAI(**self._account(client), max_retries=0).models.list()
        return [str(model.id) for model in listed.data]

    def _llm(self, client: Any, **settings: Any) -> Any:
        sdk()
        from llama_index.llms.openai_like import OpenAILike

        account = self._account(client)
        return OpenAILike(
            model=self.name,
            api_base=account.pop("base_url"),
            is_chat_model=True,
            is_function_calling_model=False,
            max_retries=0,
            **account,
            **settings,
        )

    def _account(self, client: Any) -> dict[str, Any]:
        return {
            "api_key": self._key_text() or _NO_KEY,
            "base_url": self._root,
            "timeout": self._timeout_s,
            "http_client": client,
        }


def pieces_of(
    llm: Any, request: ModelRequest, *, usage: bool = False
) -> Iterator[tuple[str, bool]]:
    """A streamed reply of OpenAI's chat protocol, as `RemoteModel._pieces` gives it.

    With `usage` the server is asked to tell, at the end, how many tokens it took.
    """
    more = {"stream_options": {"include_usage": True}} if usage else {}
    ended = False
    for reply in llm.stream_chat(messages_of(request), **more):
        choices = reply.raw.choices
        ended = ended or bool(choices and choices[0].finish_reason)
        told = getattr(reply.raw, "usage", None)
        request.usage.tell(
            getattr(told, "prompt_tokens", None), getattr(told, "completion_tokens", None)
        )
        yield reply.delta or "", ended


def sdk() -> Any:
    """The OpenAI SDK, kept from writing anything down.

    Raises:
        MachineError: `model_support_missing`.
    """
    try:
        import llama_index.llms.openai_like  # noqa: F401
        import openai
    except ImportError:
        raise MachineError("model_support_missing") from None
    # With OPENAI_LOG set the SDK would log whole prompts.
    logging.getLogger("openai").setLevel(logging.WARNING)
    return openai

"""Models that Ollama runs, on this computer or one of the owner's, through the one door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from builder.answering.models import ModelRequest
from builder.answering.models.remote import RemoteModel, messages_of, root_of, word_wanted
from builder.answering.models.retries import Retries
from builder.core.errors import HushdeskError, MachineError, ModelError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.privacy.egress import Door
from builder.vault.secret import Secret

ADDRESS: Final = "http://localhost:11434"

_CONTEXT: Final = 8192
"""Tokens that a question with its passages needs; a model's own limit may take all memory."""

_PULL_DEADLINE_S: Final = 6 * 3600.0


class Ollama(RemoteModel):
    """One model of one Ollama.

    Args:
        base_url: the server's root; empty for this computer. `/v1` and `/api` at its end are
            dropped: people paste the address that other programs want.
        model_name: with its tag, `llama3.2:3b`.
        key: for a server behind a gateway that asks for one.
        door: the only way out.
        timeout_s: how long the server may be silent; loading a model takes a while.
    """

    def __init__(
        self,
        *,
        model_name: str,
        door: Door,
        key: Secret | None = None,
        base_url: str = "",
        timeout_s: float = 120.0,
        retries: Retries | None = None,
    ) -> None:
        root = root_of(root_of(base_url or ADDRESS, ending="/v1"), ending="/api")
        super().__init__(root, model_name, key=key, door=door, timeout_s=timeout_s, retries=retries)

    def pull(self, *, progress: Progress = silent, token: CancelToken | None = None) -> None:
        """Let the server fetch the model; `progress` hears bytes done and in all.

        Raises:
            ModelError: as `stream` does; `model_not_found` when there is no such model,
                `model_fetch_cut` when it ended before all was there.
            Cancelled: when `token` asked for it; the server keeps what it has and goes on from
                there the next time.
        """
        token = token or CancelToken()
        limits = {**self._limits(token), "deadline_s": _PULL_DEADLINE_S}
        with self._door.client("model", **limits) as client, self._told(token):
            said = ""
            for news in self._account(client).pull(self.name, stream=True):
                token.check()
                said = news.status or ""
                progress(Step("pulling", news.completed or 0, news.total or 0, self.name))
            if said != "success":  # the last word of a whole one
                raise ModelError("model_fetch_cut", host=self.host, model=self.name)

    def _error(self, error: BaseException) -> HushdeskError:
        # A failure after the first line has no status of its own, only words.
        if type(error).__name__ == "ResponseError" and getattr(error, "status_code", 0) <= 0:
            missing = any(word in str(error) for word in ("does not exist", "not found"))
            code, status = ("model_not_found", 404) if missing else ("model_failed", 500)
            return ModelError(code, host=self.host, model=self.name, status=status)
        return super()._error(error)

    def _pieces(self, client: Any, request: ModelRequest) -> Iterator[tuple[str, bool]]:
        longest = {} if request.most_tokens is None else {"num_predict": request.most_tokens}
        for reply in self._llm(client, **longest).stream_chat(messages_of(request)):
            told = dict(reply.raw)
            request.usage.tell(told.get("prompt_eval_count"), told.get("eval_count"))
            yield reply.delta or "", bool(told.get("done"))

    def _try(self, client: Any) -> None:
        if self.name not in {name for full in self._listed(client) for name in _names(full)}:
            raise ModelError("model_not_found", host=self.host, model=self.name, status=404)
        self._llm(client, num_predict=1).chat(word_wanted())

    def _listed(self, client: Any) -> list[str]:
        return [str(model.model) for model in self._account(client).list().models]

    def _llm(self, client: Any, **options: int) -> Any:
        account = self._account(client)
        from llama_index.llms.ollama import Ollama as Running

        return Running(
            model=self.name,
            base_url=self._root,
            client=account,
            temperature=0.1,
            context_window=_CONTEXT,
            request_timeout=self._timeout_s,
            is_function_calling_model=False,
            additional_kwargs=options,
        )

    def _account(self, client: Any) -> Any:
        try:
            import llama_index.llms.ollama  # noqa: F401
            import ollama
        except ImportError:
            raise MachineError("model_support_missing") from None
        made = ollama.Client(host=self._root)
        own, made._client = made._client, client  # noqa: SLF001 - it takes no client of ours
        own.close()
        client.base_url = self._root
        key = self._key_text()
        if key:
            client.headers["authorization"] = f"Bearer {key}"
        return made


def _names(full: str) -> tuple[str, ...]:
    """How a model of the list may be called: without `:latest` too."""
    return (full, full.removesuffix(":latest"))

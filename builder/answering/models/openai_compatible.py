"""Any server that speaks OpenAI's chat protocol, through llama-index and the one door."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from builder.answering.models import ModelRequest
from builder.core.errors import HushdeskError, MachineError, ModelError, UsageError
from builder.core.progress import CancelToken
from builder.privacy.egress import Door, Failure, failure_of
from builder.vault.secret import Secret

if TYPE_CHECKING:
    from builder.privacy.egress import Client, Request

_T = TypeVar("_T")

LONGEST: Final = 40_000
"""Characters after which a reply is taken for nonsense."""

_PATIENCE: Final = 5
"""A whole reply may take this many times what one silence may."""

# All that the protocol needs; SDKs add what they find in the environment.
_HEADERS: Final = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length",
     "user-agent", "authorization"}
)  # fmt: skip
_NO_KEY: Final = "none"
_BY_STATUS: Final = {
    401: "model_key_refused",
    403: "model_key_refused",
    404: "model_not_found",
    405: "model_nonsense",
    429: "model_rate_limited",
}
_BY_FAILURE: Final = {
    Failure.UNREACHABLE: "model_unreachable",
    Failure.TIMEOUT: "model_timeout",
    Failure.CUT_OFF: "model_cut_off",
}


class OpenAICompatible:
    """One model of one server. Every call opens a client of its own and closes it.

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
    ) -> None:
        self._root = _root_of(base_url)
        self._key = key
        self._door = door
        self._timeout_s = timeout_s
        self.name = model_name
        self.host = urlsplit(self._root).netloc.rpartition("@")[2]

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The reply in pieces. See `ChatModel`."""
        with self._client(token) as client, self._told(token):
            yield from self._whole(self._llm(client).stream_chat(_messages(request)))

    def check(self, *, token: CancelToken | None = None) -> None:
        """Ask the model for a word, to see that address, key and name are right.

        Raises:
            ModelError: as `stream` does.
        """
        from llama_index.core.llms import ChatMessage

        token = token or CancelToken()
        with self._client(token) as client, self._told(token):
            self._llm(client, max_tokens=16).chat([ChatMessage(role="user", content="Say yes.")])

    def models(self, *, token: CancelToken | None = None) -> list[str]:
        """The names of the models that the server offers; none where it does not tell.

        Raises:
            ModelError: as `stream` does.
        """
        token = token or CancelToken()
        with self._client(token) as client, self._told(token):
            listed = _sdk().OpenAI(**self._account(client), max_retries=0).models.list()
            return [str(model.id) for model in listed.data]

    def _client(self, token: CancelToken) -> Client:
        client = self._door.client(
            "model",
            timeout_s=self._timeout_s,
            deadline_s=self._timeout_s * _PATIENCE,
            token=token,
        )
        client.event_hooks = {"request": [self._strip]}
        return client

    def _strip(self, request: Request) -> None:
        """Send the protocol's own headers and no others, and no key where there is none."""
        for name in list(request.headers):
            if name not in _HEADERS or (name == "authorization" and not self._key):
                del request.headers[name]

    def _llm(self, client: Client, **settings: Any) -> Any:
        _sdk()
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

    def _account(self, client: Client) -> dict[str, Any]:
        return {
            "api_key": self._key_text() or _NO_KEY,
            "base_url": self._root,
            "timeout": self._timeout_s,
            "http_client": client,
        }

    def _key_text(self) -> str:
        """The key as it can stand in a header; what cannot is no key."""
        try:
            text = self._key.text().strip() if self._key else ""
        except UnicodeDecodeError:
            text = "\n"
        if not (text.isascii() and all(map(str.isprintable, text))):
            raise ModelError("model_key_refused", host=self.host)
        return text

    def _whole(self, replies: Iterator[Any]) -> Iterator[str]:
        """The pieces of a reply that came to its proper end."""
        length, ended = 0, False
        for reply in replies:
            choices = reply.raw.choices
            ended = ended or bool(choices and choices[0].finish_reason)
            length += len(reply.delta or "")
            if length > LONGEST:
                raise ModelError("model_nonsense", host=self.host)
            if reply.delta:
                yield reply.delta
        if not length:
            raise ModelError("model_nonsense", host=self.host)
        if not ended:
            raise ModelError("model_cut_off", host=self.host)

    @contextmanager
    def _told(self, token: CancelToken) -> Iterator[None]:
        """Whatever the libraries raise, as one of our errors and without what was sent."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - a reply can break the SDKs in any way
            token.check()
            raise self._error(error) from None

    def _error(self, error: BaseException) -> HushdeskError:
        own = _first(error, lambda cause: cause if isinstance(cause, HushdeskError) else None)
        if own is not None:
            return own
        status = _first(error, lambda cause: getattr(cause, "status_code", None))
        if isinstance(status, int):
            code = _BY_STATUS.get(status, "model_failed" if status >= 400 else "model_nonsense")
            return ModelError(code, host=self.host, model=self.name, status=status)
        failure = failure_of(error)
        code = _BY_FAILURE[failure] if failure else "model_nonsense"
        return ModelError(code, host=self.host, seconds=round(self._timeout_s))


def _messages(request: ModelRequest) -> list[Any]:
    from llama_index.core.llms import ChatMessage

    said = [("system", request.system), *request.turns]
    return [ChatMessage(role=role, content=cleared.text) for role, cleared in said]


def _root_of(base_url: str) -> str:
    text = base_url.strip().rstrip("/").removesuffix("/chat/completions").rstrip("/")
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("bad_value", name="answers.base_url", value=base_url)
    return text if parts.path else f"{text}/v1"


def _sdk() -> Any:
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


def _first(error: BaseException | None, find: Callable[[BaseException], _T | None]) -> _T | None:
    """What `find` gives for `error` or for the first of its causes that has something."""
    while error is not None:
        found = find(error)
        if found is not None:
            return found
        error = error.__cause__ or error.__context__
    return None

"""What every model behind an address has in common: the door, the key, patience, our errors."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, ClassVar, Final
from urllib.parse import urlsplit

from builder.answering.models import Lengths, ModelRequest
from builder.answering.models.failures import passes, told_as
from builder.answering.models.retries import Retries
from builder.core.cleared import Cleared
from builder.core.errors import HushdeskError, ModelError, UsageError
from builder.core.progress import CancelToken
from builder.privacy.egress import Door
from builder.vault.secret import Secret

LONGEST: Final = 40_000
"""Characters after which a reply is taken for nonsense."""

_PATIENCE: Final = 5
"""A whole reply may take this many times what one silence may."""

# All that the protocols need; SDKs add what they find in the environment.
_HEADERS: Final = frozenset(
    {"host", "accept", "accept-encoding", "connection", "content-type", "content-length",
     "user-agent"}
)  # fmt: skip


class RemoteModel(ABC):
    """One model of one server. Every call opens a client of its own and closes it.

    Args:
        root: the address that the adapter's protocol begins with.
        model_name: what the server calls the model.
        key: None where the server asks for none.
        door: the only way out.
        timeout_s: how long the server may be silent.
    """

    key_headers: ClassVar[frozenset[str]] = frozenset({"authorization"})
    """Headers that carry the key; left out where there is none."""

    own_headers: ClassVar[frozenset[str]] = frozenset()
    """Further headers of this protocol."""

    @property
    def lengths(self) -> Lengths:
        """How long a reply may be where caps make it matter."""
        return Lengths()

    def __init__(
        self,
        root: str,
        model_name: str,
        *,
        key: Secret | None,
        door: Door,
        timeout_s: float = 60.0,
        retries: Retries | None = None,
    ) -> None:
        self._root = root
        self._key = key
        self._door = door
        self._timeout_s = timeout_s
        self._retries = retries or Retries()
        self.name = model_name
        self.host = urlsplit(root).netloc.rpartition("@")[2]

    def stream(self, request: ModelRequest, *, token: CancelToken) -> Iterator[str]:
        """The reply in pieces. See `ChatModel`."""
        attempt, began = 1, False
        while True:
            try:
                for piece in self._once(request, token):
                    began = True
                    yield piece
            except ModelError as error:
                rest = None if began else self._rest(error, attempt)
                if rest is None:
                    raise
                attempt += 1
            else:
                return
            token.wait(rest)
            token.check()

    def check(self, *, token: CancelToken | None = None) -> None:
        """Ask the model for a word, to see that address, key and name are right.

        Raises:
            ModelError: as `stream` does.
        """
        token = token or CancelToken()
        with self._client(token) as client, self._told(token):
            self._try(client)

    def models(self, *, token: CancelToken | None = None) -> list[str]:
        """The names of the models that the server offers; none where it does not tell.

        Raises:
            ModelError: as `stream` does.
        """
        token = token or CancelToken()
        with self._client(token) as client, self._told(token):
            return self._listed(client)

    @abstractmethod
    def _pieces(self, client: Any, request: ModelRequest) -> Iterator[tuple[str, bool]]:
        """(text, whether the reply has come to its proper end) as it comes."""

    @abstractmethod
    def _try(self, client: Any) -> None:
        """Ask for a word."""

    @abstractmethod
    def _listed(self, client: Any) -> list[str]:
        """The models that the server offers."""

    def _limits(self, token: CancelToken) -> dict[str, Any]:
        deadline = self._timeout_s * _PATIENCE
        return {"timeout_s": self._timeout_s, "deadline_s": deadline, "token": token}

    @contextmanager
    def _client(self, token: CancelToken, carries: Sequence[Cleared] = ()) -> Iterator[Any]:
        why = "model" if carries else "probe"
        with self._door.client(why, carries=carries, **self._limits(token)) as client:
            client.event_hooks = {"request": [self._strip]}
            yield client

    def _strip(self, request: Any) -> None:
        """Send the protocol's own headers and no others, and no key where there is none."""
        kept = _HEADERS | self.own_headers | (self.key_headers if self._key else frozenset())
        for name in list(request.headers):
            if name.lower() not in kept:
                del request.headers[name]

    def _once(self, request: ModelRequest, token: CancelToken) -> Iterator[str]:
        """The pieces of a reply that came to its proper end."""
        length, ended = 0, False
        with self._client(token, request.texts) as client, self._told(token):
            for text, ended in self._pieces(client, request):  # noqa: B007 - the last one counts
                length += len(text)
                if length > LONGEST:
                    raise ModelError("model_nonsense", host=self.host)
                if text:
                    yield text
            if not length:
                raise ModelError("model_nonsense", host=self.host)
            if not ended:
                raise ModelError("model_cut_off", host=self.host)

    def _rest(self, error: ModelError, attempt: int) -> float | None:
        if not passes(error):
            return None
        asked = error.params.get("retry_after")
        return self._retries.rest(attempt, float(asked) if asked else None)

    def _key_text(self) -> str:
        """The key as it can stand in a header; what cannot is no key."""
        try:
            text = self._key.text().strip() if self._key else ""
        except UnicodeDecodeError:
            text = "\n"
        if not (text.isascii() and all(map(str.isprintable, text))):
            raise ModelError("model_key_refused", host=self.host)
        return text

    @contextmanager
    def _told(self, token: CancelToken) -> Iterator[None]:
        """Whatever the libraries raise, as one of our errors and without what was sent."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - a reply can break the SDKs in any way
            token.check()
            raise self._error(error) from None

    def _error(self, error: BaseException) -> HushdeskError:
        return told_as(error, self.host, self.name, self._timeout_s)


def root_of(base_url: str, *, ending: str = "", default_path: str = "") -> str:
    """`base_url` as a protocol's root: without `ending`, with `default_path` where it has none.

    Raises:
        UsageError: `bad_value` when it is not a web address.
    """
    text = base_url.strip().rstrip("/")
    if ending:
        text = text.removesuffix(ending).rstrip("/")
    try:
        parts = urlsplit(text)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable:
        raise UsageError("bad_value", name="answers.base_url", value=base_url)
    return text if parts.path else f"{text}{default_path}"


def messages_of(request: ModelRequest) -> list[Any]:
    """The request as llama-index's messages, the system's first."""
    from llama_index.core.llms import ChatMessage

    said = [("system", request.system), *request.turns]
    return [ChatMessage(role=role, content=cleared.text) for role, cleared in said]


def word_wanted() -> list[Any]:
    """The shortest question that shows whether a model answers."""
    from llama_index.core.llms import ChatMessage

    return [ChatMessage(role="user", content="Say yes.")]
